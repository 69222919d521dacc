"""What the nights propose: read by staff and chair, carried out or left as it is by staff."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hearth.core.addresses import address
from hearth.core.bookmarks import bookmark
from hearth.core.plain import plain
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.ground.congress.guards import signed_in
from hearth.journey.demands import actions, queries
from hearth.journey.demands.models import Proposal
from hearth.journey.demands.proposing import told
from hearth.journey.demands.rules import may_read_proposals
from hearth.journey.demands.showing import tabs


@require_safe
@signed_in
def proposals(request: Any) -> HttpResponse:
    """Each in plain words, with the first of its messages, and two buttons."""
    return _shown(request)


@require_POST
@signed_in
def follow(request: Any, code: str) -> HttpResponse:
    """It is so: do it."""

    def act(proposal: Proposal) -> Any:
        return actions.follow(proposal, by=request.actor)

    return _decided(request, code, act, _("Done. It can be taken back on the page of the demand."))


@require_POST
@signed_in
def decline(request: Any, code: str) -> HttpResponse:
    """It is not so: leave everything as it is."""

    def act(proposal: Proposal) -> Any:
        return actions.decline(proposal, by=request.actor)

    return _decided(request, code, act, _("Left as it is. It is not proposed again."))


def _decided(request: Any, code: str, act: Callable[[Proposal], Any], done: str) -> HttpResponse:
    """What stands in the way is said on the page, where what is over is no longer listed."""
    rows = Proposal.objects.visible_to(request.actor).select_related("demand", "other")
    proposal = get_object_or_404(rows, code=plain(code))
    try:
        problem = act(proposal)
    except Refused as refusal:
        problem = refusal.sentence
    if problem:
        return _shown(request, status=422, problem=problem)
    return say(SeeOther(address("demands:proposals")), done)


def _shown(request: Any, *, status: int = 200, **more: Any) -> HttpResponse:
    if not may_read_proposals(request.actor):
        raise Http404
    page = queries.proposals_for(request.actor, bookmark(request.GET.get("after", "")))
    context = tabs(request.actor, queries.trays_of(request.actor))
    context |= {"told": told(page.rows, request.actor), "goes_on": page.goes_on}
    return render(request, "demands/proposals.html", context | more, status=status)
