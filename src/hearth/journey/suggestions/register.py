"""The register in which everybody finds suggestions, and the list in which staff and chair do: by words, narrowed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Max, Min, Q, QuerySet
from django.db.models.expressions import RawSQL

from hearth.core.actors import By
from hearth.core.bigrams import phrase_query
from hearth.core.bookmarks import Bookmark, bookmark
from hearth.core.plain import plain
from hearth.core.tenancy import known_id
from hearth.ground.congress.models import Area
from hearth.journey.contact.labels import Label
from hearth.journey.suggestions import labels
from hearth.journey.suggestions.models import Assignment, Suggestion
from hearth.journey.suggestions.piles import Pile, of_pile, piles

ROWS, LONGEST, DIGITS = 25, 60, 4
SAYING = "SELECT suggestions_saying(%s::tsquery, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
HANDED_IN = tuple(name for name in labels.STATES if name not in ("draft", "cosigning"))
# where one stands, in words that tell everybody enough
STATES: dict[str, tuple[str, ...]] = {
    "registered": ("registered", "joined"),
    "handling": ("handling",),
    "answered": ("replied", "evaluated"),
    "above": ("above",),
    "following": ("following",),
    "closed": ("closed",),
}


class Asked(NamedTuple):
    """What is looked for: words, and by what it is narrowed."""

    words: str = ""
    year: int | None = None
    field: str = ""
    state: str = ""
    result: str = ""
    area: UUID | None = None
    unit: UUID | None = None
    pile: str = ""
    after: Bookmark | None = None

    @property
    def is_narrow(self) -> bool:
        """Whether anything is looked for at all."""
        return any(self[:-1])

    @property
    def address(self) -> dict[str, Any]:
        """As it stands in an address, without the place in the list."""
        named = {"q": self.words, **self._asdict()}
        return {name: str(value) for name, value in named.items() if value and name not in ("words", "after")}


class PublicRow(NamedTuple):
    """A suggestion as the register shows it: where it stands, and who handles it."""

    suggestion: Suggestion
    label: Label
    units: list[str]


class Page(NamedTuple):
    """As much of a list as is looked at in one go, and where it goes on."""

    rows: list[Any]
    goes_on: Bookmark | None


def asked_of_register(data: Mapping[str, str]) -> Asked:
    """What an address asks of the register; what it cannot mean is left out."""
    return _asked(data, STATES)._replace(unit=None, pile="")


def asked_of_list(data: Mapping[str, str]) -> Asked:
    """What an address asks of the list of staff and chair."""
    return _asked(data, dict.fromkeys(HANDED_IN))


def in_register(asked: Asked) -> Page:
    """What everybody may read, the newest first."""
    rows = narrowed(Suggestion.objects.public(), asked, STATES)
    found = found_in(rows, asked, "registered_at", is_register=True)
    kept = found[:ROWS]
    units = _units_of(kept)
    shown = [PublicRow(each, labels.STATES[each.state], units.get(each.pk, [])) for each in kept]
    return Page(shown, _goes_on(found, "registered_at"))


def in_list(asked: Asked, actor: By, now: datetime) -> Page:
    """What this person sees of all that was handed in, what moved last on top."""
    rows = narrowed(seen_by(actor), asked)
    if asked.unit and not asked.pile:
        rows = rows.filter(
            pk__in=Assignment.objects.filter(unit=asked.unit).exclude(state="released").values("suggestion")
        )
    if pile := piles(now).get(asked.pile):
        rows = of_pile(rows, pile, asked.unit)
    found = found_in(rows, asked, "moved_at", pile)
    return Page(found[:ROWS], _goes_on(found, "moved_at"))


def seen_by(actor: By) -> QuerySet[Any]:
    """Everything that was ever handed in and that this person may see."""
    begun = Q(state__in=("draft", "cosigning")) | Q(state="withdrawn", submitted_at=None)
    seen: QuerySet[Any] = Suggestion.objects.visible_to(actor).exclude(begun)
    return seen


def narrowed(rows: QuerySet[Any], asked: Asked, states: Mapping[str, tuple[str, ...]] | None = None) -> QuerySet[Any]:
    """Only those of this year, field, state, result and area."""
    kept = {"year": asked.year, "category": asked.field, "result_class": asked.result, "area": asked.area}
    rows = rows.filter(**{name: value for name, value in kept.items() if value})
    return rows.filter(state__in=_states(asked, states)) if asked.state else rows


def choices(named: Iterable[Any]) -> list[tuple[Any, Any]]:
    """To choose among things that have a name."""
    return [(each.pk, each.name) for each in named]


def years(rows: QuerySet[Any]) -> list[tuple[int, int]]:
    """From the last to the first in which any of these was registered."""
    found = rows.exclude(year=None).aggregate(first=Min("year"), last=Max("year"))
    return [(year, year) for year in range(found["last"], found["first"] - 1, -1)] if found["last"] else []


def areas() -> list[Area]:
    """Where deputies are elected, in the order of the map."""
    return list(Area.objects.order_by("row", "column", "name_zh"))


def _asked(data: Mapping[str, str], states: Mapping[str, Any]) -> Asked:
    def one_of(name: str, known: Mapping[str, Any]) -> str:
        return data.get(name, "") if data.get(name, "") in known else ""

    year = plain(data.get("year", ""))
    return Asked(
        words=plain(data.get("q", ""))[:LONGEST].strip(),
        year=int(year) if len(year) == DIGITS and year.isascii() and year.isdecimal() else None,
        field=one_of("field", labels.CATEGORIES),
        state=one_of("state", states),
        result=one_of("result", labels.CLASSES),
        area=known_id(data.get("area", "")),
        unit=known_id(data.get("unit", "")),
        pile=plain(data.get("pile", ""))[:LONGEST],
        after=bookmark(data.get("after", "")),
    )


def _states(asked: Asked, states: Mapping[str, tuple[str, ...]] | None) -> tuple[str, ...]:
    return states[asked.state] if states else (asked.state,)


def found_in(
    rows: QuerySet[Any],
    asked: Asked,
    by: str,
    pile: Pile | None = None,
    *,
    is_register: bool = False,
    most: int = ROWS + 1,
) -> list[Suggestion]:
    """So many of these rows, the latest first. A pile is short enough to look through; else words are looked up."""
    query = phrase_query(asked.words)
    if asked.words and not query:  # nothing but signs that no word is made of
        return []
    if query and pile:
        rows = rows.saying(asked.words)
    elif query:
        states = list(_states(asked, STATES if is_register else None)) if asked.state else None
        narrow = [asked.year, asked.field or None, states, asked.result or None, asked.area, asked.unit]
        reached = [asked.after.at, asked.after.id] if asked.after else [None, None]
        rows = rows.filter(pk__in=RawSQL(SAYING, [query, is_register, *narrow, *reached, most]))
    rows = rows.filter(asked.after.earlier(by)) if asked.after else rows
    return list(rows.select_related("lead").defer("words", "facts").order_by(f"-{by}", "-id")[:most])


def _goes_on(found: list[Suggestion], by: str) -> Bookmark | None:
    return Bookmark(getattr(found[ROWS - 1], by), found[ROWS - 1].pk) if len(found) > ROWS else None


def _units_of(suggestions: list[Suggestion]) -> dict[UUID, list[str]]:
    """Who answers for each; those that only handle along are named on its own page."""
    shares = Assignment.objects.filter(suggestion__in=[each.pk for each in suggestions]).exclude(part="co")
    named: dict[UUID, list[str]] = {}
    for share in shares.exclude(state__in=("released", "ended")).select_related("unit").order_by("assigned_at", "id"):
        named.setdefault(share.suggestion_id, []).append(share.unit.name)
    return named
