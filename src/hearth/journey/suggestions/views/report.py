"""How a year's suggestions were handled: for staff and the chair as it stands, for everybody once it is public."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hearth.core import clock, tenancy
from hearth.core.actions import may
from hearth.core.addresses import address
from hearth.core.refusals import Refused
from hearth.core.remembering import Memory
from hearth.core.responses import SeeOther, say
from hearth.ground.congress.guards import allowed, signed_in
from hearth.journey.suggestions import actions, reporting, reports
from hearth.journey.suggestions.models import YearReport
from hearth.journey.suggestions.reporting import Report
from hearth.journey.suggestions.rules import is_overseeing
from hearth.journey.suggestions.views.papers import FORMS, as_file, handed

SHEETS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
YEARS = range(1954, 9999)  # in which a congress may have sat
_known: Memory[Report] = Memory(seconds=60, most=32)  # what everybody reads is counted once a minute


@require_safe
@signed_in
def report(request: Any) -> HttpResponse:
    """The year's figures and the list of all; the year is chosen among those in which something was registered."""
    if not is_overseeing(request.actor):
        raise Http404
    known = reporting.years()
    asked = request.GET.get("year", "")
    year = (
        int(asked)
        if asked.isdecimal() and int(asked[:9]) in YEARS and len(asked) == 4
        else (known or [clock.today().year])[0]
    )
    return _shown(request, year, known)


def _shown(request: Any, year: int, known: list[int], problem: Any = "", status: int = 200) -> HttpResponse:
    told = reporting.report_of(year)
    public = YearReport.objects.public().filter(year=year).exists()
    verb = "unpublish_report" if public else "publish_report"
    context: dict[str, Any] = {"report": told, "years": known, "unit_heads": reporting.unit_heads()}
    context |= {"heads": reports.heads(), "shared": reports.shared, "is_published": public}
    context["may"] = may(f"suggestions.{verb}", request.actor, request.congress) and bool(told.items)
    return render(request, "suggestions/report.html", context | {"problem": problem}, status=status)


@require_safe
@signed_in
def report_file(request: Any, year: int, form: str) -> HttpResponse:
    """The report on paper, or its list as a sheet."""
    if not is_overseeing(request.actor) or form not in (*FORMS, *SHEETS) or year not in YEARS:
        raise Http404
    told, language = reporting.report_of(year), get_language() or "zh-hans"
    if form in FORMS:
        return handed(form, f"suggestions-{year}", reports.paper(told, language))
    return as_file(form, f"suggestions-{year}", reports.sheet(told, form, language), SHEETS[form])


@require_safe
def public_report(request: Any, year: int) -> HttpResponse:
    """What everybody reads of it: the figures of all, and the titles of what is public."""
    if not YearReport.objects.public().filter(year=year).exists():
        raise Http404
    told = _known.recall((tenancy.current_id(), year, get_language()), lambda: reporting.report_of(year))
    context = {
        "report": told,
        "items": told.public_items(),
        "unit_heads": reporting.unit_heads(),
        "shared": reports.shared,
    }
    return render(request, "suggestions/report_public.html", context)


@require_POST
@allowed("suggestions.publish_report")
def publish_report(request: Any, year: int) -> HttpResponse:
    """Everybody may read it."""
    return _carry_out(request, year, actions.publish_report, _("Everybody can read it now."))


@require_POST
@allowed("suggestions.unpublish_report")
def unpublish_report(request: Any, year: int) -> HttpResponse:
    """Nobody outside may any more."""
    return _carry_out(request, year, actions.unpublish_report, _("Nobody outside can read it any more."))


def _carry_out(request: Any, year: int, act: Any, done: str) -> HttpResponse:
    if year not in YEARS:
        raise Http404
    try:
        act(request.congress, year, by=request.actor)
    except Refused as refusal:
        return _shown(request, year, reporting.years(), refusal.sentence, 422)
    return say(SeeOther(f"{address('suggestions:report')}?year={year}"), done)
