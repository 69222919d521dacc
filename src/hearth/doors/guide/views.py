"""The first-run guide, which stays as the home of setting up; and the congress's own names."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hearth.core.actions import may
from hearth.core.addresses import address, known_address
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.doors.guide import queries
from hearth.ground.congress import actions
from hearth.ground.congress.forms.whole import AboveForm, CongressForm
from hearth.ground.congress.guards import allowed
from hearth.ground.congress.middleware import forget_congresses


@require_safe
@allowed("congress.add")
def guide(request: Any) -> HttpResponse:
    """Every step with how far it is, and the first that is not done."""
    stands = queries.stands(request.congress)
    following = next((stand for stand in stands if not stand.progress.is_done), None)
    context = {"stands": stands, "following": following, "imports": known_address("imports:imports")}
    context["may_score"] = may("scoring.turn_on", request.actor, request.congress)
    context["may_encode"] = may("demands.allow_encoder", request.actor, request.congress)
    return render(request, "guide/guide.html", context)


@allowed("congress.describe")
def congress(request: Any) -> HttpResponse:
    """How the congress is called, and how it is reached."""
    form = CongressForm(request.POST or None, congress=request.congress)
    if form.is_valid():
        actions.describe(request.congress, by=request.actor, **form.cleaned_data)
        forget_congresses()  # this process shows it at once, the others within seconds
        return say(SeeOther(address("guide:guide")), _("The correction is kept."))
    return _show(request, form)


@require_POST
@allowed("congress.choose_above")
def above(request: Any) -> HttpResponse:
    """Which of the congresses here stands above this one."""
    form = AboveForm(request.POST, congress=request.congress)
    if not form.is_valid():
        return _show(request, CongressForm(congress=request.congress), form)
    try:
        actions.choose_above(request.congress, form.cleaned_data["above"], by=request.actor)
    except Refused as refusal:
        form.add_error("above", str(refusal.sentence))
        return _show(request, CongressForm(congress=request.congress), form)
    forget_congresses()
    return say(SeeOther(address("guide:guide")), _("The congress above is noted."))


def _show(request: Any, form: CongressForm, chosen: AboveForm | None = None) -> HttpResponse:
    context: dict[str, Any] = {"form": form}
    if may("congress.choose_above", request.actor, request.congress):
        context["above"] = chosen or AboveForm(congress=request.congress)
    is_wrong = form.is_bound or chosen is not None
    return render(request, "guide/congress.html", context, status=422 if is_wrong else 200)
