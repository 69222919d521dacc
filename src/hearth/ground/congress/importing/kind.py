"""A kind of thing that comes in spreadsheets: its columns, what tells one row from another, how it is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, ClassVar, TypeVar

from django.db import models

from hearth.core.rows import insert_all, update_all
from hearth.core.sounds import sound_of
from hearth.ground.congress.importing.columns import Column
from hearth.ground.congress.importing.known import Known
from hearth.ground.congress.importing.planned import Planned, Present, Values
from hearth.ground.congress.importing.problems import Unfit

Tick = Callable[[int], None]
AT_ONCE = 1000
T = TypeVar("T")


class Kind:
    """What all kinds share; each kind says in a file of its own what is special about it."""

    name: ClassVar[str]
    title: ClassVar[Any]
    about: ClassVar[Any]
    model: ClassVar[type[models.Model]]
    columns: ClassVar[tuple[Column, ...]]
    key: ClassVar[tuple[str, ...]] = ("name_zh",)
    gives_rights: ClassVar[bool] = False  # whoever confirms it shows first that it is still them
    holds_people: ClassVar[bool] = False  # names and addresses that are not public: many of them take two persons
    takes_photos: ClassVar[bool] = False  # they may come with the spreadsheet in one ZIP
    alike: ClassVar[tuple[str, ...]] = ()  # equal in all of these: perhaps the same person
    says_alike: ClassVar[tuple[str, str]] = ("alike_row", "alike_known")  # as another row, as what is here

    def column(self, name: str) -> Column:
        """The column of this name."""
        return next(column for column in self.columns if column.name == name)

    def key_of(self, values: Values) -> tuple[str, ...]:
        """What tells this row from every other."""
        return tuple(values.get(name, "") for name in self.key)

    def label(self, values: Values) -> str:
        """How people call what stands in this row."""
        return " ".join(filter(None, self.key_of(values)))

    def present(self, known: Known, *, is_held: bool = False) -> dict[tuple[str, ...], Present]:
        """Everything of this kind; `is_held` lets nobody else change it until the transaction ends."""
        rows = self.model._default_manager.order_by("pk").values_list("pk", *map(self.attribute, self.columns))
        held = rows.select_for_update() if is_held else rows
        return self.by_key(Present(key, self.read(kept, known)) for key, *kept in held.iterator(AT_ONCE))

    def count(self) -> int:
        """How many rows an export of it has."""
        return len(self.present(Known()))

    def by_key(self, found: Iterable[Present]) -> dict[tuple[str, ...], Present]:
        """These, by what tells them apart."""
        return {self.key_of(each.values): each for each in found}

    def read(self, kept: Sequence[Any], known: Known) -> Values:
        """How the row of something would read, of which this is kept, column by column."""
        return {each.name: each.written(value, known) for each, value in zip(self.columns, kept, strict=True)}

    def foresee(self, rows: list[Values], known: Known) -> None:
        """Look through the whole file first, where its rows may name each other."""

    def recognise(self, values: Values, known: Known) -> Iterator[tuple[str, Unfit]]:
        """Find out what a row is about, where its key does not say it; or what keeps one from finding out."""
        yield from ()

    def complete(self, values: Values, before: Present | None) -> None:
        """Fill in what can be left empty."""

    def faults(self, values: Values, known: Known) -> Iterator[tuple[str, Unfit]]:
        """What is wrong with a row whose cells are right, each with its column."""
        yield from ()

    def settle(self, rows: list[Planned], known: Known) -> None:
        """Look at all rows together, once each of them was looked at."""

    def repeated(self, values: Values, first: Values) -> str:
        """What to say of a row that stands there twice."""
        return "twice"

    def fields(self, values: Values, known: Known) -> dict[str, Any]:
        """What the model keeps of these values."""
        given = (each for each in self.columns if each.name in values)
        return {self.attribute(each): each.stored(values[each.name], known) for each in given} | self.derived(values)

    def derived(self, values: Values) -> dict[str, Any]:
        """What follows from the values and is kept with them."""
        return {"sound": sound_of(values["name_zh"])} if "name_zh" in values and hasattr(self.model, "sound") else {}

    def attribute(self, column: Column) -> str:
        """Where the model keeps a column."""
        return column.field or column.name

    def photos_of(self, values: Values, known: Known) -> list[str]:
        """Where the photos lie that this row names, in the ZIP they came in."""
        return []

    def create(self, rows: list[Values], known: Known, tick: Tick) -> None:
        """Write the rows that are new."""
        for some in batches(rows, AT_ONCE):
            insert_all(self.model, [self.fields(values, known) for values in some])
            tick(len(some))

    def change(self, rows: list[tuple[Present, Values]], known: Known, tick: Tick) -> None:
        """Write what has changed; things that exist are written over in one statement for many."""
        for some in batches(rows, AT_ONCE):
            update_all(self.model, [self.fields(values, known) | {"id": before.thing} for before, values in some])
            tick(len(some))


def batches(rows: Iterable[T], size: int) -> Iterator[list[T]]:
    """So many at a time."""
    rest = iter(rows)
    while some := list(islice(rest, size)):
        yield some
