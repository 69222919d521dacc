"""Reception days: announced in time, corrected, called off; and the deputies are told."""

from __future__ import annotations

from contextlib import suppress
from datetime import time, timedelta

import pytest
from django.db import transaction
from django.utils.timezone import localdate

from hearth.core import clock
from hearth.core.actors import System
from hearth.core.lifecycle import Stale
from hearth.core.refusals import NotAllowed, Refused
from hearth.doors.stations import actions
from hearth.doors.stations.actions.receiving import Hours
from hearth.doors.stations.events import Happened
from hearth.doors.stations.tasks import remind_deputies
from hearth.ground.accounts.models import User
from hearth.ground.audit.models import Entry
from hearth.ground.congress.models import ReceptionDay, StationDeputy
from hearth.ground.courier.models import Dispatch
from tests import cast

pytestmark = pytest.mark.django_db


def happened():
    return [entry.event for entry in Entry.objects.filter(event__startswith="stations.").order_by("at", "id")]


def told():
    return [(each.recipient, each.letter) for each in Dispatch.objects.order_by("created_at", "id")]


@pytest.fixture
def reached(zhao, sun):
    """Zhao and Sun left an address at which they can be told."""
    for actor in (zhao, sun):
        User.objects.filter(pk=actor.user_id).update(email=f"{actor.deputy.code}@example.org")


def test_a_deputy_joins_the_roster_once_and_leaves_it(station, zhao, qian):
    actions.attach(station, zhao.deputy, by=qian)
    actions.attach(station, zhao.deputy, by=qian)
    actions.detach(station, zhao.deputy, by=qian)

    assert not StationDeputy.objects.exists()
    assert happened() == [Happened.ATTACHED, Happened.DETACHED]


def test_who_receives_on_a_day_to_come_stays_on_the_roster(station, zhao, qian):
    actions.attach(station, zhao.deputy, by=qian)
    actions.announce(station, cast.reception(zhao.deputy), by=qian)

    with cast.refused():
        actions.detach(station, zhao.deputy, by=qian)

    assert StationDeputy.objects.exists()


def test_an_officer_keeps_only_their_own_station(station, zhao):
    stranger = cast.staff("外站", "Wai Zhan", "station")

    with cast.refused(NotAllowed):
        actions.attach(station, zhao.deputy, by=stranger)


@pytest.mark.parametrize(("in_days", "is_taken"), [(2, False), (3, True)])
def test_a_day_is_announced_at_least_three_days_before(station, zhao, qian, in_days, is_taken):
    with suppress(Refused), transaction.atomic():
        actions.announce(station, cast.reception(zhao.deputy, in_days=in_days), by=qian)

    assert ReceptionDay.objects.exists() is is_taken


def test_those_who_receive_are_told_at_once(station, zhao, sun, qian, reached, at_once):
    actions.announce(station, cast.reception(zhao.deputy), by=qian)

    assert told() == [(f"user {zhao.user_id}", "reception")]


def test_whoever_was_replaced_is_told_as_well(station, zhao, sun, qian, reached, at_once):
    day = actions.announce(station, cast.reception(zhao.deputy), by=qian)

    actions.correct(day, cast.reception(sun.deputy, note="二楼"), by=qian)

    assert {who for who, letter in told() if letter == "reception_corrected"} == {
        f"user {zhao.user_id}",
        f"user {sun.user_id}",
    }
    assert [sitting.deputy for sitting in day.sittings.all()] == [sun.deputy]


def test_a_day_is_called_off_once(station, zhao, qian, reached, at_once):
    day = actions.announce(station, cast.reception(zhao.deputy), by=qian)
    seen_before = ReceptionDay.objects.get()

    actions.cancel(day, by=qian)

    assert told()[-1] == (f"user {zhao.user_id}", "reception_cancelled")
    with cast.refused(Stale):
        actions.cancel(seen_before, by=qian)


def test_the_deputies_are_reminded_three_days_before_and_only_once(station, zhao, qian, reached, at_once):
    day = actions.announce(station, cast.reception(zhao.deputy, in_days=5), by=qian)

    for days in (1, 2, 3):
        with clock.standing_at(clock.now() + timedelta(days=days)):
            remind_deputies.work(clock.now())

    assert happened() == [Happened.ANNOUNCED, Happened.REMINDED]
    assert told()[-1] == (f"user {zhao.user_id}", "reception_reminder")
    assert ReceptionDay.objects.get(pk=day.pk).reminded_at is not None


def test_a_day_that_is_corrected_is_reminded_of_anew(station, zhao, qian, at_once):
    day = actions.announce(station, cast.reception(zhao.deputy, in_days=3), by=qian)
    remind_deputies.work(clock.now())

    hours = Hours(day.held_on, time(14), time(16), (zhao.deputy,))
    actions.correct(ReceptionDay.objects.get(), hours, by=qian)
    remind_deputies.work(clock.now())

    assert happened().count(Happened.REMINDED) == 2


def test_nobody_but_the_clock_reminds(station, zhao, qian):
    day = actions.announce(station, cast.reception(zhao.deputy), by=qian)

    with cast.refused(NotAllowed):
        actions.remind(day, by=qian)
    actions.remind(day, by=System("clock"))


def test_days_gone_by_and_days_called_off_are_not_to_come(station, zhao, qian):
    day = actions.announce(station, cast.reception(zhao.deputy), by=qian)
    gone = actions.announce(station, cast.reception(zhao.deputy, in_days=8), by=qian)
    actions.cancel(gone, by=qian)

    assert list(ReceptionDay.objects.to_come(localdate())) == [day]
    assert not ReceptionDay.objects.to_come(day.held_on + timedelta(days=1)).exists()
