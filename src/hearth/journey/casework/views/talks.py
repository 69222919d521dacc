"""A deputy's talks and visits."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.core.addresses import address
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.ground.congress.guards import signed_in
from hearth.journey.casework import actions
from hearth.journey.casework.forms import TalkForm
from hearth.journey.casework.views.referring import show
from hearth.journey.contact.views.conversation import seen


@require_POST
@signed_in
def note_talk(request: Any, code: str) -> HttpResponse:
    """With whom, what was agreed, what was promised."""
    thread, form = seen(request, code), TalkForm(request.POST, auto_id="talk_%s")
    if not form.is_valid():
        return show(request, thread, {"talk": form}, status=422)
    typed = form.cleaned_data
    try:
        actions.note_talk(
            thread, typed["kind"], typed["agreed"], typed["held_on"], by=request.actor,
            whom=typed["whom"], promised=typed["promised"],
        )  # fmt: skip
    except Refused as refusal:
        return show(request, thread, {"talk": form}, refusal.sentence, 422)
    return say(
        SeeOther(address("casework:of_thread", code)), _("It stands in the thread. The resident reads that you spoke.")
    )
