"""What staff and deputies decide about a referral."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.core.refusals import Refused
from hearth.ground.accounts.guards import fresh
from hearth.ground.congress.guards import signed_in
from hearth.journey.casework import actions, possible
from hearth.journey.casework.views.referral import carry_out


def _with_words(request: Any, code: str, name: str, act: Callable[[Any, Any], Any], said: str) -> HttpResponse:
    form = possible.FORMS[name](request.POST, auto_id=f"{name}_%s")
    return carry_out(request, code, name, act, said, form)


@require_POST
@signed_in
def keep(request: Any, code: str) -> HttpResponse:
    said = _("The unit keeps it, and is told why.")
    return _with_words(request, code, "keep", lambda r, typed: actions.keep(r, typed["words"], by=request.actor), said)


@require_POST
@signed_in
def pass_on(request: Any, code: str) -> HttpResponse:
    return _with_words(
        request,
        code,
        "pass_on",
        lambda r, typed: actions.pass_on(r, typed["unit"], typed["words"], by=request.actor),
        _("The other unit has it now."),
    )


@require_POST
@signed_in
def grant(request: Any, code: str) -> HttpResponse:
    said = _("Granted. Unit and resident are told the new moment.")
    return _with_words(
        request, code, "grant", lambda r, typed: actions.grant(_asked(r), typed["words"], by=request.actor), said
    )


@require_POST
@signed_in
def deny(request: Any, code: str) -> HttpResponse:
    said = _("Not granted. The unit is told why.")
    return _with_words(
        request, code, "deny", lambda r, typed: actions.deny(_asked(r), typed["words"], by=request.actor), said
    )


def _asked(referral: Any) -> Any:
    asked = referral.requests.filter(state="asked").select_related("referral__issue__thread", "referral__unit").first()
    if asked is None:
        raise Refused(_("Nothing is asked for any more."))
    return asked


@require_POST
@signed_in
def confirm(request: Any, code: str) -> HttpResponse:
    said = _("Confirmed.")
    return _with_words(
        request, code, "confirm", lambda r, typed: actions.confirm(r, typed["words"], by=request.actor), said
    )


@require_POST
@signed_in
def send_back(request: Any, code: str) -> HttpResponse:
    said = _("It is the unit’s again.")
    return _with_words(
        request, code, "send_back", lambda r, typed: actions.send_back(r, typed["words"], by=request.actor), said
    )


@require_POST
@signed_in
def urge(request: Any, code: str) -> HttpResponse:
    return carry_out(
        request, code, "urge", lambda r, _typed: actions.urge(r, by=request.actor), _("The unit is urged.")
    )


@require_POST
@signed_in
def withdraw(request: Any, code: str) -> HttpResponse:
    said = _("Taken back from the unit.")
    return carry_out(request, code, "withdraw", lambda r, _typed: actions.withdraw(r, by=request.actor), said)


@require_POST
@signed_in
@fresh
def disclose(request: Any, code: str) -> HttpResponse:
    said = _("The unit can reach the resident now. The resident sees it, and why.")
    return _with_words(
        request, code, "disclose", lambda r, typed: actions.disclose(r, typed["reason"], by=request.actor), said
    )


@require_POST
@signed_in
def note_order(request: Any, code: str) -> HttpResponse:
    said = _("The number stands there.")
    return _with_words(
        request, code, "note_order", lambda r, typed: actions.note_order(r, typed["number"], by=request.actor), said
    )
