"""Whether messages are compared by meaning as well, by what, how far that has come, and what hinders it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hearth.core.addresses import address
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.ground.congress.guards import allowed
from hearth.journey.demands import actions
from hearth.journey.demands.forms import AllowForm, ForbidForm
from hearth.journey.demands.showing_encoder import encoder_shown

FORM = "encoder-%s"


@require_safe
@allowed("demands.allow_encoder")
def encoder(request: Any) -> HttpResponse:
    """What it is and what it does, with a form to turn it on or off."""
    return _shown(request)


@require_POST
@allowed("demands.allow_encoder")
def allow(request: Any) -> HttpResponse:
    """From now on."""
    form = AllowForm(request.POST, auto_id=FORM)

    def act(typed: dict[str, Any]) -> str:
        actions.allow_encoder(request.congress, typed["reason"], typed["has_read"], by=request.actor)
        return _("Turned on. The newest messages are encoded first.")

    return _carried_out(request, form, act)


@require_POST
@allowed("demands.forbid_encoder")
def forbid(request: Any) -> HttpResponse:
    """No longer."""
    form = ForbidForm(request.POST, auto_id=FORM)

    def act(typed: dict[str, Any]) -> str:
        actions.forbid_encoder(request.congress, typed["reason"], by=request.actor)
        return _("Turned off. What was made of the messages is removed within minutes.")

    return _carried_out(request, form, act)


def _carried_out(request: Any, form: Any, act: Callable[[dict[str, Any]], str]) -> HttpResponse:
    if form.is_valid():
        try:
            with transaction.atomic():
                said = act(form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return say(SeeOther(address("demands:encoder")), said)
    return _shown(request, form)


def _shown(request: Any, bound: Any = None) -> HttpResponse:
    shown = encoder_shown()
    fresh = (ForbidForm if shown.is_on else AllowForm)(auto_id=FORM)
    context = {"shown": shown, "form": bound or fresh}
    return render(request, "demands/encoder.html", context, status=422 if bound else 200)
