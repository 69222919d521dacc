"""What everybody may read of a suggestion and its answer."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.lifecycle import Stale
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.journey.suggestions import checking
from hearth.journey.suggestions.events import Happened
from hearth.journey.suggestions.lifecycle import ACCEPTED
from hearth.journey.suggestions.models import Suggestion

IN_CONFIDENCE = _("The deputy asked for confidence, so it is not made public.")
SAY_WHAT = _("Write in a few sentences what it is about: in summary, this is what everybody reads.")
TELLS = _("This tells who somebody is: %(words)s. Leave it out.")


@action("suggestions.publish")
def publish(suggestion: Suggestion, disclosure: str, public_text: str = "", *, by: By) -> None:
    """Everybody may read it, in full or in summary; of answers, what the units let be public."""
    standing: Suggestion = Suggestion.objects.select_for_update().get(pk=suggestion.pk)
    if standing.is_confidential or disclosure == "withheld":
        raise Refused(IN_CONFIDENCE)
    if standing.state not in ACCEPTED:
        raise Stale()
    if disclosure == "summary" and not public_text:
        raise Refused(SAY_WHAT)
    asks = [ask.words for ask in standing.asks.all()] if disclosure == "full" else []
    shown = [standing.title, public_text, *([standing.facts, *asks] if disclosure == "full" else [])]
    if found := checking.telling("\n".join(shown)):
        raise Refused(TELLS % {"words": " · ".join(found)})
    _set(suggestion, is_published=True, disclosure=disclosure, public_text=public_text)
    record(Happened.PUBLISHED, suggestion, by=by, disclosure=disclosure)


@action("suggestions.unpublish")
def unpublish(suggestion: Suggestion, *, by: By) -> None:
    """It is shown to nobody outside any more."""
    _set(suggestion, is_published=False)
    record(Happened.UNPUBLISHED, suggestion, by=by)


def _set(suggestion: Suggestion, **changes: object) -> None:
    Suggestion.objects.filter(pk=suggestion.pk).update(**changes)
    for name, value in changes.items():
        setattr(suggestion, name, value)
