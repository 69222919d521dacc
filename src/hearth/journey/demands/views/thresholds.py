"""From when on there is a demand: thresholds, with what other ones would change."""

from __future__ import annotations

from typing import Any

from django.forms import model_to_dict
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearth.core import tenancy
from hearth.core.actions import may
from hearth.core.addresses import address
from hearth.core.responses import SeeOther, say
from hearth.ground.congress.guards import signed_in
from hearth.journey.demands import actions
from hearth.journey.demands.forms import ThresholdsForm
from hearth.journey.demands.models import Thresholds
from hearth.journey.demands.models.thresholds import thresholds
from hearth.journey.demands.rules import may_look
from hearth.journey.demands.tuning import preview


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def tune(request: Any) -> HttpResponse:
    """Shown as they are; with “look first” it says what would change, and writes nothing."""
    if not may_look(request.actor):
        raise Http404
    congress = tenancy.current()
    may_tune = may("demands.tune", request.actor, congress)
    if request.method != "POST":
        form = ThresholdsForm(initial=model_to_dict(thresholds()), auto_id="tune_%s")
        return _shown(request, form, may_tune)
    if not may_tune:
        raise Http404
    form = ThresholdsForm(request.POST, auto_id="tune_%s")
    if not form.is_valid():
        return _shown(request, form, may_tune, status=422)
    if "look" in request.POST:
        return _shown(request, form, may_tune, preview=preview(Thresholds(**form.cleaned_data)))
    actions.tune(congress, by=request.actor, **form.cleaned_data)
    return say(SeeOther(address("demands:tune")), _("In force. All open demands are measured anew."))


def _shown(request: Any, form: ThresholdsForm, may_tune: bool, *, status: int = 200, **more: Any) -> HttpResponse:
    context = {"form": form, "may_tune": may_tune} | more
    return render(request, "demands/thresholds.html", context, status=status)
