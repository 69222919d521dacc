"""Several messages of a desk at once."""

import pytest
from django.test import Client

from hearth.ground.audit.models import Entry
from hearth.journey.casework.models import Referral, Route
from hearth.journey.contact import actions
from hearth.journey.contact.models import Thread
from tests import cast
from tests.house.screens import read, send, words_on

TOGETHER = "/yuhe/desk/together/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(bai):
    return cast.signed_in(Client(), bai)


@pytest.fixture
def three(code):
    bodies = ("停暖三天，电话13800002046。", "暖气不热，我是李秀兰。", "楼道漏水。")
    return [cast.delivered(code, body) for body in bodies]


def again(thread):
    return Thread.objects.get(pk=thread.pk)


def page_for(browser, verb, threads):
    return browser.get(TOGETHER, {"do": verb, "row": [each.code for each in threads]})


def form_for(browser, verb, threads):
    (form,) = [
        form for form in read(page_for(browser, verb, threads)).forms if "do" in form.names and form.method == "post"
    ]
    return form


def take(browser, verb, threads, **typed):
    return send(browser, form_for(browser, verb, threads), **{"row": [each.code for each in threads]} | typed)


def test_on_the_desk_every_row_has_a_box_and_the_bar_names_what_can_be_done(clerk, three):
    page = clerk.get("/yuhe/desk/?tray=deputies").text

    assert page.count('form="together"') == 3
    assert f'action="{TOGETHER}"' in page
    assert "转给一家单位" in page


def test_a_deputy_says_of_several_that_they_were_read(zhao, three):
    browser = cast.signed_in(Client(), zhao)

    answer = take(browser, "acknowledge", three)

    assert "3项中完成了3项" in words_on(answer)
    assert {again(each).state for each in three} == {"acknowledged"}


def test_each_is_a_deed_of_its_own_in_the_ledger(clerk, bai, three):
    take(clerk, "take_over", three)

    lines = Entry.objects.filter(event="contact.taken_over")
    assert {line.thing_id for line in lines} == {each.pk for each in three}
    assert {line.who for line in lines} == {bai.id}


def test_several_go_to_another_deputy(clerk, sun, three):
    take(clerk, "reassign", three, deputy="孙建国")

    assert {again(each).deputy_id for each in three} == {sun.deputy.pk}


def test_each_slip_has_the_common_words_and_the_residents_own_both_covered(clerk, three, heating):
    take(clerk, "refer", three[:2], unit=heating.pk, tier="utilities", words="请联系13911112222，今天内回复。")

    told = {each.thread.pk: each.words for each in Referral.objects.all()}
    assert set(told) == {each.pk for each in three[:2]}
    assert all("今天内回复" in words for words in told.values())
    assert not any(secret in words for words in told.values() for secret in ("13800002046", "李秀兰", "13911112222"))
    assert "停暖三天" in told[three[0].pk] and "暖气不热" in told[three[1].pk]


def test_what_a_clerk_changed_in_one_slip_stays_changed(clerk, three, heating):
    changed = {f"words-{three[0].code}": "七号楼停暖，请查。"}

    take(clerk, "refer", three[:1], unit=heating.pk, tier="ordinary", words="", **changed)

    assert Referral.objects.get().words == "七号楼停暖，请查。"


def test_the_line_of_the_catalogue_that_led_there_is_noted(clerk, three, heating):
    line = Route.objects.create(title="供暖", words="停暖", unit=heating, tier="utilities")

    take(clerk, "refer", three[:1], unit=heating.pk, tier="utilities", words="")

    assert Referral.objects.get().route == line


def test_what_could_not_be_done_is_told_row_by_row_and_the_rest_stays_done(clerk, bai, three, heating):
    cast.referred(three[1], bai, heating)

    answer = take(clerk, "refer", three, unit=heating.pk, tier="ordinary", words="请尽快。")

    page = words_on(answer)
    assert "3项中完成了2项" in page
    assert "榆河热力有限公司已在办理" in page
    assert Referral.objects.count() == 3
    rest = [form for form in read(answer).forms if form.method == "post" and "do" in form.names]
    assert [form["words"] for form in rest] == ["请尽快。"], "the words typed are kept for another try"
    assert rest[0].values["row"] == [three[1].code]


