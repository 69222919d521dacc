"""Photos of a message, shown only to those who may read it, and never run as anything but a picture."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from hearth.journey.contact.models import Photo, Thread
from hearth.journey.contact.views.tickets import private, with_thread

logger = logging.getLogger("hearth.photos")
HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
}
FRAME = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 72"><path fill="#e9e5dc" d="M0 0h96v72H0z"/>{}</svg>'
STROKE = '<g fill="none" stroke="#6f685c" stroke-width="3" stroke-linecap="round">{}</g>'
STAND_INS = {
    "waiting": STROKE.format('<circle cx="48" cy="36" r="14"/><path d="M48 28v8l6 4"/>'),
    "unreadable": STROKE.format('<path d="M32 24h32v24H32zM30 52l36-32"/>'),
}


@private
@require_safe
@with_thread
def photo(request: HttpRequest, thread: Thread, message: UUID, number: int) -> HttpResponse:
    """A photo in one's own thread."""
    return picture(thread, message, number, small="small" in request.GET)


def shown_photo(place: Path | None, state: str) -> Any:
    """The picture that lies here, or a drawing that stands in for it while it waits or cannot be opened."""
    if place is not None and not place.exists():
        raise Http404
    answer = FileResponse(place.open("rb"), content_type="image/jpeg") if place else stand_in(state)
    for name, value in HEADERS.items():
        answer.headers[name] = value
    return answer


def picture(thread: Any, message: UUID, number: int, *, small: bool) -> HttpResponse:
    """The rewritten photo, or a drawing that stands in until it is there."""
    rows = Photo.objects.filter(message_id=message, message__thread=thread, number=number).exclude(state="erased")
    if (found := rows.first()) is None:
        raise Http404
    answer = _opened(found, small) if found.state == "ready" else stand_in(found.state)
    for name, value in HEADERS.items():
        answer.headers[name] = value
    return answer


def _opened(found: Photo, small: bool) -> Any:
    place = found.sizes[small]
    try:
        return FileResponse(place.open("rb"), content_type="image/jpeg")
    except FileNotFoundError as missing:
        if (picture := _unlocked(found, place)) is None:
            raise Http404 from missing
        return HttpResponse(picture, content_type="image/jpeg")


def _unlocked(found: Photo, place: Path) -> bytes | None:
    """Of a sealed matter, whose page this person may read; it is a picture in memory only."""
    try:
        return found.unlocked(place)
    except InvalidTag:
        logger.exception("photo %s was altered or moved", found.pk)
        return None


def stand_in(state: str) -> HttpResponse:
    """What is shown in place of a picture that waits to be drawn, or cannot be."""
    return HttpResponse(FRAME.format(STAND_INS[state]), content_type="image/svg+xml; charset=utf-8")
