"""The installation's own pages: its congresses, and what it says about itself."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import is_valid_path
from django.views.decorators.http import require_safe

from hearth.core import tenancy
from hearth.core.addresses import address
from hearth.ground.congress.middleware import congresses
from hearth.ground.congress.models import Congress
from hearth.ground.rulebook.profile import Profile
from hearth.ground.rulebook.versions import in_force
from hearth.journey.contact import retention
from hearth.journey.demands import choosing


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The congresses to choose from; an only one opens at once."""
    known = list(congresses().values())
    if len(known) == 1:
        return HttpResponseRedirect(home_of(known[0]))
    doors = [(congress, home_of(congress)) for congress in known]
    return render(request, "installation/home.html", {"doors": doors})


def home_of(congress: Congress) -> str:
    """Where a congress receives people."""
    with tenancy.inside(congress):
        return address("congress:home")


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "installation/about.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "installation/privacy.html", {"periods": _periods(), "given": _given()})


def _given() -> list[tuple[str, str]]:
    """Which congresses let a service outside compare messages, and at which host."""
    told = []
    for congress in congresses().values():
        with tenancy.inside(congress):
            if host := choosing.given_to():
                told.append((congress.short_name, host))
    return told


def _periods() -> list[tuple[str, list[tuple[str, str]]]]:
    """How long what is stored of people stays, and in which congresses so."""
    together: dict[str, tuple[Profile, list[str]]] = {}
    for congress in congresses().values():
        with tenancy.inside(congress):
            rules = in_force()
        together.setdefault(rules.id, (rules, []))[1].append(congress.short_name)
    return [(", ".join(names), retention.periods(rules)) for rules, names in together.values()]


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "installation/accessibility.html")


@require_safe
def with_slash(request: Any, slug: str) -> HttpResponse:
    """People type `/yuhe` and mean the page."""
    if request.congress or is_valid_path(f"/{slug}/"):
        return HttpResponseRedirect(f"/{slug}/")
    raise Http404


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Search engines may read what residents agreed to publish, and nothing else (RFC 9309)."""
    open_to_all = [f"Allow: {_answers_of(congress)}" for congress in congresses().values()]
    return HttpResponse("\n".join(["User-agent: *", *open_to_all, "Disallow: /", ""]), content_type="text/plain")


def _answers_of(congress: Congress) -> str:
    with tenancy.inside(congress):
        return address("congress:answers")
