"""Drafted rules are tried on the last year, some thousand at a time, and go on where they were interrupted."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hearth.core import clock as the_clock
from hearth.core.actors import System
from hearth.core.lifecycle import Stale
from hearth.ground.audit.models import Entry
from hearth.ground.rulebook import actions, almanac, clocks, foresight
from hearth.ground.rulebook.events import Happened
from hearth.ground.rulebook.models import Clock, Trial, Tried
from hearth.ground.rulebook.profile import Profile
from tests.ground.rulebook.calendars import at
from tests.ground.rulebook.conftest import MONDAY

BY = System("clock")
ORDINARY = "referral.result_ordinary"
QUICKER = {ORDINARY: {"amount": 3, "cite": "决定"}}
LATER = at(2026, 12, 20)


@pytest.fixture
def draft(yuhe, bai):
    """Three days instead of seven."""
    return actions.draft_profile(yuhe, "cn-base-2025", QUICKER, by=bai)


@pytest.fixture
def past(started):
    """Four matters that took one, four, five and eight days."""
    for number, days in enumerate((1, 4, 5, 8)):
        clocks.stop(started(name=str(number)), "done", at=MONDAY + timedelta(days=days))


def tried(draft, bai, most=2):
    with the_clock.standing_at(LATER):
        trial = actions.try_rules(draft, by=bai)
        while actions.go_on_trying(trial, by=BY, most=most):
            pass
    return Trial.objects.get()


def test_what_would_have_been_late_is_counted_by_rule_and_unit(draft, bai, past, he):
    trial = tried(draft, bai)

    assert (trial.state, trial.tried, trial.total) == ("done", 4, 4)
    assert trial.counts == {f"{ORDINARY} {he.pk}": [4, 1, 2, 0]}


def test_the_rows_behind_the_numbers_are_kept(draft, bai, past):
    tried(draft, bai)

    assert sorted(row.clock.name for row in Tried.objects.filter(is_late=True)) == ["1", "2"]
    assert {row.due_at for row in Tried.objects.all()} == {MONDAY + timedelta(days=3)}


def test_what_was_interrupted_goes_on_where_it_stopped(draft, bai, past):
    with the_clock.standing_at(LATER):
        trial = actions.try_rules(draft, by=bai)
        actions.go_on_trying(trial, by=BY, most=3)
    halfway = Trial.objects.get()

    with the_clock.standing_at(LATER):
        actions.go_on_trying(halfway, by=BY, most=3)
        actions.go_on_trying(halfway, by=BY, most=3)

    assert (halfway.tried, Trial.objects.get().tried, Trial.objects.get().state) == (3, 4, "done")
    assert Tried.objects.count() == 2


def test_a_trial_changes_no_clock(draft, bai, past):
    before = list(Clock.objects.order_by("pk").values())

    tried(draft, bai)

    assert list(Clock.objects.order_by("pk").values()) == before


def test_another_trial_takes_the_place_of_the_last(draft, bai, past):
    tried(draft, bai)

    tried(draft, bai)

    assert Trial.objects.count() == 1 and Tried.objects.count() == 2
    assert Entry.objects.filter(event=Happened.TRIED).count() == 2


def test_only_a_draft_is_tried(draft, bai, yuhe):
    actions.withdraw_draft(draft, by=bai)

    with pytest.raises(Stale):
        actions.try_rules(draft, by=bai)


def test_the_outlook_counts_what_would_move_and_changes_nothing(started, yuhe):
    started(name="a")
    started("referral.confirm", name="b")
    quicker = Profile.named("cn-base-2025").changed("trial", MONDAY.date(), QUICKER)

    told = foresight.outlook(quicker, almanac.calendar(), MONDAY + timedelta(days=4))

    assert (told.looked_at, told.sooner, told.later, told.late_at_once, told.is_all) == (2, 1, 0, 1, True)


def test_the_outlook_says_when_it_has_not_looked_at_all(started, yuhe):
    for number in range(3):
        started(name=str(number))

    told = foresight.outlook(Profile.named("cn-base-2025"), almanac.calendar(), MONDAY, most=2)

    assert (told.looked_at, told.sooner, told.is_all) == (2, 0, False)
