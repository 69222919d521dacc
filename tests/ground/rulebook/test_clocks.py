from datetime import timedelta

import pytest
from django.utils.translation import override

from hearth.core import clock as the_clock
from hearth.core import tenancy
from hearth.core.actors import System
from hearth.core.lifecycle import Stale
from hearth.ground.rulebook import clocks
from hearth.ground.rulebook.models import Clock, Pause, UnitPromise
from tests import cast
from tests.ground.rulebook.calendars import at
from tests.ground.rulebook.conftest import MONDAY, when

BY = System("test")


def read(clock):
    return Clock.objects.get(pk=clock.pk)


def test_a_clock_says_what_it_runs_for_and_by_which_rule(started, flat, he):
    clock = read(started("referral.result_utilities"))

    assert (clock.kind, clock.thing_id, clock.code, clock.owner) == ("congress.unit", flat.pk, flat.code, he)
    assert (clock.rule, clock.version, clock.calendar) == ("referral.result_utilities", "cn-base-2025", 0)
    assert (clock.amount, clock.unit, clock.due_at) == (24, "h", at(2026, 11, 24, 10, 0))


def test_it_may_have_started_before_it_was_written_down(flat):
    with when(2026, 11, 23, 12, 0):
        clock = clocks.start(flat, "return", "referral.return_urgent", since=MONDAY)

    assert clock.due_at == at(2026, 11, 23, 12, 0)


def test_it_is_overdue_when_its_time_is_over_and_not_at_the_last_moment(started):
    clock = started("referral.result_danger")

    assert not clock.is_overdue(clock.due_at)
    assert list(Clock.objects.overdue(clock.due_at)) == []
    assert list(Clock.objects.overdue(clock.due_at + timedelta(microseconds=1))) == [clock]


def test_a_second_clock_of_the_same_name_does_not_start_while_one_runs(started):
    clock = started()

    with cast.refused(Stale):
        started()

    assert Clock.objects.get() == clock


def test_another_may_start_when_the_first_has_stopped(started, flat):
    first = started()
    clocks.stop(first, "moved", at=MONDAY)

    second = started()

    assert clocks.of(flat) == [first, second]
    assert clocks.running(flat, "result") == second


def test_a_pause_freezes_what_is_left_by_the_wall(started):
    clock = started("referral.result_utilities")

    clocks.pause(clock, "waiting for the key", by=BY, at=at(2026, 11, 23, 16, 0))
    clocks.resume(clock, by=BY, at=at(2026, 11, 26, 9, 0))

    assert read(clock).due_at == at(2026, 11, 27, 3, 0)
    assert read(clock).paused_since is None


def test_a_pause_of_a_promise_in_working_days_freezes_working_time(started):
    clock = started("referral.confirm")
    assert clock.due_at == at(2026, 11, 26, 10, 0)

    clocks.pause(clock, "waiting", by=BY, at=at(2026, 11, 26, 9, 0))
    clocks.resume(clock, by=BY, at=at(2026, 11, 28, 15, 0))

    assert read(clock).due_at == at(2026, 11, 30, 1, 0)


def test_a_pause_over_a_holiday_takes_nothing_from_a_promise_in_working_days(started):
    clock = started("referral.confirm", since=at(2026, 9, 29, 10, 0))
    was = clock.due_at

    clocks.pause(clock, "holidays", by=BY, at=at(2026, 10, 1, 8, 0))
    clocks.resume(clock, by=BY, at=at(2026, 10, 7, 20, 0))

    assert (was, read(clock).due_at) == (at(2026, 10, 9, 10, 0), at(2026, 10, 9, 10, 0))


def test_a_pause_of_no_length_changes_nothing(started):
    clock = started("referral.return")
    was = clock.due_at

    clocks.pause(clock, "-", by=BY, at=at(2026, 11, 23, 16, 0))
    clocks.resume(clock, by=BY, at=at(2026, 11, 23, 16, 0))

    assert read(clock).due_at == was


def test_a_paused_clock_is_not_overdue_however_long_it_stands(started):
    clock = started("referral.result_danger")

    clocks.pause(clock, "-", by=BY, at=at(2026, 11, 23, 11, 0))

    assert not read(clock).is_overdue(at(2027, 1, 1))
    assert list(Clock.objects.overdue(at(2027, 1, 1))) == []


