"""What waits for whom: the trays of a desk, cut from the threads a person may see."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import cache, lru_cache
from itertools import groupby
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.timezone import localtime
from django.utils.translation import pgettext_lazy

from hearth.core.actions import may
from hearth.core.actors import Actor
from hearth.core.bookmarks import Bookmark
from hearth.core.remembered import Remembered, RememberedSql
from hearth.journey.contact.models import Thread
from hearth.journey.contact.models.sight import Sets
from hearth.journey.contact.shapes import Shape, deputies_of

ROWS = 25
MOST_COUNTED = 100
SOON = timedelta(hours=4)
LATE_WITH = ("deputy", "staff", "unit")
SHELVES = {
    "first": pgettext_lazy("shelf", "First"),
    "today": pgettext_lazy("shelf", "Today"),
    "later": pgettext_lazy("shelf", "After that"),
}
ON_A_ROW = (
    "code", "place", "excerpt", "state", "turn", "due_at", "began_at", "moved_at", "photo_count", "is_new", "is_urgent",
    "solved", "is_sealed", "congress", "deputy__code", "deputy__name_zh", "deputy__name_en",
)  # fmt: skip


class Tray(NamedTuple):
    """One pile of a desk: what is due first lies on top, or, where nothing is due, what moved last."""

    name: str
    label: Any
    threads: Callable[[], QuerySet[Any]]
    is_by_due: bool = True


class Page(NamedTuple):
    """As much of a tray as is looked at in one go, and where it goes on."""

    threads: list[Thread]
    goes_on: Bookmark | None


def has_desk(actor: Actor) -> bool:
    """Whether threads can wait for this person at all."""
    return is_staffs(actor) or bool(deputies_of(actor))


def is_staffs(actor: Actor) -> bool:
    """Whether this person keeps the threads of the whole congress moving."""
    return may("contact.take_over", actor, None)


def trays_of(actor: Actor, now: datetime, sets: Sets | None = None) -> dict[str, Tray]:
    """The trays on this person's desk, by name."""
    trays = _staffs(actor, now, sets) if is_staffs(actor) else _deputys(actor, sets)
    return {tray.name: tray for tray in trays}


def _deputys(actor: Actor, sets: Sets | None) -> Iterator[Tray]:
    def seen(**having: Any) -> QuerySet[Any]:
        return Thread.objects.visible_to(actor, sets).filter(**having)

    yield Tray("todo", pgettext_lazy("tray", "To do"), lambda: seen(turn="deputy"))
    yield Tray(
        "waiting", pgettext_lazy("tray", "Waiting for others"), lambda: seen(turn__in=("citizen", "staff", "unit"))
    )
    yield Tray("done", pgettext_lazy("tray", "Done"), lambda: seen(turn="nobody"), is_by_due=False)


def _staffs(actor: Actor, now: datetime, sets: Sets | None) -> Iterator[Tray]:
    mine = [deputy.pk for deputy in deputies_of(actor)]
    own = Q(turn="staff") | Q(turn="deputy", deputy__in=mine) if mine else Q(turn="staff")

    def seen(**having: Any) -> Any:
        return Thread.objects.visible_to(actor, sets).filter(**having)

    def over() -> QuerySet[Any]:
        return seen(turn="nobody").exclude(state="submitted")

    yield Tray("todo", pgettext_lazy("tray", "To do"), lambda: seen().filter(own))
    yield Tray("held", pgettext_lazy("tray", "Held"), lambda: seen(state="held"))
    yield Tray("late", pgettext_lazy("tray", "Late"), lambda: seen(turn__in=LATE_WITH).overdue(now))
    yield Tray("deputies", pgettext_lazy("tray", "With deputies"), lambda: seen(turn="deputy"))
    yield Tray("units", pgettext_lazy("tray", "With units"), lambda: seen(turn="unit"))
    yield Tray("waiting", pgettext_lazy("tray", "With residents"), lambda: seen(turn="citizen"))
    yield Tray("done", pgettext_lazy("tray", "Done"), over, is_by_due=False)
    yield Tray("all", pgettext_lazy("tray", "All"), seen, is_by_due=False)


def found(actor: Actor, sought: str) -> Tray:
    """What this person may see of the threads in which these words stand."""
    return Tray(
        "found",
        pgettext_lazy("tray", "Found"),
        lambda: Thread.objects.visible_to(actor).saying(sought),
        is_by_due=False,
    )


def first_page(tray: Tray, actor: Actor, now: datetime) -> Page:
    """The first rows of a tray on this person's desk."""
    if tray.name == "late":  # how much of it is late decides how it is best found: planned for this moment
        return page_of(tray, None)
    shape = Shape.of(actor)
    return _page(tray, _first_rows(shape, tray.name).rows(now=now, **shape.values(actor)))


def page_of(tray: Tray, after: Bookmark | None) -> Page:
    """The next rows of a tray."""
    return _page(tray, list(_rows(tray, after)))


