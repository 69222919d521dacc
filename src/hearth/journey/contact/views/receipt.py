"""The receipt: the code to keep, and what happens next."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hearth.core.addresses import address
from hearth.journey.contact import tracking
from hearth.journey.contact.deadlines import by_when
from hearth.journey.contact.doors import draft_name
from hearth.journey.contact.models import Message, Thread
from hearth.journey.contact.screening import screen
from hearth.journey.contact.views.tickets import private, with_thread


@private
@require_safe
@with_thread
def receipt(request: Any, thread: Thread) -> HttpResponse:
    """Shown once a message was taken, and again to whoever still holds the ticket."""
    code = tracking.code_of(thread)
    base = settings.HEARTH_ADDRESS or f"{request.scheme}://{request.get_host()}"
    written = thread.unlock(Message.objects.get(thread=thread, kind="first")).body
    promised = by_when("message.ack", thread.began_at)
    context = {
        "thread": thread,
        "deputy": thread.deputy,
        "code": code,
        "qr_address": f"{base}{address('track:thread')}#{code}",
        "finding": screen(f"{written}\n{thread.place}"),
        "reading_due": promised.moment,
        "due": promised,
        "pace": getattr(thread.deputy, "pace", None),
        "draft": draft_name(thread.deputy_code, thread.deputy) if thread.deputy_code else "",
    }
    return render(request, "contact/receipt.html", context)
