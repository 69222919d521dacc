from datetime import timedelta

import pytest

from hearth.core.actors import System
from hearth.core.jobs import JOBS
from hearth.ground.audit.models import Entry
from hearth.ground.rulebook import actions, clocks, ladder
from hearth.ground.rulebook.calendar import WorkingDays
from hearth.ground.rulebook.events import Happened
from hearth.ground.rulebook.models import Clock, Notice
from hearth.ground.rulebook.profile import Profile
from hearth.ground.rulebook.reckoning import Rest, Span, reckon
from tests.ground.rulebook.calendars import at
from tests.ground.rulebook.conftest import MONDAY, when

BY = System("clock")
CHINA, PROFILE = WorkingDays(), Profile.named("cn-base-2025")


def laddered(allowed, *rests, start=MONDAY):
    standing = reckon(allowed, start, CHINA, rests)
    return {step.kind: step.at for step in ladder.steps(PROFILE, allowed, standing, CHINA)}


def test_reminders_come_at_half_and_nine_tenths_of_the_time():
    steps = laddered(Span(10, "h"))

    assert (steps["half"], steps["ninety"], steps["due"]) == (
        at(2026, 11, 23, 15, 0), at(2026, 11, 23, 19, 0), at(2026, 11, 23, 20, 0),
    )  # fmt: skip


def test_lateness_rises_by_shares_of_the_time():
    steps = laddered(Span(10, "d"))

    assert (steps["late"], steps["late_leader"], steps["late_committee"]) == (
        at(2026, 12, 3, 10, 0), at(2026, 12, 4, 10, 0), at(2026, 12, 8, 10, 0),
    )  # fmt: skip


def test_but_not_sooner_than_half_an_hour_and_two_hours():
    steps = laddered(Span(2, "h"))

    assert (steps["late_leader"], steps["late_committee"]) == (at(2026, 11, 23, 12, 30), at(2026, 11, 23, 14, 0))


def test_a_promise_in_office_hours_has_its_ladder_in_office_hours():
    steps = laddered(Span(2, "wh"), start=at(2026, 11, 27, 17, 0))

    assert (steps["half"], steps["due"]) == (at(2026, 11, 27, 18, 0), at(2026, 11, 30, 9, 30))
    assert (steps["late_leader"], steps["late_committee"]) == (at(2026, 11, 30, 10, 0), at(2026, 11, 30, 11, 30))


def test_a_pause_puts_the_reminders_off():
    steps = laddered(Span(10, "h"), Rest(at(2026, 11, 23, 12, 0), at(2026, 11, 24, 12, 0)))

    assert (steps["half"], steps["due"]) == (at(2026, 11, 24, 15, 0), at(2026, 11, 24, 20, 0))


def test_a_pause_of_what_is_late_puts_the_further_steps_off():
    steps = laddered(Span(2, "h"), Rest(at(2026, 11, 23, 12, 10), at(2026, 11, 24, 9, 0)))

    assert (steps["due"], steps["late_leader"]) == (at(2026, 11, 23, 12, 0), at(2026, 11, 24, 9, 20))


def struck():
    return list(Notice.objects.order_by("at", "struck_at", "id").values_list("kind", flat=True))


def strike_at(*moment):
    with when(*moment):
        JOBS["rulebook.strike_notices"].work(at(*moment))


def test_each_step_is_told_of_once_when_its_moment_comes(started):
    started(name="result")

    for day in (23, 24, 25, 26, 27, 28, 29, 30):
        for hour in (10, 10, 18):
            strike_at(2026, 11, day, hour, 0)

    assert struck() == ["half", "ninety", "due", "late"]
    assert Entry.objects.filter(event=Happened.STRUCK).count() == 4


def test_the_ledger_says_which_step_of_which_clock_about_which_thing(started, flat):
    clock = started()

    strike_at(2026, 11, 26, 22, 0)

    entry = Entry.objects.get(event=Happened.STRUCK)
    assert (entry.kind, entry.thing_id, entry.code) == ("rulebook.clock", clock.pk, flat.code)
    assert entry.facts == {"kind": "half", "name": "result", "thing": str(flat.pk), "of": "congress.unit"}


def test_nothing_is_told_before_its_moment(started):
    started("referral.result_danger")

    strike_at(2026, 11, 23, 10, 59)

    assert struck() == []


def test_after_a_night_without_power_lateness_is_told_in_full_and_reminders_are_left_out(started):
    started("referral.result_danger")

    strike_at(2026, 11, 24, 8, 0)

    assert struck() == ["due", "late", "late_leader", "late_committee"]
    assert Clock.objects.get().next_at is None


def test_nothing_is_told_of_a_clock_that_stands_still_or_has_stopped(started):
    paused, stopped = started("referral.result_danger", name="a"), started("referral.result_danger", name="b")
    clocks.pause(paused, "-", by=BY, at=MONDAY)
    clocks.stop(stopped, "done", at=MONDAY)

    strike_at(2026, 12, 24, 8, 0)

    assert struck() == []


def test_a_reminder_that_was_told_is_not_told_again_after_a_pause(started):
    clock = started("referral.result_danger")
    strike_at(2026, 11, 23, 11, 10)

    clock.refresh_from_db()
    clocks.pause(clock, "-", by=BY, at=at(2026, 11, 23, 11, 20))
    with when(2026, 11, 24, 9, 0):
        clocks.resume(clock, by=BY)
    strike_at(2026, 11, 24, 9, 30)

    assert struck() == ["half", "ninety"]


def test_what_was_late_and_is_given_more_time_is_told_again_when_it_is_late_again(started):
    clock = started("referral.result_danger")
    strike_at(2026, 11, 23, 12, 0)
    clock.refresh_from_db()

    with when(2026, 11, 23, 12, 10):
        clocks.extend(clock, 1, "h", "-", by=BY)
    strike_at(2026, 11, 23, 12, 20)
    strike_at(2026, 11, 23, 13, 0)

    assert struck() == ["due", "late", "due", "late"]


def test_a_thousand_clocks_due_at_the_same_moment_are_told_of_in_one_stroke(started, flat):
    for number in range(3):
        started("referral.result_danger", name=str(number))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("hearth.ground.rulebook.actions.striking.BATCH", 2)
        strike_at(2026, 11, 23, 12, 0)

    assert sorted(struck()) == ["due"] * 3 + ["late"] * 3


def test_a_step_takes_no_more_statements_for_many_clocks_than_it_must(started, flat, django_assert_max_num_queries):
    for number in range(5):
        started("referral.result_danger", name=str(number))

    # the clocks, their pauses, their extensions, one line of the ledger each, and where they stand next
    with when(2026, 11, 23, 11, 0), django_assert_max_num_queries(3 + 5 + 2):
        actions.strike(flat.congress, by=BY)


def test_a_step_may_be_none_in_a_profile_without_a_ladder():
    bare = Profile("bare", PROFILE.valid_from, {})
    standing = reckon(Span(1, "h"), MONDAY, CHINA)

    assert ladder.steps(bare, Span(1, "h"), standing, CHINA) == [("due", MONDAY + timedelta(hours=1))]
