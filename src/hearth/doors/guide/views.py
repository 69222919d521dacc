"""The first-run guide, which stays as the home of setting up; and the congress's own names."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hearth.core.addresses import address, known_address
from hearth.core.responses import SeeOther, say
from hearth.doors.guide import queries
from hearth.ground.congress import actions
from hearth.ground.congress.forms.whole import CongressForm
from hearth.ground.congress.guards import allowed
from hearth.ground.congress.middleware import forget_congresses


@require_safe
@allowed("congress.add")
def guide(request: Any) -> HttpResponse:
    """Every step with how far it is, and the first that is not done."""
    stands = queries.stands(request.congress)
    following = next((stand for stand in stands if not stand.progress.is_done), None)
    context = {"stands": stands, "following": following, "imports": known_address("imports:imports")}
    return render(request, "guide/guide.html", context)


@allowed("congress.describe")
def congress(request: Any) -> HttpResponse:
    """How the congress is called, and how it is reached."""
    form = CongressForm(request.POST or None, congress=request.congress)
    if form.is_valid():
        actions.describe(request.congress, by=request.actor, **form.cleaned_data)
        forget_congresses()  # this process shows it at once, the others within seconds
        return say(SeeOther(address("guide:guide")), _("The correction is kept."))
    return render(request, "guide/congress.html", {"form": form}, status=422 if form.is_bound else 200)
