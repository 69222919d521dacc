"""What became of letters: who was told of what, by which channel, or why not."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery

from hearth.ground.audit.models import Entry
from hearth.ground.courier.models import Dispatch, Outlet, Wording

TROUBLE = ("failed", "unknown", "dropped")
MOST = 200


def about(thing: UUID) -> Any:
    """Every letter about a thing, newest first."""
    lines = Entry.objects.filter(thing_id=thing).values("pk")
    return _told().filter(entry__in=lines).order_by("-created_at", "-id")[:MOST]


def undelivered(since: datetime) -> Any:
    """Letters that did not reach anybody, or of which nobody knows; not those that were not wanted."""
    rows = _told().filter(state__in=TROUBLE, created_at__gte=since).exclude(error="not wanted")
    return rows.order_by("-created_at", "-id")


def history(letter: str, language: str) -> Any:
    """How the congress has worded a letter, newest first."""
    return Wording.objects.filter(letter=letter, language=language).order_by("-id")[:20]


def reworded() -> set[tuple[str, str]]:
    """Letters and languages in which the congress’s own words are in force."""
    newest: dict[tuple[str, str], bool] = {}
    for each in Wording.objects.order_by("id").defer("subject"):
        newest[each.letter, each.language] = not each.is_original
    return {key for key, is_own in newest.items() if is_own}


def outlets() -> Any:
    """Where news is carried as well."""
    return Outlet.objects.order_by("title")


def _told() -> Any:
    """With the thing that the line of the ledger is about."""
    line = Entry.objects.filter(pk=OuterRef("entry"))
    return Dispatch.objects.annotate(
        thing=Subquery(line.values("thing_id")[:1]), thing_code=Subquery(line.values("code")[:1])
    )