@cache
def _first_rows(shape: Shape, tray: str) -> Remembered:
    def build(now: datetime, **keys: UUID) -> QuerySet[Any]:
        return _rows(trays_of(shape.actor(**keys), now)[tray], None)

    return Remembered(build, now=datetime, **shape.parameters())


def _rows(tray: Tray, after: Bookmark | None) -> QuerySet[Any]:
    """With the deputies they were written to."""
    return _laid_out(tray, after).select_related("deputy").only(*ON_A_ROW)[: ROWS + 1]


def whole_rows(tray: Tray, after: Bookmark | None, most: int) -> QuerySet[Any]:
    """The next threads of a tray with everything a spreadsheet shows of them."""
    return _laid_out(tray, after).select_related("deputy").defer("words")[:most]


def _page(tray: Tray, threads: list[Any]) -> Page:
    return Page(threads[:ROWS], place_of(tray, threads[ROWS - 1]) if len(threads) > ROWS else None)


def _laid_out(tray: Tray, after: Bookmark | None) -> QuerySet[Any]:
    if tray.is_by_due:
        return tray.threads().filter(after.later("due_at") if after else Q()).order_by("due_at", "id")
    return tray.threads().filter(after.earlier("moved_at") if after else Q()).order_by("-moved_at", "-id")


def place_of(tray: Tray, thread: Any) -> Bookmark:
    """Where a reader stands who has seen the tray down to this thread."""
    return Bookmark(thread.due_at if tray.is_by_due else thread.moved_at, thread.pk)


def shelves(tray: Tray, threads: list[Thread], now: datetime) -> list[tuple[str, list[Thread]]]:
    """The rows under their headings: what is late or nearly so, what is due today, the rest."""
    if not tray.is_by_due:
        return [("", threads)] if threads else []
    by_shelf = groupby(threads, lambda thread: shelf_of(thread.due_at or now, now))
    laid = [(shelf, list(rows)) for shelf, rows in by_shelf]
    return [("", threads)] if [shelf for shelf, _rows in laid] == ["later"] else laid


def shelf_of(due: datetime, now: datetime) -> str:
    """Under which heading a thread lies that is due at this moment."""
    if due <= now + SOON:
        return "first"
    return "today" if due < _midnight_after(now) else "later"


@lru_cache(maxsize=1)  # every row of a page asks
def _midnight_after(now: datetime) -> datetime:
    return localtime(now).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)


def counts(actor: Actor, now: datetime) -> dict[str, int]:
    """How much lies in each tray that waits for somebody, and how much of it is urgent: to a hundred, in one query."""
    shape = Shape.of(actor)
    (counted,) = _counting(shape).tuples(now=now, **shape.values(actor))
    return dict(zip(_counted(trays_of(actor, now)), counted, strict=True))


def _counted(trays: dict[str, Tray]) -> list[str]:
    waiting = [name for name, tray in trays.items() if tray.is_by_due]
    return [*waiting, "urgent"] if "held" in trays else waiting


@cache
def _counting(shape: Shape) -> RememberedSql:
    def compose(now: datetime, **keys: UUID) -> tuple[str, list[Any]]:
        beginning, looked_up, sets = Sets.once(keys["user"])
        trays = trays_of(shape.actor(**keys), now, sets)
        piles = {name: tray.threads() for name, tray in trays.items()}
        if "held" in trays:
            piles["urgent"] = piles["held"].filter(is_urgent=True)
        parts = [_tally(name, piles[name]) for name in _counted(trays)]
        sql = ", ".join(tally for tally, _params in parts)
        return f"{beginning} SELECT {sql}", [*looked_up, *(param for _tally, params in parts for param in params)]

    return RememberedSql(compose, now=datetime, **shape.parameters())


def _tally(name: str, pile: QuerySet[Any]) -> tuple[str, list[Any]]:
    """A pile counted to a hundred, along an index: in another order it might be looked for through all threads."""
    sides = [pile.filter(turn=turn) for turn in LATE_WITH] if name == "late" else [pile]
    rows = [side.order_by("due_at", "id").values("pk")[:MOST_COUNTED].query.sql_with_params() for side in sides]
    counted = " UNION ALL ".join(f"({sql})" for sql, _params in rows)
    tally = f"(SELECT count(*) FROM (SELECT 1 FROM ({counted}) piled LIMIT {MOST_COUNTED}) counted)"
    return tally, [param for _sql, params in rows for param in params]


def came_since(actor: Actor, tray: str, since: datetime, now: datetime) -> int:
    """How many threads have come into this tray since its page was made, the person's own moves left out."""
    trays = trays_of(actor, now)
    rows = trays.get(tray, trays["todo"]).threads().filter(moved_at__gt=since).exclude(staff=actor.id)
    return (rows.filter(is_new=True) if tray == "todo" else rows).order_by().values("pk")[:MOST_COUNTED].count()
