"""Right after the citizen was thanked: delivered, or set aside for a person; never turned away."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from hearth.core import clock, tenancy
from hearth.journey.contact import actions, intake
from hearth.journey.contact.intake import HOUR, PER_NETWORK
from hearth.journey.contact.models import Thread
from hearth.journey.contact.proof import PROVEN
from tests import cast

NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)
SPAM = "加微信办理贷款，低息秒批，点击 http://x.example 领取优惠券"
AGAIN = "楼道灯坏了，晚上看不见台阶，老人不敢下楼。"


@pytest.fixture(autouse=True)
def _one_hour():
    """All of it happens at the same hour."""
    with clock.standing_at(NOON):
        yield


def taken_in(code, body: str = AGAIN, **details: object) -> Thread:
    thread = cast.written(code, body, **details)
    intake.screen(thread)
    return Thread.objects.get(pk=thread.pk)


def flood(code, count: int, **details: object) -> list[str]:
    return [taken_in(code, **details).held_for for _ in range(count)]


def test_ordinary_words_reach_the_deputy_at_once(code):
    assert taken_in(code).state == "delivered"


def test_abuse_waits_for_a_person(code):
    thread = taken_in(code, SPAM)

    assert (thread.state, thread.turn) == ("held", "staff")
    assert "spam" in thread.held_for


def test_what_stands_in_the_place_is_looked_at_too(code):
    assert taken_in(code, place=SPAM).state == "held"


def test_looking_a_second_time_changes_nothing(code, bai):
    thread = taken_in(code)
    actions.hold(thread, ("abuse",), by=bai)

    intake.screen(thread)

    assert Thread.objects.get(pk=thread.pk).held_for == "abuse"


def test_whoever_was_faster_has_decided(code, bai):
    thread = cast.written(code)
    stale = Thread.objects.get(pk=thread.pk)
    actions.deliver(thread, by=cast.HOUSE)

    stale.state = "submitted"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(intake.actions, "deliver", lambda *args, **kwargs: raise_stale())
        intake.screen(stale)

    assert Thread.objects.get(pk=thread.pk).state == "delivered"


def raise_stale() -> None:
    raise intake.Stale()


def test_from_one_network_the_eleventh_in_an_hour_is_set_aside_and_thanked_all_the_same(code):
    held = flood(code, PER_NETWORK + 2, network=b"network-a---")

    assert held == [""] * PER_NETWORK + ["flood"] * 2
    assert Thread.objects.count() == PER_NETWORK + 2


def test_another_network_is_not_held_for_it(code):
    flood(code, PER_NETWORK + 1, network=b"network-a---")

    assert taken_in(code, network=b"network-b---").state == "delivered"


def test_the_next_hour_begins_anew(code):
    flood(code, PER_NETWORK + 1, network=b"network-a---")

    with clock.standing_at(NOON + timedelta(seconds=HOUR)):
        assert taken_in(code, network=b"network-a---").state == "delivered"


def test_who_brings_a_proof_may_send_ten_times_as_many(code, monkeypatch):
    monkeypatch.setattr(intake, "PER_NETWORK", 2)

    held = flood(code, 21, network=b"network-a---", proof=PROVEN)

    assert held == [""] * 20 + ["flood"]


def test_a_flood_through_one_code_is_set_aside_wherever_it_comes_from(code, sun, monkeypatch):
    monkeypatch.setattr(intake, "PER_CODE", 3)
    held = [taken_in(code, network=bytes([number] * 12)).held_for for number in range(5)]

    assert held == ["", "", "", "flood", "flood"]
    assert taken_in(cast.code_of(sun), network=b"network-z---").state == "delivered"


@pytest.mark.parametrize("channel", ["phone", "walk_in", "load"])
def test_what_staff_write_down_is_never_a_flood(code, channel, monkeypatch):
    monkeypatch.setattr(intake, "PER_NETWORK", 1)

    assert set(flood(code, 3, network=b"network-a---", channel=channel)) == {""}


def test_floods_are_counted_in_each_congress_apart(code, jinchuan, wei, monkeypatch):
    monkeypatch.setattr(intake, "PER_NETWORK", 1)
    flood(code, 2, network=b"network-a---")

    with tenancy.inside(jinchuan):
        assert taken_in(cast.code_of(wei), network=b"network-a---").state == "delivered"


def test_what_nobody_read_for_too_long_is_found_once(thread):
    due = Thread.objects.get(pk=thread.pk).due_at

    soon = intake.unread_too_long(due)
    late = intake.unread_too_long(due + timedelta(days=14))
    found = list(late)
    actions.escalate(thread, by=cast.HOUSE)

    assert list(soon) == []
    assert found == [thread]
    assert not intake.unread_too_long(due + timedelta(days=14)).exists()


def test_what_was_read_is_not_among_them(thread, zhao):
    actions.acknowledge(thread, by=zhao)

    assert not intake.unread_too_long(NOON + timedelta(days=40)).exists()
