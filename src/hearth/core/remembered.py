"""Reads that every page makes: their SQL is composed once, and planned once by the server.

Django composes a query's SQL anew each time, which costs more than running it. A remembered query is written as any
other; its parameters are names, put in when it is asked. What is the same each time stands in the SQL itself, so that
the one plan is made for it; a plan that would depend on the parameters has no place here (see `core/walled/base.py`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models.query import get_related_populators
from psycopg import RawCursor, sql

from hearth.core import tenancy

# values that stand in for parameters while the SQL is composed; no real query ever holds them
STAND_INS: dict[type, Callable[[int], Any]] = {
    UUID: lambda n: UUID(int=(0xBAD << 96) + n),
    bytes: lambda n: b"stand-in %d" % n,
    str: lambda n: f"stand-in {n}",
    int: lambda n: 987_654_300 + n,
    dt.datetime: lambda n: dt.datetime(1871, 3, 18, 0, n, tzinfo=dt.UTC),
    dt.date: lambda n: dt.date(1871, 3, 1 + n),
}


def planned(statement: str, *values: Any) -> list[Any]:
    """Every row of a statement written by hand, whose values stand at `$1`, `$2` and so on.

    What holds for a remembered query holds here: it is planned once, whatever is put in.
    """
    connection.ensure_connection()
    with connection._prepare_cursor(RawCursor(connection.connection)) as cursor:  # type: ignore[attr-defined]
        cursor.execute(statement, values)
        return list(cursor.fetchall()) if cursor.pgresult.nfields else []


class RememberedSql:
    """SQL with named parameters, composed by `build` from stand-ins the first time it is asked."""

    def __init__(self, build: Callable[..., tuple[str, Sequence[Any]]], **parameters: type) -> None:
        self.build, self.parameters = build, parameters

    def tuples(self, **values: Any) -> list[Any]:
        """Every row of the answer."""
        scope = tenancy.current()
        given = values | {"congress": scope.id if scope else None}
        connection.ensure_connection()
        statement, names = self._composed
        return planned(statement, *(given[name] for name in names)) if statement else []

    @cached_property
    def _composed(self) -> tuple[str, list[str]]:
        stand_ins = {name: STAND_INS[kind](number) for number, (name, kind) in enumerate(self.parameters.items())}
        try:
            with tenancy.inside(_StandIn()):
                composed, params = self._compose(stand_ins)
        except EmptyResultSet:  # as it was asked, nothing can ever be in it
            return "", []
        known = {value: name for name, value in stand_ins.items()} | {_StandIn.id: "congress"}
        names = [_name(value, known) for value in params]
        order = list(dict.fromkeys(name for name in names if name))
        parts = [
            f"${order.index(name) + 1}" if name else _literal(value) for name, value in zip(names, params, strict=True)
        ]
        return composed % tuple(parts), order

    def _compose(self, stand_ins: dict[str, Any]) -> tuple[str, Sequence[Any]]:
        return self.build(**stand_ins)


class Remembered(RememberedSql):
    """A query with named parameters: `Remembered(lambda key: Thread.objects.filter(pk=key), key=UUID)`.

    In a congress it is filtered by the one in scope, as every query is.
    """

    def first(self, **values: Any) -> Any:
        """The first row, or None."""
        return next(iter(self.rows(**values)), None)

    def rows(self, **values: Any) -> list[Any]:
        """Every row, as model instances with what they were selected with."""
        found = self.tuples(**values)
        return list(self._instances(found)) if found else []

    def _compose(self, stand_ins: dict[str, Any]) -> tuple[str, Sequence[Any]]:
        self.compiler = self.build(**stand_ins).query.get_compiler(connection=connection)  # type: ignore[attr-defined]
        return self.compiler.as_sql()  # type: ignore[no-any-return]

    @cached_property
    def _layout(self) -> tuple[Any, slice, list[str], Any, Any]:
        info = self.compiler.klass_info
        converters = self.compiler.get_converters([column[0] for column in self.compiler.select])
        fields = info["select_fields"]
        own = slice(fields[0], fields[-1] + 1)
        names = [column[0].target.attname for column in self.compiler.select[own]]
        populators = get_related_populators(info, self.compiler.select, connection.alias)  # type: ignore[call-arg]
        return info["model"], own, names, populators, converters

    def _instances(self, rows: list[Any]) -> Iterator[Any]:
        model, own, names, populators, converters = self._layout
        notes = self.compiler.annotation_col_map
        for row in self.compiler.apply_converters(rows, converters) if converters else rows:
            instance = model.from_db(connection.alias, names, row[own])
            for populator in populators:
                populator.populate(row, instance)
            for name, position in notes.items():
                setattr(instance, name, row[position])
            yield instance


class _StandIn:
    id = 987_654_399
    slug = ""


def _name(value: Any, known: dict[Any, str]) -> str:
    """The parameter this value stands in for; empty where it is the same each time."""
    plain = getattr(value, "obj", value)  # the driver's wrapper around bytes
    is_one = isinstance(plain, tuple(STAND_INS)) and not isinstance(plain, bool)
    return known.get(plain, "") if is_one else ""


def _literal(value: Any) -> str:
    return sql.Literal(value).as_string(connection.connection)
