"""A suggestion goes to the congress above; what came from a congress below is looked at and decided."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hearth.core.addresses import address
from hearth.core.bookmarks import bookmark
from hearth.core.plain import plain
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.ground.congress.guards import signed_in
from hearth.journey.suggestions import actions, labels, possible, queries_upward
from hearth.journey.suggestions.models import FromBelow, Suggestion
from hearth.journey.suggestions.views.suggestions import carry_out

Act = Callable[[FromBelow, Any], object]


@require_POST
@signed_in
def send_up(request: Any, code: str) -> HttpResponse:
    def act(suggestion: Suggestion, form: Any) -> None:
        actions.send_up(suggestion, form.cleaned_data["reason"], by=request.actor)

    done = _("A copy goes to the congress above. What becomes of it there is told here.")
    return carry_out(request, code, "send_up", act, done)


@require_safe
@signed_in
def copies(request: Any) -> HttpResponse:
    """The tray of what came from below."""
    if not queries_upward.is_receiving(request.actor):
        raise Http404
    trays = queries_upward.TRAYS
    tray = request.GET.get("tray", "")
    tray = tray if tray in trays else next(iter(trays))
    page = queries_upward.page_of(tray, request.actor, bookmark(request.GET.get("after", "")))
    named = [(name, label) for name, (label, _states) in trays.items()]
    context = {"trays": named, "tray": tray, "rows": page.rows, "goes_on": page.goes_on, "labels": labels}
    context["waiting"] = queries_upward.arrived_for(request.actor)
    return render(request, "suggestions/copies.html", context)


@require_safe
@signed_in
def from_below(request: Any, code: str) -> HttpResponse:
    """One copy: its words, where it came from, and what can be done with it."""
    return _show(request, _seen(request, code))


@require_POST
@signed_in
def take_on(request: Any, code: str) -> HttpResponse:
    """A deputy makes it their own, and goes on with the wording."""
    copy = _seen(request, code)
    try:
        suggestion = actions.take_on(copy, by=request.actor)
    except Refused as refusal:
        return _show(request, _seen(request, code), status=422, problem=refusal.sentence)
    done = _("It is yours now. Read it, word it otherwise if you like, and hand it in.")
    return say(SeeOther(address("suggestions:suggestion", suggestion.code)), done)


@require_POST
@signed_in
def pass_on(request: Any, code: str) -> HttpResponse:
    def act(copy: FromBelow, form: Any) -> None:
        actions.pass_on(copy, **form.cleaned_data, by=request.actor)

    return _carry_out(request, code, "pass_on", act, _("Passed on. The congress below is told."))


@require_POST
@signed_in
def turn_down(request: Any, code: str) -> HttpResponse:
    def act(copy: FromBelow, form: Any) -> None:
        actions.turn_down(copy, **form.cleaned_data, by=request.actor)

    return _carry_out(request, code, "turn_down", act, _("Sent back. The congress below reads the reason."))


@require_POST
@signed_in
def note_answer(request: Any, code: str) -> HttpResponse:
    def act(copy: FromBelow, form: Any) -> None:
        actions.note_answer(copy, **form.cleaned_data, by=request.actor)

    return _carry_out(request, code, "note_answer", act, _("Written down. The congress below reads it."))


def _seen(request: Any, code: str) -> FromBelow:
    try:
        return queries_upward.copy_seen_by(request.actor, plain(code)[:8])
    except FromBelow.DoesNotExist:
        raise Http404 from None


def _show(
    request: Any, copy: FromBelow, typed: dict[str, forms.Form] | None = None, *, status: int = 200, **more: Any
) -> HttpResponse:
    typed = typed or {}
    moves = possible.copy_moves(request.actor, copy)
    shown = {name: form(auto_id=f"{name}_%s") for name, form in possible.COPY_FORMS.items() if name in moves}
    context = {"copy": copy, "label": labels.FROM_BELOW[copy.state], "moves": moves, "forms": shown | typed}
    context |= {"typed": typed, "can_see": _may_see(request.actor, copy)}
    return render(request, "suggestions/copy.html", context | more, status=status)


def _may_see(actor: Any, copy: FromBelow) -> bool:
    """Whether what was made of it here is theirs to see yet."""
    mine = Suggestion.objects.visible_to(actor).filter(pk=copy.suggestion_id)
    return copy.suggestion_id is not None and mine.exists()


def _carry_out(request: Any, code: str, name: str, act: Act, done: str) -> HttpResponse:
    copy = _seen(request, code)
    form = possible.COPY_FORMS[name](request.POST, auto_id=f"{name}_%s")
    if not form.is_valid():
        return _show(request, copy, {name: form}, status=422)
    try:
        act(copy, form)
    except Refused as refusal:
        return _show(request, _seen(request, code), {name: form}, status=422, problem=refusal.sentence)
    return say(SeeOther(address("suggestions:from_below", copy.code)), done)
