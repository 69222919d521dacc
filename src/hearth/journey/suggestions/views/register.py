"""The public register, its feeds and its open data; the list of staff and chair, and how all of it stands."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hearth.core import clock
from hearth.core.addresses import outside
from hearth.core.plain import plain
from hearth.ground.congress.guards import signed_in
from hearth.journey.suggestions import feeds, labels, open_data, overview, piles, queries, queries_upward, register
from hearth.journey.suggestions.models import Suggestion
from hearth.journey.suggestions.rules import is_overseeing
from hearth.journey.suggestions.showing import rows

SECONDS = 300


def public(request: Any) -> HttpResponse:
    """What deputies ask for, for everybody: by words, and narrowed."""
    asked = register.asked_of_register(request.GET)
    page = register.in_register(asked)
    context = {"rows": page.rows, "onwards": _onwards(page, asked, public=""), "asked": asked, "labels": labels}
    context |= {"years": register.years(Suggestion.objects.public()), "areas": register.choices(register.areas())}
    context["reports"] = queries.public_reports()
    return render(request, "suggestions/register.html", context)


@require_safe
def feed(request: Any) -> HttpResponse:
    """News of all of them, for a reader of feeds (RFC 4287): to follow without an account and without an address."""
    return feeds.answer(request, feeds.of_all(outside(request)))


@require_safe
def feed_of(request: Any, code: str) -> HttpResponse:
    """News of this one."""
    found = Suggestion.objects.public().filter(code=plain(code)[:8]).first()
    if found is None:
        raise Http404
    return feeds.answer(request, feeds.of_one(found, outside(request)))


@require_safe
def as_csv(request: Any) -> HttpResponseBase:
    """The register as a sheet, as far as it is asked for."""
    told = open_data.as_csv(request.congress, register.asked_of_register(request.GET), outside(request))
    return _sent(request, told, "text/csv; charset=utf-8", "csv")


@require_safe
def as_json(request: Any) -> HttpResponseBase:
    """The same for programs."""
    told = open_data.as_json(request.congress, register.asked_of_register(request.GET), outside(request))
    return _sent(request, told, "application/json", "json")


@require_safe
@signed_in
def every(request: Any) -> HttpResponse:
    """Everything that was handed in, for staff and chair: by words or number, and narrowed."""
    actor, now = _overseer(request), clock.now()
    asked = register.asked_of_list(request.GET)
    page = register.in_list(asked, actor, now)
    context = {"rows": rows(page.rows), "onwards": _onwards(page, asked), "asked": asked, "labels": labels, "now": now}
    context |= {"units": register.choices(queries.units()), "years": register.years(register.seen_by(actor))}
    context["piles"] = [(pile.name, pile.title) for pile in piles.piles(now).values()]
    context["states"] = [(name, labels.STATES[name].text) for name in register.HANDED_IN]
    context |= {"trays": queries.trays_of(actor, now).values(), "tray": None, "counts": {}}
    context["arrived"] = queries_upward.arrived_for(actor)
    return render(request, "suggestions/every.html", context)


@require_safe
@signed_in
def stand(request: Any) -> HttpResponse:
    """How many stand where, which are late, contested or promised, and with which unit."""
    actor, now = _overseer(request), clock.now()
    context = {"chapters": overview.chapters(actor, now), "units": overview.by_unit(actor, now)}
    return render(request, "suggestions/overview.html", context)


def _onwards(page: register.Page, asked: register.Asked, **more: str) -> str:
    """Where the list goes on, looked at as before."""
    return f"?{urlencode(more | asked.address | {'after': page.goes_on})}" if page.goes_on else ""


def _overseer(request: Any) -> Any:
    if not is_overseeing(request.actor):
        raise Http404
    return request.actor


def _sent(request: Any, told: Any, form: str, ending: str) -> HttpResponseBase:
    """Piece by piece, to be kept for some minutes."""
    name = f"{request.congress.slug}-suggestions.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": f"public, max-age={SECONDS}"}
    return StreamingHttpResponse(told, content_type=form, headers=headers | {"X-Content-Type-Options": "nosniff"})
