"""One referral, as unit, staff and deputy see it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from hearth.core import clock
from hearth.core.actions import may
from hearth.core.addresses import address
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.ground.congress.guards import signed_in
from hearth.ground.rulebook import clocks
from hearth.journey.casework import actions, labels, possible, queries
from hearth.journey.casework.forms import TeamForm
from hearth.journey.casework.models import Referral
from hearth.journey.contact import presence
from hearth.journey.contact.forms import MOST_PHOTOS
from hearth.journey.contact.labels import event_sentence
from hearth.journey.contact.meanwhile import unless_overtaken
from hearth.journey.contact.models import Message
from hearth.journey.contact.panels import REFERRAL, panels
from hearth.journey.contact.views.photos import picture
from hearth.journey.contact.views.presence import told


@require_safe
@signed_in
def referral(request: Any, code: str) -> HttpResponse:
    """Words, clock, what can be done, and what has happened."""
    return show(request, seen(request, code))


@require_safe
@signed_in
def photo(request: Any, code: str, message: UUID, number: int) -> HttpResponse:
    """A photo of the resident's, where the unit was given it, or of the unit's own report."""
    shown = seen(request, code)
    is_report = Message.objects.filter(pk=message, kind="result").exists()
    if not (shown.has_photos or is_report):
        raise Http404
    return picture(shown.thread, message, number, small="small" in request.GET)


@require_POST
@signed_in
def presence_at(request: Any, code: str) -> HttpResponse:
    """Who else is writing about this referral just now."""
    shown = seen(request, code)
    if not may("casework.remark", request.actor, shown):
        raise Http404
    return told(request, shown.pk)


def seen(request: Any, code: str) -> Referral:
    """The referral, if this person may see it."""
    try:
        return queries.referral_seen_by(request.actor, code)
    except Referral.DoesNotExist:
        raise Http404 from None


def show(
    request: Any,
    referral: Referral,
    typed: dict[str, forms.Form] | None = None,
    problem: Any = "",
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """The page as it stands now, with what was typed still in its fields."""
    moves = possible.moves(request.actor, referral)
    empty = {name: form(auto_id=f"{name}_%s") for name, form in possible.FORMS.items() if name in moves}
    if "assign" in moves:
        empty["assign"] = TeamForm(unit=referral.unit, auto_id="assign_%s")
    if "confirm" in moves:
        empty["confirm"] = possible.FORMS["confirm"](auto_id="confirm_%s", initial={"words": referral.result})
    story = queries.story(referral)
    is_units = possible.is_units(request.actor, referral)
    first = Message.objects.filter(thread=referral.thread, kind="first").first() if referral.has_photos else None
    context = {
        "referral": referral,
        "thread": referral.thread,
        "label": labels.STATES[referral.state],
        "labels": labels,
        "moves": moves,
        "forms": empty | (typed or {}),
        "typed": frozenset(typed or ()),
        "problem": problem,
        "due": clocks.explain(referral.clock) if referral.clock else None,
        "now": clock.now(),
        "story": [(line, event_sentence(line, referral.thread, at_desk=True)) for line in story],
        "report": next((line.message for line in reversed(story) if getattr(line, "message", None)), None),
        "first": first,
        "remarks": [each for each in referral.remarks.order_by("said_at") if is_units or not each.is_inside],
        "requests": list(referral.requests.order_by("asked_at")),
        "asked": next((each for each in referral.requests.all() if each.state == "asked"), None),
        "given_back": getattr(referral, "given_back", None),
        "is_units": is_units,
        "may_tell": may("contact.take_over", request.actor, referral.thread),
        "kept": (),
        "stamp": story[-1].pk if story else None,
        "news": (),
        "most_photos": MOST_PHOTOS,
        "contact": _contact(request, referral, is_units),
        "panels": panels(REFERRAL, request.actor, referral),
    }
    return render(request, "casework/referral.html", context | more, status=status)


def _contact(request: Any, referral: Referral, is_units: bool) -> Any:
    """How to reach the resident, where it was disclosed for this case; whoever opens it then is written down."""
    if not (is_units and referral.has_contact and not referral.is_over):
        return None
    contact = getattr(referral.thread, "contact", None)
    if contact is not None:
        actions.note_reading(referral, by=request.actor)
    return contact


def carry_out(
    request: Any,
    code: str,
    name: str,
    act: Callable[[Referral, Any], Any],
    said: Any,
    form: forms.Form | None = None,
    **more: Any,
) -> HttpResponse:
    """Check what was typed, do it and say so; where it cannot be done, or others were faster, keep every word."""
    referral = seen(request, code)
    typed = {name: form} if form is not None else {}
    if form is not None and not form.is_valid():
        return show(request, referral, typed, status=422)
    try:
        with _unless_overtaken(request, referral):
            act(referral, form.cleaned_data if form is not None else None)
    except Refused as refusal:
        news = getattr(refusal, "news", ())
        return show(request, seen(request, code), typed, refusal.sentence, 422, news=news, **more)
    presence.leave(referral.pk, by=request.actor)
    return say(SeeOther(_next(request, code)), str(said))


def _unless_overtaken(request: Any, referral: Referral) -> AbstractContextManager[None]:
    """What colleagues of the unit remark among themselves overtakes nobody else."""

    def lines() -> Any:
        rows = queries.lines_of(referral)
        return rows if possible.is_units(request.actor, referral) else rows.exclude(facts__is_inside=True)

    return unless_overtaken(referral.thread, request.POST.get("seen", ""), by=request.actor, lines=lines)


def _next(request: Any, code: str) -> str:
    """The page again, or the board where it is not theirs to see any more."""
    is_seen = Referral.objects.visible_to(request.actor).filter(code=code).exists()
    return address("casework:referral", code) if is_seen else address("casework:board")
