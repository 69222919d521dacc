from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hearth.core.bookmarks import bookmark
from hearth.core.plain import plain
from hearth.ground.congress.queries import area_named, areas
from hearth.journey.contact import publications

LONGEST = 60
GONE = 410


@require_safe
def answers(request: Any) -> HttpResponse:
    """Questions and answers that everybody may read, newest first; nothing here is remembered from before."""
    known, sought = areas(), plain(request.GET.get("q", ""))[:LONGEST]
    area = area_named(request.GET.get("area", ""), known)
    page = publications.answers(sought, area, bookmark(request.GET.get("after", "")))
    context = {"sought": sought, "area": area, "areas": known, "page": page, "more": _more(sought, area, page.goes_on)}
    return render(request, "congress/answers.html", context)


def _more(sought: str, area: Any, after: Any) -> str:
    asked = {"q": sought, "area": area.pk if area else "", "after": after}
    return f"?{urlencode({name: value for name, value in asked.items() if value})}" if after else ""


@require_safe
def answer(request: Any, code: str) -> HttpResponse:
    """One of them; what was taken down says so, and why."""
    told = publications.published(plain(code)[:8])
    if told is None:
        raise Http404
    corrections = told.editions.exclude(reason="").order_by("version") if told.is_public else ()
    context = {"told": told, "corrections": corrections}
    return render(request, "congress/answer.html", context, status=200 if told.is_public else GONE)
