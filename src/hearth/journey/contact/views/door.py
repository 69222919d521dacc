"""Behind every printed code: the deputy, and the way to write to them. Nothing is signed in and nothing remembered."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.template.loader import get_template
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from hearth.core.addresses import address
from hearth.core.plain import plain
from hearth.core.responses import SeeOther
from hearth.journey.contact import tracking
from hearth.journey.contact.doors import Door, StationDoor, door
from hearth.journey.contact.forms import MessageForm
from hearth.journey.contact.numbers import read_number
from hearth.journey.contact.views.standing import standing_in
from hearth.journey.contact.views.writing import SENT, form_context, send

INDENTS = re.compile(r"\n\s+")  # a tenth of the page, which people fetch over weak networks
BLANK = "a-new-submission-is-put-here"
NONE_SENT = "what-was-sent-last-is-put-here"


@dataclass(frozen=True)
class Page:
    """A deputy's page as it was rendered a few seconds ago."""

    body: bytes
    mark: str


@csrf_exempt  # whoever posts holds a signed submission, and a form from another site comes back to be checked
@require_http_methods(["GET", "HEAD", "POST"])
def landing(request: Any, code: str) -> HttpResponse:
    """The deputy behind a code, and the form; a station's deputies, to choose from; or why it leads nowhere."""
    return _opened(request, code)


@csrf_exempt  # as above
@require_http_methods(["GET", "HEAD", "POST"])
def at_station(request: Any, code: str, deputy: str) -> HttpResponse:
    """The deputy whom a visitor chose behind a station's code, and the form."""
    return _opened(request, code, plain(deputy)[:12])


def _opened(request: Any, code: str, chosen: str = "") -> HttpResponse:
    number = read_number(code[:40])
    found = door(number, chosen) if number else None
    if found is None:
        return _unknown(request, code)
    with standing_in(request, found.congress):
        if found.code.state == "rotated" or found.is_over or found.is_paused:
            return _led_on(request, found)
        if chosen and (isinstance(found, StationDoor) or not found.code.is_stations):
            return SeeOther(address("door:landing", found.code.code))  # not, or no longer, on this roster
        if request.method == "POST" and isinstance(found, Door):
            return send(request, found)
        return _show(request, found)


@require_http_methods(["GET", "HEAD"])
def look_up(request: HttpRequest) -> HttpResponse:
    """A number typed from a poster."""
    typed = request.GET.get("number", "")[:40]
    number = read_number(typed)
    return SeeOther(address("door:landing", number)) if number else _unknown(request, typed)


def _show(request: Any, found: Door | StationDoor) -> HttpResponse:
    page = found.pages.get(request.reading) or _render(request.reading, found)
    etag = f'"{page.mark}-{int(time.time()) // 3600:x}-{_sent_last(request)}"'
    if etag in request.META.get("HTTP_IF_NONE_MATCH", ""):
        answer: HttpResponse = HttpResponseNotModified()
    else:
        body = page.body.replace(BLANK.encode(), tracking.new_submission().encode(), 1)
        answer = HttpResponse(body.replace(NONE_SENT.encode(), _sent_last(request).encode(), 1))
    answer.headers["ETag"] = etag
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer


def _sent_last(request: Any) -> str:
    """The end of what this browser sent last; a cookie may hold anything, and a header must not."""
    end = request.COOKIES.get(SENT, "")[:16]
    return end if end.isascii() and end.isalnum() else ""


def _render(reading: Any, found: Door | StationDoor) -> Page:
    is_deputys = isinstance(found, Door)
    template = "contact/door.html" if is_deputys else "contact/station_door.html"
    context = form_context(found, MessageForm(), BLANK, sent=NONE_SENT) if is_deputys else {"door": found}
    here = found.address
    whole = context | {"reading": reading, "congress": found.congress, "actor": None, "here": here, "said": ""}
    body = INDENTS.sub("\n", get_template(template).render(whole)).encode()
    page = found.pages[reading] = Page(body, sha256(body).hexdigest()[:16])
    return page


def _unknown(request: HttpRequest, typed: str) -> HttpResponse:
    return render(request, "contact/unknown.html", {"typed": typed}, status=404)


def _led_on(request: Any, found: Door | StationDoor) -> HttpResponse:
    """A code that leads nowhere itself says where to go on."""
    if found.code.state == "rotated" and found.code.successor:
        answer = SeeOther(address("door:landing", found.code.successor.code))
        answer.status_code = 302
        return answer
    if isinstance(found, StationDoor):
        return render(request, "contact/station_not_here.html", {"door": found})
    heirs = found.heirs()
    known = {code.deputy_id for code in heirs}
    neighbours = [code for code in found.neighbours() if code.deputy_id not in known]
    context = {"door": found, "deputy": found.deputy, "heirs": heirs, "neighbours": neighbours}
    return render(request, "contact/not_here.html", context)
