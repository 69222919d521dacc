"""Whoever's words a suggestion began with hears of each step, once."""

from __future__ import annotations

from django.db.models import Exists, OuterRef

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.ground.audit.recording import Telling, record_each
from hearth.journey.suggestions.events import Happened
from hearth.journey.suggestions.models import Suggestion, Told

AT_ONCE = 200


@action("suggestions.tell")
def tell(suggestion: Suggestion, step: str, news: str = "", *, by: By) -> int:
    """The next of them, up to two hundred; answers how many. Whoever withdrew or was sealed is in no demand.

    `news` says what became of it in the congress above, where the step was taken there.
    """
    Suggestion.objects.select_for_update(of=("self",)).get(pk=suggestion.pk)
    if suggestion.demand is None:
        return 0
    heard = Told.objects.filter(suggestion=suggestion, step=step, thread=OuterRef("pk"))
    waiting = suggestion.demand.threads.filter(~Exists(heard), is_sealed=False).only("id", "code", "congress")
    threads = list(waiting.order_by("pk")[:AT_ONCE])
    facts = {"suggestion": suggestion.code, "number": suggestion.number, "step": step, "news": news}
    now = clock.now()
    tellings = [
        Telling(thread, [Told(suggestion=suggestion, thread=thread, step=step, at=now)], facts) for thread in threads
    ]
    if tellings:
        record_each(Happened.TOLD, tellings, by=by)
    return len(tellings)
