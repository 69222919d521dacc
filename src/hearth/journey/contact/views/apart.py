"""Whom a matter is about, its seal, and what two persons decide about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.core.addresses import address
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.ground.congress.guards import signed_in
from hearth.journey.contact import actions
from hearth.journey.contact.forms_apart import FORMS
from hearth.journey.contact.meanwhile import unless_overtaken
from hearth.journey.contact.models import Thread
from hearth.journey.contact.views.conversation import seen, show


@require_POST
@signed_in
def name_subject(request: Any, code: str) -> HttpResponse:
    """From now on they see nothing of it."""
    said = _("Written down. They see nothing of it from now on.")
    return _decide(
        request, code, "subject", said,
        lambda thread, typed: actions.name_subject(thread, typed["kind"], typed["whom"], by=request.actor),
    )  # fmt: skip


@require_POST
@signed_in
def drop_subject(request: Any, code: str, subject: UUID) -> HttpResponse:
    """It is not about them after all."""
    named = get_object_or_404(seen(request, code).subjects, pk=subject)
    said = _("Taken back. It stays in the ledger that it was named.")
    return _done(request, code, said, lambda thread: actions.drop_subject(thread, named, by=request.actor))


@require_POST
@signed_in
def seal(request: Any, code: str) -> HttpResponse:
    """Whoever seals it does not read it any more, unless the chair names them."""
    said = _("Sealed. Only the chair and those they name read it.")
    return _decide(
        request, code, "seal", said, lambda thread, typed: actions.seal(thread, typed["reason"], by=request.actor)
    )


@require_POST
@signed_in
def name_reader(request: Any, code: str) -> HttpResponse:
    """One more person reads and handles it."""
    said = _("They can read and handle it now.")
    return _decide(
        request,
        code,
        "reader",
        said,
        lambda thread, typed: actions.name_reader(thread, typed["user"], by=request.actor),
    )


@require_POST
@signed_in
def request_second(request: Any, code: str) -> HttpResponse:
    """Nothing happens before a second person agrees."""
    said = _("Asked. It happens when a second person agrees.")
    return _decide(
        request, code, "motion", said,
        lambda thread, typed: actions.request_second(thread, typed["what"], typed["reason"], by=request.actor),
    )  # fmt: skip


@require_POST
@signed_in
def second(request: Any, code: str, motion: UUID) -> HttpResponse:
    """The second person agrees."""
    asked = get_object_or_404(seen(request, code).motions.select_related("thread"), pk=motion)
    return _done(request, code, _("Done: two persons agreed."), lambda _thread: actions.second(asked, by=request.actor))


def _decide(request: Any, code: str, name: str, said: str, act: Callable[[Thread, Any], Any]) -> HttpResponse:
    seen(request, code)
    form = FORMS[name](request.POST, auto_id=f"{name}_%s")
    if not form.is_valid():
        return show(request, code, {name: form}, status=422)
    return _done(request, code, said, lambda thread: act(thread, form.cleaned_data), {name: form})


def _done(
    request: Any, code: str, said: str, act: Callable[[Thread], Any], typed: dict[str, Any] | None = None
) -> HttpResponse:
    """Shown on the matter's page, or, for whom there is no such matter any more, on the desk."""
    thread = seen(request, code)
    try:
        with unless_overtaken(thread, request.POST.get("seen", ""), by=request.actor):
            act(thread)
    except Refused as refusal:
        news = getattr(refusal, "news", ())
        return show(request, code, typed, problem=refusal.sentence, news=news, status=422)
    is_theirs = Thread.objects.visible_to(request.actor).filter(code=code).exists()
    return say(SeeOther(address("contact:thread", code) if is_theirs else address("desks:desk")), said)
