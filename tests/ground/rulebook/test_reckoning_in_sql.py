"""What PostgreSQL says of many clocks at once is, to the microsecond, what `reckoning` and `ladder` say of each."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearth.core import clock as the_clock
from hearth.ground.rulebook import recounting
from hearth.ground.rulebook.allowances import all_promises
from hearth.ground.rulebook.calendar import WorkingDays
from hearth.ground.rulebook.histories import histories_of
from hearth.ground.rulebook.ladder import STEPS
from hearth.ground.rulebook.models import Clock, Extension, Pause, UnitPromise
from hearth.ground.rulebook.models.clock import OWN_DAY
from hearth.ground.rulebook.profile import Profile
from hearth.ground.rulebook.reckoning import add
from hearth.ground.rulebook.reckoning_in_sql import told
from tests.ground.rulebook.calendars import at, invented

NOW = at(2026, 11, 24, 9, 0)
KNOWN = (at(2025, 1, 1), at(2029, 1, 1))  # the year before, this one and two that follow
A_WHILE = timedelta(days=60)  # so long no invented calendar is closed
MINUTE = timedelta(minutes=1)
BASE = Profile.named("cn-base-2025")
RULES = ("referral.result_ordinary", "referral.result_hard", "referral.confirm", "referral.return", "message.ack")
STATEMENT = """WITH RECURSIVE found({columns}) AS MATERIALIZED ({found}), {told}
SELECT id, due_at, amount, unit, over_holidays, promise, next_kind, next_at FROM told
"""
A_CROWD = 60


def said_by_the_database(profile, calendar):
    """What it says of every clock, by its key; nothing of those for which it was told too few years."""
    found, of_found = Clock.objects.values_list(*recounting.Running._fields).query.sql_with_params()
    parts, of_parts = told(profile, calendar, NOW, NOW.year)
    statement = STATEMENT.format(columns=recounting.COLUMNS, found=found, told=parts)
    with connection.cursor() as cursor:
        cursor.execute(statement, [*of_found, *of_parts])
        return {key: tuple(rest) for key, *rest in cursor.fetchall()}


def said_one_by_one(profile, calendar):
    """The same, reckoned for each clock by itself."""
    clocks = [recounting.Running(*row) for row in Clock.objects.values_list(*recounting.Running._fields)]
    promises, histories = all_promises(), histories_of([clock.pk for clock in clocks])
    with the_clock.standing_at(NOW):
        rows = [recounting._told(clock, profile, calendar, promises, histories[clock.pk]) for clock in clocks]
    return {row[0]: row[4:] for row in rows}


def other_rules(chance):
    """A profile with other numbers in other units; now and then with another ladder, or with steps left out."""
    units = ["min", "h", "wh", "d", "wd", "mo"]
    changes = {
        rule: {"amount": chance.randint(1, 12), "unit": chance.choice(units), "over_holidays": None, "cite": "-"}
        for rule in RULES[:-1]
    }
    amount = chance.randint(1, 60)
    changes["message.ack"] = {"amount": amount, "over_holidays": amount + chance.randint(0, 90), "cite": "-"}
    changes["reminder.half"] = {"percent": chance.randint(0, 100), "cite": "-"}
    profile = BASE.changed("trial", NOW.date(), changes)
    left_out = {f"{kind}.{step}" for kind in ("reminder", "ladder") for step in STEPS if chance.random() < 0.1}
    return replace(
        profile, provisions={name: each for name, each in profile.provisions.items() if name not in left_out}
    )


def invent_clocks(chance, thing, owner, profile, calendar):
    """Clocks that began at any time, by rules known and unknown, at any step, whatever may have happened to them."""
    clocks = [invented_clock(chance, thing, owner, number) for number in range(A_CROWD)]
    pauses, extensions = [], []
    for clock in clocks:
        moment = clock.started_at
        if chance.random() < 0.2:  # stopped at the very moment it is due
            moment = add(moment, profile.rules.get(clock.rule, clock.allowed), calendar)
            pauses.append(Pause(clock=clock, since=moment, until=moment + MINUTE, reason="-", role="unit"))
        for _ in range(chance.choice([0, 0, 1, 2, 3])):
            since = moment + a_time(chance, 6) - chance.choice([0, 0, 1]) * a_time(chance, 2)  # some overlap
            moment = since + chance.choice([0, 1]) * a_time(chance, 9)
            pauses.append(Pause(clock=clock, since=since, until=moment, reason="-", role="unit"))
        if clock.paused_since:
            pauses.append(Pause(clock=clock, since=clock.paused_since, until=None, reason="-", role="unit"))
        for _ in range(chance.choice([0, 0, 1, 2])):
            unit = chance.choice(["min", "h", "wh", "d", "wd", "mo"])
            more = {"amount": chance.randint(0, 9), "unit": unit, "reason": "-", "role": "clerk"}
            extensions.append(Extension(clock=clock, at=clock.started_at + a_time(chance, 20), **more))
    for kind, rows in ((Clock, clocks), (Pause, pauses), (Extension, extensions)):
        kind.objects.bulk_create(rows)


def invented_clock(chance, thing, owner, number):
    began = NOW - timedelta(days=chance.choice([3, 30, 300, 800]) * chance.random())
    began = began.replace(second=0, microsecond=0) if chance.random() < 0.5 else began
    unit = chance.choice(["min", "h", "wh", "d", "wd", "mo"])
    rule = chance.choice([*RULES, *RULES, "nobody.knows", OWN_DAY])
    steps = [*STEPS, "half", "half", ""]
    return Clock(
        kind="congress.unit", thing_id=thing.pk, code="-", name=str(number), owner=chance.choice([owner, None]),
        rule=rule, version="cn-base-2025", amount=chance.randint(1, 20), unit=unit,
        over_holidays=chance.choice([None, 40]) if unit == "h" else None, started_at=began, due_at=began,
        paused_since=chance.choice([None, None, NOW]), next_kind=chance.choice(steps),
    )  # fmt: skip


def invent_promises(chance, owner):
    for name in {chance.choice(["0", "1", *RULES]) for _ in range(3)}:
        until = chance.choice([None, NOW - a_time(chance, 40)])
        UnitPromise.objects.create(
            unit=owner, name=name, amount=chance.randint(1, 30), measure=chance.choice(["h", "wh"]),
            valid_from=NOW - timedelta(days=chance.randint(40, 500)), until=until,
        )  # fmt: skip


def a_time(chance, days):
    """Up to so many days, often to the minute."""
    return chance.choice([MINUTE, MINUTE, timedelta(microseconds=60_000_001)]) * chance.randrange(days * 24 * 60)


def empty():
    for kind in (Pause, Extension, Clock, UnitPromise):
        kind.objects.all().delete()


def is_beyond(clock, said):
    """Whether more years than it was told of are needed to say this."""
    due_at, next_at = said[0], said[-1] or said[0]
    return clock.started_at < KNOWN[0] + A_WHILE or max(due_at, next_at) > KNOWN[1] - A_WHILE


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_whatever_has_happened_the_database_says_of_all_what_is_said_of_each(seed, flat, he):
    chance = Random(seed)
    calendar = WorkingDays() if seed % 5 == 0 else invented(seed)
    profile = other_rules(chance)
    empty()
    invent_promises(chance, he)
    invent_clocks(chance, flat, he, profile, calendar)

    said = said_by_the_database(profile, calendar)

    for key, each in said_one_by_one(profile, calendar).items():
        if key in said or not is_beyond(Clock.objects.get(pk=key), each):
            assert said.get(key) == each, Clock.objects.filter(pk=key).values().get()


def test_most_invented_clocks_lie_within_the_years_it_is_told_of(flat, he):
    chance, calendar = Random(1), WorkingDays()
    profile = other_rules(chance)
    invent_clocks(chance, flat, he, profile, calendar)

    assert len(said_by_the_database(profile, calendar)) > A_CROWD * 0.7
