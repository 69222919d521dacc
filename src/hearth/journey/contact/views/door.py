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
from hearth.core.responses import SeeOther
from hearth.journey.contact import tracking
from hearth.journey.contact.doors import Door, door
from hearth.journey.contact.forms import MessageForm
from hearth.journey.contact.numbers import read_number
from hearth.journey.contact.views.standing import standing_in
from hearth.journey.contact.views.writing import SENT, form_context, send

INDENTS = re.compile(r"\n\s+")  # a tenth of the page, which people fetch over weak networks
BLANK = "a-new-submission-is-put-here"


@dataclass(frozen=True)
class Page:
    """A deputy's page as it was rendered a few seconds ago."""

    body: bytes
    mark: str


@csrf_exempt  # whoever posts holds a signed submission, and a form from another site comes back to be checked
@require_http_methods(["GET", "HEAD", "POST"])
def landing(request: Any, code: str) -> HttpResponse:
    """The deputy behind a code, and the form; or why it leads nowhere."""
    number = read_number(code[:40])
    found = door(number) if number else None
    if found is None:
        return _unknown(request, code)
    with standing_in(request, found.congress):
        if found.code.state == "rotated" or found.is_over or found.is_paused:
            return _led_on(request, found)
        return send(request, found) if request.method == "POST" else _show(request, found)


@require_http_methods(["GET", "HEAD"])
def look_up(request: HttpRequest) -> HttpResponse:
    """A number typed from a poster."""
    typed = request.GET.get("number", "")[:40]
    number = read_number(typed)
    return SeeOther(address("door:landing", number)) if number else _unknown(request, typed)


def _show(request: Any, found: Door) -> HttpResponse:
    page = found.pages.get(request.reading) or _render(request.reading, found)
    etag = f'"{page.mark}-{int(time.time()) // 3600:x}-{_sent_last(request)}"'
    if etag in request.META.get("HTTP_IF_NONE_MATCH", ""):
        answer: HttpResponse = HttpResponseNotModified()
    else:
        answer = HttpResponse(page.body.replace(BLANK.encode(), tracking.new_submission().encode(), 1))
    answer.headers["ETag"] = etag
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer


def _sent_last(request: Any) -> str:
    """The end of what this browser sent last; a cookie may hold anything, and a header must not."""
    end = request.COOKIES.get(SENT, "")[:16]
    return end if end.isascii() and end.isalnum() else ""


def _render(reading: Any, found: Door) -> Page:
    context = form_context(found, MessageForm(), BLANK)
    here = address("door:landing", found.code.code)
    whole = context | {"reading": reading, "congress": found.congress, "actor": None, "here": here, "said": ""}
    body = INDENTS.sub("\n", get_template("contact/door.html").render(whole)).encode()
    page = found.pages[reading] = Page(body, sha256(body).hexdigest()[:16])
    return page


def _unknown(request: HttpRequest, typed: str) -> HttpResponse:
    return render(request, "contact/unknown.html", {"typed": typed}, status=404)


def _led_on(request: Any, found: Door) -> HttpResponse:
    """A code that leads nowhere itself says where to go on."""
    if found.code.state == "rotated" and found.code.successor:
        answer = SeeOther(address("door:landing", found.code.successor.code))
        answer.status_code = 302
        return answer
    context = {"door": found, "deputy": found.deputy, "neighbours": found.neighbours()}
    return render(request, "contact/not_here.html", context, status=410 if found.is_over else 200)
