import pytest

from hearth.core import tenancy
from hearth.journey.contact import actions
from hearth.journey.contact.models import DeputyCode, Sheet
from tests import cast


@pytest.fixture
def staff(client, bai):
    """Bai at her desk, reading English."""
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return cast.signed_in(client, bai)


def at(code, rest=""):
    return f"/yuhe/codes/{code.number}/{rest}"


def test_a_stranger_is_led_to_the_sign_in_and_back(client, code):
    answer = client.get("/yuhe/codes/?q=Zhao")

    assert answer.status_code == 303
    assert answer.headers["Location"] == "/yuhe/sign-in/?next=%2Fyuhe%2Fcodes%2F%3Fq%3DZhao"


def test_a_form_sent_after_signing_out_loses_no_words(client, code):
    answer = client.post(at(code, "pause/"))

    assert answer.status_code == 403
    assert "/yuhe/sign-in/" in answer.text
    assert DeputyCode.objects.get().state == "active"


@pytest.mark.parametrize("page", ["/yuhe/codes/", "/yuhe/deputies/D001/codes/"])
def test_codes_are_not_a_deputys_business(client, zhao, page):
    assert cast.signed_in(client, zhao).get(page).status_code == 404


def test_the_list_shows_each_deputy_with_their_codes(staff, code, sun):
    page = staff.get("/yuhe/codes/").text

    assert code.number in page
    assert "Sun Jianguo" in page
    assert "No code yet" in page


def test_the_list_finds_a_deputy_by_the_printed_number(staff, code, sun):
    page = staff.get(f"/yuhe/codes/?q={code.number}").text

    assert "Zhao Min" in page
    assert "Sun Jianguo" not in page


def test_the_list_goes_on_after_twenty_four_deputies(staff, yuhe):
    for number in range(25):
        cast.Deputy.objects.create(code=f"D{number:03}", name_zh=f"代{number}", name_en=f"Deputy {number}")

    first = staff.get("/yuhe/codes/").text
    second = staff.get("/yuhe/codes/?q=&after=D023").text

    assert "after=D023" in first
    assert "D024" not in first
    assert "D024" in second


def test_the_list_costs_the_same_for_one_code_and_for_many(staff, code, sun, django_assert_num_queries):
    for _ in range(3):
        cast.code_of(sun)

    with django_assert_num_queries(6):
        staff.get("/yuhe/codes/")


@pytest.mark.parametrize("odd", ["%00", "%25", "'", "D", "😀" * 80, "-", "\\"])
def test_the_search_takes_whatever_is_typed(staff, code, odd):
    assert staff.get(f"/yuhe/codes/?q={odd}&after={odd}").status_code == 200


def test_a_new_code_says_where_it_hangs(staff, zhao):
    answer = staff.post("/yuhe/deputies/D001/codes/", {"use": "poster", "label": "安和社区公告栏"})

    code = DeputyCode.objects.get()
    assert answer.headers["Location"] == at(code)
    assert "安和社区公告栏" in staff.get(at(code)).text


def test_a_label_that_is_too_long_comes_back_to_be_shortened(staff, zhao):
    answer = staff.post("/yuhe/deputies/D001/codes/", {"use": "poster", "label": "长" * 81})

    assert answer.status_code == 422
    assert "长" * 81 in answer.text
    assert not DeputyCode.objects.exists()


def test_the_page_of_a_code_shows_what_came_through_and_what_happened(staff, code, bai, thread):
    actions.pause_code(code, by=bai)

    page = staff.get(at(code)).text

    assert "Paused" in page
    assert "白洁 paused it" in page
    assert '<dd class="figure__n">1</dd>' in page
    assert f"/c/{code.code}" in page


def test_a_code_is_paused_and_put_back_in_use(staff, code):
    staff.post(at(code, "pause/"))
    paused = DeputyCode.objects.get().state
    staff.post(at(code, "resumption/"))

    assert (paused, DeputyCode.objects.get().state) == ("paused", "active")


def test_replacing_a_code_leads_to_the_new_one(staff, code):
    answer = staff.post(at(code, "successor/"))

    fresh = DeputyCode.objects.get(state="active")
    assert answer.headers["Location"] == at(fresh)
    assert fresh.number in staff.get(at(code)).text


def test_retiring_is_confirmed_first(staff, code):
    unconfirmed = staff.post(at(code, "retirement/"))
    state = DeputyCode.objects.get().state
    staff.post(at(code, "retirement/"), {"sure": "on"})

    assert (unconfirmed.status_code, state) == (422, "active")
    assert DeputyCode.objects.get().state == "retired"


