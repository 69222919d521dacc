"""What everybody may read of common demands: that they are raised, by how many, and what becomes of them."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from hearth.core import throttle
from hearth.core.addresses import outside
from hearth.core.bookmarks import bookmark
from hearth.core.encryption import keyed_hash
from hearth.core.network import network_of
from hearth.core.plain import plain
from hearth.journey.contact.panels import COMMON, panels
from hearth.journey.demands import feeds, public
from hearth.journey.demands.models import Demand

LONGEST = 5_000
ASKED_AT_MOST, WITHIN = 30, 600  # times in seconds, from one network


@require_safe
def common(request: Any) -> HttpResponse:
    """What many raise, the latest first."""
    page = public.page_of(bookmark(request.GET.get("after", "")))
    return render(request, "demands/common.html", {"rows": page.rows, "goes_on": page.goes_on})


@require_safe
def one(request: Any, code: str) -> HttpResponse:
    """One of them."""
    demand = _seen(code)
    return render(request, "demands/one.html", public.whole(demand) | {"panels": panels(COMMON, request.actor, demand)})


@require_safe
def feed(request: Any) -> HttpResponse:
    """News of all of them, for a reader of feeds (RFC 4287): to follow without an account and without an address."""
    return feeds.answer(feeds.of_all(outside(request)))


@require_safe
def feed_of(request: Any, code: str) -> HttpResponse:
    """News of one of them."""
    return feeds.answer(feeds.of_one(_seen(code), outside(request)))


@csrf_exempt  # it changes nothing, and the form that asks is one for everybody, without a cookie
@require_POST
def like(request: Any) -> HttpResponse:
    """What is being typed: has it been raised by many, in public? A reassurance; nothing of it is kept."""
    words = plain(request.POST.get("body", ""))[:LONGEST]
    found = public.like(words, plain(request.POST.get("place", ""))[:120]) if _may_ask(request) else []
    return render(request, "demands/_like.html", {"demands": found})


def _may_ask(request: Any) -> bool:
    key = keyed_hash("tracking.like", network_of(request))[:16]
    return throttle.count(key, seconds=WITHIN) <= ASKED_AT_MOST


def _seen(code: str) -> Demand:
    try:
        found: Demand = Demand.objects.public().select_related("owner").get(code=plain(code)[:8])
    except Demand.DoesNotExist:
        raise Http404 from None
    return found
