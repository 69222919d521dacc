"""Documents that were issued after a suggestion: the chapter on outcomes keeps them, `hearth.panels` leads there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string

from hearth.journey.suggestions.models import FromAbove, Suggestion


class Document(NamedTuple):
    """What everybody reads of it: title, number, who issued it and when; and since when everybody can."""

    key: UUID
    told_at: datetime
    title: str
    number: str
    issuer: str
    issued_on: date | None
    link: str


Issuing = Callable[[Sequence[Suggestion]], dict[Any, list[Document]]]


def documents_of(suggestions: Sequence[Suggestion]) -> dict[Any, list[Document]]:
    """By the key of each suggestion, those issued here and in the congress above, the earliest first."""
    found: dict[Any, list[Document]] = defaultdict(list)
    chapters: list[Issuing] = import_string(settings.HEARTH_ISSUED)
    for give in (_issued_above, *chapters):
        for key, documents in give(suggestions).items():
            found[key] += documents
    return {key: sorted(documents, key=lambda document: document.told_at) for key, documents in found.items()}


def _issued_above(suggestions: Sequence[Suggestion]) -> dict[Any, list[Document]]:
    rows = FromAbove.objects.filter(sent__suggestion__in=[each.pk for each in suggestions], step="outcome")
    found: dict[Any, list[Document]] = defaultdict(list)
    for each in rows.exclude(title="").exclude(number="").select_related("sent"):
        told = (each.key, each.at, each.title, each.number, each.who, each.dated_on, each.link)
        found[each.sent.suggestion_id].append(Document(*told))
    return found
