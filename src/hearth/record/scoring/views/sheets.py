"""One deputy's sheet, line by line: for the deputy in person and for staff, and nobody else."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hearth.core import clock
from hearth.core.actions import may
from hearth.core.addresses import address
from hearth.core.plain import plain
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.ground.congress.guards import signed_in
from hearth.ground.congress.models import Deputy
from hearth.record.dossier.rules import OVERSEEING
from hearth.record.scoring import actions, keeping, queries, showing
from hearth.record.scoring.actions.objecting import disputable_until
from hearth.record.scoring.actions.opening import note_opening
from hearth.record.scoring.forms import ContestForm, DecideForm
from hearth.record.scoring.models import ScoreObjection, ScoreRule, ScoreSheet
from hearth.record.scoring.rules import is_own_sheet


@require_safe
@signed_in
def mine(request: Any) -> HttpResponse:
    """Where the reader's own sheet stands."""
    if request.actor.deputy is None or not queries.is_on():
        raise Http404
    year = request.GET.get("year", "")
    asked = f"?year={year}" if year.isascii() and year.isdigit() and len(year) == 4 else ""
    return SeeOther(f"{address('scoring:sheet', request.actor.deputy.code)}{asked}")


@require_safe
@signed_in
def sheet(request: Any, code: str) -> HttpResponse:
    """What the year counts."""
    deputy = _of_reader(request, code)
    years = queries.years_with(deputy)
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else next(iter(years), 0)
    found = queries.sheet_of(deputy, year)
    if found is None:
        return render(request, "scoring/none.html", {"deputy": deputy, "years": years, "year": year})
    note_opening(found, by=request.actor)
    return _shown(request, found)


@require_POST
@signed_in
def contest(request: Any, code: str, year: int) -> HttpResponse:
    """The deputy says that a line of it is not so."""
    found = _sheet(request, code, year)
    form = ContestForm(request.POST, lines=_choices(found), auto_id="contest-%s")
    if form.is_valid():
        rule = ScoreRule.objects.get(code=form.cleaned_data["rule"])
        try:
            with transaction.atomic():
                actions.contest(found, rule, form.cleaned_data["words"], by=request.actor)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return _back(found, _("Disputed. Somebody else than whoever had it reckoned decides, and you are told."))
    return _shown(request, _sheet(request, code, year), {"contest": form})


@require_POST
@signed_in
def decide(request: Any, code: str, year: int, objection: UUID) -> HttpResponse:
    """Somebody else decides."""
    found = _sheet(request, code, year)
    said = ScoreObjection.objects.filter(sheet=found, pk=objection).select_related("rule").first()
    if said is None:
        raise Http404
    form = DecideForm(request.POST, auto_id=f"decide-{said.pk.hex}-%s")
    if form.is_valid():
        typed = form.cleaned_data
        try:
            with transaction.atomic():
                actions.decide(found, said, typed["verdict"], typed["answer"], typed["count"], by=request.actor)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return _back(found, _("Decided. The deputy reads why."))
    return _shown(request, _sheet(request, code, year), {f"decide {said.pk}": form})


def _of_reader(request: Any, code: str) -> Deputy:
    deputy: Deputy | None = Deputy.objects.filter(code=plain(code)[:12]).first()
    actor = request.actor
    is_own = deputy is not None and actor.deputy is not None and actor.deputy.pk == deputy.pk
    if deputy is None or not (is_own or actor.roles & OVERSEEING) or not queries.is_on():
        raise Http404
    return deputy


def _sheet(request: Any, code: str, year: int) -> ScoreSheet:
    found = queries.sheet_of(_of_reader(request, code), year)
    if found is None:
        raise Http404
    return found


def _back(found: ScoreSheet, said: str) -> HttpResponse:
    return say(SeeOther(f"{address('scoring:sheet', found.deputy.code)}?year={found.year}"), said)


def _choices(found: ScoreSheet) -> list[tuple[str, Any]]:
    lines = showing.shown_sheet(found)["lines"]
    return [("", _("Choose")), *((each.rule.code, f"{each.kind} ({each.rule.code})") for each in lines)]


def _shown(request: Any, found: ScoreSheet, bound: dict[str, Any] | None = None) -> HttpResponse:
    told, until = showing.shown_sheet(found), disputable_until(found)
    objections = queries.objections_to(found)
    context = told | {
        "sheet": found,
        "deputy": found.deputy,
        "years": queries.years_with(found.deputy),
        "label": showing.STATES[found.state],
        "is_same": keeping.is_as_stored(found),
        "is_own": is_own_sheet(request.actor, found),
        "until": until,
        "objections": objections,
        "kinds": {each.rule.code: each.kind for each in told["lines"]},
        "forms": _forms(request, found, objections) | (bound or {}),
        "lookers": showing.lookers_at(found),
    }
    return render(request, "scoring/sheet.html", context, status=422 if bound else 200)


def _forms(request: Any, found: ScoreSheet, objections: list[ScoreObjection]) -> dict[str, Any]:
    forms: dict[str, Any] = {}
    if may("scoring.contest", request.actor, found) and disputable_until(found) >= clock.now():
        forms["contest"] = ContestForm(lines=_choices(found), auto_id="contest-%s")
    if may("scoring.decide", request.actor, found):
        open_ones = [each for each in objections if not each.verdict]
        forms |= {f"decide {each.pk}": DecideForm(auto_id=f"decide-{each.pk.hex}-%s") for each in open_ones}
    return forms
