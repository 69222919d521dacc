"""How staff and deputy see a question and its answer on the way to the public."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hearth.core.actions import may
from hearth.core.addresses import address
from hearth.core.bookmarks import bookmark
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.ground.accounts.models import User
from hearth.ground.congress.guards import allowed, signed_in
from hearth.journey.contact import actions, publications
from hearth.journey.contact.actions.publishing import originals
from hearth.journey.contact.doors import DOORS
from hearth.journey.contact.forms_publication import CoveringForm, ReasonForm, RedactionForm
from hearth.journey.contact.labels import PUBLICATION
from hearth.journey.contact.meanwhile import unless_overtaken
from hearth.journey.contact.models import Publication, Thread
from hearth.journey.contact.queries import last_line
from hearth.journey.contact.views.conversation import seen
from hearth.journey.contact.views.own_publication import seen_version

VERBS = ("redact", "publish", "drop_proposal", "correct_publication", "take_down")


@require_safe
@allowed("contact.publish")
def piles(request: Any) -> HttpResponse:
    """What waits to be covered or published, what residents are asked about, what is public."""
    pile = publications.PILES.get(request.GET.get("pile", "todo"), publications.PILES["todo"])
    page = publications.waiting_in(pile, request.actor, bookmark(request.GET.get("after", "")))
    context = {"piles": publications.PILES.values(), "pile": pile, "page": page, "labels": PUBLICATION}
    return render(request, "contact/publications.html", context)


@require_safe
@signed_in
def publication(request: Any, code: str) -> HttpResponse:
    """One publication: as the public will see it, and what can be done."""
    return _page(request, *_told(request, code))


@require_POST
@signed_in
def propose(request: Any, code: str) -> HttpResponse:
    """From the conversation: others would be helped by this."""
    thread = seen(request, code)
    try:
        actions.propose(thread, by=request.actor)
    except Refused as refusal:
        return say(SeeOther(address("contact:thread", code)), str(refusal.sentence))
    return say(SeeOther(address("contact:publication", code)), _("Proposed. Now cover what tells who somebody is."))


@require_POST
@signed_in
def redact(request: Any, code: str) -> HttpResponse:
    """Look at it first, or ask the resident about it."""
    thread, told = _told(request, code)
    form = _redaction(thread, told, request.POST)
    if not form.is_valid():
        return _page(request, thread, told, {"redact": form}, status=422)
    if "look" in request.POST:
        return _page(request, thread, told, {"redact": form}, preview=form.wording)
    return _taken(
        request, thread, told, _("The resident is asked. Nothing is public before they agree."),
        lambda: actions.redact(thread, **form.wording, by=request.actor), {"redact": form},
    )  # fmt: skip


@require_POST
@signed_in
def publish(request: Any, code: str) -> HttpResponse:
    """Read once more by a second person, in the wording that stood on the page."""
    thread, told = _told(request, code)
    version = seen_version(request)
    said = _("Published. The resident is told.")
    return _taken(request, thread, told, said, lambda: actions.publish(thread, version, by=request.actor))


@require_POST
@signed_in
def drop_proposal(request: Any, code: str) -> HttpResponse:
    """It stays among those who wrote it."""
    thread, told = _told(request, code)
    said = _("It will not be published.")
    return _taken(request, thread, told, said, lambda: actions.drop_proposal(thread, by=request.actor))


@require_POST
@signed_in
def correct_publication(request: Any, code: str) -> HttpResponse:
    """More words are covered at once."""
    return _with_form(
        request, code, "correct_publication", CoveringForm, _("Covered. The page says when and why."),
        lambda thread, typed: actions.correct_publication(thread, typed["passages"], typed["reason"], by=request.actor),
    )  # fmt: skip


@require_POST
@signed_in
def take_down(request: Any, code: str) -> HttpResponse:
    """It is gone at once; its address says why."""
    return _with_form(
        request, code, "take_down", ReasonForm, _("Taken down."),
        lambda thread, typed: actions.take_down(thread, typed["reason"], by=request.actor),
    )  # fmt: skip


def _with_form(request: Any, code: str, verb: str, kind: type[forms.Form], said: str, act: Any) -> HttpResponse:
    thread, told = _told(request, code)
    form = kind(request.POST, auto_id=f"{verb}_%s")
    if not form.is_valid():
        return _page(request, thread, told, {verb: form}, status=422)
    return _taken(request, thread, told, said, lambda: act(thread, form.cleaned_data), {verb: form})


def _taken(
    request: Any, thread: Thread, told: Publication, said: str, act: Callable[[], None], typed: Any = None
) -> HttpResponse:
    """Do it, and no page made before is shown again; or say why not, with what was typed."""
    try:
        with unless_overtaken(thread, request.POST.get("seen", ""), by=request.actor):
            act()
    except Refused as refusal:
        fresh, news = publications.of_thread(thread) or told, getattr(refusal, "news", ())
        return _page(request, thread, fresh, typed, problem=refusal.sentence, news=news, status=422)
    DOORS.forget()
    return say(SeeOther(address("contact:publication", thread.code)), said)


def _told(request: Any, code: str) -> tuple[Thread, Publication]:
    thread = seen(request, code)
    told = publications.of_thread(thread)
    if told is None:
        raise Http404
    return thread, told


def _redaction(thread: Thread, told: Publication, typed: Any = None) -> RedactionForm:
    return RedactionForm(typed, originals(thread), told, publications.names_in(thread))


def _page(
    request: Any, thread: Thread, told: Publication, typed: Any = None, *, status: int = 200, **more: Any
) -> HttpResponse:
    possible = {verb for verb in VERBS if told.can(verb) and may(f"contact.{verb}", request.actor, thread)}
    empty = {
        "redact": _redaction(thread, told) if "redact" in possible else None,
        "correct_publication": CoveringForm(auto_id="correct_publication_%s"),
        "take_down": ReasonForm(auto_id="take_down_%s"),
    }
    context = {
        "thread": thread,
        "told": told,
        "label": PUBLICATION[told.state],
        "possible": possible,
        "forms": empty | (typed or {}),
        "typed": frozenset(typed or ()),
        "editions": told.editions.order_by("version"),
        "redactor": User.objects.filter(pk=told.redacted_by).first() if told.redacted_by else None,
        "is_own_redaction": told.redacted_by == request.actor.id,
        "preview": None,
        "problem": "",
        "stamp": last_line(thread.pk),
        "news": (),
    }
    return render(request, "contact/publication.html", context | more, status=status)
