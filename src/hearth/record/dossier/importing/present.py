"""What stands in files already, so that a sheet that is sent twice changes nothing the second time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from hearth.ground.congress.importing.kind import AT_ONCE
from hearth.ground.congress.importing.known import Known
from hearth.ground.congress.importing.planned import Present, Values
from hearth.ground.congress.models import Deputy, Mandate
from hearth.record.dossier.importing.columns import Kinds
from hearth.record.dossier.lifecycle import GONE
from hearth.record.dossier.models import DutyPhoto, DutyRecord, DutyYear

KEPT = (
    "pk", "deputy__code", "done_on", "kind", "words", "activity__title", "place", "people", "origin", "state", "key",
)  # fmt: skip
BETWEEN = "、"
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """A line that stands in a file, or was taken out of it."""

    pk: UUID
    place: str
    people: str
    photos: tuple[str, ...]
    is_as_it_came: bool  # taken over, and nobody has put it right or taken it out since


class Lines(dict[Key, Present]):
    """Lines by what tells them apart; of a row that names several deputies, those of all of them."""

    def __init__(self) -> None:
        super().__init__()
        self.standing: dict[Key, Standing] = {}
        self.taken_over: dict[tuple[str, str], Standing] = {}

    def note(self, code: str, day: str, kind: str, words: str, line: Standing, key: str, *, is_gone: bool) -> None:
        """One more; a line that was put right is also known by what it was when it came (`key`)."""
        if key:
            self.taken_over[code, key] = line
        if is_gone:
            return
        self.standing[code, day, kind, words] = line
        values = {"deputies": code, "area": "", "day": day, "kind": kind, "words": words}
        self[code, day, kind, words] = Present({code: line}, values | _rest([line]))

    def of(self, code: str, day: str, kind: str, words: str) -> Standing | None:
        """The line of this deputy."""
        return self.standing.get((code, day, kind, words)) or self.taken_over.get((code, key_of(day, kind, words)))

    def get(self, key: Any, default: Any = None) -> Any:
        """The lines of a row, if any of its deputies has one."""
        codes, day, kind, words = key
        each = {code: self.of(code, day, kind, words) for code in codes.split(BETWEEN)}
        found = {code: line for code, line in each.items() if line}
        if not found:
            return default
        values = {"deputies": BETWEEN.join(found), "area": "", "day": day, "kind": kind, "words": words}
        return Present(found, values | _rest(list(found.values())))


def lines_present(known: Known, *, is_held: bool) -> Lines:
    """Every line that somebody entered, and those that were taken over and have gone since."""
    rows = lines_by_hand(with_those_gone=True).order_by("pk")
    if is_held:
        list(Deputy.objects.order_by("pk").select_for_update(no_key=True).values_list("pk"))
    photos, kinds, found = _photos(), known.once(Kinds), Lines()
    for pk, code, day, kind, words, title, place, people, origin, state, key in rows.values_list(*KEPT).iterator(
        AT_ONCE
    ):
        row = (day.isoformat(), kinds.names.get(kind, kind), one_line(words or title))
        came_by, is_gone = key if origin == "imported" else "", state in GONE
        is_as_it_came = not is_gone and came_by == key_of(*row)
        met = "" if people is None else str(people)
        line = Standing(pk, one_line(place), met, photos.get(pk, ()), is_as_it_came)
        found.note(code, *row, line, came_by, is_gone=is_gone)
    return found


def lines_by_hand(*, with_those_gone: bool = False) -> QuerySet[Any]:
    """Lines that somebody entered; those that were taken over and have gone since, where they are asked for."""
    standing = ~Q(state__in=GONE)
    found: QuerySet[Any] = DutyRecord.objects.exclude(origin="derived")
    return found.filter(standing | Q(origin="imported") if with_those_gone else standing)


def key_of(day: str, kind: str, words: str) -> str:
    """What a line that was taken over is counted once for, beside its deputy; its kind by name."""
    told = f"{day}\n{kind}\n{words}".encode()
    return f"import/{hashlib.blake2b(told, digest_size=16).hexdigest()}"


def one_line(text: str | None) -> str:
    """As a cell of a sheet has it."""
    return " ".join((text or "").split())


def _photos() -> dict[UUID, tuple[str, ...]]:
    found: dict[UUID, list[str]] = {}
    for record, name in DutyPhoto.objects.exclude(name="").order_by("record", "number").values_list("record", "name"):
        found.setdefault(record, []).append(name)
    return {record: tuple(names) for record, names in found.items()}


def _rest(lines: list[Standing]) -> Values:
    first = lines[0]
    shared = [name for name in first.photos if all(name in line.photos for line in lines)]
    return {"place": first.place, "people": first.people, "photos": BETWEEN.join(shared)}


class Seats:
    """When each deputy was in office."""

    def __init__(self) -> None:
        self._spans: dict[str, list[tuple[date, date]]] = {}
        held = Mandate.objects.exclude(state__in=("elected", "qualified")).values_list(
            "deputy__code", "began_on", "term__begins_on", "ended_on", "term__ends_on"
        )
        for code, began, term_begins, ended, term_ends in held:
            self._spans.setdefault(code, []).append((began or term_begins, ended or term_ends))

    def held(self, code: str, day: date) -> bool:
        """Whether this deputy was in office on that day."""
        return any(begins <= day <= ends for begins, ends in self._spans.get(code, ()))


class Closed(frozenset[int]):
    """Years that are closed."""

    def __new__(cls) -> Closed:
        return super().__new__(cls, DutyYear.objects.values_list("year", flat=True))


class Named:
    """Deputies by what a sheet calls them."""

    def __init__(self) -> None:
        self.codes: dict[str, str] = {}
        self._called: dict[str, list[str]] = {}
        self._areas: dict[str, set[str]] = {}
        for code, chinese, english, area in _called():
            self.codes[code.upper()] = code
            for name in {one_line(chinese).replace(" ", ""), english.lower()} - {""}:
                if code not in (codes := self._called.setdefault(name, [])):
                    codes.append(code)
            if area:
                self._areas.setdefault(code, set()).add(area)

    def called(self, text: str, area: str) -> list[str]:
        """The codes of all who may be meant; those of this area, where one is named and any of them sits there."""
        compact = text.replace(" ", "")
        if code := self.codes.get(compact.upper()):
            return [code]
        found = self._called.get(compact.removesuffix("代表")) or self._called.get(compact) or []
        found = found or self._called.get(text.lower(), [])
        here = [code for code in found if area in self._areas.get(code, ())] if area else []
        return here or found

    @property
    def names(self) -> list[str]:
        """Every name there is."""
        return list(self._called)


def _called() -> Iterator[tuple[str, str, str, str]]:
    columns = ("code", "name_zh", "name_en", "mandates__district__area__name_zh")
    yield from Deputy.objects.order_by("code").values_list(*columns).iterator(AT_ONCE)
