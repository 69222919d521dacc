"""One promise: what was said, by when and why then, how often it was kept, and what can be done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hearth.core import clock
from hearth.core.addresses import address
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.ground.congress.guards import signed_in
from hearth.journey.contact import incoming
from hearth.journey.contact.models import Thread
from hearth.journey.contact.views.photos import picture
from hearth.journey.outcomes import actions, possible, queries
from hearth.journey.outcomes.models import Commitment
from hearth.journey.outcomes.rating import is_rated_by
from hearth.journey.outcomes.showing import whole


@require_safe
@signed_in
def commitment(request: Any, code: str) -> HttpResponse:
    """The promise, its terms, its history."""
    return show(request, seen(request, code))


@require_safe
@signed_in
def photo(request: Any, code: str, message: UUID, number: int) -> HttpResponse:
    """A picture of what the unit did."""
    shown = seen(request, code)
    evidence = queries.evidence(shown, queries.story(shown))
    if evidence is None or evidence.pk != message:
        raise Http404
    return picture(shown.thread, message, number, small="small" in request.GET)


@require_POST
@signed_in
def revise(request: Any, code: str) -> HttpResponse:
    def act(promise: Commitment, form: Any) -> None:
        actions.revise(promise, form.terms(promise.kind), form.cleaned_data["reason"], by=request.actor)

    return _carry_out(request, code, "revise", act, _("Changed. Those it was promised to are told why."))


@require_POST
@signed_in
def fulfil(request: Any, code: str) -> HttpResponse:
    """Pictures that arrived are kept, whatever else is wrong."""
    form = possible.FORMS["fulfil"](request.POST, request.FILES, auto_id="fulfil_%s")
    is_right = form.is_valid()
    photos = (*incoming.claimed(form.kept), *incoming.keep(form.good))
    if not is_right:
        return show(request, seen(request, code), {"fulfil": form}, status=422, kept=incoming.claims(photos))

    def act(promise: Commitment, form: Any) -> None:
        typed = form.cleaned_data
        actions.fulfil(promise, typed["words"], by=request.actor, document_no=typed["document_no"], photos=photos)

    return _carry_out(request, code, "fulfil", act, _("Said. The deputy looks at it."), form)


@require_POST
@signed_in
def give_up(request: Any, code: str) -> HttpResponse:
    def act(promise: Commitment, form: Any) -> None:
        typed = form.cleaned_data
        actions.give_up(promise, typed["explanation"], typed["signed_by"], by=request.actor)

    return _carry_out(request, code, "give_up", act, _("Explained. Those it was promised to read why."))


@require_POST
@signed_in
def confirm(request: Any, code: str) -> HttpResponse:
    """Where the place has a second evaluation, the deputy rates it with the same word."""
    name = "confirm" if is_rated_by(request.actor, seen(request, code)) else ""

    def act(promise: Commitment, form: Any) -> None:
        actions.confirm(promise, form.cleaned_data["grade"] if form else "", by=request.actor)

    return _carry_out(request, code, name, act, _("Confirmed."))


@require_POST
@signed_in
def dispute(request: Any, code: str) -> HttpResponse:
    def act(promise: Commitment, form: Any) -> None:
        actions.dispute(promise, form.cleaned_data["words"], by=request.actor)

    return _carry_out(request, code, "dispute", act, _("The promise stands. The unit reads what is missing."))


@require_POST
@signed_in
def measure(request: Any, code: str) -> HttpResponse:
    def act(promise: Commitment, form: Any) -> None:
        actions.measure(promise, form.period, form.count, by=request.actor, source=form.cleaned_data["source"])

    return _carry_out(request, code, "measure", act, _("Counted."))


def seen(request: Any, code: str) -> Commitment:
    """The promise, if this person may see it."""
    try:
        return queries.commitment_seen_by(request.actor, code)
    except Commitment.DoesNotExist:
        raise Http404 from None


def show(
    request: Any,
    promise: Commitment,
    typed: dict[str, forms.Form] | None = None,
    problem: Any = "",
    status: int = 200,
    kept: Any = (),
) -> HttpResponse:
    """The page as it stands now, with what was typed still in its fields."""
    moves = possible.moves(request.actor, promise)
    empty = {
        name: possible.form_of(name, promise) for name in possible.asks_for(request.actor, promise) if name in moves
    }
    context = {"moves": moves, "forms": empty | (typed or {}), "typed": frozenset(typed or ()), "kept": kept}
    key = promise.thread_id
    is_theirs = key is not None and Thread.objects.visible_to(request.actor).filter(pk=key).exists()
    context |= {"problem": problem, "may_see_matter": is_theirs, **whole(promise, clock.now())}
    return render(request, "outcomes/commitment.html", context, status=status)


def _carry_out(
    request: Any,
    code: str,
    name: str,
    act: Callable[[Commitment, Any], Any],
    said: str,
    form: forms.Form | None = None,
) -> HttpResponse:
    """Check what was typed, do it and say so; where it cannot be done, say why and keep every word."""
    promise = seen(request, code)
    if name and form is None:
        form = possible.form_of(name, promise, request.POST)
    typed = {name: form} if form is not None else {}
    if form is not None and not form.is_valid():
        return show(request, promise, typed, status=422)
    try:
        act(promise, form)
    except Refused as refusal:
        return show(request, seen(request, code), typed, refusal.sentence, 422)
    return say(SeeOther(address("outcomes:commitment", code)), said)
