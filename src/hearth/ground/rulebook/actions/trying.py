"""Drafted rules are tried on the last year before anybody puts them in force."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.lifecycle import Stale
from hearth.ground.audit.recording import record
from hearth.ground.rulebook import almanac, trial
from hearth.ground.rulebook.allowances import all_promises
from hearth.ground.rulebook.events import Happened
from hearth.ground.rulebook.models import ProfileVersion, Trial, Tried

COUNTED = ("tried", "was_late", "newly_late", "no_longer_late")


@action("rulebook.try_rules")
def try_rules(version: ProfileVersion, *, by: By) -> Trial:
    """Somebody wants to know what would have been late by the draft; what was found before gives way."""
    if version.state != "draft":
        raise Stale()
    Trial.objects.filter(version=version).delete()
    asked = Trial(version=version, drafted_at=version.drafted_at, asked_at=clock.now(), asked_by=by.id)
    asked.total = _last_year(asked).count()
    record(Happened.TRIAL_ASKED, asked, by=by, new=[asked], count=asked.total)
    return asked


@action("rulebook.go_on_trying")
def go_on_trying(tried: Trial, *, by: By, most: int = trial.BATCH) -> int:
    """The next some thousand promises are tried; answers how many there were. After the last, the trial is done."""
    now = Trial.objects.select_for_update(of=("self",)).select_related("version").filter(pk=tried.pk).first()
    if now is None or now.state != "trying":  # another was asked for meanwhile
        return 0
    after = (now.last_at, now.last) if now.last_at else None
    batch = trial.next_batch(_last_year(now), after, most)
    if not batch:
        now.move("finish")
        record(Happened.TRIED, now, by=by, count=now.tried)
        return 0
    rows = trial.judge_all(batch, now.version.profile, almanac.calendar(), all_promises())
    Tried.objects.bulk_create(
        [Tried(trial=now, clock=row.clock, due_at=row.due_at, is_late=row.is_late) for row in rows if row.is_changed]
    )
    place = {"last_at": batch[-1].stopped_at, "last": batch[-1].pk}
    now.move("go_on", tried=now.tried + len(batch), counts=_added(now.counts, rows), **place)
    return len(batch)


def _last_year(tried: Trial) -> Any:
    return trial.judged_between(tried.asked_at - trial.A_YEAR, tried.asked_at)


def _added(before: dict[str, list[int]], rows: Iterable[trial.Row]) -> dict[str, list[int]]:
    """The counts by rule and unit, with these rows."""
    counts: dict[str, Counter[str]] = {
        key: Counter(dict(zip(COUNTED, told, strict=True))) for key, told in before.items()
    }
    for row in rows:
        here = counts.setdefault(f"{row.clock.rule} {row.clock.owner_id or ''}", Counter())
        here["tried"] += 1
        here["was_late"] += row.was_late
        here["newly_late"] += row.is_late and not row.was_late
        here["no_longer_late"] += row.was_late and not row.is_late
    return {key: [counted[name] for name in COUNTED] for key, counted in counts.items()}
