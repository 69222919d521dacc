"""The chair's supervision of a suggestion: proposed, approved, planned, looked into, reported."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.ground.congress.guards import signed_in
from hearth.journey.suggestions import actions, queries
from hearth.journey.suggestions.models import Suggestion
from hearth.journey.suggestions.views.suggestions import carry_out


@require_POST
@signed_in
def propose(request: Any, code: str) -> HttpResponse:
    def act(suggestion: Suggestion, form: Any) -> None:
        actions.propose_supervision(suggestion, form.cleaned_data["reason"], by=request.actor)

    return carry_out(request, code, "propose_supervision", act, _("Proposed. The chair’s meeting decides."))


@require_POST
@signed_in
def approve(request: Any, code: str) -> HttpResponse:
    done = _("It is under key supervision now. Deputy, units and staff are told.")
    return _carried_out(request, code, "approve_supervision", done)


@require_POST
@signed_in
def turn_down(request: Any, code: str) -> HttpResponse:
    return _carried_out(request, code, "refuse_supervision", _("Noted. It is handled as any other."))


@require_POST
@signed_in
def plan(request: Any, code: str) -> HttpResponse:
    return _carried_out(request, code, "plan_supervision", _("The plan stands."))


@require_POST
@signed_in
def note(request: Any, code: str) -> HttpResponse:
    return _carried_out(request, code, "note_supervision", _("Written down."))


@require_POST
@signed_in
def report(request: Any, code: str) -> HttpResponse:
    return _carried_out(request, code, "report_supervision", _("Reported. The chair’s meeting decides."))


@require_POST
@signed_in
def end(request: Any, code: str) -> HttpResponse:
    return _carried_out(request, code, "end_supervision", _("The supervision has ended."), is_asked=False)


@require_POST
@signed_in
def carry_over(request: Any, code: str) -> HttpResponse:
    return _carried_out(request, code, "carry_over_supervision", _("It goes on."))


def _carried_out(request: Any, code: str, name: str, done: str, *, is_asked: bool = True) -> HttpResponse:
    """What the form of this verb asks is what its action is told."""
    verb: Callable[..., Any] = getattr(actions, name)

    def act(suggestion: Suggestion, form: Any) -> None:
        supervision = queries.standing_supervision(suggestion)
        if supervision is None:
            raise Http404
        verb(supervision, **(form.cleaned_data if form else {}), by=request.actor)

    return carry_out(request, code, name if is_asked else "", act, done)
