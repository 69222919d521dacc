"""Referrals in the browser of staff, units, deputies and residents."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from hearth.core import clock
from hearth.ground.rulebook.models import Clock
from hearth.journey.casework import actions
from hearth.journey.casework.models import Referral, Route
from hearth.journey.contact.models import Photo, Thread
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(bai):
    return cast.signed_in(Client(), bai)


@pytest.fixture
def unit(he):
    return cast.signed_in(Client(), he)


def of(referral: Referral, what: str = "") -> str:
    return f"/yuhe/referrals/{referral.code}/{what}"


def test_a_clerk_refers_to_two_units_at_once(desk, thread, heating):
    water = cast.unit("榆河自来水公司", "Yuhe Water")
    page = f"/yuhe/threads/{thread.code}/referrals/new/"
    assert "7号楼" not in re.search(r"<textarea[^>]*>(.*?)</textarea>", desk.get(page).text, re.S)[1]

    answer = desk.post(
        page, {"unit": heating.pk, "second": water.pk, "tier": "utilities", "words": "停暖三天，请检修。"}
    )

    assert answer.status_code == 303
    told = {(each.unit, each.role) for each in Referral.objects.all()}
    assert told == {(heating, "lead"), (water, "co")}


def test_the_same_unit_twice_is_told_and_nothing_is_sent(desk, thread, heating):
    page = f"/yuhe/threads/{thread.code}/referrals/new/"

    answer = desk.post(page, {"unit": heating.pk, "second": heating.pk, "tier": "hard", "words": "请检修停暖。"})

    assert answer.status_code == 422
    assert "请检修停暖。" in answer.text
    assert not Referral.objects.exists()


def test_the_catalogues_proposal_stands_in_the_form(desk, thread, heating):
    Route.objects.create(title="供暖", words="室温 停暖", unit=heating, tier="utilities")

    page = desk.get(f"/yuhe/threads/{thread.code}/referrals/new/").text

    assert "因为有：室温" in page
    assert f'<option value="{heating.pk}" selected>' in page


def test_a_unit_finds_what_is_due_on_its_desk_and_takes_it_on(unit, referral):
    assert unit.get("/yuhe/desk/").headers["Location"].endswith("/yuhe/referrals/")
    assert referral.code in unit.get("/yuhe/referrals/").text

    assert unit.post(of(referral, "acceptance/")).status_code == 303

    assert Referral.objects.get().state == "accepted"


def test_a_unit_reads_neither_name_nor_number_of_the_resident(unit, referral):
    page = unit.get(of(referral)).text

    assert "李奶奶" not in page
    assert "2046" not in page
    assert "停暖三天" in page


def test_once_disclosed_it_reads_them_and_that_is_written_down(unit, desk, referral, thread, bai):
    actions.disclose(referral, "约时间上门", by=bai)

    page = unit.get(of(referral)).text

    assert "138 0000 2046" in page
    assert thread.pk in {each.thing_id for each in _sightings()}


def _sightings():
    from hearth.ground.audit.models import Sighting

    return Sighting.objects.filter(role="unit")


@pytest.mark.django_db(transaction=True)
def test_words_typed_by_a_unit_that_was_too_slow_are_kept(unit, referral, bai):
    actions.withdraw(referral, by=bai)

    answer = unit.post(of(referral, "report/"), {"outcome": "done", "words": "换了循环泵，室温21度。"})

    assert answer.status_code == 422
    assert "换了循环泵，室温21度。" in answer.text


def test_a_report_without_words_is_told_and_keeps_the_rest(unit, referral):
    answer = unit.post(of(referral, "report/"), {"outcome": "planned", "words": "", "done_on": "2099-01-01"})

    assert answer.status_code == 422
    assert "2099-01-01" in answer.text


def test_a_report_comes_with_photos(unit, referral, thread):
    from django.core.files.uploadedfile import SimpleUploadedFile

    from tests.house.furnished import SMALL_PNG

    picture = SimpleUploadedFile("pump.png", SMALL_PNG + b"\0" * 200, "image/png")
    unit.post(of(referral, "report/"), {"outcome": "done", "words": "换了循环泵。", "photos": picture})

    assert Referral.objects.get().state == "reported"
    assert Photo.objects.filter(message__thread=thread, message__kind="result").count() == 1


def test_a_report_goes_to_the_deputy_who_confirms_it(unit, referral, zhao):
    unit.post(of(referral, "report/"), {"outcome": "done", "words": "换了循环泵。"})
    deputy = cast.signed_in(Client(), zhao)
    assert "换了循环泵。" in deputy.get(of(referral)).text

    answer = deputy.post(of(referral, "confirmation/"), {"words": "热力公司换了循环泵，您家暖和了吗？"})

    assert answer.status_code == 303
    assert Referral.objects.get().state == "confirmed"


def test_the_resident_reads_which_unit_has_it_and_by_when_and_no_persons_name(referral, thread, he):
    actions.accept(referral, by=he)
    actions.remark(referral, "阀门在地下室", by=he)

    page = cast.holding(Client(), thread).get("/t/").text

    assert "榆河热力有限公司接办了" in page
    assert "贺工" not in page
    assert "阀门在地下室" not in page


def test_what_was_done_is_read_by_the_resident_once_it_is_confirmed(referral, thread, he, zhao):
    actions.report(referral, "内部：三号泵轴承坏。", "done", by=he)
    browser = cast.holding(Client(), thread)
    assert "三号泵" not in browser.get("/t/").text

    actions.confirm(Referral.objects.get(), "热力公司换了循环泵。", by=zhao)

    assert "热力公司换了循环泵。" in browser.get("/t/").text


def test_a_resident_can_ask_where_it_stays_once_it_is_late(referral, thread):
    from hearth.core.actors import System

    browser = cast.holding(Client(), thread)
    assert "/t/handling/chase/" not in browser.get("/t/").text
    Clock.objects.update(due_at=clock.now() - timedelta(hours=1))
    actions.escalate(Referral.objects.get(), "late", by=System("clock"))
    assert "/t/handling/chase/" in browser.get("/t/").text

    assert browser.post("/t/handling/chase/").status_code == 303


def test_words_among_colleagues_are_read_by_the_unit_alone(unit, desk, referral):
    unit.post(of(referral, "remarks/"), {"words": "先去三单元", "is_inside": "on"})

    assert "先去三单元" in unit.get(of(referral)).text
    assert "先去三单元" not in desk.get(of(referral)).text


def test_the_overviews_numbers_lead_to_their_rows(desk, referral, heating):
    page = desk.get("/yuhe/referrals/overview/").text

    (where,) = set(re.findall(r'href="(/yuhe/referrals/\?unit=[^"]+tray=open)"', page))
    assert referral.code in desk.get(where.replace("&amp;", "&")).text


def test_a_board_goes_on_after_twenty_five(desk, code, bai, heating):
    for _ in range(26):
        cast.referred(cast.delivered(code), bai, heating)

    page = desk.get("/yuhe/referrals/?tray=due").text
    onwards = re.search(r'href="([^"]+after=[^"]+)"', page)[1].replace("&amp;", "&")

    first = set(re.findall(r"/yuhe/referrals/([0-9A-Z]{8})/", page))
    rest = set(re.findall(r"/yuhe/referrals/([0-9A-Z]{8})/", desk.get(onwards).text))
    assert (len(first), len(rest)) == (25, 1)
    assert not first & rest


def test_a_talk_of_tomorrow_is_not_noted(zhao, thread):
    deputy = cast.signed_in(Client(), zhao)
    tomorrow = (clock.now() + timedelta(days=2)).date().isoformat()

    typed = {"kind": "talk", "whom": "王经理", "agreed": "今晚加压", "held_on": tomorrow}
    answer = deputy.post(f"/yuhe/threads/{thread.code}/talks/", typed)

    assert answer.status_code == 422
    assert "今晚加压" in answer.text


def test_messages_are_joined_by_number_and_parted_again(desk, thread, code):
    second = cast.delivered(code, "还是冷。")
    here = f"/yuhe/threads/{second.code}"

    desk.post(f"{here}/matter/", {"matter": thread.code.lower()})
    assert thread.code in desk.get(f"{here}/referrals/").text

    assert desk.post(f"{here}/matter/end/").status_code == 303


def test_beside_the_conversation_stands_only_the_part(desk, referral, thread):
    part = desk.get(f"/yuhe/threads/{thread.code}/referrals/", headers={"HX-Request": "true"}).text

    assert "<html" not in part
    assert "榆河热力有限公司" in part


def test_a_route_is_corrected_and_dropped(desk, heating):
    typed = {"title": "供暖", "words": " 暖气  停暖 ", "unit": heating.pk, "tier": "utilities", "area": ""}
    desk.post("/yuhe/referrals/routes/", typed)
    route = Route.objects.get()
    assert route.words == "暖气 停暖"

    assert desk.post("/yuhe/referrals/routes/", typed).status_code == 422, "another line is called so"
    desk.post(f"/yuhe/referrals/routes/{route.pk}/", typed | {"words": "室温"})
    assert Route.objects.get().words == "室温"
    desk.post(f"/yuhe/referrals/routes/{route.pk}/removal/")
    assert not Route.objects.exists()


def test_the_desk_says_that_a_unit_has_it(desk, referral, thread):
    assert "单位在办" in desk.get(f"/yuhe/threads/{thread.code}/").text
    assert Thread.objects.get(pk=thread.pk).turn == "unit"


@pytest.mark.parametrize("page", ["", "?tray=all", "overview/"])
def test_a_board_costs_the_same_for_one_row_and_for_three(
    page, desk, code, bai, heating, django_assert_max_num_queries
):
    def asked() -> int:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as queries:
            desk.get(f"/yuhe/referrals/{page}")
        return len(queries)

    cast.referred(cast.delivered(code), bai, heating)
    asked()
    one = asked()
    for _ in range(2):
        cast.referred(cast.delivered(code), bai, heating)

    assert asked() == one
    assert one <= 14
