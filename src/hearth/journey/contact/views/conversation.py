"""A thread as deputy, aide and staff see it."""

from __future__ import annotations

from functools import cache
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hearth.core import clock
from hearth.core.actions import may
from hearth.core.bookmarks import bookmark
from hearth.core.tenancy import known_id
from hearth.ground.congress.guards import signed_in
from hearth.journey.contact import apart, conversation, deadlines
from hearth.journey.contact.actions import note_opening
from hearth.journey.contact.actions.publishing import ANSWERED
from hearth.journey.contact.forms_apart import FORMS as APART
from hearth.journey.contact.forms_desk import FORMS, REASONS, SAYINGS, SayForm
from hearth.journey.contact.labels import DUTIES, PUBLICATION, state_label
from hearth.journey.contact.models import Phrase, Thread
from hearth.journey.contact.queries import last_line

SHAPES = FORMS | APART
FRAGMENT = "contact/_conversation.html"
WORDS = ("body", "words")


@require_safe
@signed_in
def thread(request: Any, code: str) -> HttpResponse:
    """Looking changes nothing: that it was read is told by acknowledging. That others looked is written down."""
    return show(request, code, is_opened=True)


def show(
    request: Any,
    code: str,
    typed: dict[str, forms.Form] | None = None,
    *,
    status: int = 200,
    is_opened: bool = False,
    **more: Any,
) -> HttpResponse:
    """The conversation as it stands now, with what was typed still in its fields."""
    is_part = request.htmx and not request.htmx.history_restore_request
    thread = seen(request, code)
    if is_opened:
        note_opening(thread, by=request.actor)
    context = laid_out(request, thread, typed) | more
    return render(request, FRAGMENT if is_part else "contact/conversation.html", context, status=status)


def seen(request: Any, code: str) -> Thread:
    """The thread, if this person may see it."""
    try:
        return conversation.thread_seen_by(request.actor, code)
    except Thread.DoesNotExist:
        raise Http404 from None


def laid_out(request: Any, thread: Thread, typed: dict[str, forms.Form] | None = None) -> dict[str, Any]:
    """Everything the page of this thread names."""
    possible = conversation.possible(request.actor, thread)
    phrases = conversation.phrases_of(request.actor)
    timeline = conversation.timeline(thread, bookmark(request.GET.get("before", "")))
    return {
        "thread": thread,
        "now": clock.now(),
        "label": state_label(thread, at_desk=True),
        "timeline": timeline,
        "stamp": last_line(thread.pk) if "before" in request.GET else timeline.newest,
        "news": (),
        "left_over": left_over(typed or {}, possible),
        "possible": possible,
        "decisions": possible.intersection(conversation.DECIDED),
        "forms": _empty_forms(possible, _chosen(phrases, request.GET.get("phrase", "")), typed or {}),
        "typed": frozenset(typed or ()),
        "sayings": {move: SAYINGS[move] for move in conversation.SAID if move in possible},
        "phrases": phrases,
        "due": deadlines.explain(thread),
        "held_for": [REASONS.get(reason, reason) for reason in thread.held_for.split(",") if reason],
        "channel": conversation.CHANNELS[thread.channel],
        "contact": getattr(thread, "contact", None),
        "solved": conversation.solved_label(thread) if thread.solved else None,
        "may_look": may("contact.show_contact", request.actor, thread),
        "may_keep": may("contact.note_duty", request.actor, thread) and thread.state != "erased",
        "kept_for": DUTIES.get(thread.kept_for, ""),
        "told_public": getattr(thread, "publication", None),
        "may_propose": may("contact.propose", request.actor, thread)
        and thread.state in ANSWERED
        and not thread.is_minor,
        "public_labels": PUBLICATION,
        "revealed": None,
        "apart": apart.around(request.actor, thread),
        "glass": apart.open_glass(request.actor, thread),
        "problem": "",
        "is_past": "before" in request.GET,
        "told": "",
    }


def left_over(typed: dict[str, forms.Form], possible: frozenset[str]) -> list[str]:
    """Words for which the page has no field any more: shown all the same, so that they can be taken along."""
    gone = {"say": not possible.intersection(conversation.SAID)}
    gone |= {name: name not in possible for name in typed if name in conversation.DECIDED}
    values = [form.data.get(field, "") for name, form in typed.items() if gone.get(name) for field in WORDS]
    return [words for words in values if words.strip()]


def _empty_forms(possible: frozenset[str], phrase: str, typed: dict[str, forms.Form]) -> dict[str, forms.Form]:
    said_first = next((move for move in conversation.SAID if move in possible), "note")
    return Empty({"say": _say(said_first, phrase) if phrase else _blank_say(said_first)} | typed)


def _say(said_first: str, phrase: str = "") -> SayForm:
    return SayForm(initial={"say": said_first, "body": phrase}, auto_id="say_%s")


_blank_say = cache(_say)


class Empty(dict[str, forms.Form]):
    """Forms nobody typed into are the same on every page; they are looked at, never filled in."""

    def __missing__(self, name: str) -> forms.Form:
        return _blank(name)


@cache
def _blank(name: str) -> forms.Form:
    return SHAPES[name](auto_id=f"{name}_%s")


def _chosen(phrases: list[Phrase], key: str) -> str:
    """Without script, the address says which phrase to put into the answer."""
    chosen = known_id(key)
    return next((phrase.body for phrase in phrases if phrase.pk == chosen), "")
