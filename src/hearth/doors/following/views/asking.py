"""Asking to be told by e-mail: one field, one button, no cookie."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from hearth.core.actors import Visitor
from hearth.core.addresses import address
from hearth.core.network import network_of
from hearth.core.plain import plain
from hearth.core.refusals import TooOften
from hearth.core.responses import SeeOther
from hearth.doors.following import actions, matters
from hearth.doors.following.forms import FollowForm
from hearth.doors.following.matters import Matter

SENT = "sent"


@csrf_exempt  # it changes nothing but sends one letter, which asks whether it was wanted; the page gives no cookie
@require_http_methods(["GET", "HEAD", "POST"])
def ask_for_all(request: Any, kind: str) -> HttpResponse:
    """All of a kind: once a day, gathered."""
    if kind not in matters.KINDS:
        raise Http404
    return _asked(request, matters.all_of(kind), address("following:ask_for_all", kind))


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: Any, kind: str, code: str) -> HttpResponse:
    """One public matter: each step of it."""
    matter = matters.public(kind, code=plain(code)[:8]) if kind in matters.KINDS else None
    if matter is None:
        raise Http404
    return _asked(request, matter, address("following:ask", kind, matter.code))


def _asked(request: Any, matter: Matter, here: str) -> HttpResponse:
    form = FollowForm(request.POST or None) if request.method == "POST" else FollowForm()
    if form.is_valid():
        try:
            language, network = request.reading.language, network_of(request)
            told = form.cleaned_data["email"], language
            with transaction.atomic():
                actions.ask(request.congress, matter, *told, by=Visitor(), network=network)
            return SeeOther(f"{here}?{SENT}")
        except TooOften as refusal:
            form.add_error(None, refusal.sentence)
    context = {"form": form, "matter": matter, "here": here, "is_sent": SENT in request.GET and not form.is_bound}
    return render(request, "following/ask.html", context, status=422 if form.is_bound else 200)
