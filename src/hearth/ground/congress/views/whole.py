"""The congress as a whole: its term, and how its areas lie."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hearth.core.addresses import address
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.ground.congress import actions
from hearth.ground.congress.forms.whole import MapForm, TermForm
from hearth.ground.congress.guards import allowed
from hearth.ground.congress.models import Term
from hearth.ground.congress.queries import areas
from hearth.ground.congress.records import current_term
from hearth.ground.congress.tiles import laid_out

MOST_AREAS = 90  # two questions for each, and a form may hold two hundred


@allowed("congress.set_term")
def term(request: Any) -> HttpResponse:
    """The present term; the first one is made here."""
    known = current_term()
    form = TermForm(request.POST or None, term=known)
    if form.is_valid():
        try:
            actions.set_term(known or Term(), by=request.actor, **form.cleaned_data)
            return say(SeeOther(address("guide:guide")), _("The term is kept."))
        except Refused as refused:
            form.add_error("number", str(refused.sentence))
    return render(request, "setup/term.html", {"form": form, "term": known}, status=422 if form.is_bound else 200)


@allowed("congress.arrange_areas")
def arrange_areas(request: Any) -> HttpResponse:
    """Row and column of each area, beside the map as residents see it."""
    known = areas()[:MOST_AREAS]
    form = MapForm(request.POST or None, areas=known)
    if form.is_valid():
        actions.arrange_areas(request.congress, form.tiles(), by=request.actor)
        return say(SeeOther(address("setup:arrange_areas")), _("Residents see the areas like this now."))
    context = {"form": form, "tiles": laid_out(known), "areas": known}
    return render(request, "setup/map.html", context, status=422 if form.is_bound else 200)
