"""Files people take along: ordered where a list stands, made by a worker, fetched here by whoever ordered them."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hearth.core.actions import may
from hearth.core.addresses import address
from hearth.core.listing import lists
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.doors.finding import actions, making, queries_taken
from hearth.doors.finding.forms import ExtractForm
from hearth.doors.finding.models import Extract
from hearth.ground.congress.guards import allowed, signed_in

SECONDS_BETWEEN_LOOKS = 2


@require_safe
@allowed("finding.extract")
def extracts(request: Any) -> HttpResponse:
    """What one has ordered, and what waits for one’s agreement."""
    return render(request, "finding/extracts.html", queries_taken.of(request.actor))


@require_POST
@allowed("finding.extract")
def order(request: Any) -> HttpResponse:
    """Order a file of what the list shows now."""
    form = ExtractForm(request.POST)
    if not form.is_valid():
        raise Http404
    asked = lists()[form.cleaned_data["subject"]].clean(request.actor, request.POST)
    if asked is None:
        raise Http404
    try:
        ordered = actions.extract(request.congress, asked=asked, by=request.actor, **form.cleaned_data)
    except Refused as refusal:
        return say(SeeOther(address("finding:extracts")), str(refusal.sentence))
    return SeeOther(address("finding:taken", ordered.pk))


@require_safe
@signed_in
def extract(request: Any, extract: Any) -> HttpResponse:
    """“Being made”, which looks again by itself; then the way to the file."""
    ordered = _own(request, extract)
    context = {"extract": ordered, "subject": queries_taken.named(ordered), "back": _back(ordered)}
    answer = render(request, "finding/extract.html", context)
    if ordered.state == "ordered":
        answer.headers["Refresh"] = str(SECONDS_BETWEEN_LOOKS)
    return answer


@require_POST
@signed_in
def file(request: Any, extract: Any) -> HttpResponseBase:
    """The file itself; that it was fetched is a line of the ledger."""
    made = _own(request, extract)
    opened = making.opened(made, request.actor)
    if opened is None:
        raise Http404
    actions.fetch(made, by=request.actor)
    return FileResponse(opened, filename=f"{made.subject}-{made.code}.{made.format}", as_attachment=True)


@require_POST
@signed_in
def agree(request: Any, extract: Any) -> HttpResponse:
    """A second person agrees."""
    actions.agree(_waiting(request, extract, "finding.agree"), by=request.actor)
    return say(SeeOther(address("finding:extracts")), _("You agreed. Whoever ordered it can fetch it now."))


@require_POST
@signed_in
def decline(request: Any, extract: Any) -> HttpResponse:
    """A second person does not agree."""
    actions.decline(_waiting(request, extract, "finding.decline"), by=request.actor)
    return say(SeeOther(address("finding:extracts")), _("You did not agree. The file is gone."))


def _own(request: Any, extract: Any) -> Extract:
    found: Extract = get_object_or_404(Extract, pk=extract, ordered_by=request.actor.id)
    return found


def _waiting(request: Any, extract: Any, verb: str) -> Extract:
    found: Extract = get_object_or_404(Extract, pk=extract, state="waiting")
    if not may(verb, request.actor, found):
        raise Http404
    return found


def _back(extract: Extract) -> str:
    """The page it was ordered on."""
    if extract.subject == "thread":
        return address("contact:thread", extract.asked["code"])
    if extract.subject == "referral":
        return address("casework:referral", extract.asked["code"])
    return queries_taken.where(extract)
