"""What deputy, aide and staff do about a thread: each verb answered by the conversation as it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from hearth.core.addresses import address
from hearth.core.refusals import Refused
from hearth.core.responses import respond
from hearth.ground.accounts.guards import fresh
from hearth.ground.congress.guards import signed_in
from hearth.journey.contact import actions, meanwhile, presence
from hearth.journey.contact.forms_desk import FORMS, SayForm
from hearth.journey.contact.models import Thread
from hearth.journey.contact.views.conversation import FRAGMENT, laid_out, seen, show

SAID = {
    "reply": gettext_lazy("The answer was sent."),
    "ask": gettext_lazy("The question was sent. The clock waits for the resident."),
    "note": gettext_lazy("The note was kept."),
    "hand_over": gettext_lazy("Staff see to it now, and the resident is told."),
}


@require_POST
@signed_in
def reply(request: Any, code: str) -> HttpResponse:
    """What the composer sends: an answer, a question, a note, or a request to staff."""
    form = SayForm(request.POST, auto_id="say_%s")
    if not form.is_valid():
        return show(request, code, {"say": form}, status=422)
    said = SAID[form.cleaned_data["say"]]
    return carry_out(request, code, lambda thread: _say(thread, form, request.actor), said, {"say": form})


def _say(thread: Thread, form: SayForm, actor: Any) -> None:
    words = form.cleaned_data
    if words["say"] == "reply":
        actions.reply(thread, words["body"], words["reply_type"], by=actor, **form.details)
    else:
        getattr(actions, words["say"])(thread, words["body"], by=actor)


@require_POST
@signed_in
def acknowledge(request: Any, code: str) -> HttpResponse:
    said = _("The resident is told that you have read it.")
    return carry_out(request, code, lambda thread: actions.acknowledge(thread, by=request.actor), said)


@require_POST
@signed_in
def take_over(request: Any, code: str) -> HttpResponse:
    said = _("You see to it now, and the resident is told.")
    return carry_out(request, code, lambda thread: actions.take_over(thread, by=request.actor), said)


@require_POST
@signed_in
def release(request: Any, code: str) -> HttpResponse:
    said = _("Released: the deputy has it now.")
    return carry_out(request, code, lambda thread: actions.release(thread, by=request.actor), said)


@require_POST
@signed_in
def hand_back(request: Any, code: str) -> HttpResponse:
    return _decide(
        request, code, "hand_back", _("The deputy has it again."),
        lambda thread, words: actions.hand_back(thread, words["body"], by=request.actor),
    )  # fmt: skip


@require_POST
@signed_in
def reassign(request: Any, code: str) -> HttpResponse:
    return _decide(
        request, code, "reassign", _("Passed on. The other deputy has the full time to answer."),
        lambda thread, words: actions.reassign(thread, words["deputy"], by=request.actor),
    )  # fmt: skip


@require_POST
@signed_in
def hold(request: Any, code: str) -> HttpResponse:
    return _decide(
        request, code, "hold", _("Set aside. The deputy does not see it any more."),
        lambda thread, words: actions.hold(thread, (words["reason"],), by=request.actor, is_urgent=words["is_urgent"]),
    )  # fmt: skip


@require_POST
@signed_in
def refuse(request: Any, code: str) -> HttpResponse:
    return _decide(
        request, code, "refuse", _("Not taken. The resident is told why."),
        lambda thread, words: actions.refuse(thread, words["body"], by=request.actor),
    )  # fmt: skip


@require_POST
@signed_in
def redirect(request: Any, code: str) -> HttpResponse:
    return _decide(
        request, code, "redirect", _("The resident is told where to turn."),
        lambda thread, words: actions.redirect(thread, words["target"], words["body"], by=request.actor),
    )  # fmt: skip


@require_POST
@signed_in
@fresh
def contact(request: Any, code: str) -> HttpResponse:
    """How the resident can be reached: for a reason, shown this once, and written down where the resident sees it."""
    form = FORMS["contact"](request.POST, auto_id="contact_%s")
    if not form.is_valid():
        return show(request, code, {"contact": form}, status=422)
    try:
        shown = actions.show_contact(seen(request, code), form.cleaned_data["reason"], by=request.actor)
    except Refused as refusal:
        return show(request, code, problem=refusal.sentence, status=422)
    return show(request, code, revealed=shown)


def _decide(request: Any, code: str, move: str, said: str, act: Callable[[Thread, Any], Any]) -> HttpResponse:
    """A decision that needs words or a choice: checked, taken, told."""
    form = FORMS[move](request.POST, auto_id=f"{move}_%s")
    if not form.is_valid():
        return show(request, code, {move: form}, status=422)
    return carry_out(request, code, lambda thread: act(thread, form.cleaned_data), said, {move: form})


def carry_out(
    request: Any, code: str, act: Callable[[Thread], Any], said: Any, typed: dict[str, forms.Form] | None = None
) -> HttpResponse:
    """Do it and say so; where it cannot be done, or others were faster, say why and keep what was typed."""
    thread = seen(request, code)
    try:
        with meanwhile.unless_overtaken(thread, request.POST.get("seen", ""), by=request.actor):
            act(thread)
    except Refused as refusal:
        news = getattr(refusal, "news", ())
        return show(request, code, typed, problem=refusal.sentence, news=news, status=422)
    presence.leave(thread.pk, by=request.actor)
    fragment = laid_out(request, seen(request, code)) if request.htmx else {}
    return respond(request, FRAGMENT, fragment | {"told": said}, page=address("contact:thread", code), said=str(said))
