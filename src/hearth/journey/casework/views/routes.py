"""The routing catalogue: read, added to, corrected."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hearth.core.addresses import address
from hearth.core.responses import SeeOther, say
from hearth.core.tenancy import known_id
from hearth.ground.congress.guards import allowed
from hearth.journey.casework import actions, labels, routing
from hearth.journey.casework.forms import RouteForm
from hearth.journey.casework.models import Route


@require_http_methods(["GET", "HEAD", "POST"])
@allowed("casework.set_route")
def routes(request: Any) -> HttpResponse:
    """Every line, and a new one."""
    return _page(request, Route())


@require_http_methods(["GET", "HEAD", "POST"])
@allowed("casework.set_route")
def route(request: Any, route: UUID) -> HttpResponse:
    """One line, to be corrected."""
    return _page(request, get_object_or_404(Route, pk=route))


@require_POST
@allowed("casework.drop_route")
def drop_route(request: Any, route: UUID) -> HttpResponse:
    """This line proposes nothing any more."""
    actions.drop_route(get_object_or_404(Route, pk=route), by=request.actor)
    return say(SeeOther(address("casework:routes")), _("The line is gone."))


def _page(request: Any, route: Route) -> HttpResponse:
    is_new = route._state.adding
    initial = (
        {"tier": "ordinary"}
        if is_new
        else {
            "title": route.title,
            "words": route.words,
            "unit": known_id(request.GET.get("unit", "")) or route.unit_id,
            "tier": route.tier,
            "area": route.area_id,
            "topic": route.topic,
        }
    )
    form = RouteForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                actions.set_route(route, by=request.actor, **form.columns)
        except IntegrityError:
            form.add_error("title", _("Another line is called so."))
        else:
            return say(SeeOther(address("casework:routes")), _("The line is kept."))
    lines = list(Route.objects.select_related("unit", "area").order_by("title"))
    context = {"routes": lines, "lessons": routing.lessons(lines), "form": form, "labels": labels}
    context["changed"] = None if is_new else route
    return render(request, "casework/routes.html", context, status=422 if form.is_bound else 200)
