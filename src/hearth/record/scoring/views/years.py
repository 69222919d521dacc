"""A closed year: for whom it has been reckoned, by name. No points stand here, so nobody stands beside anybody."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from hearth.core.actions import may
from hearth.core.addresses import address
from hearth.core.plain import plain
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.ground.congress.guards import signed_in
from hearth.record.dossier.queries import locked_years
from hearth.record.dossier.rules import OVERSEEING
from hearth.record.scoring import actions, queries, reading
from hearth.record.scoring.showing import STATES


@require_safe
@signed_in
def year(request: Any, year: int) -> HttpResponse:
    """Who has a sheet, and whether something on it is disputed."""
    return _shown(request, _known(request, year))


@require_POST
@signed_in
def reckon(request: Any, year: int) -> HttpResponse:
    """Everybody's year is reckoned, or what is new of it."""
    _known(request, year)
    if not may("scoring.reckon", request.actor, request.congress):
        raise Http404
    try:
        with transaction.atomic():
            made = actions.reckon(request.congress, year, by=request.actor)
    except Refused as refusal:
        return _shown(request, year, refusal.sentence)
    told = ngettext(
        "%(num)s sheet is new. Its deputy is told.", "%(num)s sheets are new. Their deputies are told.", made
    )
    said = told % {"num": made} if made else _("Nothing is new: every sheet stands as it was.")
    return say(SeeOther(address("scoring:year", year)), said)


def _known(request: Any, year: int) -> int:
    if not (request.actor.roles & OVERSEEING and queries.is_on() and 2000 <= year <= 2999):
        raise Http404
    return year


def _shown(request: Any, year: int, problem: Any = "") -> HttpResponse:
    closed = locked_years()
    page = queries.page_of_year(year, plain(request.GET.get("after", ""))[:12])
    context = {
        "year": year,
        "years": sorted({*closed, year}, reverse=True),
        "is_closed": year in closed,
        "has_rules": bool(reading.rules_of(year)),
        "rows": [(row, STATES[row.state]) for row in page.rows],
        "goes_on": page.goes_on,
        "may_reckon": may("scoring.reckon", request.actor, request.congress),
        "problem": problem,
    }
    return render(request, "scoring/year.html", context, status=422 if problem else 200)
