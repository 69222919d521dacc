"""What a change of rules costs while a hundred thousand clocks run, and how late notices are when many come at once.

Three limits. When the rules of all of them change, everything stands right after 3 seconds of CPU at most, Python's and
PostgreSQL's together: on an idle machine that is the time one waits. (When one rule changes, the others are not read:
what that costs is printed first.) No row is locked over 200 milliseconds: what a
statement has locked is held until its transaction ends, so the longest time from a batch's UPDATE to its commit is
measured. And of the notices that fall due within half a minute, as on a morning on which everything was sent at once,
99 of 100 are told within 5 seconds. The last line is the worst share of a limit.
"""

from __future__ import annotations

import argparse
import os
import time
from datetime import timedelta
from typing import Any

import _measure

CLOCKS, NOTICES = 100_000, 3_000
SECONDS, LOCK, LATENESS = 3.0, 0.2, 5.0
ORDINARY = {"referral.result_ordinary": 5}
ALL = {"referral.result_ordinary": 6, "referral.result_hard": 12, "referral.confirm": 4}
WRITE = """
INSERT INTO rulebook_clock
  (id, congress_id, kind, thing_id, code, name, owner_id, rule, version, calendar, amount, unit, extra, started_at,
   due_at, paused_since, outcome, next_kind, next_at, recounted_at, due_before)
SELECT uuidv7(), %(congress)s, 'casework.referral', uuidv7(), 'N' || n, 'result',
   (%(units)s::uuid[])[1 + n %% array_length(%(units)s::uuid[], 1)], rule, %(version)s, 0, amount, unit, interval '0',
   began, began + span, CASE WHEN n %% 50 = 0 THEN began + interval '1 hour' END, '', 'half', began + span / 2,
   '{}', '{}'
FROM (
  SELECT n, %(now)s::timestamptz - interval '1 hour' - n * interval '1 second' AS began,
    CASE n %% 4 WHEN 0 THEN 'referral.result_hard' WHEN 3 THEN 'referral.confirm' ELSE 'referral.result_ordinary' END
      AS rule,
    CASE n %% 4 WHEN 0 THEN 15 WHEN 3 THEN 3 ELSE 7 END AS amount,
    CASE n %% 4 WHEN 3 THEN 'wd' ELSE 'd' END AS unit,
    CASE n %% 4 WHEN 0 THEN interval '15 days' WHEN 3 THEN interval '3 days' ELSE interval '7 days' END AS span
  FROM generate_series(1, %(many)s) n
) made
"""
# every tenth was paused once, every fiftieth stands still now, every twentieth was given a day more
PAUSES = """
INSERT INTO rulebook_pause (id, congress_id, clock_id, since, until, reason, role, ended_role)
SELECT uuidv7(), congress_id, id, started_at + interval '10 minutes',
   CASE WHEN paused_since IS NULL THEN started_at + interval '40 minutes' END, '-', 'unit', ''
FROM rulebook_clock WHERE congress_id = %(congress)s AND substring(code from '^N([0-9]+)$')::int %% 10 = 0
"""
EXTENSIONS = """
INSERT INTO rulebook_extension (id, congress_id, clock_id, at, amount, unit, reason, role)
SELECT uuidv7(), congress_id, id, started_at + interval '30 minutes', 1, 'd', '-', 'clerk'
FROM rulebook_clock WHERE congress_id = %(congress)s AND substring(code from '^N([0-9]+)$')::int %% 20 = 1
"""
SOON = """
UPDATE rulebook_clock SET next_kind = 'half', next_at = at, started_at = at - interval '6 days',
  due_at = at + interval '6 days'
FROM (
  SELECT id AS key, %(now)s::timestamptz + row_number() OVER () * interval '10 milliseconds' AS at FROM rulebook_clock
  WHERE congress_id = %(congress)s AND rule = 'referral.result_hard' AND code ~ '^N[0-9]+[2468]$'
    AND paused_since IS NULL AND stopped_at IS NULL LIMIT %(many)s
) chosen
WHERE key = id
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clocks", type=int, default=CLOCKS)
    parser.add_argument("--notices", type=int, default=NOTICES)
    given = parser.parse_args()
    _measure.prepare()
    from hearth.core import tenancy
    from hearth.ground.congress.models import Congress

    with tenancy.inside(Congress.objects.get(slug="jinchuan")):
        write(given.clocks)
        say(*recounted(ORDINARY, given.clocks // 2))
        cost, lock = say(*recounted(ALL, given.clocks))
        print(f"longest lock of a row: {lock * 1000:.0f} ms, limit {LOCK * 1000:.0f} ms", flush=True)
        late = lateness(given.notices)
    p50, p99 = (late[int(len(late) * share)] for share in (0.5, 0.99))
    print(f"{len(late):,} notices in half a minute: {p50:.1f} s late (median), {p99:.1f} s (p99), limit {LATENESS} s")
    print(f"ratio: {max(cost / SECONDS * CLOCKS / given.clocks, lock / LOCK, p99 / LATENESS):.2f}")


def write(many: int) -> None:
    """Clocks as a busy winter leaves them."""
    from hearth.ground.congress.models import Unit

    units = list(Unit.objects.values_list("pk", flat=True)[:40]) or [Unit.objects.create(name_zh="热力公司").pk]
    told = {"units": units, "many": many, "version": "cn-base-2025"}
    for statement in (WRITE, PAUSES, EXTENSIONS):
        run(statement, **told)
    run("ANALYZE rulebook_clock, rulebook_pause, rulebook_extension")


def say(count: int, cost: float, took: float, lock: float) -> tuple[float, float]:
    """What a recount took, in one line; its cost and its longest lock."""
    print(
        f"{count:,} clocks counted anew: {cost:.2f} s of CPU ({took:.2f} s by the wall), limit {SECONDS} s", flush=True
    )
    return cost, lock


def recounted(rules: dict[str, int], many: int) -> tuple[int, float, float, float]:
    """Two people give these rules other numbers; then the open clocks that they concern are counted by that."""
    from hearth.ground.rulebook.models import Clock

    adopt(rules)
    began, before, held = time.perf_counter(), used(), Held()
    looked_at = held.recount_all()
    took, cost = time.perf_counter() - began, used() - before
    if looked_at < many or not Clock.objects.exclude(recounted_at=[]).exists():
        raise SystemExit(f"only {looked_at} of {many} clocks were counted")
    return looked_at, cost, took, held.longest


def adopt(rules: dict[str, int]) -> None:
    """Other rules come into force."""
    from uuid import uuid4

    from hearth.core import tenancy
    from hearth.core.actors import Actor
    from hearth.ground.rulebook import actions

    one, two = (Actor(user_id=uuid4(), name=role, roles=frozenset({role})) for role in ("clerk", "admin"))
    changes = {rule: {"amount": amount, "cite": "a measurement"} for rule, amount in rules.items()}
    actions.put_in_force(actions.draft_profile(tenancy.current(), "cn-base-2025", changes, by=one), by=two)


class Held:
    """From when a batch writes until it is committed its rows are locked: the longest of these times."""

    def __init__(self) -> None:
        self.longest, self._since = 0.0, 0.0

    def __call__(self, execute: Any, sql: str, *rest: Any) -> Any:
        if "UPDATE rulebook_clock" in sql:
            self._since = time.perf_counter()
        return execute(sql, *rest)

    def recount_all(self) -> int:
        """As the job does it."""
        from django.db import connection

        from hearth.core import tenancy
        from hearth.core.actors import System
        from hearth.ground.rulebook import actions
        from hearth.ground.rulebook.recounting import FIRST

        place, looked_at = FIRST, 0
        with connection.execute_wrapper(self):
            while (done := actions.recount(tenancy.current(), by=System("clock"), after=place)).looked_at:
                self.longest = max(self.longest, time.perf_counter() - self._since)
                place, looked_at = done.place, looked_at + done.looked_at
        return looked_at


def lateness(many: int) -> list[float]:
    """The worker's own way of striking, for as long as they come; how late each notice was told, in order."""
    from hearth.core import clock
    from hearth.core.jobs import JOBS
    from hearth.core.rounds import strike
    from hearth.ground.rulebook.models import Notice

    begins = clock.now() + timedelta(seconds=2)
    run(SOON, now=begins, many=many)
    due = count_due(begins)
    until = time.monotonic() + 60
    while Notice.objects.count() < due and time.monotonic() < until:
        strike(JOBS["rulebook.strike_notices"], clock.now())
        time.sleep(1)
    told = Notice.objects.values_list("at", "struck_at")
    found = sorted(max(0.0, (struck - at).total_seconds()) for at, struck in told)
    if len(found) < due:
        raise SystemExit(f"only {len(found)} of {due} notices were told in a minute")
    return found


def count_due(begins: Any) -> int:
    """How many notices fall due in the half minute."""
    from hearth.ground.rulebook.models import Clock

    return Clock.objects.running().filter(next_at__range=(begins, begins + timedelta(seconds=31))).count()


def used() -> float:
    """Seconds of CPU so far, here and in the database."""
    return _measure.cpu_of(os.getpid()) + _measure.cpu_of(_measure.postmaster())


def run(statement: str, **told: Any) -> None:
    """One statement about the congress in scope."""
    from django.db import connection

    from hearth.core import clock, tenancy

    with connection.cursor() as cursor:
        cursor.execute(statement, {"congress": tenancy.current_id(), "now": clock.now(), **told})


if __name__ == "__main__":
    main()
