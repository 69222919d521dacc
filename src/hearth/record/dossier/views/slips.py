"""Slips with a code: printed by staff, given by voters, without anything that leads from the one to the other."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from hearth.core.actors import Visitor
from hearth.core.addresses import address, outside
from hearth.core.network import network_of
from hearth.core.plain import plain
from hearth.core.refusals import Refused, TooOften
from hearth.core.responses import SeeOther, say
from hearth.ground.congress.guards import signed_in
from hearth.journey.contact.views.writing import is_foreign
from hearth.record.dossier import actions, slip_codes, slip_paper
from hearth.record.dossier.actions.online import closed_since
from hearth.record.dossier.forms_online import PrintForm, SlipForm
from hearth.record.dossier.models import VoterReport
from hearth.record.dossier.views.reports import found_by, shown

FOREIGN = gettext_lazy("This form came from another page. Check what you chose and press the button again.")


@require_POST
@signed_in
def print_slips(request: Any, code: str) -> HttpResponse:
    """The paper itself, at once: the codes are kept nowhere a later page could read them."""
    report = found_by(request, code)
    form = PrintForm(request.POST)
    if not form.is_valid():
        return shown(request, report, ("print_slips", form))
    try:
        with transaction.atomic():
            codes = actions.print_slips(report, form.cleaned_data["amount"], by=request.actor)
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
        return shown(request, found_by(request, code), ("print_slips", form))
    page = f"{outside(request)}{address('dossier:give_slip', report.code)}"
    paper = HttpResponse(slip_paper.printed_slips(report, codes, page), content_type="application/pdf")
    paper["Content-Disposition"] = f'attachment; filename="slips-{report.code}.pdf"'
    paper["Cache-Control"] = "no-store"
    return paper


@csrf_exempt  # whoever posts holds a slip, and a form from another site comes back to be checked
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def give_slip(request: Any, code: str) -> HttpResponse:
    """A voter types or scans the code of a slip and chooses one of three; one need not be anybody for it."""
    report = announced_once(code)
    if request.method != "POST":
        return _form(request, report, SlipForm())
    form = SlipForm(request.POST)
    if not form.is_valid():
        return _form(request, report, form)
    if is_foreign(request):
        form.add_error(None, FOREIGN)
        return _form(request, report, form, 403)
    try:
        _give(report, form, network_of(request))
    except Refused as refusal:
        is_too_often = isinstance(refusal, TooOften)
        form.add_error("code" if report.is_open and not is_too_often else None, refusal.sentence)
        return _form(request, report, form, 429 if is_too_often else 422)
    said = _("Your slip is in. What it says can be neither seen by anybody nor changed.")
    return say(SeeOther(address("dossier:report", report.code)), said)


def _give(report: VoterReport, form: SlipForm, network: bytes) -> None:
    """Whoever guesses is slowed down; whoever holds a slip leaves no trace beside it."""
    slip_codes.must_not_guess(network)
    try:
        with transaction.atomic():
            actions.give_slip(report, form.cleaned_data["code"], form.step, by=Visitor())
    except Refused:
        slip_codes.missed(network)
        raise


def announced_once(code: str) -> VoterReport:
    """A report that voters can read, or could before it was called off."""
    rows = VoterReport.objects.announced_once().select_related("deputy")
    found: VoterReport | None = rows.filter(code=plain(code)[:8]).first()
    if found is None:
        raise Http404
    return found


def _form(request: Any, report: VoterReport, form: SlipForm, status: int = 422) -> HttpResponse:
    context = {"report": report, "form": form, "closed": "" if report.is_open else closed_since(report)}
    return render(request, "dossier/slip.html", context, status=status if form.is_bound else 200)
