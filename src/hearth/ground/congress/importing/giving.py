"""Sheets to take away: the template of a kind, and everything a congress has of it, in the same columns."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from django.utils.translation import gettext as _

from hearth.core.sheets_writing import Book, csv_pieces, write_workbook
from hearth.ground.congress.importing.columns import Column, Named
from hearth.ground.congress.importing.kind import Kind
from hearth.ground.congress.importing.known import Known

MOST_LISTED = 1000
MOST_IN_A_WORKBOOK = 5000  # more would keep a thread of the server waiting; CSV costs a tenth
MOST_PEOPLE = 200  # more of them take two persons (D10)
Rows = list[list[str]]


def rows_of(kind: Kind) -> Rows:
    """Everything the congress has of this kind, a row for each."""
    found = kind.present(Known())
    values = (each.values for _key, each in sorted(found.items()))
    return [[column.shown(row[column.name]) for column in kind.columns] for row in values]


def csv_of(kind: Kind, rows: Rows) -> Iterator[bytes]:
    """These rows as CSV."""
    return csv_pieces([column.head for column in kind.columns], rows)


def workbook_of(kind: Kind, rows: Rows) -> bytes:
    """These rows as XLSX, with the words to choose from and a sheet of notes."""
    known, paper = Known(), BytesIO()
    book = Book(
        title=str(kind.title),
        heads=[column.head for column in kind.columns],
        needed=frozenset(place for place, column in enumerate(kind.columns) if column.is_needed),
        choices={place: _listed(column, known) for place, column in enumerate(kind.columns)},
        notes_title=_("Notes"),
        notes=[[_("Column"), _("Needed"), _("What stands there"), _("Example")], *map(_note, kind.columns)],
    )
    write_workbook(paper, book, rows)
    return paper.getvalue()


def example(kind: Kind) -> Rows:
    """One row that shows how it is meant."""
    return [[column.example for column in kind.columns]]


def _listed(column: Column, known: Known) -> list[str]:
    is_long = isinstance(column, Named) and column.of == "deputy"
    words = [] if is_long else column.choices(known)
    return words if len(words) <= MOST_LISTED else []


def _note(column: Column) -> list[str]:
    needed = _("needed") if column.is_needed else _("may stay empty")
    return [column.head, needed, str(column.about), column.example]
