"""What an outcome came of, written down and taken away again."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.ground.congress.models import Deputy
from hearth.journey.demands.deciding import OVER
from hearth.journey.demands.lifecycle import TOLD
from hearth.journey.demands.models import Demand
from hearth.journey.outcomes.events import Happened
from hearth.journey.outcomes.lifecycle import CLAIMS
from hearth.journey.outcomes.models import Ground, Outcome
from hearth.journey.outcomes.verifying import locked
from hearth.journey.suggestions.lifecycle import ACCEPTED
from hearth.journey.suggestions.models import Suggestion

NOT_CONFIRMED = _("Confirm the demand first: nobody owns what nobody has confirmed.")
NOT_NUMBERED = _("The suggestion has no number, so nothing can have come of it yet.")
SEALED = _("The message is sealed, so nothing may tell of it.")
NOT_HERE = _("The message was withdrawn, or is no matter here, so nothing can have come of it.")
THERE = _("It stands there already.")
THE_LAST = _("This is all it came of. Name something else first.")
IS_OVER = _("It is not public any more, or was rejected, so nothing is added to it.")
UNVERIFIED: dict[str, Any] = {"deputy_who": None, "deputy_name": "", "deputy_at": None}


@action("outcomes.link")
def link(thing: Any, outcome: Outcome, *, by: By) -> Ground:
    """It came of this as well; where it is public, whoever wrote here hears of it."""
    locked(outcome)
    if outcome.state not in (*CLAIMS, "published"):
        raise Refused(IS_OVER)
    ground = laid(thing, outcome, by)
    outcome.forget_standings()
    if outcome.state == "published":
        Outcome.objects.filter(pk=outcome.pk).update(is_to_tell=True)
    record(Happened.LINKED, outcome, by=by, **told_of(ground))
    return ground


@action("outcomes.unlink")
def unlink(ground: Ground, *, by: By) -> None:
    """It did not come of this. A deputy who has nothing left in it is no witness to it any more."""
    outcome = ground.outcome
    locked(outcome)
    if not outcome.grounds.exclude(pk=ground.pk).exists():
        raise Refused(THE_LAST)
    facts = told_of(ground)
    ground.delete()
    outcome.forget_standings()
    if outcome.state in CLAIMS and outcome.deputy_who and not _is_behind_it(outcome):
        _let_fall(outcome)
    record(Happened.UNLINKED, outcome, by=by, **facts)


def laid(thing: Any, outcome: Outcome, by: By) -> Ground:
    """The link itself: only to what somebody owns, and to nothing that must stay apart."""
    _can_lead(thing)
    key = {_kind_of(thing): thing}
    if Ground.objects.filter(outcome=outcome, **key).exists():
        raise Refused(THERE)
    made: Ground = Ground.objects.create(outcome=outcome, name=by.name, role=by.role, said_at=clock.now(), **key)
    return made


def told_of(ground: Ground) -> dict[str, str]:
    """What the ledger keeps of a link: the number of what it leads to."""
    if ground.suggestion:
        return {"suggestion": ground.suggestion.number}
    return {"demand": ground.demand.code} if ground.demand else {"matter": ground.thread.code}


def _kind_of(thing: Any) -> str:
    kinds: dict[type, str] = {Demand: "demand", Suggestion: "suggestion"}
    return kinds.get(type(thing), "thread")


def _can_lead(thing: Any) -> None:
    if isinstance(thing, Demand):
        if thing.state not in TOLD:
            raise Refused(NOT_CONFIRMED)
    elif isinstance(thing, Suggestion):
        if thing.state not in ACCEPTED:
            raise Refused(NOT_NUMBERED)
    elif thing.is_sealed:
        raise Refused(SEALED)
    elif thing.state in OVER:
        raise Refused(NOT_HERE)


def _is_behind_it(outcome: Outcome) -> bool:
    """Whether the deputy who verified it still owns something that it came of."""
    behind = Deputy.objects.filter(
        pk__in=outcome.deputies_behind(), posts__user=outcome.deputy_who, posts__role="deputy"
    )
    return bool(behind.exists())


def _let_fall(outcome: Outcome) -> None:
    if outcome.state == "verified":
        outcome.step("lose", **UNVERIFIED)
        return
    Outcome.objects.filter(pk=outcome.pk).update(**UNVERIFIED)
    for name, value in UNVERIFIED.items():
        setattr(outcome, name, value)
