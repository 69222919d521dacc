"""What one person wrote twice, handled as one matter; and parted again."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.core.addresses import address
from hearth.core.ids import readable
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.ground.congress.guards import signed_in
from hearth.journey.casework import actions
from hearth.journey.casework.forms import JoiningForm
from hearth.journey.casework.views.referring import show
from hearth.journey.contact.models import Thread
from hearth.journey.contact.views.conversation import seen


@require_POST
@signed_in
def join(request: Any, code: str) -> HttpResponse:
    """This message and another are one matter."""
    thread, form = seen(request, code), JoiningForm(request.POST, auto_id="join_%s")
    if not form.is_valid():
        return show(request, thread, {"join": form}, status=422)
    other = Thread.objects.visible_to(request.actor).filter(code=readable(form.cleaned_data["matter"])).first()
    if other is None:
        form.add_error("matter", _("There is no message of this number, or you may not see it."))
        return show(request, thread, {"join": form}, status=422)
    try:
        actions.join(thread, other, by=request.actor)
    except Refused as refusal:
        return show(request, thread, {"join": form}, refusal.sentence, 422)
    return say(
        SeeOther(address("casework:of_thread", code)), _("They are handled together now. You can part them again.")
    )


@require_POST
@signed_in
def split(request: Any, code: str) -> HttpResponse:
    """They are two matters after all."""
    thread = seen(request, code)
    try:
        actions.split(thread, by=request.actor)
    except Refused as refusal:
        return show(request, thread, problem=refusal.sentence, status=422)
    return say(SeeOther(address("casework:of_thread", code)), _("It is handled by itself again."))
