from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from hearth.core import clock as the_clock
from hearth.core.actors import System
from hearth.core.jobs import JOBS
from hearth.ground.audit.models import Entry
from hearth.ground.rulebook import actions, almanac, clocks, recounting, trial, versions
from hearth.ground.rulebook.calendar import china
from hearth.ground.rulebook.events import Happened
from hearth.ground.rulebook.models import Clock
from hearth.ground.rulebook.profile import Profile
from tests.ground.rulebook.calendars import at
from tests.ground.rulebook.conftest import MONDAY, when

BY = System("clock")
ORDINARY, CONFIRM = "referral.result_ordinary", "referral.confirm"
LATER = at(2026, 11, 24, 9, 0)
OLD = at(2024, 11, 20, 10, 0)
RULES = ("referral.result_hard", ORDINARY, CONFIRM, "referral.return", "referral.result_utilities")


@pytest.fixture
def rules(yuhe, bai, shi):
    """Other numbers, put in force."""

    def adopt(moment=LATER, **amounts):
        changes = {name.replace("__", "."): {**numbers(told), "cite": "决定"} for name, told in amounts.items()}
        with the_clock.standing_at(moment):
            actions.put_in_force(actions.draft_profile(yuhe, "cn-base-2025", changes, by=bai), by=shi)

    return adopt


def numbers(told):
    """An amount, or other numbers by their names."""
    return told if isinstance(told, dict) else {"amount": told}


def recounted(moment=LATER):
    with the_clock.standing_at(moment):
        JOBS["rulebook.recount_clocks"].work(moment)


def times_recounted():
    """How often any clock got another date."""
    return sum(len(clock.recounts) for clock in Clock.objects.all())


def due_of(clock):
    return Clock.objects.get(pk=clock.pk).due_at


def test_what_runs_gets_the_date_the_new_rules_give_it(started, rules):
    clock = started()
    rules(referral__result_ordinary=3)

    recounted()

    counted = Clock.objects.get(pk=clock.pk)
    assert (counted.due_at, counted.amount, counted.version) == (at(2026, 11, 26, 10, 0), 3, "cn-base-2025.1")


def test_the_old_date_is_kept_and_told(started, rules):
    clock = started()
    rules(referral__result_ordinary=3)

    recounted()

    counted = Clock.objects.get(pk=clock.pk)
    assert counted.due_at == at(2026, 11, 26, 10, 0)
    assert counted.recounts == [(LATER, at(2026, 11, 30, 10, 0))]
    assert "重新计算" in {str(fact.label) for fact in clocks.explain(Clock.objects.get()).explain}


def test_a_day_somebody_chose_stays_whatever_the_rules_say(flat, rules):
    with the_clock.standing_at(MONDAY):
        clock = clocks.start_until(flat, "promise", at(2026, 12, 31, 23, 59))
    rules(referral__result_ordinary=3)

    recounted()

    assert due_of(clock) == at(2026, 12, 31, 23, 59)
    assert not times_recounted()


def test_the_ledger_counts_what_was_moved(started, rules):
    started(name="a")
    started(name="b")
    started(CONFIRM, name="c")
    rules(referral__result_ordinary=3)

    recounted()

    assert Entry.objects.get(event=Happened.RECOUNTED).facts == {
        "count": 2, "version": "cn-base-2025.1", "calendar": 0,
    }  # fmt: skip


def test_the_next_step_moves_with_the_date(started, rules):
    started()
    rules(referral__result_ordinary=3)

    recounted()

    assert Clock.objects.get().next_at == at(2026, 11, 24, 22, 0)


def test_what_has_stopped_never_changes(started, rules):
    clock = started()
    clocks.stop(clock, "done", at=MONDAY)
    before = Clock.objects.values().get()
    rules(referral__result_ordinary=3)

    recounted()

    assert Clock.objects.values().get() == before
    assert not times_recounted()


def test_what_a_change_of_rules_leaves_as_it_was_is_not_touched(started, rules):
    started()
    started(CONFIRM, name="confirm")
    before = Clock.objects.filter(name="confirm").values().get()
    rules(referral__result_ordinary=3)

    recounted()

    assert Clock.objects.filter(name="confirm").values().get() == before
    assert set(Clock.objects.values_list("version", flat=True)) == {"cn-base-2025", "cn-base-2025.1"}


def test_what_an_earlier_change_left_is_found_by_the_one_that_concerns_it(started, rules):
    clock = started()
    rules(referral__confirm=9)
    recounted()
    rules(LATER + timedelta(hours=1), referral__result_ordinary=3)

    recounted(LATER + timedelta(hours=1))

    assert due_of(clock) == at(2026, 11, 26, 10, 0)


