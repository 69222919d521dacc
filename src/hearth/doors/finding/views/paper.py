"""A matter or a referral on paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_POST

from hearth.core.actions import may
from hearth.core.addresses import address
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.doors.finding import actions
from hearth.ground.congress.guards import signed_in
from hearth.journey.casework.views.referral import seen as referral_seen
from hearth.journey.contact.views.conversation import seen as thread_seen


@require_POST
@signed_in
def thread(request: Any, code: str) -> HttpResponse:
    """Order a matter with its whole story."""
    return _ordered(request, "finding.print_thread", thread_seen(request, code), actions.print_thread, "contact:thread")


@require_POST
@signed_in
def referral(request: Any, code: str) -> HttpResponse:
    """Order a referral as its unit reads it."""
    found = referral_seen(request, code)
    return _ordered(request, "finding.print_referral", found, actions.print_referral, "casework:referral")


def _ordered(request: Any, verb: str, thing: Any, act: Callable[..., Any], back: str) -> HttpResponse:
    if not may(verb, request.actor, thing):
        raise Http404
    try:
        ordered = act(thing, by=request.actor)
    except Refused as refusal:
        return say(SeeOther(address(back, thing.code)), str(refusal.sentence))
    return SeeOther(address("finding:taken", ordered.pk))
