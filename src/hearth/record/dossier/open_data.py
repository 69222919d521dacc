"""A file for programs: whole for whoever may read its lines, figures and amounts for everybody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Count, Prefetch
from django.db.models.functions import TruncMonth
from django.http import HttpResponse, JsonResponse

from hearth.core.actors import By
from hearth.core.sheets_writing import csv_pieces
from hearth.ground.congress.models import Deputy
from hearth.record.dossier import counting, queries, showing
from hearth.record.dossier.catalogue import duty_of, known_kinds, name_of
from hearth.record.dossier.figures import Shown, figures_of
from hearth.record.dossier.models import DutyPhoto, DutyRecord

SCHEMA = "hearth-duty-file/1"  # docs/how-to/duty-file.schema.json


def whole(deputy: Deputy, year: int, actor: By) -> dict[str, Any]:
    """One year of a file, as the schema says."""
    known = known_kinds()
    lines = queries.lines_of(deputy, year).select_related("activity").order_by("done_on", "id")
    photos = Prefetch("photos", DutyPhoto.objects.filter(state="ready").order_by("number"))
    return {
        "schema": SCHEMA,
        "deputy": {"code": deputy.code, "name": deputy.name_zh},
        "year": year,
        "figures": [_figure(each) for each in figures_of(deputy.pk, year)],
        "lines": [
            {
                "code": each.line.code,
                "day": each.line.done_on.isoformat(),
                "kind": each.line.kind,
                "kind_name": str(each.kind),
                "duty": duty_of(each.line.kind, known),
                "origin": each.line.origin,
                "state": each.line.state,
                "words": each.title,
                "place": each.line.place,
                "people": each.line.people,
                "half_days": each.line.half_days,
                "source": {"kind": each.line.source_kind, "code": each.line.source_code}
                if each.line.source_kind
                else None,
                "photos": [{"number": photo.number, "sha256": photo.original_hash} for photo in each.line.photos.all()],
            }
            for each in showing.shown(lines.prefetch_related(photos), actor, known)
        ],
    }


def as_json(told: dict[str, Any]) -> JsonResponse:
    """Readable as it stands."""
    answer = JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Cache-Control"] = "private, no-store"
    return answer


def as_csv(deputy: Deputy, year: int) -> HttpResponse:
    """A sheet: how many lines of each kind in each month, and nobody's words."""
    heads = ("deputy", "month", "duty", "kind", "name", "lines")
    answer = HttpResponse(b"".join(csv_pieces(heads, _rows(deputy, year))), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{deputy.code}-{year}.csv"'
    return answer


def _rows(deputy: Deputy, year: int) -> Iterator[list[str]]:
    known = known_kinds()
    lines = DutyRecord.objects.filter(deputy=deputy).of_year(year).counted().order_by()
    months = lines.annotate(month=TruncMonth("done_on"), once=counting.once()).values_list("month", "kind")
    found = months.annotate(lines=Count("once", distinct=True))
    amounts: list[tuple[date, str, int]] = list(found.order_by("month", "kind"))
    for month, kind, amount in amounts:
        duty, name = duty_of(kind, known), str(name_of(kind, known))
        yield [deputy.code, f"{month:%Y-%m}", duty, kind, name, str(amount)]


def _figure(each: Shown) -> dict[str, Any]:
    figure, value = each.figure, each.value
    return {
        "key": figure.key,
        "name": str(figure.name),
        "meaning": str(figure.meaning),
        "value": value.number,
        "unit": figure.unit,
        "of": value.of,
        "out_of": str(figure.out_of % {"num": value.of}) if figure.out_of and value.of is not None else "",
        "missing": value.missing,
        "least": figure.least,
        "between": list(value.between) if value.between else None,
    }
