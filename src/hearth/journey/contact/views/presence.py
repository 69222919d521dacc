"""Somebody is writing: an open page says so while it is looked at, and hears who else is."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from hearth.core import clock
from hearth.core.actions import may
from hearth.ground.congress.guards import signed_in
from hearth.journey.contact.models import Thread
from hearth.journey.contact.presence import announce, others


@require_POST
@signed_in
def presence(request: Any, code: str) -> HttpResponse:
    """Who else is answering this message just now."""
    thread = Thread.objects.visible_to(request.actor).filter(code=code).defer("words").first()
    if thread is None or not may("contact.note", request.actor, thread):
        raise Http404
    return told(request, thread.pk)


def told(request: Any, thing: UUID) -> HttpResponse:
    """A sentence about those who write; nothing at all where the page says so already."""
    if request.POST.get("writing") == "yes":
        announce(thing, by=request.actor)
    present = others(thing, by=request.actor)
    shown = "-".join(f"{each.since.timestamp():.0f}" for each in present)
    if shown == request.POST.get("shown", ""):
        return HttpResponse(status=204)
    context = {"present": present, "shown": shown, "now": clock.now()}
    return render(request, "contact/_presence.html", context)
