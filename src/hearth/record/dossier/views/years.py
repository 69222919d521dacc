"""Years that are closed, how much stands in each file, and kinds of duty of this congress."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hearth.core import clock
from hearth.core.actions import may
from hearth.core.addresses import address
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.ground.congress.guards import signed_in
from hearth.journey.contact.panels import YEARS, panels
from hearth.record.dossier import actions, statistics
from hearth.record.dossier.forms import KindForm
from hearth.record.dossier.kinds import DUTIES
from hearth.record.dossier.models import DutyKind
from hearth.record.dossier.queries import locked_years
from hearth.record.dossier.rules import OVERSEEING


@require_safe
@signed_in
def statistics_of_year(request: Any) -> HttpResponse:
    """How a year went in the whole congress: by duty, by area, and where somebody may need a hand."""
    if not request.actor.roles & OVERSEEING:
        raise Http404
    return _shown(request)


@require_POST
@signed_in
def lock_year(request: Any, year: int) -> HttpResponse:
    """Nothing in it is changed any more."""
    if not may("dossier.lock_year", request.actor, request.congress):
        raise Http404
    try:
        made = actions.lock_year(request.congress, year, by=request.actor)
    except Refused as refusal:
        return _shown(request, refusal.sentence)
    said = _("The year %(year)s is closed, with %(lines)s lines.") % {"year": year, "lines": made.lines}
    return say(SeeOther(f"{address('dossier:statistics')}?year={year}"), said)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def kinds(request: Any) -> HttpResponse:
    """Kinds of duty that this congress has besides those that all have."""
    if not may("dossier.set_kind", request.actor, request.congress):
        raise Http404
    form = KindForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        typed = form.cleaned_data
        try:
            actions.set_kind(request.congress, typed["duty"], typed["name_zh"], typed["name_en"], by=request.actor)
        except Refused as refusal:
            form.add_error("name_zh", refusal.sentence)
        else:
            return say(SeeOther(address("dossier:kinds")), _("Added. It can be entered from now on."))
    rows = [(kind, DUTIES[kind.duty]) for kind in DutyKind.objects.order_by("duty", "name_zh")]
    return render(request, "dossier/kinds.html", {"form": form, "rows": rows}, status=422 if form.is_bound else 200)


@require_POST
@signed_in
def drop_kind(request: Any, code: str) -> HttpResponse:
    """Nobody enters it any more."""
    kind = DutyKind.objects.filter(code=code, is_active=True).first()
    if kind is None or not may("dossier.drop_kind", request.actor, kind):
        raise Http404
    actions.drop_kind(kind, by=request.actor)
    return say(SeeOther(address("dossier:kinds")), _("Not entered any more. Lines of it stay."))


def _shown(request: Any, problem: Any = "") -> HttpResponse:
    this = clock.today().year
    asked = request.GET.get("year", "")
    years = list(range(this, this - 6, -1))
    year = int(asked) if asked.isdigit() and len(asked) == 4 and int(asked) in years else this
    context = statistics.of_year(year) | {
        "year": year,
        "years": years,
        "locked": locked_years().get(year),
        "may_take_along": may("auditing.export_files", request.actor, request.congress),
        "may_lock": year < this and may("dossier.lock_year", request.actor, request.congress),
        "problem": problem,
        "panels": panels(YEARS, request.actor, year),
    }
    return render(request, "dossier/statistics.html", context, status=422 if problem else 200)
