"""What everybody may read of what has changed."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hearth.core import papers
from hearth.core.addresses import outside
from hearth.core.bookmarks import bookmark
from hearth.core.plain import plain
from hearth.journey.demands.feeds import answer
from hearth.journey.outcomes import feeds, public, queries_outcome
from hearth.journey.outcomes.models import Outcome


@require_safe
def published(request: Any) -> HttpResponse:
    """Measures and documents, the latest first, and two figures with what they mean."""
    pile = request.GET.get("pile", "")
    pile = pile if pile in public.PILES else "all"
    page = public.page_of(pile, bookmark(request.GET.get("after", "")))
    context = {"rows": page.rows, "goes_on": page.goes_on, "pile": pile, "figures": public.figures()}
    return render(request, "outcomes/published.html", context)


@require_safe
def one(request: Any, code: str) -> HttpResponse:
    """One of them, with how it came about."""
    return render(request, "outcomes/one.html", public.whole(_seen(code)))


@require_safe
def paper(request: Any, code: str) -> HttpResponseBase:
    """The document itself."""
    outcome = _seen(code)
    found = queries_outcome.paper_of(outcome)
    if found is None or found.state != "ready":
        raise Http404
    try:
        return papers.handed_out(found.file, outcome.code, kept=papers.FOR_EVERYBODY)
    except FileNotFoundError:
        raise Http404 from None


@require_safe
def feed(request: Any) -> HttpResponse:
    """News of all of them, for a reader of feeds (RFC 4287)."""
    return answer(feeds.of_all(outside(request)))


def _seen(code: str) -> Outcome:
    try:
        return public.seen(plain(code)[:8])
    except Outcome.DoesNotExist:
        raise Http404 from None