def test_other_steps_of_the_ladder_concern_every_clock_a_day_somebody_chose_too(flat, started, rules):
    started()
    with the_clock.standing_at(MONDAY):
        clocks.start_until(flat, "promise", at(2026, 12, 31, 23, 59))
    steps = dict(Clock.objects.values_list("pk", "next_at"))
    rules(reminder__half={"percent": 60})

    recounted()

    assert all(clock.next_at > steps[clock.pk] for clock in Clock.objects.all())
    assert not times_recounted()


def test_a_rule_whose_source_alone_has_changed_moves_nothing(started, rules):
    started()
    before = Clock.objects.values().get()
    rules(referral__result_ordinary=Profile.named("cn-base-2025").rule(ORDINARY).amount)

    recounted()

    assert Clock.objects.values().get() == before


def test_a_paused_clock_gets_its_date_from_the_new_rules_when_it_goes_on(started, rules):
    clock = started()
    clocks.pause(clock, "-", by=BY, at=at(2026, 11, 23, 12, 0))
    rules(referral__result_ordinary=3)
    recounted()

    clocks.resume(Clock.objects.get(), by=BY, at=at(2026, 11, 25, 12, 0))

    assert due_of(clock) == at(2026, 11, 28, 10, 0)


def test_extensions_and_pauses_are_kept(started, rules):
    clock = started()
    clocks.pause(clock, "-", by=BY, at=at(2026, 11, 23, 12, 0))
    clocks.resume(clock, by=BY, at=at(2026, 11, 23, 18, 0))
    with when(2026, 11, 23, 20, 0):
        clocks.extend(clock, 2, "d", "-", by=BY)
    rules(referral__result_ordinary=3)

    recounted()

    assert due_of(clock) == at(2026, 11, 28, 16, 0)


def test_a_corrected_calendar_moves_what_runs(started, yuhe, bai):
    clock = started(CONFIRM)
    market_day = replace(china(2026), days_off=china(2026).days_off | {date(2026, 11, 25)})
    with when(2026, 11, 24, 9, 0):
        actions.set_year(yuhe, 2026, market_day, by=bai)

    recounted()

    assert due_of(clock) == at(2026, 11, 27, 10, 0)
    assert Clock.objects.get().calendar == 1


def test_rules_of_a_later_day_move_nothing_before_it(started, yuhe, bai, shi):
    clock = started()
    with when(2026, 11, 23, 12, 0):
        draft = actions.draft_profile(
            yuhe, "cn-base-2025", {ORDINARY: {"amount": 3, "cite": "决定"}}, by=bai, valid_from=at(2026, 11, 25)
        )
        actions.put_in_force(draft, by=shi)

    recounted(at(2026, 11, 24))
    before = due_of(clock)
    recounted(at(2026, 11, 25))

    assert (before, due_of(clock)) == (at(2026, 11, 30, 10, 0), at(2026, 11, 26, 10, 0))


def test_a_units_promise_is_kept_where_the_new_rule_is_slower(started, rules, he, bai):
    with when(2026, 11, 1):
        actions.set_promise(he, "result", 3, "h", by=bai)
    clock = started()
    rules(referral__result_ordinary=2)

    recounted()

    assert due_of(clock) == at(2026, 11, 23, 13, 0)
    assert Clock.objects.get().promise_id is not None


def test_a_recount_that_was_interrupted_goes_on(started, rules, flat):
    for number in range(5):
        started(name=str(number))
    rules(referral__result_ordinary=3)

    with the_clock.standing_at(LATER):
        actions.recount(flat.congress, by=BY, most=2)
    recounted()

    assert {clock.version for clock in Clock.objects.all()} == {"cn-base-2025.1"}
    assert times_recounted() == 5


def test_a_clock_started_by_rules_a_process_still_remembers_is_counted_anew(started, rules):
    rules(referral__result_ordinary=3)
    old = Profile.named("cn-base-2025")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(versions, "in_force", lambda at=None: old)
        clock = started(since=LATER)

    recounted()

    assert due_of(clock) == LATER + timedelta(days=3)


def test_what_was_recounted_once_is_left_alone(started, rules):
    started()
    rules(referral__result_ordinary=3)
    recounted()

    recounted()

    assert times_recounted() == 1
    assert Entry.objects.filter(event=Happened.RECOUNTED).count() == 1


def test_whatever_somebody_does_meanwhile_comes_first(started, rules, monkeypatch):
    """Between reading and writing of those that are counted one by one; the one statement leaves nothing between."""
    clock = started(since=OLD)
    rules(referral__result_ordinary=3)
    really = recounting._told

    def somebody_is_faster(*told):
        clocks.stop(Clock.objects.get(pk=clock.pk), "cancelled", at=LATER)
        return really(*told)

    monkeypatch.setattr(recounting, "_told", somebody_is_faster)
    recounted()

    assert due_of(clock) == OLD + timedelta(days=7)
    assert not times_recounted()


def test_what_began_before_the_years_the_database_is_told_of_is_counted_as_well(started, rules):
    old, new = started(since=OLD, name="a"), started(name="b")
    rules(referral__result_ordinary=3)

    recounted()

    assert (due_of(old), due_of(new)) == (OLD + timedelta(days=3), MONDAY + timedelta(days=3))
    assert times_recounted() == 2