@pytest.mark.django_db(transaction=True)
def test_a_move_that_is_no_longer_possible_is_explained(staff, code, bai):
    actions.retire_code(code, by=bai)

    answer = staff.post(at(code, "pause/"), follow=True)

    assert "Somebody else has changed this" in answer.text


@pytest.mark.parametrize("number", ["7K4Q-M2XW-9F", "abc", "%00", "D001"])
def test_a_number_that_is_none_of_ours_is_not_found(staff, number):
    assert staff.get(f"/yuhe/codes/{number}/").status_code == 404


def test_a_code_of_the_other_congress_does_not_exist_here(staff, jinchuan, wei):
    with tenancy.inside(jinchuan):
        theirs = cast.code_of(wei)

    assert staff.get(at(theirs)).status_code == 404
    assert staff.post(at(theirs, "pause/")).status_code == 404


def test_a_poster_is_ordered_waited_for_and_fetched(staff, code, at_once):
    ordered = staff.post("/yuhe/sheets/", {"kind": "poster", "language": "en", "code": code.number})
    sheet = Sheet.objects.get()
    page = staff.get(ordered.headers["Location"])
    paper = staff.get(f"/yuhe/sheets/{sheet.pk}/file/")

    assert f"/yuhe/sheets/{sheet.pk}/file/" in page.text
    assert paper.headers["Content-Type"] == "application/pdf"
    assert paper.headers["Content-Disposition"].startswith("inline")
    assert paper.headers["Cache-Control"] == "private, no-store"
    assert b"".join(paper.streaming_content).startswith(b"%PDF")


def test_while_a_sheet_is_being_made_its_page_looks_again_by_itself(staff, yuhe, code, bai):
    sheet = actions.order_sheet(yuhe, "poster", "en", "https://lianxin.example", by=bai, code=code)

    answer = staff.get(f"/yuhe/sheets/{sheet.pk}/")

    assert answer.headers["Refresh"] == "2"
    assert staff.get(f"/yuhe/sheets/{sheet.pk}/file/").status_code == 404


def test_a_sheet_that_could_not_be_made_says_what_to_do(staff, yuhe, code, bai):
    sheet = actions.order_sheet(yuhe, "poster", "en", "https://lianxin.example", by=bai, code=code)
    sheet.move("fail")

    answer = staff.get(f"/yuhe/sheets/{sheet.pk}/")

    assert sheet.code in answer.text
    assert "Refresh" not in answer.headers


def test_the_printed_address_is_the_one_the_operator_chose(staff, code, settings):
    settings.HEARTH_ADDRESS = "https://lianxin.example"

    staff.post("/yuhe/sheets/", {"kind": "cards", "language": "en", "code": code.number})

    assert Sheet.objects.get().base == "https://lianxin.example"


@pytest.mark.django_db(transaction=True)
def test_an_order_that_cannot_be_met_is_explained(staff, zhao):
    answer = staff.post("/yuhe/sheets/", {"kind": "posters", "language": "en"}, follow=True)

    assert "No deputy has a poster code yet" in answer.text


@pytest.mark.parametrize(
    "order", [{}, {"kind": "banner", "language": "en"}, {"kind": "poster", "language": "en", "code": "none"}]
)
def test_an_order_for_what_does_not_exist_is_not_taken(staff, code, order):
    assert staff.post("/yuhe/sheets/", order).status_code == 404
    assert not Sheet.objects.exists()


def test_a_sheet_of_the_other_congress_cannot_be_fetched(staff, jinchuan, wei):
    with tenancy.inside(jinchuan):
        clerk = cast.staff("何静", "He Jing", "clerk")
        theirs = actions.order_sheet(jinchuan, "poster", "en", "https://x.example", by=clerk, code=cast.code_of(wei))

    assert staff.get(f"/yuhe/sheets/{theirs.pk}/").status_code == 404


def test_a_sheet_whose_paper_is_lost_is_not_found(staff, yuhe, code, bai):
    sheet = actions.order_sheet(yuhe, "poster", "en", "https://lianxin.example", by=bai, code=code)
    sheet.move("finish")

    assert staff.get(f"/yuhe/sheets/{sheet.pk}/file/").status_code == 404


def test_one_press_gives_everybody_a_poster_and_the_offer_goes_away(staff, code, sun):
    offer = staff.get("/yuhe/codes/").text
    answer = staff.post("/yuhe/codes/missing/", follow=True)

    assert "1 deputy in office has no poster code." in offer
    assert "1 poster code is issued." in answer.text
    assert "has no poster code" not in answer.text
    assert DeputyCode.objects.filter(deputy=sun.deputy, use="poster").count() == 1
