"""What everybody reads, and for how long it holds."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.ground.congress.models import Deputy
from hearth.journey.outcomes.actions.claiming import UNVERIFIED
from hearth.journey.outcomes.actions.verifying import must_be_uncontested
from hearth.journey.outcomes.events import Happened
from hearth.journey.outcomes.models import Outcome
from hearth.journey.outcomes.verifying import locked

MISSING = {
    "staff": _("No clerk has verified it yet. Nothing is published on one side’s word."),
    "deputy": _("No deputy has verified it yet. Nothing is published on one side’s word."),
}
IS_OVER = _("It has ended already. Correct its last day first, or reject it.")
NOT_PUBLIC = _("Choose one that is public: people are led from this one to it.")
ITSELF = _("It cannot be replaced by itself.")


@action("outcomes.publish")
def publish(outcome: Outcome, *, by: By) -> None:
    """Everybody may read it, and whoever wrote what it came of hears of it ten minutes later (PUBLISHED)."""
    locked(outcome)
    must_be_uncontested(outcome)
    for side, sentence in MISSING.items():
        if outcome.state == "evidenced" and side not in outcome.verified_by:
            raise Refused(sentence)
    if outcome.until is not None and outcome.until < clock.today():
        raise Refused(IS_OVER)
    first = outcome.published_at or clock.now()
    outcome.step("publish", published_at=first, is_to_tell=True)
    behind = Deputy.objects.filter(pk__in=outcome.deputies_behind()).order_by("code").values_list("code", flat=True)
    record(Happened.PUBLISHED, outcome, by=by, kind=outcome.kind, deputies=list(behind))


@action("outcomes.unpublish")
def unpublish(outcome: Outcome, reason: str, *, by: By) -> None:
    """It is taken back from the public: it is not so, or not any more as it stands there. Both look at it again."""
    locked(outcome)
    outcome.step("unpublish", is_to_tell=False, **UNVERIFIED | {"objection": reason, "objector": by.name})
    record(Happened.UNPUBLISHED, outcome, by=by)


@action("outcomes.lapse")
def lapse(outcome: Outcome, *, by: By) -> None:
    """It holds no more: the document has run out, the measure has ended. It stays readable (LAPSED)."""
    locked(outcome)
    outcome.step("lapse", is_to_tell=False)
    record(Happened.LAPSED, outcome, by=by)


@action("outcomes.replace")
def replace(outcome: Outcome, successor: Outcome, *, by: By) -> None:
    """Another one holds in its place; whoever finds this one is led there (REPLACED)."""
    locked(outcome)
    if successor.pk == outcome.pk:
        raise Refused(ITSELF)
    if not Outcome.objects.filter(pk=successor.pk, state="published").select_for_update().exists():
        raise Refused(NOT_PUBLIC)
    outcome.step("replace", successor=successor, is_to_tell=False)
    record(Happened.REPLACED, outcome, by=by, successor=successor.code)
