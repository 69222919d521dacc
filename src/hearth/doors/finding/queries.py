"""What is found: messages and referrals in the sight of whoever asks, the words as typed first, then the newest.

Who types several words mostly remembers them side by side, and mostly looks for something that still moves. Both can be
answered from an index, row by row, so that a page costs the same among a million messages as among a hundred; weighing
every hit against every other cannot.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import cache
from types import SimpleNamespace
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet, prefetch_related_objects
from django.db.models.expressions import RawSQL

from hearth.core.actors import Actor
from hearth.core.bigrams import surely
from hearth.core.bookmarks import Bookmark, bookmark
from hearth.core.remembered import Remembered
from hearth.core.rows import KEYS
from hearth.core.sought import Sought
from hearth.doors.finding import reach
from hearth.doors.finding.models import View
from hearth.doors.finding.models.view import SHARING
from hearth.doors.finding.tracing import OPEN
from hearth.journey.casework.models import Referral, Strand
from hearth.journey.contact.indexing import NOTES
from hearth.journey.contact.models import Thread
from hearth.journey.contact.shapes import Shape

ROWS = 25
MOST_LOOKS = 12  # so often the index is asked for one page, however little of what it holds may be seen
BEFORE_ALL = UUID(int=0)
MARGIN, FURTHER = 5, 200  # some more than fit, in case a few may not be seen; and many, where few may
BESIDE = ("unit", "clock", "issue__thread__deputy", "given_back")
THREADS = "SELECT key, moved_at FROM finding_threads(%s::tsquery, %s::jsonb, %s)"
REFERRALS = "SELECT key, moved_at FROM finding_referrals(%s::tsquery, %s::tsquery, %s::jsonb, %s)"
STEPS: dict[str, int] = {}  # smaller steps of a search, for those who test them
Asked = dict[str, Any]
Batch = list[tuple[UUID, datetime]]
Find = Callable[[int, Bookmark | None, int], tuple[Batch, datetime | None]]
See = Callable[[list[UUID]], list[Any]]


class Place(NamedTuple):
    """Where a reader stopped: among the words as typed (0) or all others (1), and at which row."""

    nearness: int
    row: Bookmark

    def __str__(self) -> str:
        return f"{self.nearness}~{self.row}"


class Page(NamedTuple):
    """As much as is looked at in one go, where it goes on, and how far back it looked where that was not everything."""

    things: list[Any]
    goes_on: Place | None = None
    back_to: datetime | None = None


def place(text: str) -> Place | None:
    """The place an address carries, or None where it is none."""
    nearness, _tilde, row = text.partition("~")
    mark = bookmark(row)
    return Place(int(nearness), mark) if mark and nearness in ("0", "1") else None


def messages(
    actor: Any,
    sought: Sought,
    asked: Asked,
    after: Place | None = None,
    *,
    only_notes: bool = False,
    rows: int = ROWS,
) -> Page:
    """Threads in which the words stand; with `only_notes`, those in whose internal notes they stand."""
    if not sought:
        seen = Thread.objects.visible_to(actor).select_related("deputy").defer("words")
        return _listed(_narrowed(seen, asked, "began_at", "deputy"), after, rows)
    if (reached := reach.over_threads(actor)) is None:
        return Page([])
    limits = _limits(reached, asked, "deputies")
    parts = NOTES if only_notes else ""

    def find(nearness: int, row: Bookmark | None, most: int) -> Batch:
        return _asked(
            THREADS,
            _query(sought, nearness, parts),
            _at(limits | _surely(sought, nearness, parts) | STEPS, row),
            most,
        )

    shape = Shape.of(actor)

    def see(keys: list[UUID]) -> list[Any]:
        return _seen(shape).rows(keys=",".join(map(str, keys)), **shape.values(actor))

    return _page(sought, find, see, after, rows)


@cache
def _seen(shape: Shape) -> Remembered:
    """Those of some threads which people of this shape may see, composed once."""

    def build(keys: str, **people: UUID) -> Any:
        among = Thread.objects.filter(pk__in=RawSQL(KEYS, [keys]))
        return among.visible_to(shape.actor(**people)).select_related("deputy").defer("words")

    return Remembered(build, keys=str, **shape.parameters())


def referrals(actor: Any, sought: Sought, asked: Asked, after: Place | None = None, *, rows: int = ROWS) -> Page:
    """Referrals in whose slip, report, requests or remarks the words stand."""
    if not sought:
        seen = Referral.objects.visible_to(actor).select_related(*BESIDE)
        return _listed(_narrowed(seen, asked, "sent_at", "issue__thread__deputy"), after, rows)
    if (within := reach.over_referrals(actor)) is None:
        return Page([])
    limits = _limits(within, asked, "about")
    shape, unit = Shape.of(actor), {"unit": actor.unit.pk} if actor.unit else {}

    def find(nearness: int, row: Bookmark | None, most: int) -> Batch:
        queries = _query(sought, nearness, OPEN), _query(sought, nearness, "")
        return _asked(REFERRALS, *queries, _at(limits, row), most)

    def see(keys: list[UUID]) -> list[Any]:
        asking = _seen_referrals(shape, bool(unit))
        return asking.rows(keys=",".join(map(str, keys)), **unit, **shape.values(actor))

    page = _page(sought, find, see, after, rows)
    prefetch_related_objects(page.things, "requests", "remarks")
    return page


@cache
def _seen_referrals(shape: Shape, has_unit: bool) -> Remembered:
    """Those of some referrals which people of this shape, of a unit or not, may see, composed once."""

    def build(keys: str, unit: UUID | None = None, **people: UUID) -> Any:
        somebody = replace(shape.actor(**people), unit=SimpleNamespace(pk=unit) if has_unit else None)
        among = Referral.objects.filter(pk__in=RawSQL(KEYS, [keys]))
        return among.visible_to(somebody).select_related(*BESIDE)

    return Remembered(build, keys=str, **({"unit": UUID} if has_unit else {}), **shape.parameters())


def everything(page_after: Callable[[Place | None], Page]) -> Iterator[Any]:
    """Every row of a list, page after page."""
    page = page_after(None)
    while True:
        yield from page.things
        if page.goes_on is None:
            return
        page = page_after(page.goes_on)


def _query(sought: Sought, nearness: int, parts: str) -> str:
    exact = sought.exactly(parts)
    return f"({sought.anyhow(parts)}) & !({exact})" if nearness else exact


def _surely(sought: Sought, nearness: int, parts: str) -> Asked:
    """The terms of which its index is asked for the rarest."""
    return {"sure": surely(sought.anyhow(parts) if nearness else sought.exactly(parts))}


def _page(sought: Sought, find: Find, see: See, after: Place | None, rows: int) -> Page:
    """What may be seen of what the index finds; where that is little, so many looks and no more."""
    found: list[tuple[Any, Place]] = []
    nearness, row = (after.nearness, after.row) if after else (0, None)
    most = rows + MARGIN
    for _look in range(MOST_LOOKS):
        batch, back_to = find(nearness, row, most)
        known = {thing.pk: thing for thing in see([key for key, _at in batch])} if batch else {}
        for key, at in batch:
            row = Bookmark(at, key)
            if key in known:
                found.append((known[key], Place(nearness, row)))
        if len(found) > rows:
            return Page([thing for thing, _place in found[:rows]], found[rows - 1][1])
        if back_to:
            return Page([thing for thing, _place in found], Place(nearness, Bookmark(back_to, BEFORE_ALL)), back_to)
        if len(batch) == most:  # little of this may be seen: so look at more of it
            most = FURTHER
            continue
        if nearness or sought.is_one:
            return Page([thing for thing, _place in found])
        nearness, row, most = 1, None, rows - len(found) + MARGIN
    return Page([thing for thing, _place in found], Place(nearness, row) if row else None)


def _asked(sql: str, *values: Any) -> tuple[Batch, datetime | None]:
    """Keys and moments; and how far back was looked, where a row without a key says that this was enough for once."""
    *queries, limits, most = values
    with connection.cursor() as cursor:
        cursor.execute(sql, [*queries, json.dumps(limits), most])
        found = cursor.fetchall()
    back_to = found.pop()[1] if found and found[-1][0] is None else None
    return found, back_to


def _limits(within: Asked, asked: Asked, deputies: str) -> Asked:
    """What the index is asked to keep to; who asks for some deputies gets those they may see of them."""
    limits = within | {name: value for name, value in asked.items() if name != "of"}
    if "of" in asked:
        mine = set(within.get(deputies, asked["of"]))
        limits[deputies] = [key for key in asked["of"] if key in mine]
    return limits


def _at(limits: Asked, row: Bookmark | None) -> Asked:
    return limits | ({"at": row.at.isoformat(), "id": str(row.id)} if row else {})


def _narrowed(rows: Any, asked: Asked, began: str, deputy: str) -> Any:
    """The same limits where no words are sought."""
    wanted = {name: asked[name] for name in ("state", "tier") if name in asked}
    wanted |= {f"{began}__{end}": asked[name] for name, end in (("since", "gte"), ("until", "lt")) if name in asked}
    if "of" in asked:
        wanted[f"{deputy}__in"] = asked["of"]
    if "unit" in asked and rows.model is Referral:
        wanted["unit"] = asked["unit"]
    rows = rows.filter(**wanted)
    return rows.filter(_with_unit(asked["unit"])) if "unit" in asked and rows.model is Thread else rows


def _with_unit(unit: str) -> Exists:
    return Exists(Strand.objects.filter(thread=OuterRef("pk"), left_at=None, issue__referrals__unit=unit))


def _listed(seen: QuerySet[Any], after: Place | None, rows: int) -> Page:
    seen = seen.filter(after.row.earlier("moved_at")) if after else seen
    found = list(seen.order_by("-moved_at", "-id")[: rows + 1])
    last = found[rows - 1] if len(found) > rows else None
    return Page(found[:rows], Place(0, Bookmark(last.moved_at, last.pk)) if last else None)


MOST_SHOWN = 30


def views_of(actor: Any) -> list[View]:
    """One’s own views and those that colleagues share, in the order of their names."""
    if not actor:
        return []
    return (WITH_SHARED if SHARING in actor.roles else OWN).rows(user=actor.id)


def _kept(roles: frozenset[str]) -> Remembered:
    return Remembered(lambda user: View.objects.kept_for(Actor(user, "", roles)).defer("asked")[:MOST_SHOWN], user=UUID)


OWN, WITH_SHARED = _kept(frozenset()), _kept(frozenset({SHARING}))
