"""A citizen's own message: what happened, and what they can do about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hearth.core.actions import may
from hearth.core.addresses import address
from hearth.core.network import network_of
from hearth.core.refusals import Refused, TooOften
from hearth.core.responses import SeeOther, say
from hearth.journey.contact import actions, incoming, progress, queries, tracking
from hearth.journey.contact.finding import find
from hearth.journey.contact.forms import MOST_PHOTOS, AddForm, CodeForm, RatingForm, ReasonForm
from hearth.journey.contact.labels import state_label
from hearth.journey.contact.models import Thread
from hearth.journey.contact.views.tickets import hand_ticket, holds_ticket, private, take_ticket, with_thread

MOVES = ("add", "rate", "reopen", "withdraw", "appeal")
FORMS: dict[str, type[forms.Form]] = {"add": AddForm, "rate": RatingForm, "reopen": ReasonForm, "appeal": ReasonForm}


@private
@require_http_methods(["GET", "HEAD", "POST"])
def thread(request: HttpRequest) -> HttpResponse:
    """The thread of whoever holds a ticket; for everybody else the question for their code."""
    if request.method == "POST":
        return _typed(request)
    return _own(request) if holds_ticket(request) else _ask(request, CodeForm())


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


@with_thread
def _own(request: HttpRequest, thread: Thread) -> HttpResponse:
    return _page(request, thread)


def _page(request: HttpRequest, thread: Thread, status: int = 200, **shown: Any) -> HttpResponse:
    steps = queries.story(thread)
    context = {
        "thread": thread,
        "deputy": thread.deputy,
        "label": state_label(thread),
        "steps": progress.steps(thread, steps),
        "story": steps[::-1],
        "sightings": queries.sightings(thread, steps),
        "code": tracking.code_of(thread),
        "can": {move for move in MOVES if _may(request, thread, move)},
        "forms": {move: _form(move) for move in FORMS} | shown.pop("forms", {}),
        "code_form": CodeForm(),
        "kept": shown.pop("kept", ()),
        "problem": shown.pop("problem", ""),
        "most_photos": MOST_PHOTOS,
    }
    return render(request, "contact/thread.html", context, status=status)


def _form(move: str, *typed: Any) -> Any:
    return FORMS[move](*typed, auto_id=f"{move}_%s")


def _may(request: Any, thread: Thread, move: str) -> bool:
    is_open = thread.may_reopen if move == "reopen" else thread.can(move)
    return is_open and may(f"contact.{move}", request.actor, thread)


def _taken(request: HttpRequest, thread: Thread, said: str, act: Callable[[], Any], **typed: Any) -> HttpResponse:
    """Do it, and show the thread with one sentence; or show why not, with everything that was typed."""
    try:
        act()
    except Refused as refusal:
        fresh = queries.own_thread(thread.pk) or thread
        return _page(request, fresh, 422, problem=refusal.sentence, **typed)
    return say(SeeOther(address("track:thread")), said)


@private
@require_POST
@with_thread
def add(request: Any, thread: Thread) -> HttpResponse:
    """Something more about the same matter."""
    form = _form("add", request.POST, request.FILES)
    is_right = form.is_valid()
    photos = (*incoming.claimed(form.kept), *incoming.keep(form.good))
    typed = {"forms": {"add": form}, "kept": incoming.claims(photos)}
    if not is_right:
        return _page(request, thread, 422, **typed)
    body = form.cleaned_data["body"]
    return _taken(
        request, thread, _("Thank you. It has been added."),
        lambda: actions.add(thread, body, by=request.actor, photos=photos), **typed,
    )  # fmt: skip


@private
@require_POST
@with_thread
def rate(request: Any, thread: Thread) -> HttpResponse:
    """Whether it is solved, and how clear the answer was."""
    form = _form("rate", request.POST)
    if not form.is_valid():
        return _page(request, thread, 422, forms={"rate": form})
    typed = form.cleaned_data
    return _taken(
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
    form = _form(verb, request.POST)
    if not form.is_valid():
        return _page(request, thread, 422, forms={verb: form})
    act = getattr(actions, verb)
    reason = form.cleaned_data["body"]
    return _taken(request, thread, said, lambda: act(thread, reason, by=request.actor), forms={verb: form})


@private
@require_POST
@with_thread
def withdraw(request: Any, thread: Thread) -> HttpResponse:
    """The citizen takes it back."""
    said = _("You have withdrawn it. How to reach you was erased.")
    return _taken(request, thread, said, lambda: actions.withdraw(thread, by=request.actor))


@private
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Nothing about the message stays on this device."""
    return take_ticket(say(SeeOther(address("track:thread")), _("This device has forgotten the message.")))
