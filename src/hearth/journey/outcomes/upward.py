"""What came of a suggestion from a congress below is told there: title, number, who issued it, and when."""

from __future__ import annotations

from typing import Any

from hearth.core import clock
from hearth.core.addresses import address
from hearth.journey.outcomes.models import Outcome
from hearth.journey.suggestions import upward
from hearth.journey.suggestions.actions.going_up import News
from hearth.journey.suggestions.models import FromBelow


def carry_down(outcome: Outcome) -> None:
    """What everybody may read of it; nothing any more where it was taken back from the public."""
    copies = FromBelow.objects.filter(suggestion__grounds__outcome=outcome.pk).select_related("origin")
    for copy in copies:
        key = upward.key_of(copy, f"outcome {outcome.pk}")
        upward.say_below(copy, News(key, "outcome", clock.now(), **_told(outcome)))


def _told(outcome: Outcome) -> dict[str, Any]:
    if not outcome.is_public:
        return {}
    issuer = outcome.unit.name_zh if outcome.unit else outcome.issuer
    told = {"number": outcome.number, "title": outcome.title, "dated_on": outcome.since, "who": issuer}
    return told | {"words": outcome.words, "link": address("outcomes:one", outcome.code)}
