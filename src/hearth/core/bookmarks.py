"""Where a reader stopped in a long list: moment and key of the last row, as they stand in an address."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import MAXYEAR, MINYEAR, UTC, datetime
from typing import Any, NamedTuple
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


def beyond(last: Any, order: Sequence[str]) -> Q:
    """The rows after this one in a list that stands in this order; the last word of it tells rows apart."""
    values = {key: _value(last, key) for key in order}
    later = Q(**{f"{order[0]}__gte": values[order[0]]})  # lets an index find the place
    steps = Q()
    for place, key in enumerate(order):
        same = {earlier: values[earlier] for earlier in order[:place]}
        steps |= Q(**same, **{f"{key}__gt": values[key]})
    return later & steps


def _value(row: Any, key: str) -> Any:
    for part in key.split("__"):
        row = getattr(row, part)
    return row


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
