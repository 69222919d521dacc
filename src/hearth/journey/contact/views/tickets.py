"""A citizen's browser holds a ticket for one thread; here it is handed out, taken back and read."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from hearth.core.actors import Visitor
from hearth.core.addresses import address
from hearth.core.cookies import give, named
from hearth.core.responses import SeeOther
from hearth.ground.congress.middleware import congresses
from hearth.journey.contact import tracking
from hearth.journey.contact.models import Thread
from hearth.journey.contact.queries import own_thread
from hearth.journey.contact.views.standing import standing_in

COOKIE = named("hearth_thread", is_everywhere=False)
PATH = "/t/"
DAY = 86_400

View = Callable[..., HttpResponse]


def hand_ticket(answer: HttpResponse, thread: Thread) -> HttpResponse:
    """Let this browser open this thread for a day, without the code."""
    give(answer, COOKIE, tracking.ticket(thread), max_age=DAY, path=PATH)
    return answer


def take_ticket(answer: HttpResponse) -> HttpResponse:
    """Let this browser forget the thread."""
    answer.delete_cookie(COOKIE, path=PATH, samesite="Lax")
    return answer


def private(view: View) -> View:
    """Pages about one's own message: kept nowhere, and telling no other site that they were open."""
    checked = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # A page that says no-referrer makes browsers call its own forms' origin "null"; the token still decides.
        if request.META.get("HTTP_ORIGIN") == "null":
            request.META["HTTP_ORIGIN"] = f"{request.scheme}://{request.get_host()}"
        response = checked(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    return answer


def with_thread(view: View) -> View:
    """The view of somebody who holds a ticket; without one they are asked for their code."""

    @wraps(view)
    def answer(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        congress, key = opened(request)
        if congress is None:
            return SeeOther(address("track:thread"))
        with standing_in(request, congress):
            thread = own_thread(key)
            if thread is None:
                return take_ticket(SeeOther(address("track:thread")))
            request.actor = Visitor(thread=thread)
            return view(request, thread, *args, **kwargs)

    return answer


def opened(request: HttpRequest) -> tuple[Any, str]:
    """Congress and key of the thread this browser's ticket opens, or None and nothing."""
    found = tracking.thread_behind(request.COOKIES.get(COOKIE, ""))
    if found is None:
        return None, ""
    congress = next((each for each in congresses().values() if each.pk == found[0]), None)
    return congress, found[1]
