"""Documents that came of suggestions, as open data and feeds of the register name them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import uuid5

from hearth.core.addresses import address
from hearth.journey.outcomes.lifecycle import PUBLIC
from hearth.journey.outcomes.models import Ground
from hearth.journey.suggestions.issuing import Document
from hearth.journey.suggestions.models import Suggestion


def issued(suggestions: Sequence[Suggestion]) -> dict[Any, list[Document]]:
    """By the key of each suggestion what everybody may read of the documents that came of it."""
    rows = Ground.objects.filter(suggestion__in=[each.pk for each in suggestions], outcome__kind="document")
    found: dict[Any, list[Document]] = defaultdict(list)
    for ground in rows.filter(outcome__state__in=PUBLIC).select_related("outcome__unit"):
        outcome = ground.outcome
        link = address("outcomes:one", outcome.code)
        told = (outcome.published_at, outcome.title, outcome.number, outcome.whose, outcome.since, link)
        found[ground.suggestion_id].append(Document(uuid5(ground.suggestion_id, str(outcome.pk)), *told))
    return found
