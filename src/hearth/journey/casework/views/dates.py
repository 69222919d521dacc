"""Every date of a referral with the reasons it follows from."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hearth.core import clock
from hearth.ground.congress.guards import signed_in
from hearth.ground.rulebook import clocks
from hearth.journey.casework.views.referral import seen


@require_safe
@signed_in
def dates(request: Any, code: str) -> HttpResponse:
    """What runs, and what has ended: rule, source, start, pauses and extensions with their reasons, holidays, due."""
    referral = seen(request, code)
    told = [(running, clocks.explain(running)) for running in reversed(clocks.of(referral))]
    context = {"referral": referral, "told": told, "now": clock.now()}
    return render(request, "casework/dates.html", context)
