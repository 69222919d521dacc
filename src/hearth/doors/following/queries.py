"""Who is to be told of a line, and how many follow a matter."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q

from hearth.doors.following.matters import Things
from hearth.doors.following.models import Following
from hearth.ground.courier.models import Dispatch
from hearth.ground.courier.models.dispatch import FOLLOWER

NO_SUCH_ADDRESS, MOST = "SMTPRecipientsRefused", 500


class Follower(NamedTuple):
    """One person, by what they follow: a single matter, told at once, or all of a kind, gathered once a day."""

    key: UUID
    language: str
    follows_all: bool


def followers(things: Things, news_kind: str) -> list[Follower]:
    """Everybody who follows one of these, or all of the kind that the news is of; each person once."""
    wanted = Q(kind=news_kind, thing=None)
    for kind, keys in things.items():
        wanted |= Q(kind=kind, thing__in=keys)
    rows = Following.objects.confirmed().filter(wanted).values_list("reader", "thing", "pk", "language")
    first: dict[bytes, Follower] = {}
    for reader, thing, key, language in rows.order_by("reader", "thing", "pk"):  # a single matter before all
        first.setdefault(bytes(reader), Follower(key, language, thing is None))
    return list(first.values())


def count_of(kind: str, thing: Any) -> int:
    """How many follow this very matter."""
    counted: int = Following.objects.confirmed().filter(kind=kind, thing=thing).count()
    return counted


def refused_by_their_server(since: datetime) -> list[UUID]:
    """Followings whose mail server said for good that it knows no such address."""
    failed = Dispatch.objects.filter(state="failed", error=NO_SUCH_ADDRESS, created_at__gte=since)
    told = failed.filter(recipient__startswith=FOLLOWER).values_list("recipient", flat=True)
    return [UUID(recipient.removeprefix(FOLLOWER)) for recipient in told.distinct()[:MOST]]