def test_what_was_late_before_it_paused_stays_late(started):
    clock = started("referral.result_danger")

    clocks.pause(clock, "-", by=BY, at=at(2026, 11, 24, 9, 0))
    clocks.resume(clock, by=BY, at=at(2026, 11, 25, 9, 0))

    assert read(clock).due_at == at(2026, 11, 23, 12, 0)


def test_a_pause_keeps_who_paused_and_who_resumed_and_why(started, bai):
    clock = started()

    clocks.pause(clock, "waiting for the key", by=BY, at=at(2026, 11, 24, 9, 0))
    clocks.resume(clock, by=bai, at=at(2026, 11, 25, 9, 0))

    pause = Pause.objects.get()
    assert (pause.reason, pause.role, pause.ended_role, pause.ended_who) == (
        "waiting for the key",
        *("system", "clerk"),
        bai.id,
    )
    assert (pause.since, pause.until) == (at(2026, 11, 24, 9, 0), at(2026, 11, 25, 9, 0))


def test_more_time_is_added_to_when_it_was_due(started):
    clock = started()

    clocks.extend(clock, 3, "d", "pipes had to be ordered", by=BY)

    assert read(clock).due_at == at(2026, 12, 3, 10, 0)
    assert read(clock).extra == timedelta(days=3)


def test_more_time_counts_in_its_own_unit(started):
    clock = started("referral.result_utilities", since=at(2026, 11, 26, 10, 0))

    clocks.extend(clock, 2, "wd", "-", by=BY)

    assert read(clock).due_at == at(2026, 12, 1, 10, 0)


def test_what_is_done_in_time_was_kept_and_what_is_done_later_was_late(started):
    first, second = started(name="first"), started(name="second")

    clocks.stop(first, "done", at=first.due_at)
    clocks.stop(second, "done", at=second.due_at + timedelta(seconds=1))

    assert [read(clock).outcome for clock in (first, second)] == ["kept", "late"]


def test_what_is_done_during_a_pause_is_judged_by_when_it_was_paused(started):
    first, second = started("referral.return_urgent", name="first"), started("referral.return_urgent", name="second")
    clocks.pause(first, "-", by=BY, at=at(2026, 11, 23, 12, 0))
    clocks.pause(second, "-", by=BY, at=at(2026, 11, 23, 12, 1))

    for clock in (first, second):
        clocks.stop(clock, "done", at=at(2026, 11, 30, 8, 0))

    assert [read(clock).outcome for clock in (first, second)] == ["kept", "late"]
    assert not Pause.objects.filter(until=None).exists()


@pytest.mark.parametrize("outcome", ["cancelled", "moved"])
def test_what_ends_otherwise_is_neither_kept_nor_late(started, outcome):
    clock = started()

    clocks.stop(clock, outcome)

    assert read(clock).outcome == outcome
    assert clocks.running(clock, "result") is None


def actions_on(clock):
    return {
        "pause": lambda: clocks.pause(clock, "-", by=BY),
        "resume": lambda: clocks.resume(clock, by=BY),
        "extend": lambda: clocks.extend(clock, 1, "d", "-", by=BY),
        "stop": lambda: clocks.stop(clock, "done"),
    }


@pytest.mark.parametrize("act", ["pause", "resume", "extend", "stop"])
def test_nobody_changes_a_clock_that_was_stopped_meanwhile(started, act):
    clock = started()
    clocks.stop(read(clock), "done", at=MONDAY)

    with cast.refused(Stale):
        actions_on(clock)[act]()

    assert read(clock).stopped_at == MONDAY
    assert not Pause.objects.exists()


@pytest.mark.parametrize("act", ["pause", "extend", "stop"])
def test_nobody_changes_a_clock_that_was_paused_meanwhile(started, act):
    clock = started()
    clocks.pause(read(clock), "-", by=BY, at=MONDAY)

    with cast.refused(Stale):
        actions_on(clock)[act]()

    assert (read(clock).paused_since, read(clock).stopped_at) == (MONDAY, None)


def test_a_clock_is_not_paused_twice(started):
    clock = started()
    clocks.pause(clock, "-", by=BY, at=MONDAY)

    with cast.refused(Stale):
        clocks.pause(clock, "again", by=BY, at=MONDAY)


def test_the_promise_of_a_unit_counts_where_the_rule_is_slower(started, he):
    promised(he, 3, "wh")

    clock = read(started())

    assert (clock.amount, clock.unit, clock.promise.unit) == (3, "wh", he)
    assert clock.due_at == at(2026, 11, 23, 15, 30)


