"""What became of letters: who was told of what, by which channel, or why not."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, Subquery

from hearth.ground.audit.models import Entry
from hearth.ground.courier.models import Dispatch, Outlet, Wording
from hearth.ground.courier.models.dispatch import NO_WAY

TROUBLE = ("failed", "unknown")
MOST = 200


def about(thing: UUID) -> Any:
    """Every letter about a thing, newest first."""
    lines = Entry.objects.filter(thing_id=thing).values("pk")
    return _told().filter(entry__in=lines).order_by("-created_at", "-id")[:MOST]


def undelivered(since: datetime) -> Any:
    """Letters that could not be sent, or of which nobody knows, newest first."""
    return _told().filter(state__in=TROUBLE, created_at__gte=since).order_by("-created_at", "-id")


def unreachable(since: datetime) -> Any:
    """Accounts that should have heard of something and have left no way at all, each with how much they missed."""
    rows = Dispatch.objects.filter(state="dropped", error=NO_WAY, created_at__gte=since)
    missed = rows.filter(recipient__startswith="user ").values_list("recipient").annotate(count=Count("pk"))
    return missed.order_by("-count", "recipient")


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
