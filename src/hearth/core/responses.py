"""How a view answers: a plain form is redirected, htmx gets the fragment."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from hearth.core.cookies import give, named

FLASH = named("hearth_said")


class SeeOther(HttpResponseRedirect):
    """The form was taken; the browser fetches the page with GET, so that reloading sends nothing twice."""

    status_code = 303


def respond(request: HttpRequest, fragment: str, context: dict[str, Any], *, page: str, said: str = "") -> HttpResponse:
    """After an action: the changed fragment for htmx, or back to the page that shows it, with one sentence said."""
    if getattr(request, "htmx", False):
        return render(request, fragment, context | {"said": said})
    return say(SeeOther(page), said)


def say(response: HttpResponse, sentence: str) -> HttpResponse:
    """Let the next page begin with this sentence."""
    if sentence:
        give(response, FLASH, sentence.encode().hex(), max_age=60)
    return response


def said(request: HttpRequest) -> str:
    """The sentence the last answer left for this page."""
    try:
        return bytes.fromhex(request.COOKIES.get(FLASH, "")).decode()[:300]
    except ValueError:
        return ""