def test_the_rule_counts_where_the_promise_is_slower(started, he):
    promised(he, 30, "h")

    clock = read(started("referral.result_utilities"))

    assert (clock.amount, clock.unit, clock.promise) == (24, "h", None)


def test_a_promise_counts_for_its_own_unit_and_name_and_while_it_holds(started, he, flat):
    promised(flat, 1, "h")
    promised(he, 1, "h", name="first answer")
    promised(he, 1, "h", valid_from=at(2026, 11, 24))
    promised(he, 1, "h", until=at(2026, 11, 23))

    assert started().promise is None


def promised(unit, amount, measure, name="result", valid_from=MONDAY - timedelta(days=30), until=None):
    return UnitPromise.objects.create(
        unit=unit, name=name, amount=amount, measure=measure, valid_from=valid_from, until=until
    )


def explained(clock, language="en"):
    with override(language):
        return [(str(label), str(value)) for label, value in clocks.explain(clock).explain]


def test_a_clock_explains_itself(started):
    clock = started("referral.confirm")
    clocks.pause(clock, "waiting for the key", by=BY, at=at(2026, 11, 24, 9, 0))
    clocks.resume(clock, by=BY, at=at(2026, 11, 25, 9, 0))
    with when(2026, 11, 25, 12, 0):
        clocks.extend(clock, 2, "wd", "ill", by=BY)

    assert explained(clock) == [
        ("Rule", "Confirmation of a result"),
        ("Time allowed", "3 working days"),
        ("Source", "Default of this platform"),
        ("Counted from", "23 November 2026, 10:00"),
        ("Stood still", "24 November 2026, 09:00 to 25 November 2026, 09:00: waiting for the key"),
        ("More time", "2 working days: ill"),
        ("Days off in between", "28 November to 29 November"),
        ("Due", "1 December 2026, 10:00"),
    ]


def test_a_clock_that_runs_by_a_units_own_promise_says_so(started, he):
    promised(he, 2, "wh")

    facts = dict(explained(started()))

    assert facts["The unit’s own promise"] == "2 office hours"
    assert facts["By the rule"] == "7 days"
    assert facts["Office hours"] == "08:30–12:00, 14:30–18:00"


def test_a_clock_explains_itself_in_chinese(started):
    facts = dict(explained(started(), "zh-hans"))

    assert "办理一般事项" in facts.values()


def test_starting_a_clock_costs_one_statement_once_the_rules_are_known(started, django_assert_num_queries):
    started(name="first", owner=None)

    with django_assert_num_queries(1):
        started(name="second", owner=None)


def test_a_clock_of_the_neighbours_is_not_found(started, flat, jinchuan):
    started()

    with tenancy.inside(jinchuan):
        assert clocks.of(flat) == [] and clocks.running(flat, "result") is None


def test_now_is_the_moment_of_whoever_acts(flat):
    with the_clock.standing_at(MONDAY):
        assert clocks.start(flat, "result", "referral.return_urgent").started_at == MONDAY


def test_a_day_somebody_chose_is_due_at_that_very_minute_however_it_began(flat, he):
    with the_clock.standing_at(MONDAY + timedelta(seconds=37)):
        clock = clocks.start_until(flat, "promise", at(2027, 2, 28, 23, 59), owner=he)

    assert read(clock).due_at == at(2027, 2, 28, 23, 59)
    assert read(clock).rule == "own.day"


def test_a_day_somebody_chose_names_no_rule_and_no_source(flat):
    with the_clock.standing_at(MONDAY):
        clock = clocks.start_until(flat, "promise", at(2026, 12, 31, 23, 59))

    told = clocks.explain(clock)

    assert [str(fact.value) for fact in told.explain][::2] == ["按承诺的日期", "2026年12月31日23:59"]
    assert len(told.explain) == 3


def test_what_a_unit_promises_elsewhere_does_not_move_a_day_somebody_chose(flat, he):
    UnitPromise.objects.create(unit=he, name="promise", amount=1, measure="h", valid_from=at(2026, 1, 1, 0, 0))

    with the_clock.standing_at(MONDAY):
        clock = clocks.start_until(flat, "promise", at(2026, 12, 31, 23, 59), owner=he)

    assert clock.due_at == at(2026, 12, 31, 23, 59)
