"""What counts is set for days to come, so that deputies know beforehand; a rule is ended, never changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.ground.congress.models import Congress
from hearth.record.dossier.catalogue import known_kinds
from hearth.record.dossier.models import DutyKind
from hearth.record.scoring.actions.switching import wait_for_each_other
from hearth.record.scoring.events import Happened
from hearth.record.scoring.examples import EXAMPLES
from hearth.record.scoring.guards import guard_of, is_scorable
from hearth.record.scoring.models import ScoreRule

PAST = _("Nothing is scored afterwards: deputies must know beforehand what counts. Choose today or a later day.")
OVERLAPS = _("A rule for this is in force from %(day)s on. End that one first; two rules never hold on the same day.")
UNKNOWN = _("There is no such kind of duty.")
NEVER = _("This is never scored. %(why)s")
BY_ITS_NAME = _(
    "This kind is called after something that is never scored: donations, uploads, check-ins, messages, time online."
)
NOT_SO_COUNTED = _("This cannot be counted so. %(why)s")
NO_POINTS = _("Whole points, one or more. Points are never taken away.")
NO_CAP = _("A cap for the year is needed, at least as high as the points for one.")
NO_BASIS = _("Say on which law or decision it rests.")
ENDED = _("This rule has an end already.")
ALL_THERE = _("Each of them has a rule already that holds then.")


class Ruling(NamedTuple):
    """What is to count, how, and by which law."""

    kind: str
    counts_by: str
    points: int
    cap: int
    legal_basis: str
    valid_from_on: date


@action("scoring.set_rule")
def set_rule(congress: Congress, told: Ruling, *, by: By) -> ScoreRule:
    """From that day on this kind counts so much for each matter or day, up to the cap in a year."""
    must_be_allowed(told, _names_of_own_kinds())
    wait_for_each_other(congress)
    if (
        standing := ScoreRule.objects.touching(told.kind, told.valid_from_on).order_by("valid_from_on").first()
    ) is not None:
        raise Refused(OVERLAPS % {"day": date_format(standing.valid_from_on)})
    made = _made(told, by)
    record(Happened.RULE_SET, made, by=by, kind=told.kind, since=told.valid_from_on.isoformat())
    return made


@action("scoring.end_rule")
def end_rule(rule: ScoreRule, last_on: date, *, by: By) -> None:
    """That day is the last on which it holds; what was done until then counts by it."""
    if last_on < clock.today():
        raise Refused(PAST)
    if not ScoreRule.objects.filter(pk=rule.pk, valid_to_on=None).update(valid_to_on=last_on):
        raise Refused(ENDED)
    rule.valid_to_on = last_on
    record(Happened.RULE_ENDED, rule, by=by, kind=rule.kind, until=last_on.isoformat())


@action("scoring.take_examples")
def take_examples(congress: Congress, valid_from_on: date, *, by: By) -> int:
    """The example set, for kinds that have no rule then. Answers how many rules were made of it."""
    wait_for_each_other(congress)
    made = []
    for each in EXAMPLES:
        told = Ruling(each.kind, each.counts_by, each.points, each.cap, str(each.basis), valid_from_on)
        must_be_allowed(told, {})
        if not ScoreRule.objects.touching(each.kind, valid_from_on).exists():
            made.append(_made(told, by))
    if not made:
        raise Refused(ALL_THERE)
    record(Happened.EXAMPLES_TAKEN, made[0], by=by, rules=[rule.code for rule in made], since=valid_from_on.isoformat())
    return len(made)


def must_be_allowed(told: Ruling, own: Mapping[str, tuple[str, ...]]) -> None:
    """Raises `Refused` with the first thing that the guards, or fairness, do not let stand."""
    guard = guard_of(told.kind)
    if told.kind not in known_kinds():
        raise Refused(UNKNOWN)
    if not guard.counts:
        raise Refused(NEVER % {"why": guard.why})
    if not is_scorable(told.kind, own):
        raise Refused(BY_ITS_NAME)
    if told.counts_by not in guard.counts:
        raise Refused(NOT_SO_COUNTED % {"why": guard.why})
    _must_be_fair(told)


def _must_be_fair(told: Ruling) -> None:
    if told.points < 1:
        raise Refused(NO_POINTS)
    if told.cap < told.points:
        raise Refused(NO_CAP)
    if not told.legal_basis.strip():
        raise Refused(NO_BASIS)
    if told.valid_from_on < clock.today():
        raise Refused(PAST)


def _names_of_own_kinds() -> dict[str, tuple[str, ...]]:
    rows = DutyKind.objects.values_list("code", "name_zh", "name_en")
    return {code: names for code, *names in rows}  # type: ignore[misc]


def _made(told: Ruling, by: By) -> ScoreRule:
    try:
        with transaction.atomic():
            made: ScoreRule = ScoreRule.objects.create(**told._asdict(), name=by.name, set_at=clock.now())
    except IntegrityError:
        raise Refused(OVERLAPS % {"day": date_format(told.valid_from_on)}) from None
    return made
