"""What a deputy shows residents: the lines of work, and the codes to scan from a telephone."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.core.addresses import address, outside
from hearth.core.responses import SeeOther, say
from hearth.ground.congress.guards import signed_in
from hearth.ground.congress.models import Deputy
from hearth.journey.contact import actions
from hearth.journey.contact.codes import codes_to_show
from hearth.journey.contact.forms_clerk import FocusForm


@signed_in
def profile(request: Any) -> HttpResponse:
    """The page of the deputy who is signed in, or of those whom an aide acts for."""
    return _page(request, FocusForm())


@require_POST
@signed_in
def set_focus(request: Any, deputy: str) -> HttpResponse:
    """A new line under “working on”."""
    person, form = _own(request, deputy), FocusForm(request.POST)
    if not form.is_valid():
        return _page(request, form, person)
    actions.set_focus(person, **form.cleaned_data, by=request.actor)
    return _back(_("Residents can read it now."))


@require_POST
@signed_in
def finish_focus(request: Any, deputy: str, focus: Any) -> HttpResponse:
    """It is done, and residents see that."""
    person = _own(request, deputy)
    actions.finish_focus(person, get_object_or_404(person.focuses, pk=focus), by=request.actor)
    return _back(_("Marked as done."))


@require_POST
@signed_in
def drop_focus(request: Any, deputy: str, focus: Any) -> HttpResponse:
    """The line disappears."""
    person = _own(request, deputy)
    actions.drop_focus(person, get_object_or_404(person.focuses, pk=focus), by=request.actor)
    return _back(_("The line is removed."))


def _page(request: Any, form: FocusForm, about: Deputy | None = None) -> HttpResponse:
    deputies = _deputies(request)
    if not deputies:
        raise Http404
    codes = codes_to_show(deputies)
    sheets = [
        {
            "deputy": deputy,
            "form": form if deputy == about else FocusForm(),
            "focuses": list(deputy.focuses.order_by("-created_at")[:50]),
            "codes": codes[deputy.pk],
        }
        for deputy in deputies
    ]
    context = {"profiles": sheets, "outside": outside(request)}
    return render(request, "contact/profile.html", context, status=422 if form.is_bound else 200)


def _own(request: Any, code: str) -> Deputy:
    for deputy in _deputies(request):
        if deputy.code == code:
            return deputy
    raise Http404


def _deputies(request: Any) -> list[Deputy]:
    return [deputy for deputy in (request.actor.deputy, *request.actor.acts_for) if deputy]


def _back(sentence: str) -> HttpResponse:
    return say(SeeOther(address("contact:profile")), sentence)
