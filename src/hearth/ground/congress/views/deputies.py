"""A deputy as staff see them: the person, the seat, the photo, the mandate, and what happened."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.core.addresses import address
from hearth.core.arrivals import write_down
from hearth.core.lifecycle import Stale
from hearth.core.plain import plain
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.ground.congress import actions, portraits, records
from hearth.ground.congress.forms.deputies import MOVES, DeputyForm, MoveForm, PortraitForm, SeatForm
from hearth.ground.congress.guards import allowed
from hearth.ground.congress.labels import MANDATES, NO_SEAT, REASONS
from hearth.ground.congress.models import Deputy, Mandate

ACTS = {
    "qualify": actions.qualify,
    "begin": actions.begin_mandate,
    "suspend": actions.suspend_mandate,
    "resume": actions.resume_mandate,
    "end": actions.end_mandate,
}


@allowed("congress.add")
def add_deputy(request: Any) -> HttpResponse:
    """A person and the seat they were elected to, on one page."""
    term = records.current_term()
    person = DeputyForm(request.POST or None, initial={"code": records.next_number()})
    seat = SeatForm(request.POST or None)
    if term and all([person.is_valid(), seat.is_valid()]):
        try:
            deputy = actions.add(Deputy(**person.cleaned_data), by=request.actor)
            actions.seat(deputy, term, by=request.actor, **seat.cleaned_data)
            return say(SeeOther(_page_of(deputy)), _("%(name)s is added.") % {"name": deputy.name})
        except Refused as refused:
            person.add_error(None, str(refused.sentence))
    context = {"person": person, "seat": seat, "term": term, "can_be_seated": records.has_districts()}
    return render(request, "setup/deputy_new.html", context, status=422 if person.is_bound else 200)


@allowed("congress.correct")
def deputy(request: Any, code: str) -> HttpResponse:
    """Everything staff know and can do about one deputy."""
    person = _found(code)
    form = DeputyForm(request.POST or None, thing=person)
    if form.is_valid():
        try:
            actions.correct(person, by=request.actor, **form.cleaned_data)
            return say(SeeOther(_page_of(person)), _("The correction is kept."))
        except Refused as refused:
            form.add_error(None, str(refused.sentence))
            person.refresh_from_db()
    return _page(request, person, person_form=form)


@require_POST
@allowed("congress.remove")
def remove_deputy(request: Any, code: str) -> HttpResponse:
    """Somebody was entered by mistake."""
    person = _found(code)
    name = person.name
    try:
        actions.remove(person, by=request.actor)
    except Refused as refused:
        return say(SeeOther(_page_of(person)), str(refused.sentence))
    return say(SeeOther(address("setup:things", "deputies")), _("%(name)s is removed.") % {"name": name})


@require_POST
@allowed("congress.seat")
def seat(request: Any, code: str) -> HttpResponse:
    """Where they were elected in the present term."""
    person, form, term = _found(code), SeatForm(request.POST), records.current_term()
    if term is None or not form.is_valid():
        return _page(request, person, seat_form=form)
    actions.seat(person, term, by=request.actor, **form.cleaned_data)
    return say(SeeOther(_page_of(person)), _("The seat is kept."))


@require_POST
@allowed("congress.qualify")
def move_mandate(request: Any, code: str, move: str) -> HttpResponse:
    """Something became of the mandate."""
    person = _found(code)
    mandate = records.seat_of(person)
    form = MOVES[move](request.POST, prefix=move)
    if mandate is None or not form.is_valid():
        return _page(request, person, move_form=(move, form))
    try:
        ACTS[move](mandate, by=request.actor, **form.cleaned_data)
    except Stale as stale:
        return say(SeeOther(_page_of(person)), str(stale.sentence))
    return say(SeeOther(_page_of(person)), _("It is recorded."))


@require_POST
@allowed("congress.offer_portrait")
def offer_portrait(request: Any, code: str) -> HttpResponse:
    """A photo in place of the drawn face."""
    person, form = _found(code), PortraitForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, person, portrait_form=form)
    actions.offer_portrait(person, write_down(form.cleaned_data["photo"]), by=request.actor)
    return say(SeeOther(_page_of(person)), _("The photo has arrived. It is shown in a few seconds."))


@require_POST
@allowed("congress.remove_portrait")
def remove_portrait(request: Any, code: str) -> HttpResponse:
    """The drawn face is back."""
    person = _found(code)
    actions.remove_portrait(person, by=request.actor)
    portraits.forget(person)
    return say(SeeOther(_page_of(person)), _("The photo is removed."))


def _found(code: str) -> Deputy:
    return get_object_or_404(Deputy, code=plain(code))


def _page_of(person: Deputy) -> str:
    return address("setup:deputy", person.code)


def _page(request: Any, person: Deputy, move_form: tuple[str, MoveForm] | None = None, **forms: Any) -> HttpResponse:
    mandate = records.seat_of(person)
    context = {
        "deputy": person,
        "mandate": mandate,
        "standing": MANDATES[mandate.state] if mandate else NO_SEAT,
        "reasons": REASONS,
        "term": records.current_term(),
        "can_be_seated": records.has_districts(),
        "person_form": DeputyForm(thing=person),
        "seat_form": SeatForm(mandate=mandate),
        "portrait_form": PortraitForm(),
        "moves": _moves(mandate) | dict([move_form] if move_form else []),
        "history": records.history_of(person),
    }
    has_errors = any(form.is_bound for form in forms.values()) or move_form is not None
    return render(request, "setup/deputy.html", context | forms, status=422 if has_errors else 200)


def _moves(mandate: Mandate | None) -> dict[str, MoveForm]:
    """What can become of the mandate now; before it has begun its end is an annulment."""
    if mandate is None:
        return {}
    possible = {"end" if move == "annul" else move for move in mandate.lifecycle.moves(mandate.state)}
    return {move: form(prefix=move) for move, form in MOVES.items() if move in possible}
