"""Deputies' codes: found, issued, paused, replaced, retired."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from hearth.core.addresses import address, outside
from hearth.core.lifecycle import Stale
from hearth.core.plain import plain
from hearth.core.responses import SeeOther, say
from hearth.ground.congress.guards import allowed
from hearth.ground.congress.models import Deputy, Station
from hearth.journey.contact import actions
from hearth.journey.contact import codes as shelf
from hearth.journey.contact.forms_clerk import IssueForm, RetirementForm, SheetForm, StationIssueForm
from hearth.journey.contact.models import DeputyCode


@allowed("contact.issue_code")
def codes(request: Any) -> HttpResponse:
    """Every deputy with their codes, a page at a time."""
    sought, after = (plain(request.GET.get(name, ""))[:60] for name in ("q", "after"))
    deputies, following = shelf.codes_page(sought, after)
    found = {"deputies": deputies, "sought": sought, "after": after, "following": following}
    found["bare"] = 0 if sought or after else shelf.without_poster()
    return render(request, "contact/codes.html", found | _looks() | {"sheet_form": SheetForm()})


@require_POST
@allowed("contact.issue_missing_codes")
def issue_missing_codes(request: Any) -> HttpResponse:
    """Whoever has no poster yet gets a code for one."""
    made = actions.issue_missing_codes(request.congress, "poster", by=request.actor)
    told = ngettext("%(num)s poster code is issued.", "%(num)s poster codes are issued.", made) % {"num": made}
    return say(SeeOther(address("contact:codes")), told if made else _("Every deputy in office has a poster code."))


@allowed("contact.issue_code")
def station_codes(request: Any) -> HttpResponse:
    """Every liaison station with its codes, a page at a time."""
    stations, following = shelf.stations_page(plain(request.GET.get("after", ""))[:60])
    found = {"stations": stations, "following": following}
    return render(request, "contact/station_codes.html", found | _looks())


@allowed("contact.issue_code")
def issue_code(request: Any, deputy: str) -> HttpResponse:
    """A form for a deputy's new code, and the code it makes."""
    return _issued(request, get_object_or_404(Deputy, code=plain(deputy)), IssueForm(request.POST or None))


@allowed("contact.issue_code")
def issue_station_code(request: Any, station: Any) -> HttpResponse:
    """The same for a liaison station."""
    return _issued(request, get_object_or_404(Station, pk=station), StationIssueForm(request.POST or None))


def _issued(request: Any, holder: Deputy | Station, form: IssueForm) -> HttpResponse:
    if not form.is_valid():
        context = {"holder": holder, "is_stations": isinstance(holder, Station), "form": form}
        return render(request, "contact/issue_code.html", context, status=422 if form.is_bound else 200)
    code = actions.issue_code(holder, by=request.actor, **form.cleaned_data)
    return say(SeeOther(address("contact:code", code.number)), _("The code is issued. Now print it."))


@allowed("contact.issue_code")
def code(request: Any, number: str) -> HttpResponse:
    """One code: where it leads, what came through it, what happened to it, what can be done."""
    return _page(request, _found(number), RetirementForm())


@require_POST
@allowed("contact.pause_code")
def pause_code(request: Any, number: str) -> HttpResponse:
    """Nobody reaches the deputy through it for the time being."""
    return _steered(request, number, actions.pause_code, _("The code is paused."))


@require_POST
@allowed("contact.resume_code")
def resume_code(request: Any, number: str) -> HttpResponse:
    """It leads to the deputy again."""
    return _steered(request, number, actions.resume_code, _("The code is in use again."))


@require_POST
@allowed("contact.rotate_code")
def rotate_code(request: Any, number: str) -> HttpResponse:
    """A new number takes its place."""
    return _steered(request, number, actions.rotate_code, _("This is the new code. Print it anew."))


@require_POST
@allowed("contact.retire_code")
def retire_code(request: Any, number: str) -> HttpResponse:
    """It ends for good, once that was confirmed."""
    form = RetirementForm(request.POST)
    if not form.is_valid():
        return _page(request, _found(number), form, status=422)
    return _steered(request, number, actions.retire_code, _("The code is retired."))


def _steered(request: Any, number: str, act: Callable[..., DeputyCode | None], done: str) -> HttpResponse:
    code = _found(number)
    try:
        shown = act(code, by=request.actor) or code
    except Stale as stale:
        shown, done = code, str(stale.sentence)
    return say(SeeOther(address("contact:code", shown.number)), done)


def _page(request: Any, code: DeputyCode, form: RetirementForm, status: int = 200) -> HttpResponse:
    context = {
        "code": code,
        "form": form,
        "sheet_form": SheetForm(),
        "leads_to": code.at(outside(request)),
        "came": shelf.came_through(code, request.actor),
        "history": shelf.history_of(code),
        "sheets": code.sheets.order_by("-ordered_at")[:5],
    }
    return render(request, "contact/deputy_code.html", context | _looks(), status=status)


def _found(number: str) -> DeputyCode:
    return get_object_or_404(shelf.numbered(number))  # type: ignore[no-any-return]


def _looks() -> dict[str, Any]:
    return {"uses": shelf.USES, "states": shelf.STATES}
