"""What a unit does with a referral."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.ground.congress.guards import signed_in
from hearth.journey.casework import actions, possible
from hearth.journey.casework.forms import ReportForm, RequestForm, TeamForm
from hearth.journey.casework.views.referral import carry_out, seen, show
from hearth.journey.contact import incoming


@require_POST
@signed_in
def accept(request: Any, code: str) -> HttpResponse:
    said = _("You have taken it on. The resident is told.")
    return carry_out(request, code, "accept", lambda referral, _typed: actions.accept(referral, by=request.actor), said)


@require_POST
@signed_in
def give_back(request: Any, code: str) -> HttpResponse:
    form = possible.FORMS["give_back"](request.POST, auto_id="give_back_%s")

    def act(referral: Any, typed: Any) -> None:
        actions.give_back(referral, typed["reason"], typed["words"], by=request.actor, proposed=typed["proposed"])

    return carry_out(request, code, "give_back", act, _("Given back. Staff rule upon it within a working day."), form)


@require_POST
@signed_in
def assign(request: Any, code: str) -> HttpResponse:
    form = TeamForm(request.POST, unit=seen(request, code).unit, auto_id="assign_%s")
    return carry_out(
        request,
        code,
        "assign",
        lambda referral, _typed: actions.assign(referral, form.chosen, by=request.actor),
        _("Your colleagues have it."),
        form,
    )


@require_POST
@signed_in
def remark(request: Any, code: str) -> HttpResponse:
    form = possible.FORMS["remark"](request.POST, auto_id="remark_%s")

    def act(referral: Any, typed: Any) -> None:
        is_inside = typed["is_inside"] and possible.is_units(request.actor, referral)
        actions.remark(referral, typed["words"], by=request.actor, is_inside=is_inside)

    return carry_out(request, code, "remark", act, _("Your remark stands there."), form)


@require_POST
@signed_in
def ask(request: Any, code: str) -> HttpResponse:
    form = possible.FORMS["ask"](request.POST, auto_id="ask_%s")
    return carry_out(
        request, code, "ask", lambda referral, typed: actions.ask(referral, typed["words"], by=request.actor),
        _("The resident is asked. Your clock stands still until they answer."), form,
    )  # fmt: skip


@require_POST
@signed_in
def request_more(request: Any, code: str) -> HttpResponse:
    form = RequestForm(request.POST, auto_id="request_%s")

    def act(referral: Any, typed: Any) -> None:
        actions.request(referral, typed["kind"], typed["words"], by=request.actor, hours=form.hours)

    return carry_out(request, code, "request", act, _("Asked. Until staff have ruled, the clock runs on."), form)


@require_POST
@signed_in
def resume(request: Any, code: str) -> HttpResponse:
    said = _("The clock runs again.")
    return carry_out(request, code, "resume", lambda referral, _typed: actions.resume(referral, by=request.actor), said)


@require_POST
@signed_in
def report(request: Any, code: str) -> HttpResponse:
    form = ReportForm(request.POST, request.FILES, auto_id="report_%s")
    is_right = form.is_valid()
    photos = (*incoming.claimed(form.kept), *incoming.keep(form.good))
    if not is_right:
        return show(request, seen(request, code), {"report": form}, status=422, kept=incoming.claims(photos))

    def act(referral: Any, typed: Any) -> None:
        rest = {"done_on": typed["done_on"], "photos": photos}
        actions.report(referral, typed["words"], typed["outcome"], by=request.actor, **rest)

    said = _("Reported. The deputy looks at it.")
    return carry_out(request, code, "report", act, said, form, kept=incoming.claims(photos))
