"""The year's report on paper and in a sheet."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from hearth.core import clock, tenancy
from hearth.core.official import Annex, Block, Closing, Heading, Note, Official, Table
from hearth.core.sheets_writing import Book, csv_pieces, write_workbook
from hearth.core.words import day_in_full
from hearth.journey.suggestions.papers import congress
from hearth.journey.suggestions.reporting import Item, Part, Report, unit_heads


def paper(report: Report, language: str) -> Official:
    """The report as a formal paper: figures, units, and the list of all."""
    with override(language):
        return Official(
            title=title(report),
            subtitle=_("as it stands on %(day)s") % {"day": day_in_full(clock.today())},
            issuer=tenancy.current().name,
            dated=clock.today(),
            language=language,
            blocks=list(_blocks(report)),
            mark=_mark(report),
            is_dense=True,
        )


def _mark(report: Report) -> str:
    """Where it holds a title that was asked to stay inside, it says so."""
    is_inside = any(item.suggestion.is_confidential for item in report.items)
    return _("In confidence: not for the public") if is_inside else ""


def title(report: Report) -> str:
    """What it is called."""
    return _("How deputies’ suggestions of %(year)s to %(congress)s were handled") % {
        "year": report.year,
        "congress": congress(),
    }


def heads() -> list[str]:
    """The columns of the list of all."""
    return [
        *(_("Number"), _("Title"), _("Leading deputy")),
        *(_("Answered by"), pgettext("report", "Result"), pgettext("report", "Evaluation")),
    ]


def row(item: Item) -> list[str]:
    """One line of it."""
    suggestion = item.suggestion
    confidence = " " + _("(in confidence)") if suggestion.is_confidential else ""
    return [
        suggestion.number,
        suggestion.title + confidence,
        suggestion.lead.name,
        item.unit_names,
        item.classed,
        item.graded,
    ]


def sheet(report: Report, ending: str, language: str) -> bytes:
    """The list of all as a spreadsheet in which nothing is computed."""
    with override(language):
        rows = [row(item) for item in report.items]
        if ending == "csv":
            return b"".join(csv_pieces(heads(), rows))
        file = io.BytesIO()
        write_workbook(file, Book(str(report.year), heads()), rows)
        return file.getvalue()


def _blocks(report: Report) -> Iterator[Block]:
    for part in report.parts:
        yield Heading(part.title)
        if part.means:
            yield Note(part.means)
        yield _figures(part)
    yield Heading(_("By unit"))
    yield Note(
        _("Units stand by name: this is no ranking. A unit that leads and one that handles along each have a share.")
    )
    yield Table(
        [_("Unit"), *(head for head, _means in unit_heads())],
        [[row.unit.name, *map(str, row.cells)] for row in report.units],
        (6, *[2] * 8),
    )
    for head, means in unit_heads():
        yield Note(f"{head}: {means}")
    yield Closing([tenancy.current().name, day_in_full(clock.today())], has_room=True)
    yield Annex(_("List of all suggestions"))
    yield Table(heads(), [row(item) for item in report.items], (4, 9, 3, 6, 3, 4))


def _figures(part: Part) -> Block:
    has_share = any(figure.of is not None for figure in part.figures)
    has_meaning = any(figure.means for figure in part.figures)
    columns: list[str] = [_("Figure"), pgettext("report", "Number")]
    columns += [pgettext("report", "Share")] if has_share else []
    columns += [_("What it counts")] if has_meaning else []
    rows: list[Sequence[str]] = []
    for figure in part.figures:
        cells = [figure.label, str(figure.count)]
        if has_share:
            cells.append(shared(figure.share, figure.of))
        if has_meaning:
            cells.append(figure.means)
        rows.append(cells)
    widths = (5, 2, *((3,) if has_share else ()), *((7,) if has_meaning else ()))
    return Table(columns, rows, widths)


def shared(share: str, of: int | None) -> str:
    """A share with the number of cases it is of."""
    if of is None:
        return ""
    return f"{share} (n={of})" if share else f"n={of}"
