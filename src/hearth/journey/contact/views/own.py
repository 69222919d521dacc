"""How a citizen's own thread is shown: as it stands, or again with what was typed and why it could not be taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import get_template
from django.utils.html import format_html

from hearth.core.actions import may
from hearth.core.actors import Visitor
from hearth.core.addresses import address
from hearth.core.remembering import Memory
from hearth.core.responses import said
from hearth.journey.contact import deadlines, own_data, progress, queries, tracking
from hearth.journey.contact.events import Happened
from hearth.journey.contact.forms import MOST_PHOTOS, AddForm, CodeForm, RatingForm, ReasonForm
from hearth.journey.contact.forms_publication import WishForm
from hearth.journey.contact.labels import state_label
from hearth.journey.contact.models import Thread
from hearth.journey.contact.panels import OWN, OwnPage, panels

MOVES = ("add", "rate", "reopen", "withdraw", "appeal")
FORMS: dict[str, type[forms.Form]] = {
    "add": AddForm,
    "rate": RatingForm,
    "reopen": ReasonForm,
    "appeal": ReasonForm,
    "wish": WishForm,
}
BLANK = "the-token-of-this-browser-is-put-here"


@dataclass(frozen=True)
class Shown:
    """The page as it was rendered when this was the ledger's last line about the thread."""

    line: UUID
    html: str


PAGES: Memory[Shown] = Memory(seconds=15, most=300)


def as_it_stands(request: Any, key: str) -> HttpResponse | None:
    """The page; it is not made again while nothing new was written. None where there is no such thread."""
    mark = (key, request.reading, said(request))
    shown = PAGES.known(mark)
    if shown is None or shown.line != queries.last_line(key):
        shown = _made(request, key)
    if shown is None:
        return None
    PAGES.keep(mark, shown)
    return HttpResponse(shown.html.replace(BLANK, get_token(request)))


def page(request: Any, thread: Thread, status: int = 200, **shown: Any) -> HttpResponse:
    """The thread, with `forms` as they were typed, photos already `kept`, and the `problem` in one sentence."""
    return render(
        request, "contact/thread.html", _context(thread, queries.lines_about(thread.pk), **shown), status=status
    )


def form_for(move: str, *typed: Any) -> Any:
    """The form of this move; each has its own names for labels, since several stand on one page."""
    return FORMS[move](*typed, auto_id=f"{move}_%s")


def _made(request: Any, key: str) -> Shown | None:
    lines = queries.lines_about(key)  # before the thread: a page may be newer than its mark, never older
    thread = queries.own_thread(key)
    if thread is None:
        return None
    token = format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', BLANK)
    reader = {"csrf_input": token, "reading": request.reading, "congress": request.congress, "actor": None}
    words = {"said": said(request), "here": address("track:thread")}
    html = get_template("contact/thread.html").render(_context(thread, lines) | reader | words)
    return Shown(lines[-1].pk, html)


def _context(thread: Thread, lines: list[Any], **shown: Any) -> dict[str, Any]:
    steps = queries.story(thread, lines)
    return {
        "thread": thread,
        "told": getattr(thread, "publication", None),
        "deputy": thread.deputy,
        "label": state_label(thread),
        "due": deadlines.explain(thread) if thread.due_at else None,
        "turn": sum(line.event == Happened.ADDED and line.role == "citizen" for line in lines),
        "steps": progress.steps(thread, steps),
        "story": steps[::-1],
        "sightings": own_data.lookers(queries.sightings(thread, steps)),
        "code": tracking.code_of(thread),
        "can": {move for move in MOVES if _may(thread, move)},
        "forms": {move: form_for(move) for move in FORMS} | shown.get("forms", {}),
        "code_form": CodeForm(),
        "panels": panels(OWN, Visitor(thread=thread), OwnPage(thread, frozenset(line.event for line in lines))),
        "kept": shown.get("kept", ()),
        "problem": shown.get("problem", ""),
        "most_photos": MOST_PHOTOS,
    }


def _may(thread: Thread, move: str) -> bool:
    is_open = thread.may_reopen if move == "reopen" else thread.can(move)
    if move == "appeal" and thread.was_appealed:
        return False
    return is_open and may(f"contact.{move}", Visitor(thread=thread), thread)
