"""Where a reader stopped in a long list: moment and key of the last row, as they stand in an address."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, UTC, datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q

from hearth.core.tenancy import known_id


class Bookmark(NamedTuple):
    """The last row a reader has seen."""

    at: datetime
    id: UUID

    def __str__(self) -> str:
        return f"{written(self.at)}.{self.id.hex}"

    def later(self, field: str) -> Q:
        """The rows after it in a list whose earliest row stands first."""
        return Q(**{f"{field}__gte": self.at}) & (Q(**{f"{field}__gt": self.at}) | Q(id__gt=self.id))

    def earlier(self, field: str) -> Q:
        """The rows after it in a list whose newest row stands first."""
        return Q(**{f"{field}__lte": self.at}) & (Q(**{f"{field}__lt": self.at}) | Q(id__lt=self.id))


def bookmark(text: str) -> Bookmark | None:
    """The bookmark an address carries, or None where it is none."""
    moment, _dot, key = text.rpartition(".")
    at, row = read_moment(moment), known_id(key)
    return Bookmark(at, row) if at and row else None


def written(moment: datetime) -> str:
    """A moment as it stands in an address, without signs that addresses change."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def read_moment(text: str) -> datetime | None:
    """The moment an address carries, or None where it is none that every time zone knows."""
    try:
        moment = datetime.fromisoformat(text)
        at = moment.astimezone(UTC) if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None
    return at if at and MINYEAR < at.year < MAXYEAR else None
