"""Letters: ordered here, made by a worker, fetched as a PDF by whoever ordered them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST, require_safe

from hearth.core import clock
from hearth.core.addresses import address, outside
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.ground.accounts.guards import fresh
from hearth.ground.congress import actions
from hearth.ground.congress.guards import allowed
from hearth.ground.congress.models import Bundle
from hearth.ground.congress.views.invitations import found

SECONDS_BETWEEN_LOOKS = 2
SECONDS_UNTIL_SLOW = 60


@require_POST
@allowed("congress.invite")
@fresh
def order_letter(request: Any, pk: UUID) -> HttpResponse:
    """The letter to one person."""
    invitation = found(pk)
    try:
        ordered = actions.order_letter(invitation, outside(request), by=request.actor)
    except Refused as refusal:
        return say(SeeOther(address("people:person", invitation.user_id)), str(refusal.sentence))
    return SeeOther(address("people:bundle", ordered.pk))


@require_safe
@allowed("congress.invite")
def bundle(request: Any, pk: UUID) -> HttpResponse:
    """“Being made”, which looks again by itself; then the way to the PDF."""
    ordered = get_object_or_404(Bundle.objects.visible_to(request.actor), pk=pk)
    waited = (clock.now() - ordered.ordered_at).total_seconds()
    answer = render(request, "people/bundle.html", {"bundle": ordered, "is_slow": waited > SECONDS_UNTIL_SLOW})
    if ordered.state == "ordered":
        answer.headers["Refresh"] = str(SECONDS_BETWEEN_LOOKS)
    return answer


@require_safe
@allowed("congress.invite")
@fresh
def bundle_file(request: Any, pk: UUID) -> HttpResponseBase:
    """The PDF itself."""
    printed = get_object_or_404(Bundle.objects.visible_to(request.actor), pk=pk, state="ready")
    try:
        paper = printed.file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    return FileResponse(paper, filename=f"letters-{printed.code}.pdf", content_type="application/pdf")
