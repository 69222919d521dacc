"""A sheet of duty records: a row for what was done on a day, by one deputy or by several together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from typing import Any
from uuid import UUID, uuid5

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.ids import short_code
from hearth.core.rows import insert_all, update_all
from hearth.ground.congress.importing.kind import AT_ONCE, Kind, Tick, batches
from hearth.ground.congress.importing.known import Known
from hearth.ground.congress.importing.pictures import Drawn
from hearth.ground.congress.importing.planned import Planned, Present, Values
from hearth.ground.congress.importing.problems import Unfit
from hearth.record.dossier import counting
from hearth.record.dossier.importing.columns import BETWEEN as PARTING
from hearth.record.dossier.importing.columns import COLUMNS, MOST_PHOTOS
from hearth.record.dossier.importing.present import (
    BETWEEN,
    Closed,
    Named,
    Seats,
    Standing,
    key_of,
    lines_by_hand,
    lines_present,
)
from hearth.record.dossier.models import Correction, DutyPhoto, DutyRecord
from hearth.record.dossier.pictures import move_in

MOST_TOGETHER = 60


class Duties(Kind):
    """Lines of deputies' files that were kept elsewhere before.

    They count at once, in the name of whoever takes them over; each deputy can say of each line that it is not so, as
    of any that others entered. The same sheet sent twice changes nothing, and what a deputy has put right or taken out
    meanwhile stays as they left it.
    """

    name, model = "duties", DutyRecord
    title = _("Duty records")
    about = _("What deputies did before this platform was here, with photos if there are any.")
    key = ("deputies", "day", "kind", "words")
    alike = ("deputies", "day", "kind")
    says_alike = ("same_day_row", "same_day_known")
    takes_photos = True
    holds_people = True
    columns = COLUMNS

    def label(self, values: Values) -> str:
        told = [values.get(name, "") for name in self.key]
        return " ".join(filter(None, told))

    def present(self, known: Known, *, is_held: bool = False) -> dict[tuple[str, ...], Present]:
        return lines_present(known, is_held=is_held)

    def count(self) -> int:
        return lines_by_hand().count()

    def recognise(self, values: Values, known: Known) -> Iterator[tuple[str, Unfit]]:
        named, codes = known.once(Named), []
        for text in dict.fromkeys(word.strip() for word in PARTING.split(values["deputies"]) if word.strip()):
            found = named.called(text, values.get("area", ""))
            if len(found) == 1:
                codes.append(found[0])
            elif found:
                yield "deputies", Unfit("namesakes", text=text, codes=BETWEEN.join(found))
            else:
                yield "deputies", _unknown(text, named)
        if len(codes) > MOST_TOGETHER:
            yield "deputies", Unfit("too_many_deputies", most=MOST_TOGETHER, count=len(codes))
        values["deputies"], values["area"] = BETWEEN.join(sorted(set(codes))), ""

    def complete(self, values: Values, before: Present | None) -> None:
        """What somebody has put right, entered or taken out here stays; of lines taken over, only gaps are filled."""
        if before is None:
            return
        is_ours = all(line.is_as_it_came for line in before.thing.values())
        for name in ("place", "people"):
            old = before.values[name]
            values[name] = old if old or not is_ours else values.get(name, "")

    def settle(self, rows: list[Planned], known: Known) -> None:
        taken: dict[tuple[str, ...], int] = {}
        for row in rows:
            if row.before:  # what stands there already was looked at when it came
                row.doubts = [doubt for doubt in row.doubts if doubt[1] not in self.says_alike]
            if not row.problems:
                self._refuse(row, taken, known)
            if not row.problems:
                _look_for_photos(row, known)
                self._refuse_in_closed_years(row, known)

    def fields(self, values: Values, known: Known) -> dict[str, Any]:
        kept = ("kind", "words", "place", "people")
        told = {name: self.column(name).stored(values.get(name, ""), known) for name in kept}
        return told | {"done_on": date.fromisoformat(values["day"])}

    def photos_of(self, values: Values, known: Known) -> list[str]:
        """Where the photos lie that this row names."""
        places = (known.pictures.place_of(name) for name in _names(values)) if known.pictures else ()
        return [place for place in places if place]

    def create(self, rows: list[Values], known: Known, tick: Tick) -> None:
        for some in batches(rows, AT_ONCE):
            made = [(values, code) for values in some for code in values["deputies"].split(BETWEEN)]
            self._write(made, known)
            tick(len(some))

    def change(self, rows: list[tuple[Present, Values]], known: Known, tick: Tick) -> None:
        for some in batches(rows, AT_ONCE):
            missing = [(values, code) for before, values in some for code in _missing(before, values)]
            self._write(missing, known)
            self._fill_gaps(some, known)
            photos = [
                (line.pk, name, len(line.photos) + n)
                for before, values in some
                for line in before.thing.values()
                if line.is_as_it_came
                for n, name in enumerate((name for name in _names(values) if name not in line.photos), 1)
            ]
            _hang(photos, known)
            tick(len(some))

    def _refuse(self, row: Planned, taken: dict[tuple[str, ...], int], known: Known) -> None:
        """What keeps a row from standing in these files."""
        day, rest = date.fromisoformat(row.values["day"]), self.key_of(row.values)[1:]
        missing = _missing(row.before, row.values) if row.before else row.values["deputies"].split(BETWEEN)
        for code in row.values["deputies"].split(BETWEEN):
            if (first := taken.setdefault((code, *rest), row.number)) != row.number:
                row.refuse("deputies", "twice", row=first)
                return
        if not missing:
            return
        if day > clock.today():
            row.refuse("day", "day_to_come")
        elif day.year in known.once(Closed):
            row.refuse("day", "year_closed", year=day.year)
        elif absent := [code for code in missing if not known.once(Seats).held(code, day)]:
            row.refuse("deputies", "not_in_office", codes=BETWEEN.join(absent))

    def _refuse_in_closed_years(self, row: Planned, known: Known) -> None:
        """What stands there already is not changed any more, not even by a photo."""
        year = date.fromisoformat(row.values["day"]).year
        if row.before and row.changes and year in known.once(Closed):
            row.refuse("day", "year_closed", year=year)

    def _write(self, made: list[tuple[Values, str]], known: Known) -> None:
        by, now = known.by, clock.now()
        who = {"name": by.name, "role": "clerk" if "clerk" in by.roles else "admin", "entered_by": by.id}
        stands = {"origin": "imported", "state": "verified", "entered_at": now, "moved_at": now, "verified_at": now}
        stands |= {"verified_by": by.id, "verified_name": by.name}
        stands |= {"source_kind": "congress.import", "source_id": known.source.pk, "source_code": known.source.code}
        keys = [key_of(values["day"], values["kind"], values["words"]) for values, _code in made]
        # an attempt that is begun anew writes the same lines and so the same files
        named = zip(keys, made, strict=True)
        lines = [uuid5(known.source.pk, f"{code}/{key}") for key, (_values, code) in named]
        insert_all(
            DutyRecord,
            [
                {
                    **self.fields(values, known),
                    **who,
                    **stands,
                    "id": pk,
                    "code": short_code(),
                    "deputy_id": known.key_of("deputy", code),
                    "key": key,
                }
                for pk, key, (values, code) in zip(lines, keys, made, strict=True)
            ],
        )
        photos = [
            (pk, name, n)
            for pk, (values, _code) in zip(lines, made, strict=True)
            for n, name in enumerate(_names(values), 1)
        ]
        _hang(photos, known)
        _count(made, known)

    def _fill_gaps(self, rows: list[tuple[Present, Values]], known: Known) -> None:
        """Place and people where nothing stood before; how a line read then stays readable."""
        changed = [
            (line, values)
            for before, values in rows
            for line in before.thing.values()
            if (line.place, line.people) != (values["place"], values["people"])
        ]
        people = self.column("people")
        update_all(
            DutyRecord,
            [
                {"id": line.pk, "place": values["place"], "people": people.stored(values["people"], known)}
                for line, values in changed
            ],
        )
        insert_all(Correction, [_as_it_was(line, values, known) for line, values in changed])


def _unknown(text: str, named: Named) -> Unfit:
    near = get_close_matches(text, named.names, n=1, cutoff=0.5)
    return Unfit("unknown_near", text=text, near=near[0]) if near else Unfit("unknown", text=text)


def _missing(before: Present, values: Values) -> list[str]:
    return [code for code in values["deputies"].split(BETWEEN) if code not in before.thing]


def _names(values: Values) -> list[str]:
    return [name for name in values.get("photos", "").split(BETWEEN) if name]


def _look_for_photos(row: Planned, known: Known) -> None:
    """Photos that are not in the ZIP are said and left out; those that hang there already stay.

    None is hung at what somebody entered here by hand, has put right or taken out.
    """
    if row.before and not all(line.is_as_it_came for line in row.before.thing.values()):
        row.values["photos"] = row.before.values["photos"]
        return
    there = row.before.values["photos"].split(BETWEEN) if row.before else []
    found = [name for name in _names(row.values) if name in there or (known.pictures and known.pictures.place_of(name))]
    if missing := [name for name in _names(row.values) if name not in found]:
        row.doubts.append(("photos", "no_such_photo", {"names": BETWEEN.join(missing)}))
    kept = list(dict.fromkeys([*filter(None, there), *found]))[:MOST_PHOTOS]
    row.values["photos"] = BETWEEN.join(kept)


def _hang(photos: list[tuple[UUID, str, int]], known: Known) -> None:
    """These photos stand beside these lines; of one that could not be opened its name, so that it is not new again."""
    rows = []
    for record, name, number in photos:
        place = known.pictures.place_of(name) if known.pictures else ""
        drawn: Drawn | None = known.pictures.drawn(place) if known.pictures and place else None
        if not place:
            continue
        photo = DutyPhoto(id=uuid5(record, name), record_id=record, number=number, name=name, state="unreadable")
        if drawn:
            photo.state, photo.width, photo.height = "ready", drawn.width, drawn.height
            photo.original_hash = drawn.original_hash
            move_in(photo, drawn.file)
        rows.append(photo)
    columns = ("id", "record_id", "number", "name", "state", "width", "height", "original_hash")
    insert_all(DutyPhoto, [{column: getattr(photo, column) for column in columns} for photo in rows])


def _count(made: list[tuple[Values, str]], known: Known) -> None:
    years: dict[int, set[UUID]] = {}
    for values, code in made:
        years.setdefault(date.fromisoformat(values["day"]).year, set()).add(known.key_of("deputy", code))
    for year, deputies in sorted(years.items()):
        counting.count(year, *deputies)


def _as_it_was(line: Standing, values: Values, known: Known) -> dict[str, Any]:
    was = {"kind": values["kind"], "done_on": values["day"], "words": values["words"]}
    people = int(line.people) if line.people else None
    told = {**was, "place": line.place, "people": people}
    return {"record_id": line.pk, "was": told, "name": known.by.name, "made_at": clock.now()}
