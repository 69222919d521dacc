"""Several rows in one statement: one round trip, all of them or none."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import count
from operator import attrgetter
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection, models
from django.db.models.expressions import RawSQL
from django.db.models.functions import Left, Replace
from psycopg import RawCursor

from hearth.core import tenancy
from hearth.core.ids import uuid7

# columns whose values the driver takes unchanged; asking each field to prepare them costs as much as sending them
AS_THEY_ARE = frozenset(
    {
        models.BooleanField,
        models.CharField,
        models.DateField,
        models.DateTimeField,
        models.ForeignKey,
        models.OneToOneField,
        models.PositiveSmallIntegerField,
        models.TextField,
        models.UUIDField,
    }
)

# what a JSON text can carry as it is; an encrypted column is none of them
TRAVELLING = AS_THEY_ARE | {models.EmailField, models.JSONField, models.IntegerField, models.PositiveIntegerField}

# many keys, given as one text with commas between them
KEYS = "SELECT unnest(string_to_array(%s, ',')::uuid[])"


def insert_together(rows: Sequence[models.Model], *, unless_taken: bool = False) -> bool:
    """Write these new rows in one statement.

    With `unless_taken`, nothing is written, and False is answered, where the first row breaks a unique constraint:
    this is how a form that is sent twice is stored once. The others must not depend on values the database makes.
    """
    statement = _statement(tuple(type(row) for row in rows), unless_taken)
    values = [value for row in rows for value in _values(row)]
    with _prepared() as cursor:
        cursor.execute(statement, values)
        (written,) = cursor.fetchone()
    for row in rows:
        row._state.adding, row._state.db = not written, connection.alias
    return bool(written)


def insert_all(kind: type[models.Model], rows: Sequence[dict[str, Any]]) -> None:
    """Write new rows of one kind, however many: given as values by column, all of the same columns.

    They travel as one JSON text, which costs less than making each of them an object first; COPY is closed to us, since
    PostgreSQL refuses it where row-level security holds. What they leave out takes its default, and each its own key.
    """
    if not rows:
        return
    blank, given = kind(), rows[0].keys() | {"id"}
    taken = [field for field in _written(kind) if field.attname in given]
    filled = [field for field in _written(kind) if field.attname not in given]
    columns = ", ".join(f'"{field.column}"' for field in [*taken, *filled])
    values = ", ".join([f'r."{field.column}"' for field in taken] + [f"%s::{_cast(field)}" for field in filled])
    defaults = [field.get_db_prep_save(getattr(blank, field.attname), connection) for field in filled]
    with connection.cursor() as cursor:
        statement = f'INSERT INTO "{kind._meta.db_table}" ({columns}) SELECT {values} FROM {_recordset(taken)}'
        cursor.execute(statement, [*defaults, _as_json([{"id": uuid7()} | row for row in rows])])


def insert_each(rows: Sequence[models.Model]) -> None:
    """Write these new rows, however many, in one statement for each kind of them, in the order the kinds come."""
    kinds: dict[type[models.Model], list[models.Model]] = {}
    for row in rows:
        kinds.setdefault(type(row), []).append(row)
    for kind, found in kinds.items():
        names = [field.attname for field in _written(kind)]
        insert_all(kind, [{name: getattr(row, name) for name in names} for row in found])
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


def update_all(kind: type[models.Model], rows: Sequence[dict[str, Any]]) -> None:
    """Write over rows that exist, each told by its `id`: all of them name the same columns."""
    if not rows:
        return
    fields = [field for field in _written(kind) if field.attname in rows[0]]
    changes = ", ".join(f'"{field.column}" = r."{field.column}"' for field in fields if field.attname != "id")
    with connection.cursor() as cursor:
        statement = f'UPDATE "{kind._meta.db_table}" t SET {changes} FROM {_recordset(fields)} WHERE t.id = r.id'
        cursor.execute(f"{statement} AND t.congress_id = %s", [_as_json(rows), tenancy.current_id()])


def replaced(kind: type[models.Model], old: str, new: str, *fields: str) -> dict[str, Any]:
    """For an update: in these columns one text stands for another, cut where the column ends."""
    changes: dict[str, Any] = {field: Replace(field, models.Value(old), models.Value(new)) for field in fields}
    ends = {field: getattr(kind._meta.get_field(field), "max_length", None) for field in fields}
    return changes | {field: Left(changes[field], end) for field, end in ends.items() if end}


def among(keys: Iterable[Any]) -> RawSQL:
    """These keys as one value, for `filter(pk__in=among(keys))`: a place for each costs more than finding its row."""
    return RawSQL(KEYS, [",".join(map(str, keys))])


def one_of(field: str, keys: models.QuerySet[Any]) -> models.Func:
    """Whether this is one of these keys, for `filter(Q(one_of(...)) | …)`: they are found once and before all else.

    `field__in` would have every row looked at beside an `or`; so an index serves each side of it.
    """
    found = ArraySubquery(keys)
    joined = {"template": "(%(expressions)s))", "arg_joiner": " = ANY("}
    return models.Func(models.F(field), found, output_field=models.BooleanField(), **joined)


def array(values: Iterable[Any]) -> str:
    """Numbers, keys, moments and codes as PostgreSQL reads an array; the driver takes three times as long to say it."""
    return "{" + ",".join(map(_in_array, values)) + "}"


def _in_array(value: Any) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, datetime):
        return value.isoformat()
    if not isinstance(value, str):
        return str(value)
    return f'"{value}"' if value.replace("-", "").isalnum() else json.dumps(value, ensure_ascii=False)


def _recordset(fields: Sequence[models.Field[Any, Any]]) -> str:
    """The JSON text as rows; its names are those of attributes, since callers speak of those."""
    if odd := [field.name for field in fields if type(field) not in TRAVELLING]:
        raise TypeError(f"{odd} cannot travel as JSON")
    named = ", ".join(f'"{field.attname}" {_cast(field)}' for field in fields)
    shown = ", ".join(f'"{field.attname}" AS "{field.column}"' for field in fields)
    return f"(SELECT {shown} FROM json_to_recordset(%s::json) AS given({named})) r"


def _as_json(rows: Sequence[dict[str, Any]]) -> str:
    return json.dumps(rows, ensure_ascii=False, default=str)


def _values(row: models.Model) -> list[Any]:
    read, prepared = _columns(type(row))
    values = list(read(row))
    for place, field in prepared:
        values[place] = field.get_db_prep_save(field.pre_save(row, True), connection)
    return values


@lru_cache(maxsize=256)
def _columns(kind: type[models.Model]) -> tuple[Callable[[Any], Any], list[tuple[int, models.Field[Any, Any]]]]:
    """How all values are read in one go, and which fields must prepare theirs."""
    fields = _written(kind)
    prepared = [(place, field) for place, field in enumerate(fields) if type(field) not in AS_THEY_ARE]
    return attrgetter(*(field.attname for field in fields)), prepared


def _prepared() -> Any:
    """A cursor whose statements the server parses and plans once: half the cost of one this long."""
    connection.ensure_connection()
    return connection._prepare_cursor(RawCursor(connection.connection))  # type: ignore[attr-defined]


@lru_cache(maxsize=256)
def _statement(kinds: tuple[type[models.Model], ...], unless_taken: bool) -> str:
    parts, places = [], count(1)
    for number, kind in enumerate(kinds):
        fields = _written(kind)
        columns = ", ".join(f'"{field.column}"' for field in fields)
        values = ", ".join(f"${next(places)}::{_cast(field)}" for field in fields)
        insert = f'INSERT INTO "{kind._meta.db_table}" ({columns}) SELECT {values}'
        if number and unless_taken:
            insert += " WHERE EXISTS (SELECT 1 FROM row0)"
        if not number:
            insert += (" ON CONFLICT DO NOTHING" if unless_taken else "") + " RETURNING 1"
        parts.append(f"row{number} AS ({insert})")
    return f"WITH {', '.join(parts)} SELECT EXISTS (SELECT 1 FROM row0)"


@lru_cache(maxsize=256)
def _written(kind: type[models.Model]) -> tuple[models.Field[Any, Any], ...]:
    """The columns the application writes; generated ones and those with a default of the database are left to it."""
    return tuple(
        field
        for field in kind._meta.concrete_fields
        if not field.generated and not field.has_db_default() and not isinstance(field, models.AutoField)
    )


def _cast(field: models.Field[Any, Any]) -> str:
    kind = field.target_field if isinstance(field, models.ForeignKey) else field
    return str(kind.rel_db_type(connection) if field is not kind else field.db_type(connection))
