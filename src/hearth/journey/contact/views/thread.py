"""Following one's own message: by the ticket this browser holds, or by the tracking code as it is typed."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearth.core.addresses import address
from hearth.core.network import network_of
from hearth.core.refusals import TooOften
from hearth.core.responses import SeeOther
from hearth.journey.contact.finding import find
from hearth.journey.contact.forms import CodeForm
from hearth.journey.contact.views.own import as_it_stands
from hearth.journey.contact.views.standing import standing_in
from hearth.journey.contact.views.tickets import hand_ticket, opened, private, take_ticket


@private
@require_http_methods(["GET", "HEAD", "POST"])
def thread(request: HttpRequest) -> HttpResponse:
    """The thread of whoever holds a ticket; for everybody else the question for their code."""
    if request.method == "POST":
        return _typed(request)
    congress, key = opened(request)
    return _own(request, congress, key) if congress else _ask(request, CodeForm())


def _own(request: Any, congress: Any, key: str) -> HttpResponse:
    with standing_in(request, congress):
        return as_it_stands(request, key) or take_ticket(_ask(request, CodeForm()))


def _typed(request: HttpRequest) -> HttpResponse:
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _ask(request, form, 422)
    try:
        found = find(form.cleaned_data["code"], network_of(request))
    except TooOften as refusal:
        form.add_error("code", refusal.sentence)
        return _ask(request, form, 429)
    if found is None:
        form.add_error("code", _("We cannot find this message. Check the code: it has 16 digits."))
        return _ask(request, form, 422)
    return hand_ticket(SeeOther(address("track:thread")), found)


def _ask(request: HttpRequest, form: CodeForm, status: int = 200) -> HttpResponse:
    return render(request, "contact/code_entry.html", {"form": form}, status=status)
