"""Staff note which legal duty keeps a matter from being erased."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.ground.congress.guards import signed_in
from hearth.journey.contact import actions
from hearth.journey.contact.forms_desk import DutyForm
from hearth.journey.contact.views.conversation import show
from hearth.journey.contact.views.decisions import carry_out


@require_POST
@signed_in
def note_duty(request: Any, code: str) -> HttpResponse:
    """From now on the matter stays, whoever asks."""
    form = DutyForm(request.POST, auto_id="duty_%s")
    if not form.is_valid():
        return show(request, code, {"duty": form}, status=422)
    duty = form.cleaned_data["duty"]
    said = _("Noted: it is kept until you end the duty.")
    return carry_out(request, code, lambda thread: actions.note_duty(thread, duty, by=request.actor), said)


@require_POST
@signed_in
def end_duty(request: Any, code: str) -> HttpResponse:
    """The usual periods count again."""
    said = _("Noted: the usual periods count again.")
    return carry_out(request, code, lambda thread: actions.end_duty(thread, by=request.actor), said)
