"""What nights learnt of where messages belong: looked at by staff, put in force, declined, taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hearth.core.addresses import address
from hearth.core.plain import plain
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.ground.congress.guards import allowed
from hearth.journey.casework import actions, labels, taught
from hearth.journey.casework.models import RoutingModel


@require_safe
@allowed("casework.set_route")
def learning(request: Any) -> HttpResponse:
    """What is in force, what waits for a decision with its figures, and how much there is to learn from."""
    return _shown(request)


@require_POST
@allowed("casework.set_route")
def adopt(request: Any, code: str) -> HttpResponse:
    """It proposes from now on."""
    done = _("In force. Whoever refers a message finds its proposals, and decides.")
    return _decided(request, code, lambda model: actions.adopt(model, by=request.actor), done)


@require_POST
@allowed("casework.set_route")
def decline(request: Any, code: str) -> HttpResponse:
    """It is not put in force."""
    return _decided(
        request, code, lambda model: actions.decline(model, by=request.actor), _("Declined. All stays as it is.")
    )


@require_POST
@allowed("casework.set_route")
def revert(request: Any, code: str) -> HttpResponse:
    """The one before it is in force again."""
    done = _("Taken back. What was in force before is in force again.")
    return _decided(request, code, lambda model: actions.revert(model, by=request.actor), done)


def _decided(request: Any, code: str, act: Callable[[RoutingModel], object], done: str) -> HttpResponse:
    model = get_object_or_404(RoutingModel.objects.select_related("before").defer(*taught.BYTES), code=plain(code))
    try:
        with transaction.atomic():
            act(model)
    except Refused as refusal:
        return _shown(request, status=422, problem=refusal.sentence)
    return say(SeeOther(address("casework:learning")), done)


def _shown(request: Any, *, status: int = 200, problem: Any = "") -> HttpResponse:
    context = {"taught": taught.told(), "labels": labels, "problem": problem}
    return render(request, "casework/learning.html", context, status=status)
