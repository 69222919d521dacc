"""What waits over quiet hours or for the news of the day leaves once, and says what became of it."""

from __future__ import annotations

import json
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from hearth.core import clock
from hearth.ground.accounts.models import User
from hearth.ground.audit.models import Entry
from hearth.ground.courier import actions, addressing, sending
from hearth.ground.courier.channels import file
from hearth.ground.courier.models import Dispatch, Outlet
from tests.ground.courier.fakes import Robot, listening

HERE = ZoneInfo("Asia/Shanghai")
LATE = datetime(2026, 11, 28, 23, 10, tzinfo=HERE)
MORNING = datetime(2026, 11, 29, 7, 30, tzinfo=HERE)
pytestmark = pytest.mark.django_db


@pytest.fixture
def zhaos(zhao):
    """Zhao left both ways."""
    User.objects.filter(pk=zhao.id).update(email="zhao@example.org", phone="13800002000")
    return User.objects.get(pk=zhao.id)


@pytest.fixture
def at_night(settings):
    settings.HEARTH_QUIET_HOURS = "21:30-07:30"
    with clock.standing_at(LATE):
        yield


def happened(thread) -> Entry:
    kept = {"kind": "contact.thread", "thing_id": thread.pk, "code": thread.code, "role": "system"}
    return Entry.objects.create(at=clock.now(), event="contact.added", **kept)


def tell(thread, user, letter: str = "added") -> Entry:
    sending.tell(entry := happened(thread), addressing.to_people(entry, letter, [user]))
    return entry


def sent() -> list[dict]:
    return [json.loads(line) for line in file.outbox().read_text().splitlines()] if file.outbox().exists() else []


def states() -> dict[str, str]:
    return {each.channel: each.state for each in Dispatch.objects.exclude(recipient="citizen")}


def test_at_night_no_telephone_rings_but_the_mail_lies_there_in_the_morning(thread, zhaos, at_night):
    tell(thread, zhaos)

    assert states() == {"email": "sent", "sms": "ready"}
    assert Dispatch.objects.get(channel="sms", letter="added").leaves_at == MORNING


def test_when_the_night_is_over_it_leaves_once(thread, zhaos, at_night):
    tell(thread, zhaos)

    for minutes in (-1, 0, 1):
        sending.carry_waiting(MORNING + timedelta(minutes=minutes))

    assert [line["to"] for line in sent()] == ["zhao@example.org", "13800002000"]
    assert states() == {"email": "sent", "sms": "sent"}


def test_what_counts_hours_waits_for_nothing(thread, zhaos, at_night):
    tell(thread, zhaos, "unit_new")

    assert states() == {"email": "sent", "sms": "sent"}


def test_whoever_chose_hours_of_their_own_goes_by_them(thread, zhaos, zhao, at_night):
    actions.choose(thread.congress, {}, (time(1), time(5)), by=zhao)

    tell(thread, zhaos)

    assert states()["sms"] == "sent"


def test_the_news_of_a_day_is_one_letter(thread, zhaos, zhao, at_night):
    actions.choose(thread.congress, {"messages": actions.Choice(frozenset({"email"}), "daily")}, by=zhao)
    for letter in ("added", "rated", "reopened"):
        tell(thread, zhaos, letter)

    sending.carry_waiting(LATE + timedelta(hours=1))
    assert sent() == []
    for _again in range(2):
        sending.carry_waiting(LATE.replace(day=29, hour=8, minute=0))

    [letter] = sent()
    assert "3" in letter["subject"] and len([line for line in letter["body"].splitlines() if line.startswith("·")]) == 3
    assert {each.state for each in Dispatch.objects.filter(letter__in=("added", "rated", "reopened"))} == {"sent"}


def test_a_digest_that_was_cut_off_while_leaving_is_in_doubt_and_not_sent_again(
    thread, zhaos, zhao, at_night, monkeypatch
):
    actions.choose(thread.congress, {"messages": actions.Choice(frozenset({"email"}), "daily")}, by=zhao)
    for letter in ("added", "rated"):
        tell(thread, zhaos, letter)

    def killed(*_told: object) -> None:
        raise SystemExit

    monkeypatch.setattr("hearth.ground.courier.sending.hand_over", killed)
    with pytest.raises(SystemExit):
        sending.carry_waiting(LATE.replace(day=29, hour=8, minute=0))
    monkeypatch.undo()
    sending.carry_waiting(LATE.replace(day=29, hour=8, minute=5))
    sending.settle_interrupted(LATE.replace(day=29, hour=9, minute=0))

    assert sent() == []
    assert {each.state for each in Dispatch.objects.filter(letter__in=("added", "rated"))} == {"unknown"}


def test_what_was_gathered_for_an_account_that_closed_is_dropped_and_it_is_said_why(thread, zhaos, zhao, at_night):
    actions.choose(thread.congress, {"messages": actions.Choice(frozenset({"email"}), "daily")}, by=zhao)
    for letter in ("added", "rated"):
        tell(thread, zhaos, letter)
    User.objects.filter(pk=zhao.id).update(is_active=False)

    sending.carry_waiting(LATE.replace(day=29, hour=8, minute=0))

    assert sent() == []
    gathered = Dispatch.objects.filter(letter__in=("added", "rated"))
    assert {(each.state, each.error) for each in gathered} == {("dropped", "the account is closed")}


def test_one_channel_out_of_order_keeps_no_other_waiting(thread, zhaos, settings):
    settings.HEARTH_CHANNELS = {**settings.HEARTH_CHANNELS, "email": "tests.ground.courier.out_of_order"}

    with pytest.raises(OSError, match="out of order"):
        tell(thread, zhaos)

    assert states() == {"email": "ready", "sms": "sent"}


def test_a_place_outside_is_told_that_something_happened_once(thread, zhaos, settings):
    with listening(Robot("SECabc")) as robot:
        settings.HEARTH_DINGTALK_HOSTS = [robot.address.removeprefix("http://")]
        place = {"address": f"{robot.address}/robot/send?access_token=robot", "secret": "SECabc", "groups": "messages"}
        Outlet.objects.create(kind="dingtalk", title="群", added_at=clock.now(), **place)

        entry = tell(thread, zhaos)
        sending.carry(entry)

    [said] = robot.said
    assert thread.code in said and "李" not in said
    assert Dispatch.objects.get(channel="dingtalk").address == ""


def test_of_a_sealed_matter_no_place_outside_hears(thread, zhaos):
    Outlet.objects.create(kind="dingtalk", title="群", added_at=clock.now(), address="-", secret="-", groups="messages")

    entry = happened(thread)
    sending.tell(entry, addressing.to_people(entry, "added", [zhaos]), is_confidential=True)

    assert not Dispatch.objects.filter(channel="dingtalk").exists()
