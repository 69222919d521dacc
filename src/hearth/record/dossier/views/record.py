"""One line of a file: what it says, where it comes from, and what one may do about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hearth.core import clock
from hearth.core.actions import may
from hearth.core.addresses import address
from hearth.core.plain import plain
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.core.voices import played
from hearth.ground.audit.models import Entry
from hearth.ground.congress.guards import signed_in
from hearth.journey.contact.views.photos import shown_photo
from hearth.record.dossier import actions, showing
from hearth.record.dossier.actions.noting import FIELDS
from hearth.record.dossier.actions.verifying import disputable_until
from hearth.record.dossier.forms import DisputeForm, LineForm, ReasonForm, SettleForm
from hearth.record.dossier.models import DutyPhoto, DutyRecord, DutyVoice
from hearth.record.dossier.saying import sentence

Act = Callable[[DutyRecord, dict[str, Any]], Any]


@require_safe
@signed_in
def record(request: Any, code: str) -> HttpResponse:
    """One line: what it says, where it comes from, and what one may do about it."""
    return shown_record(request, seen(request, code))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def correct(request: Any, code: str) -> HttpResponse:
    """The same form with what stands there."""
    line = seen(request, code)
    if not (line.can("correct") and may("dossier.correct", request.actor, line)):
        raise Http404
    standing = {name: getattr(line, name) for name in FIELDS} | {"day": line.done_on}
    form = LineForm(request.POST if request.method == "POST" else None, initial=standing)
    if form.is_bound and form.is_valid():
        try:
            actions.correct(line, form.told, by=request.actor)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return say(SeeOther(address("dossier:record", code)), _("Put right. Staff look at it again."))
    context = {"form": form, "deputy": line.deputy, "line": line}
    return render(request, "dossier/note.html", context, status=422 if form.is_bound else 200)


@require_safe
@signed_in
def photo(request: Any, code: str, number: int) -> HttpResponse:
    """A photo beside the line, or a drawing that stands in until it is there."""
    found = DutyPhoto.objects.filter(record=seen(request, code), number=number).first()
    if found is None:
        raise Http404
    return shown_photo(found.sizes["small" in request.GET] if found.state == "ready" else None, found.state)


@require_safe
@signed_in
def voice(request: Any, code: str) -> HttpResponse:
    """What the deputy said, to those who may read the line."""
    found = DutyVoice.objects.filter(record=seen(request, code)).first()
    if found is None:
        raise Http404
    if (sound := found.sound()) is None:
        raise Http404
    return played(sound, found.kind, request.headers.get("Range", ""))


@require_POST
@signed_in
def verify(request: Any, code: str) -> HttpResponse:
    """Staff say that it is so."""
    return _carried_out(
        request, code, "verify", lambda line, _typed: actions.verify(line, by=request.actor), _("Verified.")
    )


@require_POST
@signed_in
def withdraw(request: Any, code: str) -> HttpResponse:
    """The deputy takes it out of the file."""
    return _carried_out(
        request, code, "withdraw", lambda line, _typed: actions.withdraw(line, by=request.actor), _("Taken out.")
    )


@require_POST
@signed_in
def strike_off(request: Any, code: str) -> HttpResponse:
    """The deputy was not there."""
    return _carried_out(
        request, code, "strike_off", lambda line, _typed: actions.strike_off(line, by=request.actor), _("Struck off.")
    )


@require_POST
@signed_in
def send_back(request: Any, code: str) -> HttpResponse:
    """Something is missing or wrong."""
    return _carried_out(
        request,
        code,
        "send_back",
        lambda line, typed: actions.send_back(line, typed["reason"], by=request.actor),
        _("Sent back. The deputy reads why."),
    )


@require_POST
@signed_in
def dispute(request: Any, code: str) -> HttpResponse:
    """The deputy says that it is not so."""
    return _carried_out(
        request,
        code,
        "dispute",
        lambda line, typed: actions.dispute(line, typed["words"], by=request.actor),
        _("Disputed. Somebody else than whoever verified it decides, and until then no figure counts it."),
    )


@require_POST
@signed_in
def settle(request: Any, code: str) -> HttpResponse:
    """Somebody else decides."""
    return _carried_out(
        request,
        code,
        "settle",
        lambda line, typed: actions.settle(line, typed["verdict"], typed["answer"], by=request.actor),
        _("Decided. The deputy reads why."),
    )


FORMS: dict[str, Any] = {"send_back": ReasonForm, "dispute": DisputeForm, "settle": SettleForm}
ACTS = ("verify", "send_back", "correct", "withdraw", "strike_off", "dispute", "settle")
MOVES = {"settle": "uphold", "strike_off": "strike"}


def seen(request: Any, code: str) -> DutyRecord:
    """The line of this number, where it is this person's to read."""
    lines = DutyRecord.objects.visible_to(request.actor).select_related("deputy", "activity")
    found: DutyRecord | None = lines.filter(code=plain(code)[:8]).first()
    if found is None:
        raise Http404
    return found


def shown_record(
    request: Any, line: DutyRecord, bound: tuple[str, Any] | None = None, problem: Any = ""
) -> HttpResponse:
    """The page of one line, perhaps with a form to put right."""
    acts = [verb for verb in ACTS if _can(request, line, verb)]
    story = Entry.objects.about(line)
    context = {
        "row": showing.shown([line], request.actor)[0],
        "line": line,
        "acts": acts,
        "forms": {verb: form() for verb, form in FORMS.items() if verb in acts} | (dict([bound]) if bound else {}),
        "opened": bound[0] if bound else "",
        "objections": list(line.objections.order_by("-made_at")),
        "corrections": list(line.corrections.order_by("-made_at")),
        "story": [(each, sentence(each)) for each in story],
        "until": disputable_until(line) if "dispute" in acts else None,
        "photos": list(line.photos.order_by("number").values_list("number", flat=True)),
        "has_voice": DutyVoice.objects.filter(record=line).exists(),
        "problem": problem,
    }
    return render(request, "dossier/record.html", context, status=422 if bound or problem else 200)


def _can(request: Any, line: DutyRecord, verb: str) -> bool:
    if not (line.can(MOVES.get(verb, verb)) and may(f"dossier.{verb}", request.actor, line)):
        return False
    return verb != "dispute" or disputable_until(line) >= clock.now()


def _carried_out(request: Any, code: str, verb: str, act: Act, said: str) -> HttpResponse:
    line = seen(request, code)
    form = FORMS.get(verb, forms.Form)(request.POST)
    if not form.is_valid():
        return shown_record(request, line, (verb, form))
    try:
        with transaction.atomic():
            act(line, form.cleaned_data)
    except Refused as refusal:
        return shown_record(request, seen(request, code), problem=refusal.sentence)
    return say(SeeOther(address("dossier:record", code)), said)
