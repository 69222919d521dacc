"""What `reckoning` and `ladder` say of a clock, said by PostgreSQL of many at once; tests hold it to those.

It leads from `found`, the clocks with what is known of them, to `told`, what each is by the rules in force: the time it
is given, what happened to it one after another, where it then stands, and the step that comes next. Each of these is a
table of its own within the statement, or PostgreSQL would work out the same thing again wherever it is named.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from hearth.core import tenancy
from hearth.core.rows import array
from hearth.ground.rulebook.calendar import WorkingDays
from hearth.ground.rulebook.calendar_in_sql import DAY, WORKED, worked
from hearth.ground.rulebook.ladder import BEFORE_LATE, REMINDERS, STEPS, at_least, rule_of
from hearth.ground.rulebook.profile import Profile
from hearth.ground.rulebook.time_in_sql import added, later, micros_of, moment_of, passed
from hearth.ground.rulebook.working_time import TICK

# what the rule allows, or what the unit promised, whichever ends first; what no rule speaks of keeps what it was given
BEGAN = f"""rules AS (
    SELECT * FROM unnest(%s::text[], %s::bigint[], %s::text[], %s::bigint[]) AS r(rule, amount, unit, over_holidays)
), allowed AS (
    SELECT f.id, {micros_of("f.started_at")} AS start, r.rule IS NOT NULL AS is_known, NULL::uuid AS promised,
        coalesce(r.amount, f.amount) AS amount, coalesce(r.unit, f.unit) AS unit,
        CASE WHEN r.rule IS NULL THEN f.over_holidays ELSE r.over_holidays END AS over_holidays
    FROM found f LEFT JOIN rules r ON r.rule = f.rule
    UNION ALL
    SELECT f.id, {micros_of("f.started_at")}, true, p.id, p.amount, p.measure, NULL
    FROM found f JOIN rules r ON r.rule = f.rule
    JOIN rulebook_unitpromise p ON p.congress_id = %s AND p.unit_id = f.owner_id AND p.name IN (f.name, f.rule)
        AND p.valid_from <= f.started_at AND (p.until IS NULL OR f.started_at < p.until)
), ends AS MATERIALIZED (
    SELECT a.*, CASE WHEN a.start >= worked.since THEN
        {added("a.start", "a.amount", "a.unit", "a.over_holidays")} END AS due
    FROM allowed a, worked
), began AS MATERIALIZED (
    SELECT DISTINCT ON (id) * FROM ends ORDER BY id, due, promised NULLS FIRST
)"""
# clock by clock: joined at once, PostgreSQL would read every pause there ever was for each five hundred
HAPPENED = f"""happened AS MATERIALIZED (
    SELECT *, row_number() OVER (PARTITION BY id ORDER BY since, amount NULLS FIRST, until) AS number,
        count(*) OVER (PARTITION BY id) AS of_all
    FROM (
        SELECT p.clock_id AS id, {micros_of("p.since")} AS since, {micros_of("p.until")} AS until,
            NULL::bigint AS amount, NULL AS unit
        FROM found f, LATERAL (SELECT * FROM rulebook_pause WHERE clock_id = f.id AND until IS NOT NULL OFFSET 0) p
        UNION ALL
        SELECT e.clock_id, {micros_of("e.at")}, NULL, e.amount, e.unit
        FROM found f, LATERAL (SELECT * FROM rulebook_extension WHERE clock_id = f.id OFFSET 0) e
    ) event
)"""
GIVEN = f"""CASE e.unit WHEN 'wd' THEN {later("s.due", f"e.amount * {DAY}", "e.unit")}
    ELSE {added("s.due", "e.amount", "e.unit", "NULL::bigint")} END"""
LIVED = f"""lived AS (
    SELECT 0::bigint AS number, id, unit, due, start AS since, 0::bigint AS used, 0::bigint AS late
    FROM began WHERE id IN (SELECT id FROM happened)
    UNION ALL
    SELECT e.number, s.id, s.unit, n.due, n.since, n.used, n.late
    FROM lived s JOIN happened e ON e.id = s.id AND e.number = s.number + 1, worked,
    LATERAL (SELECT greatest(s.since, e.since) AS at OFFSET 0) stopped,
    LATERAL (SELECT s.used + {passed("s.since", "stopped.at", "s.unit")} AS used OFFSET 0) ran,
    LATERAL (
        SELECT given.due, s.since, s.used, CASE WHEN given.due < s.since THEN s.late ELSE 0 END AS late
        FROM (SELECT {GIVEN} AS due OFFSET 0) given WHERE e.amount IS NOT NULL
        UNION ALL
        SELECT s.due, s.since, s.used, s.late WHERE e.amount IS NULL AND e.until <= stopped.at
        UNION ALL
        SELECT s.due, e.until, ran.used, s.late + {passed("greatest(s.since, s.due)", "stopped.at", "s.unit")}
        WHERE e.amount IS NULL AND e.until > stopped.at AND s.due < stopped.at
        UNION ALL
        SELECT CASE WHEN goes_on.due IS NOT NULL THEN greatest(s.due, e.until, goes_on.due) END,
            e.until, ran.used, s.late
        FROM (SELECT {passed("stopped.at", "s.due", "s.unit")} AS time OFFSET 0) remains,
        LATERAL (SELECT {later("e.until", "remains.time", "s.unit")} AS due OFFSET 0) goes_on
        WHERE e.amount IS NULL AND e.until > stopped.at AND (s.due < stopped.at) IS NOT TRUE
    ) n
)"""
STANDS = f"""stands AS MATERIALIZED (
    SELECT b.id, b.is_known, b.promised, b.amount, b.unit, b.over_holidays,
        CASE WHEN l.id IS NULL THEN b.due ELSE l.due END AS due, coalesce(l.since, b.start) AS since,
        coalesce(l.used, 0) AS used, coalesce(l.late, 0) AS late
    FROM began b
    LEFT JOIN (SELECT l.* FROM lived l JOIN happened USING (id, number) WHERE number = of_all) l ON l.id = b.id
), has_left AS MATERIALIZED (
    SELECT s.*, s.used - s.late +
        CASE WHEN s.due < s.since THEN 0 ELSE {passed("s.since", "s.due", "s.unit")} END AS whole
    FROM stands s, worked
)"""
TOLD = """step AS MATERIALIZED (
    SELECT s.*, f.due_at AS was_due_at, f.paused_since, f.next_kind AS was_next, f.promise_id,
        CASE WHEN f.next_kind NOT IN ({before_late}) AND s.due > worked.now THEN 'due' ELSE f.next_kind END AS kind
    FROM worked, has_left s JOIN found f ON f.id = s.id
), reminded AS MATERIALIZED (
    SELECT s.*, {reminders} FROM step s, worked
), next AS MATERIALIZED (
    SELECT s.*, {kind} AS next_kind FROM reminded s, worked
), told AS MATERIALIZED (
    SELECT id, was_due_at, paused_since, was_next, amount, unit, over_holidays, next_kind,
        CASE WHEN is_known THEN promised ELSE promise_id END AS promise,
        {due_at} AS due_at, {next_at} AS next_at
    FROM (SELECT s.*, {moment} AS at FROM next s, worked OFFSET 0) s
    WHERE s.due IS NOT NULL AND s.whole IS NOT NULL AND (s.kind = '' OR {is_sure})
        AND (s.next_kind = '' OR s.at IS NOT NULL)
)"""


def told(profile: Profile, calendar: WorkingDays, now: datetime, year: int) -> tuple[str, list[Any]]:
    """What follows `found` in a statement, and the values of its places."""
    rules = profile.rules.values()
    columns = ([getattr(rule, name) for rule in rules] for name in ("name", "amount", "unit", "over_holidays"))
    days = WORKED.format(now=micros_of("%s::timestamptz"))
    parts = ",\n".join([days, BEGAN, HAPPENED, LIVED, STANDS, _ladder(profile)])
    return parts, [*worked(calendar, year), now, *map(array, columns), tenancy.current_id()]


def _ladder(profile: Profile) -> str:
    """The steps of this profile: what it leaves out is no part of the statement."""
    reminders = [step for step in REMINDERS if rule_of(step, profile)]
    kinds = " ".join(f"WHEN '{step}' THEN {_next(step, profile)}" for step in STEPS)
    moments = " ".join(f"WHEN '{step}' THEN {_moment(step, profile)}" for step in STEPS if _exists(step, profile))
    return TOLD.format(
        before_late=", ".join(f"'{step}'" for step in BEFORE_LATE),
        reminders=", ".join(["NULL AS none", *(f"{_reminder(step, profile)} AS {step}" for step in reminders)]),
        kind=f"CASE s.kind {kinds} ELSE '' END",
        moment=f"CASE s.next_kind {moments} END",
        is_sure=" AND ".join(["true", *(f"s.{step} IS NOT NULL" for step in reminders)]),
        due_at=moment_of("s.due"),
        next_at=moment_of("s.at"),
    )


def _next(kind: str, profile: Profile) -> str:
    """As `ladder.next_step` from this kind on."""
    told, missed = [], ""
    for step in STEPS[STEPS.index(kind) :]:
        if not _exists(step, profile):
            continue
        if missed:
            told.append(f"WHEN s.{step} > worked.now THEN '{missed}'")
        if step not in REMINDERS:
            return f"CASE {' '.join(told)} ELSE '{step}' END" if told else f"'{step}'"
        told.append(f"WHEN s.{step} > worked.now THEN '{step}'")
        missed = step
    return "''"


def _exists(step: str, profile: Profile) -> bool:
    return step == "due" or rule_of(step, profile) is not None


def _moment(step: str, profile: Profile) -> str:
    rule = rule_of(step, profile)
    if rule is None or step in REMINDERS:
        return f"s.{step}"
    share = f"greatest(s.whole * {rule.percent or 0} / 100, {at_least(rule) // TICK})"
    return later("greatest(s.since, s.due)", f"greatest(0, {share} - s.late)", "s.unit")


def _reminder(step: str, profile: Profile) -> str:
    rule = rule_of(step, profile)
    share = f"s.whole * {rule.percent or 0} / 100" if rule else "0"
    return later("s.since", f"greatest(0, {share} - s.used)", "s.unit")
