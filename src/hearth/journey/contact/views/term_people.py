"""Who leaves, who goes on, who is new: the plan of a change of term, person by person."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hearth.core.addresses import address
from hearth.core.plain import plain
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.ground.congress import actions as ground
from hearth.ground.congress.forms.deputies import DeputyForm, SeatForm
from hearth.ground.congress.guards import allowed
from hearth.ground.congress.lists import deputies_named, page_of
from hearth.ground.congress.models import Deputy, Mandate
from hearth.ground.congress.records import next_number, seat_of
from hearth.journey.contact import actions, handing, succession
from hearth.journey.contact.forms_terms import SuccessorForm
from hearth.journey.contact.labels import FATES
from hearth.journey.contact.views.terms import being_prepared

IN_ORDER = ("deputy__sound", "id")
LONGEST = 60


@require_safe
@allowed("contact.elect")
def people(request: Any) -> HttpResponse:
    """Everybody in the plan, forty at a time."""
    transition = being_prepared()
    sought = plain(request.GET.get("q", ""))[:LONGEST]
    fate = request.GET.get("fate", "")
    fate = fate if fate in FATES else ""
    among = deputies_named(Deputy.objects.all(), sought) if sought else None
    page = page_of(succession.people(transition, fate, among), IN_ORDER, plain(request.GET.get("after", ""))[:40])
    more = {"q": sought, "fate": fate, "after": page.following}
    context = {
        "transition": transition,
        "rows": page.rows,
        "more": f"?{urlencode({name: value for name, value in more.items() if value})}" if page.following else "",
        "sought": sought,
        "fate": fate,
        "fates": FATES,
        "outlook": succession.outlook(transition),
        "seats": succession.seats_of(transition, page.rows),
        "heirs": succession.heirs(transition, page.rows),
        "in_hand": succession.in_hand(page.rows),
    }
    return render(request, "contact/term_people.html", context)


@allowed("contact.elect")
def add(request: Any) -> HttpResponse:
    """Somebody newly elected, with the seat, on one page."""
    transition = being_prepared()
    person = DeputyForm(request.POST or None, initial={"code": next_number()})
    seat = SeatForm(request.POST or None)
    if all([person.is_valid(), seat.is_valid()]):
        try:
            deputy = ground.add(Deputy(**person.cleaned_data), by=request.actor)
            actions.elect(transition, deputy, by=request.actor, **seat.cleaned_data)
            return say(SeeOther(address("terms:people")), _("%(name)s is added.") % {"name": deputy.name})
        except Refused as refused:
            person.add_error(None, str(refused.sentence))
    context = {"transition": transition, "person": person, "seat": seat}
    return render(request, "contact/term_add.html", context, status=422 if person.is_bound else 200)


@require_safe
@allowed("contact.elect")
def person(request: Any, code: str) -> HttpResponse:
    """What the change of term means for one deputy."""
    return _page(request, _found(code))


@require_POST
@allowed("contact.elect")
def elect(request: Any, code: str) -> HttpResponse:
    """Elected for the new term, and where."""
    deputy, form = _found(code), SeatForm(request.POST)
    if not form.is_valid():
        return _page(request, deputy, seat_form=form)
    actions.elect(being_prepared(), deputy, by=request.actor, **form.cleaned_data)
    return say(SeeOther(address("terms:people")), _("%(name)s was elected for the new term.") % {"name": deputy.name})


@require_POST
@allowed("contact.leave_out")
def leave_out(request: Any, code: str) -> HttpResponse:
    """It was a mistake: not elected for the new term."""
    deputy = _found(code)
    row = get_object_or_404(being_prepared().successions.select_related("deputy", "transition"), deputy=deputy)
    try:
        actions.leave_out(row, by=request.actor)
    except Refused as refused:
        return say(SeeOther(address("terms:person", deputy.code)), str(refused.sentence))
    return say(
        SeeOther(address("terms:people")), _("%(name)s was not elected for the new term.") % {"name": deputy.name}
    )


@require_POST
@allowed("contact.name_successor")
def name_successor(request: Any, code: str) -> HttpResponse:
    """Who goes on with what this deputy leaves behind."""
    deputy, transition = _found(code), being_prepared()
    row = get_object_or_404(transition.successions.select_related("deputy", "transition__term"), deputy=deputy)
    form = SuccessorForm(request.POST, transition=transition)
    if not form.is_valid():
        return _page(request, deputy, successor_form=form)
    actions.name_successor(row, form.cleaned_data["successor"], by=request.actor)
    return say(SeeOther(address("terms:people")), _("It is recorded."))


def _found(code: str) -> Deputy:
    return get_object_or_404(Deputy, code=plain(code))


def _page(request: Any, deputy: Deputy, **forms: Any) -> HttpResponse:
    transition = being_prepared()
    row = transition.successions.select_related("successor").filter(deputy=deputy).first()
    ahead = succession.seat_ahead(transition, deputy)
    held = seat_of(deputy)
    context = {
        "transition": transition,
        "deputy": deputy,
        "fate": FATES[row.fate] if row else None,
        "row": row,
        "held": held,
        "ahead": ahead,
        "threads": handing.left_behind(deputy).count(),
        "codes": handing.codes_in_use(deputy).count(),
        "heir": succession.heirs(transition, [row]).get(deputy.pk) if row and row.fate == "leaves" else None,
        "seat_form": _seat_form(ahead, held),
        "successor_form": SuccessorForm(transition=transition, initial={"successor": row and row.successor}),
    }
    return render(request, "contact/term_person.html", context | forms, status=422 if forms else 200)


def _seat_form(ahead: Mandate | None, held: Mandate | None) -> SeatForm:
    """The seat in the new term; until there is one, where this deputy sits now is a good guess."""
    if ahead or held is None:
        return SeatForm(mandate=ahead)
    return SeatForm(initial={name: getattr(held, f"{name}_id") for name in ("district", "delegation", "group")})
