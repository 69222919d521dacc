"""The receipt: the code to keep, and what happens next."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hearth.core.addresses import address, outside
from hearth.core.refusals import TooOften
from hearth.core.responses import SeeOther, say
from hearth.journey.contact import tracking
from hearth.journey.contact.deadlines import by_when
from hearth.journey.contact.doors import draft_name
from hearth.journey.contact.models import Message, Thread
from hearth.journey.contact.screening import screen
from hearth.journey.contact.slips import slip_of
from hearth.journey.contact.views.tickets import private, with_thread


@private
@require_safe
@with_thread
def receipt(request: Any, thread: Thread) -> HttpResponse:
    """Shown once a message was taken, and again to whoever still holds the ticket."""
    code = tracking.code_of(thread)
    written = thread.unlock(Message.objects.get(thread=thread, kind="first")).body
    promised = by_when("message.ack", thread.began_at)
    context = {
        "thread": thread,
        "deputy": thread.deputy,
        "code": code,
        "qr_address": f"{outside(request)}{address('track:thread')}#{code}",
        "finding": screen(f"{written}\n{thread.place}"),
        "reading_due": promised.moment,
        "due": promised,
        "pace": getattr(thread.deputy, "pace", None),
        "draft": draft_name(thread.deputy_code, thread.deputy) if thread.deputy_code else "",
    }
    return render(request, "contact/receipt.html", context)


@private
@require_safe
@with_thread
def paper(request: Any, thread: Thread) -> HttpResponse:
    """The same to print or to keep as a file; made while one waits, since it takes no longer than a page."""
    return as_paper(request, thread, "track:receipt")


def as_paper(request: Any, thread: Thread, page: str) -> HttpResponse:
    """The slip of this thread, or back to the page it was asked from."""
    try:
        pdf = slip_of(thread, f"{outside(request)}{address('track:thread')}", request.reading.language)
    except TooOften as refusal:
        return say(SeeOther(address(page)), str(refusal.sentence))
    headers = {"Content-Disposition": f'inline; filename="receipt-{thread.code}.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)
