"""Which unit a suggestion could go to: by what units answered before, and by the routing catalogue; people decide.

What a unit answered as lead, or by itself, speaks first: it took the same demand, or the same key words, to its end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import Q

from hearth.ground.congress.models import Unit
from hearth.journey.casework.models import Route
from hearth.journey.suggestions.models import Ask, Assignment, Suggestion

MOST = 3
REMEMBERED = 500  # of the shares answered last


class Proposal(NamedTuple):
    """A unit, and why: how often it answered the like before, by which key words, and which words of the catalogue."""

    unit: Unit
    answered: int = 0
    keywords: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def weight(self) -> tuple[int, int]:
        """What was answered counts before what is only written."""
        return self.answered, len(self.words)


def proposals(suggestions: Iterable[Suggestion]) -> dict[Any, list[Proposal]]:
    """For each of these the units that could have it, the best first; in three queries, however many they are."""
    asked = list(suggestions)
    routes = list(Route.objects.filter(unit__is_active=True).select_related("unit"))
    texts = _texts(asked)
    before = _answered_before(asked)
    return {each.pk: _of_one(each, texts[each.pk], routes, before) for each in asked}


def _of_one(
    suggestion: Suggestion, text: str, routes: list[Route], before: list[tuple[Assignment, set[str]]]
) -> list[Proposal]:
    found: dict[Any, Proposal] = {}
    mine = set(suggestion.keywords.split())
    for share, words in before:
        shared = mine & words
        is_same = suggestion.demand_id is not None and suggestion.demand_id == share.suggestion.demand_id
        if shared or is_same:
            known = found.get(share.unit_id, Proposal(share.unit))
            told = tuple(sorted({*known.keywords, *shared}))
            found[share.unit_id] = known._replace(answered=known.answered + 1, keywords=told)
    for route in routes:
        if said := tuple(word for word in route.word_list if word in text):
            known = found.get(route.unit_id, Proposal(route.unit))
            found[route.unit_id] = known._replace(words=(*known.words, *said))
    return sorted(found.values(), key=lambda each: each.weight, reverse=True)[:MOST]


def _texts(suggestions: list[Suggestion]) -> dict[Any, str]:
    told: dict[Any, list[str]] = defaultdict(list)
    for each in suggestions:
        told[each.pk] += [each.title, each.facts]
    for key, words in Ask.objects.filter(suggestion__in=suggestions).values_list("suggestion", "words"):
        told[key].append(words)
    return {key: "\n".join(words) for key, words in told.items()}


def _answered_before(suggestions: list[Suggestion]) -> list[tuple[Assignment, set[str]]]:
    """Shares that led to an answer, of suggestions with a key word or a demand in common with any of these."""
    demands = {each.demand_id for each in suggestions} - {None}
    alike = Q(suggestion__demand__in=demands)
    for word in {word for each in suggestions for word in each.keywords.split()}:
        alike |= Q(suggestion__keywords__contains=word)
    rows = Assignment.objects.filter(alike, state="answered", unit__is_active=True).exclude(part="co")
    rows = rows.exclude(suggestion__in=suggestions).select_related("unit", "suggestion")
    return [(share, set(share.suggestion.keywords.split())) for share in rows.order_by("-moved_at")[:REMEMBERED]]
