"""A congress that scores duties: rules of last year, what was done in it, the year closed and reckoned."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from hearth.core import clock, tenancy
from hearth.core.actors import Actor
from hearth.ground.rulebook.working_time import SHANGHAI
from hearth.record.dossier import actions as dossier
from hearth.record.scoring import actions
from hearth.record.scoring.actions.setting import Ruling
from hearth.record.scoring.models import ScoreObjection, ScoreRule, ScoreSheet
from tests import filing

WHY = "主任会议决定试行一年。"
BASIS = "代表法第八条"


def last_year() -> int:
    """The year that can be closed."""
    return clock.today().year - 1


@contextmanager
def last(month: int, day: int = 10) -> Iterator[None]:
    """A day of last year, at noon."""
    with clock.standing_at(datetime(last_year(), month, day, 12, tzinfo=SHANGHAI)):
        yield


def turned_on(admin: Actor) -> None:
    """This congress scores duties from today on."""
    actions.turn_on(tenancy.current(), WHY, True, by=admin)


def ruling(kind: str = "visit", counts_by: str = "day", points: int = 3, cap: int = 12, **more: Any) -> Ruling:
    """A rule from today on."""
    return Ruling(kind, counts_by, points, cap, more.get("basis", BASIS), more.get("begins", clock.today()))


def rule(admin: Actor, kind: str = "visit", *told: Any, **more: Any) -> ScoreRule:
    """And it is set."""
    made: ScoreRule = actions.set_rule(tenancy.current(), ruling(kind, *told, **more), by=admin)
    return made


def begun(admin: Actor, *, with_examples: bool = True) -> None:
    """It scored from the second day of last year on, visits among what counts."""
    with last(1, 2):
        turned_on(admin)
        rule(admin)
        if with_examples:
            actions.take_examples(tenancy.current(), clock.today(), by=admin)


def done(deputy: Actor, clerk: Actor) -> None:
    """Two visits on one day of last year, one on another, and an inspection that staff registered."""
    with last(6):
        filing.verified(deputy, clerk)
        filing.verified(deputy, clerk, words="又去了一户。")
        filing.registered(clerk, deputy.deputy, title=f"视察供暖：{deputy.name}")
    with last(7):
        filing.verified(deputy, clerk, words="七月又去了。", place="文华里")


def closed(clerk: Actor) -> None:
    """Nothing of last year is changed any more."""
    dossier.lock_year(tenancy.current(), last_year(), by=clerk)


def reckoned(admin: Actor, clerk: Actor, *deputies: Actor) -> list[ScoreSheet]:
    """All of that, and the sheets of these deputies."""
    begun(admin)
    for deputy in deputies:
        done(deputy, clerk)
    closed(clerk)
    actions.reckon(tenancy.current(), last_year(), by=clerk)
    return [sheet_of(deputy) for deputy in deputies]


def sheet_of(deputy: Actor) -> ScoreSheet:
    """Read anew."""
    found: ScoreSheet = ScoreSheet.objects.select_related("deputy").get(deputy=deputy.deputy, year=last_year())
    return found


def rule_of(kind: str = "visit") -> ScoreRule:
    """The rule for this kind."""
    found: ScoreRule = ScoreRule.objects.get(kind=kind)
    return found


def contested(deputy: Actor, words: str = "六月我去了两天。") -> ScoreObjection:
    """The deputy says that the visits are not so."""
    made: ScoreObjection = actions.contest(sheet_of(deputy), rule_of(), words, by=deputy)
    return made
