"""What one person wrote twice, handled as one matter; what concerns each other, linked; and both undone."""

from __future__ import annotations

from collections.abc import Callable
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
from hearth.journey.casework.forms import JoiningForm, LinkForm
from hearth.journey.casework.views.referring import show
from hearth.journey.contact.meanwhile import unless_overtaken
from hearth.journey.contact.models import Thread
from hearth.journey.contact.views.conversation import seen


@require_POST
@signed_in
def join(request: Any, code: str) -> HttpResponse:
    """This message and another are one matter."""
    said = _("They are handled together now. You can part them again.")
    return _with_another(request, code, "join", JoiningForm(request.POST, auto_id="join_%s"), said, actions.join)


@require_POST
@signed_in
def link(request: Any, code: str) -> HttpResponse:
    """This message and another concern each other, and stay apart."""
    said = _("Linked. Each leads to the other now.")
    return _with_another(request, code, "link", LinkForm(request.POST, auto_id="link_%s"), said, actions.link)


@require_POST
@signed_in
def unlink(request: Any, code: str, other: str) -> HttpResponse:
    """They do not concern each other after all."""
    thread, linked = seen(request, code), seen(request, other)
    try:
        actions.unlink(thread, linked, by=request.actor)
    except Refused as refusal:
        return show(request, thread, problem=refusal.sentence, status=422)
    return say(SeeOther(address("casework:of_thread", code)), _("The link is gone."))


def _with_another(request: Any, code: str, name: str, form: Any, said: str, act: Callable[..., None]) -> HttpResponse:
    thread = seen(request, code)
    if not form.is_valid():
        return show(request, thread, {name: form}, status=422)
    other = Thread.objects.visible_to(request.actor).filter(code=readable(form.cleaned_data["matter"])).first()
    if other is None:
        form.add_error("matter", _("There is no message of this number, or you may not see it."))
        return show(request, thread, {name: form}, status=422)
    try:
        with unless_overtaken(thread, request.POST.get("seen", ""), by=request.actor):
            act(thread, other, by=request.actor)
    except Refused as refusal:
        return show(request, thread, {name: form}, refusal.sentence, 422, news=getattr(refusal, "news", ()))
    return say(SeeOther(address("casework:of_thread", code)), said)


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