def test_what_is_due_after_the_years_the_database_is_told_of_is_counted_as_well(started, rules):
    clock = started(CONFIRM)
    rules(referral__confirm=1200)

    recounted()

    counted = Clock.objects.get(pk=clock.pk)
    assert counted.due_at == almanac.calendar().add_working_days(MONDAY, 1200)
    assert counted.next_kind == "half"


def lives(started, seed, count=40):
    """Clocks to which all sorts of things have happened."""
    chance = Random(seed)
    for number in range(count):
        clock = started(
            chance.choice(RULES), since=MONDAY - chance.randrange(3000) * timedelta(minutes=1), name=str(number)
        )
        moment = clock.started_at
        for _ in range(chance.randrange(3)):
            moment += timedelta(minutes=chance.randrange(1, 900))
            clocks.pause(clock, "-", by=BY, at=moment)
            if chance.random() < 0.2:
                break
            moment += timedelta(minutes=chance.randrange(900))
            clocks.resume(clock, by=BY, at=moment)
        if chance.random() < 0.4:
            with the_clock.standing_at(moment):
                clocks.extend(clock, chance.randint(1, 9), chance.choice(["h", "wh", "d", "wd"]), "-", by=BY)
        if chance.random() < 0.4:
            clocks.stop(clock, "done", at=moment + timedelta(minutes=chance.randrange(9000)))


@pytest.mark.parametrize("seed", range(6))
def test_whatever_has_happened_closed_clocks_stay_and_open_ones_stand_as_if_it_had_always_been_so(started, rules, seed):
    lives(started, seed)
    closed = list(Clock.objects.exclude(stopped_at=None).order_by("pk").values())
    chance = Random(seed)
    rules(**{rule.replace(".", "__"): chance.randint(1, 20) for rule in RULES})

    recounted()

    assert list(Clock.objects.exclude(stopped_at=None).order_by("pk").values()) == closed
    profile, calendar = versions.looked_up(LATER), almanac.calendar()
    for clock in Clock.objects.open():
        assert clock.amount == profile.rule(clock.rule).amount
        assert clock.due_at == clocks.standing(clock, calendar, clock.pauses.all(), clock.extensions.all()).due


def other(**amounts):
    changes = {name.replace("__", "."): {"amount": amount, "cite": "决定"} for name, amount in amounts.items()}
    return Profile.named("cn-base-2025").changed("trial", date(2026, 12, 1), changes)


def test_a_trial_tells_what_would_have_been_late_and_what_no_longer(started):
    quick, slow = started(name="quick"), started(name="slow")
    clocks.stop(quick, "done", at=MONDAY + timedelta(days=4))
    clocks.stop(slow, "done", at=MONDAY + timedelta(days=9))

    shorter = trial.trial(other(referral__result_ordinary=3), at(2026, 12, 31))
    longer = trial.trial(other(referral__result_ordinary=10), at(2026, 12, 31))

    assert (shorter.tried, [row.clock for row in shorter.newly_late], shorter.no_longer_late) == (2, [quick], [])
    assert (longer.newly_late, [row.clock for row in longer.no_longer_late]) == ([], [slow])
    assert shorter.by_rule == [(ORDINARY, 1, 0)]
    assert shorter.newly_late[0].due_at == MONDAY + timedelta(days=3)


def test_a_trial_counts_pauses_and_leaves_out_what_is_older_than_a_year_or_ended_otherwise(started):
    paused, moved, old = started(name="a"), started(name="b"), started(name="c", since=at(2025, 1, 6))
    clocks.pause(paused, "-", by=BY, at=MONDAY)
    clocks.resume(paused, by=BY, at=MONDAY + timedelta(days=4))
    clocks.stop(paused, "done", at=MONDAY + timedelta(days=6))
    clocks.stop(moved, "moved", at=MONDAY)
    clocks.stop(old, "done", at=at(2025, 1, 7))

    tried = trial.trial(other(referral__result_ordinary=3), at(2026, 12, 31))

    assert (tried.tried, tried.newly_late) == (1, [])


def test_a_trial_of_many_goes_through_them_in_batches(started, monkeypatch):
    monkeypatch.setattr(trial, "BATCH", 2)
    for number in range(5):
        clocks.stop(started(name=str(number)), "done", at=MONDAY + timedelta(days=4))

    tried = trial.trial(other(referral__result_ordinary=3), at(2026, 12, 31))

    assert (tried.tried, len(tried.newly_late)) == (5, 5)


def test_a_trial_changes_nothing(started):
    clocks.stop(started(), "done", at=MONDAY)
    before = list(Clock.objects.values())

    trial.trial(other(referral__result_ordinary=3), at(2026, 12, 31))

    assert list(Clock.objects.values()) == before
