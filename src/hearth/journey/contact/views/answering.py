"""What citizens do about their own message: add, rate, reopen, withdraw, ask for a second look."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.core.addresses import address
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.journey.contact import actions, incoming, queries
from hearth.journey.contact.models import Thread
from hearth.journey.contact.views.own import form_for, page
from hearth.journey.contact.views.tickets import private, take_ticket, with_thread


@private
@require_POST
@with_thread
def add(request: Any, thread: Thread) -> HttpResponse:
    """Something more about the same matter."""
    form = form_for("add", request.POST, request.FILES)
    is_right = form.is_valid()
    photos = (*incoming.claimed(form.kept), *incoming.keep(form.good))
    typed = {"forms": {"add": form}, "kept": incoming.claims(photos)}
    if not is_right:
        return page(request, thread, 422, **typed)
    body = form.cleaned_data["body"]
    return taken(
        request, thread, _("Thank you. It has been added."),
        lambda: actions.add(thread, body, by=request.actor, photos=photos), **typed,
    )  # fmt: skip


@private
@require_POST
@with_thread
def rate(request: Any, thread: Thread) -> HttpResponse:
    """Whether it is solved, and how clear the answer was."""
    form = form_for("rate", request.POST)
    if not form.is_valid():
        return page(request, thread, 422, forms={"rate": form})
    typed = form.cleaned_data
    return taken(
        request, thread, _("Thank you. Your rating is in."),
        lambda: actions.rate(thread, typed["solved"], typed["clarity"], by=request.actor), forms={"rate": form},
    )  # fmt: skip


@private
@require_POST
@with_thread
def reopen(request: Any, thread: Thread) -> HttpResponse:
    """It is not solved after all."""
    return _with_reason(request, thread, "reopen", _("It is open again. The deputy will see what you wrote."))


@private
@require_POST
@with_thread
def appeal(request: Any, thread: Thread) -> HttpResponse:
    """It was not taken, and the citizen asks for a second look."""
    return _with_reason(request, thread, "appeal", _("Somebody will look at it once more."))


def _with_reason(request: Any, thread: Thread, verb: str, said: str) -> HttpResponse:
    form = form_for(verb, request.POST)
    if not form.is_valid():
        return page(request, thread, 422, forms={verb: form})
    act = getattr(actions, verb)
    reason = form.cleaned_data["body"]
    return taken(request, thread, said, lambda: act(thread, reason, by=request.actor), forms={verb: form})


@private
@require_POST
@with_thread
def withdraw(request: Any, thread: Thread) -> HttpResponse:
    """The citizen takes it back."""
    said = _("You have withdrawn it. How to reach you was erased.")
    return taken(request, thread, said, lambda: actions.withdraw(thread, by=request.actor))


@private
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Nothing about the message stays on this device."""
    return take_ticket(say(SeeOther(address("track:thread")), _("This device has forgotten the message.")))


def taken(request: HttpRequest, thread: Thread, said: str, act: Callable[[], Any], **typed: Any) -> HttpResponse:
    """Do it, and show the thread with one sentence; or show why not, with everything that was typed."""
    try:
        act()
    except Refused as refusal:
        fresh = queries.own_thread(thread.pk) or thread
        return page(request, fresh, 422, problem=refusal.sentence, **typed)
    return say(SeeOther(address("track:thread")), said)
