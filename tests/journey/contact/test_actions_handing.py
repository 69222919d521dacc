"""A deputy leaves, rests or comes back: whoever wrote to them is never left before a closed door."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hearth.core import clock
from hearth.core.addresses import address
from hearth.core.jobs import JOBS
from hearth.ground.accounts.models import User
from hearth.ground.audit.models import Entry
from hearth.ground.congress import actions as ground
from hearth.ground.congress.actors import actor_for
from hearth.ground.congress.models import Area, District, Mandate, Post
from hearth.ground.courier.models import Dispatch
from hearth.journey.contact import actions, handing
from hearth.journey.contact.events import Happened
from hearth.journey.contact.models import DeputyCode, Thread
from tests import cast

DAY = date(2026, 11, 20)


def end(person, by, reason="resigned"):
    mandate = Mandate.objects.get(deputy=person.deputy)
    ground.end_mandate(mandate, by=by, on=DAY, reason=reason, basis="代表法第六十二条")


def suspend(person, by):
    ground.suspend_mandate(Mandate.objects.get(deputy=person.deputy), by=by, on=DAY, basis="代表法第六十一条")


def resume(person, by):
    ground.resume_mandate(Mandate.objects.get(deputy=person.deputy), by=by, on=DAY)


def elsewhere(person):
    """This deputy sits for another district."""
    other = District.objects.create(area=Area.objects.get(), number=9)
    Mandate.objects.filter(deputy=person.deputy).update(district=other)


def again(thing):
    return type(thing).objects.get(pk=thing.pk)


@pytest.fixture(autouse=True)
def _followed(at_once):
    """What follows from a mandate follows in the same breath."""


def test_open_matters_go_to_another_deputy_of_the_district_who_has_the_full_time(thread, zhao, sun, bai):
    before = thread.due_at
    with clock.standing_at(clock.now() + timedelta(days=3)):
        end(zhao, bai)

    handed = again(thread)
    assert (handed.deputy, handed.state, handed.turn) == (sun.deputy, "delivered", "deputy")
    assert handed.is_new and handed.due_at > before


def test_without_anybody_in_the_district_staff_see_to_it_and_no_time_is_lost(thread, zhao, sun, bai):
    elsewhere(sun)

    end(zhao, bai)

    left = again(thread)
    assert (left.deputy, left.state, left.turn, left.staff) == (zhao.deputy, "coordinating", "staff", None)
    assert left.due_from == thread.due_from


def test_the_citizen_is_told_kindly_and_without_a_reason(zhao, sun, bai):
    thread = cast.delivered(cast.code_of(zhao), name="李奶奶", email="li@example.org", language="en")

    end(zhao, bai, reason="recalled")

    entry = Entry.objects.about(thread).get(event=Happened.INHERITED)
    assert Dispatch.objects.get(entry=entry.pk, recipient="citizen").letter == "handed_on"
    assert entry.facts == {"before": "D001", "deputy": "D002"}


def test_the_citizen_reads_who_goes_on_with_it(client, thread, zhao, sun, bai):
    end(zhao, bai)

    page = cast.holding(client, again(thread)).get("/t/")

    assert "孙建国代表现在代表您所在的选区" in page.text


def test_an_answer_goes_along_until_it_is_filed_with_a_promise_or_without(thread, code, zhao, sun, bai):
    plain = cast.delivered(code)
    tomorrow = clock.today() + timedelta(days=1)
    actions.reply(again(thread), "下周修", "measure", by=zhao, promised_on=tomorrow)
    actions.reply(plain, "已修好", "solved", by=zhao)

    end(zhao, bai)

    assert (again(thread).deputy, again(plain).deputy) == (sun.deputy, sun.deputy)
    assert (again(thread).state, again(plain).state) == ("replied", "replied")


def test_what_is_added_where_nobody_represents_the_district_is_told_to_staff(thread, zhao, bai):
    User.objects.filter(pk=bai.id).update(email="bai@example.org")
    actions.reply(again(thread), "已修好", "solved", by=zhao)
    end(zhao, bai)

    actions.add(again(thread), "还是冷", by=cast.author(thread))

    entry = Entry.objects.about(thread).get(event=Happened.ADDED)
    assert Dispatch.objects.get(entry=entry.pk).address == "bai@example.org"


def test_who_comes_back_to_a_deputy_who_left_finds_somebody_else(thread, zhao, sun, bai):
    actions.reply(again(thread), "已修好", "solved", by=zhao)
    actions.rate(again(thread), "yes", 3, by=cast.author(thread))
    end(zhao, bai)
    actions.reopen(again(thread), "又坏了", by=cast.author(thread))
    assert list(handing.ownerless()) == [thread]

    JOBS["contact.mind_the_clock"].round()

    assert again(thread).deputy == sun.deputy
    assert not handing.ownerless().exists()


@pytest.mark.parametrize("number_in_district", [3, 9])
def test_the_code_of_who_left_leads_on(client, code, zhao, sun, bai, number_in_district):
    other = cast.code_of(sun)
    if number_in_district == 9:
        elsewhere(sun)

    end(zhao, bai, reason="died")

    page = client.get(address("door:landing", code.code))
    assert again(code).state == "retired"
    assert page.status_code == 200
    assert address("door:landing", other.code) in page.text and "安和街道代表联络站" in page.text
    assert ("现在代表这个选区的代表" in page.text) is (number_in_district == 3)


def test_who_left_comes_in_no_more_as_a_deputy_nor_does_the_aide(zhao, aide, sun, bai):
    end(zhao, bai)

    assert not Post.objects.filter(deputy=zhao.deputy, until=None).exists()
    with clock.standing_at(clock.now() + timedelta(days=1)):
        assert actor_for(User.objects.get(pk=zhao.id)) is None
        assert actor_for(User.objects.get(pk=aide.id)) is None


def test_while_a_mandate_rests_its_codes_rest_and_staff_see_to_what_waits(client, thread, code, zhao, sun, bai):
    suspend(zhao, bai)

    left = again(thread)
    page = client.get(address("door:landing", code.code))
    assert (left.state, left.deputy, again(code).state) == ("coordinating", zhao.deputy, "paused")
    assert page.status_code == 200 and "安和街道代表联络站" in page.text
    assert actor_for(User.objects.get(pk=zhao.id)) is None


def test_after_a_suspension_everything_is_the_deputys_again(thread, code, zhao, bai):
    suspend(zhao, bai)

    resume(zhao, bai)

    back = again(thread)
    assert (back.state, back.turn, again(code).state) == ("acknowledged", "deputy", "active")
    assert actor_for(User.objects.get(pk=zhao.id)) is not None


def test_what_staff_took_up_and_what_they_paused_stays_with_them(thread, code, zhao, bai):
    actions.pause_code(code, by=bai)
    suspend(zhao, bai)
    actions.take_over(again(thread), by=bai)

    resume(zhao, bai)

    assert (again(thread).state, again(code).state) == ("coordinating", "paused")


def test_what_the_deputy_gave_to_staff_before_does_not_come_back(thread, zhao, bai):
    actions.hand_over(again(thread), "请协调", by=zhao)
    suspend(zhao, bai)

    resume(zhao, bai)

    assert again(thread).state == "coordinating"


def test_a_suspended_deputy_who_then_leaves_has_nothing_left(thread, zhao, sun, bai):
    suspend(zhao, bai)

    end(zhao, bai)

    assert again(thread).deputy == sun.deputy
    assert not DeputyCode.objects.filter(deputy=zhao.deputy, state__in=("active", "paused")).exists()


def test_matters_go_to_whoever_has_the_fewest(thread, code, zhao, sun, bai):
    wu = cast.deputy("D003", "吴芳", "Wu Fang")
    cast.delivered(cast.code_of(sun))

    end(zhao, bai)

    assert again(thread).deputy == wu.deputy


def test_a_parting_is_written_down_with_its_numbers_once(thread, zhao, sun, bai):
    end(zhao, bai)
    mandate = Mandate.objects.get(deputy=zhao.deputy)

    actions.part(mandate, by=cast.HOUSE)

    (entry,) = Entry.objects.filter(event=Happened.PARTED)
    assert entry.facts == {"successor": "D002", "handed_on": 1, "left_to_staff": 0, "retired": 1}
    assert Thread.objects.count() == 1
