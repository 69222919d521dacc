"""Urging, chasing, talks, matters handled together, and the catalogue."""

from datetime import timedelta

import pytest

from hearth.core import clock
from hearth.core.actors import System
from hearth.ground.audit.models import Entry
from hearth.journey.casework import actions, routing
from hearth.journey.casework.models import Route, Strand
from hearth.journey.contact.models import Thread
from tests import cast

pytestmark = pytest.mark.django_db


def again(thing):
    return type(thing).objects.get(pk=thing.pk)


def after(monkeypatch, **span):
    later = clock.now() + timedelta(**span)
    monkeypatch.setattr(clock, "now", lambda: later)


def test_a_unit_is_urged_and_not_every_minute(referral, zhao, monkeypatch):
    actions.urge(referral, by=zhao)

    with cast.refused():
        actions.urge(again(referral), by=zhao)
    after(monkeypatch, hours=5)
    actions.urge(again(referral), by=zhao)


def test_a_resident_asks_where_it_stays_once_it_is_late(referral, thread, monkeypatch):
    with cast.refused():
        actions.chase(again(thread), by=cast.author(thread))

    after(monkeypatch, hours=25)
    actions.chase(again(thread), by=cast.author(thread))

    assert again(referral).urged_at is not None


def test_who_is_late_is_told_upwards_and_the_resident_may_ask(referral, thread):
    actions.escalate(referral, "late_leader", by=System("clock"))

    assert again(thread).is_escalated
    assert Entry.objects.about(thread).filter(event="casework.escalated").get().facts["step"] == "late_leader"


def test_a_talk_stands_in_the_thread(thread, zhao):
    talk = actions.note_talk(
        thread, "talk", "今晚加压", clock.today(), by=zhao, whom="热力公司王经理", promised="两小时内回应"
    )

    assert thread.talks.get() == talk
    assert Entry.objects.about(thread).filter(event="casework.talked").exists()


def test_what_one_person_wrote_twice_is_told_of_in_both_and_parted_again(referral, thread, code, bai, he):
    second = cast.delivered(code, "还是冷。")
    actions.join(second, again(thread), by=bai)

    actions.accept(referral, by=he)
    told = Entry.objects.about(second).filter(event="casework.accepted").get()
    assert told.facts["is_echo"] is True

    actions.split(again(second), by=bai)
    assert not Strand.objects.filter(thread=second, left_at=None).exists()
    assert Strand.objects.filter(thread=second).count() == 1


def test_what_units_have_in_hand_is_not_joined_away(referral, thread, code, bai):
    second = cast.delivered(code, "还是冷。")

    with cast.refused():
        actions.join(again(thread), second, by=bai)


@pytest.fixture
def route(heating, bai):
    return actions.set_route(
        Route(), by=bai, title="供暖", words="停暖 暖气 室温", unit=heating, tier="utilities", area=None
    )


def test_the_catalogue_proposes_a_unit_and_says_by_which_words(route, thread, heating):
    (proposed,) = routing.proposals(thread)

    assert proposed.route.unit == heating
    assert proposed.found == ("室温",)


def test_it_proposes_nothing_where_no_word_fits(route, code):
    assert routing.proposals(cast.delivered(code, "路灯不亮。")) == []


def test_a_route_of_another_area_does_not_fit(route, thread, bai):
    from hearth.ground.congress.models import Area

    elsewhere = Area.objects.create(name_zh="柳河镇", name_en="Liuhe", kind="town", column=2, row=1)
    actions.set_route(route, by=bai, area=elsewhere)

    assert routing.proposals(thread) == []


def test_what_was_dropped_is_proposed_no_more(route, thread, bai):
    actions.drop_route(route, by=bai)

    assert routing.proposals(Thread.objects.get(pk=thread.pk)) == []


def test_what_a_unit_reads_begins_with_the_words_that_tell_nobody(code):
    thread = cast.delivered(code, "我是李秀兰，电话13800002046，锦苑小区7号楼3单元停暖。")

    told = routing.told_apart(thread)

    assert "13800002046" not in told
    assert "李秀兰" not in told
    assert "停暖" in told