def test_what_somebody_did_since_the_page_was_made_is_left_alone(clerk, zhao, three):
    form = form_for(clerk, "take_over", three)
    actions.reply(again(three[0]), "换了阀门。", "solved", by=zhao)

    answer = send(clerk, form, row=[each.code for each in three])

    assert again(three[0]).state == "replied"
    assert "3项中完成了2项" in words_on(answer)


def test_sent_twice_by_mistake_nothing_is_done_twice(clerk, sun, three):
    form = form_for(clerk, "reassign", three)
    rows = [each.code for each in three]
    send(clerk, form, row=rows, deputy="孙建国")

    answer = send(clerk, form, row=rows, deputy="孙建国")

    assert "3项中完成了0项" in words_on(answer)
    assert Entry.objects.filter(event="contact.reassigned").count() == 3


def test_a_form_with_a_mistake_does_nothing_and_keeps_everything(clerk, three):
    answer = take(clerk, "refer", three, unit="", tier="hard", words="请尽快检修。")

    assert answer.status_code == 422
    assert "请尽快检修。" in answer.text
    assert not Referral.objects.exists()


def test_who_is_out_of_sight_is_neither_shown_nor_touched(zhao, sun, three):
    browser = cast.signed_in(Client(), sun)

    page = page_for(browser, "acknowledge", three)
    browser.post(TOGETHER, {"do": "acknowledge", "row": [each.code for each in three]})

    assert not any(each.code in page.text.partition("<main")[2] for each in three)
    assert {again(each).state for each in three} == {"delivered"}


def test_a_deputy_cannot_do_what_only_staff_do(zhao, three):
    browser = cast.signed_in(Client(), zhao)

    assert page_for(browser, "take_over", three).status_code == 404
    assert browser.post(TOGETHER, {"do": "take_over", "row": three[0].code}).status_code == 404


def test_nothing_chosen_is_said_in_words(clerk, three):
    assert "还没有选" in page_for(clerk, "take_over", []).text


def test_more_than_a_hundred_are_not_taken_in_one_go(clerk, three, monkeypatch):
    monkeypatch.setattr("hearth.core.together.MOST", 2)

    page = page_for(clerk, "take_over", three).text

    assert "一次最多2项" in page
    assert page.count('name="seen-') == 2


@pytest.mark.parametrize("row", ["\0", "暖" * 400, "%00", "' OR 1=1 --", "A" * 5000])
def test_nonsense_in_place_of_a_number_finds_nothing(clerk, three, row):
    answer = clerk.get(TOGETHER, {"do": "take_over", "row": row})

    assert answer.status_code == 200
    assert "还没有选" in answer.text


def test_words_that_are_too_long_for_one_slip_are_told_for_that_one(clerk, three, heating):
    long = {f"words-{three[0].code}": "冷" * 10_001}

    answer = take(clerk, "refer", three[:2], unit=heating.pk, tier="ordinary", words="", **long)

    assert "2项中完成了1项" in words_on(answer)
    assert "一万字" in words_on(answer) or "10,000" in words_on(answer)


def test_a_hundred_rows_with_words_of_their_own_are_one_form(clerk, heating):
    codes = [f"Z{number:07}" for number in range(100)]
    typed = {f"words-{code}": "请查。" for code in codes} | {f"seen-{code}": "" for code in codes}

    answer = clerk.post(TOGETHER, typed | {"do": "refer", "unit": heating.pk, "tier": "hard", "row": codes})

    assert answer.status_code == 200
    assert "100项已不在这里" in answer.text or "还没有选" in answer.text


def test_the_chair_finds_only_what_a_chair_can_do(three):
    leader = cast.signed_in(Client(), cast.staff("梁主任", "Liang Zhu", "leader"))

    assert page_for(leader, "refer", three).status_code == 404
    assert page_for(leader, "reassign", three).status_code == 404
