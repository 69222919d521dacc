"""The assignment meeting (交办会): whatever is to be assigned on one page, with proposals, decided row by row."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from hearth.core import clock
from hearth.core.actions import may
from hearth.core.refusals import Refused
from hearth.ground.congress.guards import signed_in
from hearth.ground.congress.models import Unit
from hearth.journey.suggestions import actions, queries, routing
from hearth.journey.suggestions.actions.assigning import NOBODY, Share
from hearth.journey.suggestions.models import Suggestion

MOST = 50
PLACES = ("first", "second", "third")


class Row(NamedTuple):
    """One suggestion on the table: who could have it and why, what was chosen, and what stood in the way."""

    suggestion: Suggestion
    proposals: list[routing.Proposal]
    chosen: dict[str, str]
    is_ticked: bool
    may_hand_over: bool = False
    problem: Any = ""


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def meeting(request: Any) -> HttpResponse:
    """Whoever assigns sees all that waits; what is ticked is assigned or handed over, one by one; the rest stays."""
    tray = queries.trays_of(request.actor, clock.now()).get("assign")
    if tray is None:
        raise Http404
    waiting = list(tray.suggestions().select_related("lead").order_by("registered_at", "id")[:MOST])
    mine = [each for each in waiting if may("suggestions.assign", request.actor, each)]
    units = {str(unit.pk): unit for unit in queries.units()}
    proposed = routing.proposals(mine)
    done, rows = [], []
    for each in mine:
        may_hand_over = each.handed_over_at is None and may("suggestions.hand_over", request.actor, each)
        row = _row(request.POST, each, proposed[each.pk])._replace(may_hand_over=may_hand_over)
        problem = _assigned(request, row, units) if row.is_ticked else ""
        if row.is_ticked and not problem:
            done.append(each)
        else:
            rows.append(row._replace(problem=problem))
    is_wrong = any(row.problem for row in rows)
    context = {"rows": rows, "done": done, "units": units.values(), "places": PLACES, "tray": tray}
    return render(request, "suggestions/meeting.html", context, status=422 if is_wrong else 200)


def _row(sent: Any, suggestion: Suggestion, proposed: list[routing.Proposal]) -> Row:
    """As it was sent, or with the first proposal filled in."""
    code = suggestion.code
    if f"mode-{code}" not in sent:
        best = str(proposed[0].unit.pk) if proposed else ""
        return Row(suggestion, proposed, dict.fromkeys(PLACES, "") | {"mode": "lead", "first": best}, is_ticked=False)
    chosen = {name: str(sent.get(f"{name}-{code}", ""))[:40] for name in ("mode", *PLACES)}
    return Row(suggestion, proposed, chosen, is_ticked=f"take-{code}" in sent)


def _assigned(request: Any, row: Row, units: dict[str, Unit]) -> Any:
    """Assigns it as it was chosen, or hands it over; answers why not."""
    if row.chosen["mode"] == "office":
        return _said(lambda: actions.hand_over(row.suggestion, by=request.actor))
    part, rest = ("lead", "co") if row.chosen["mode"] == "lead" else ("separate", "separate")
    keys = list(dict.fromkeys(row.chosen[place] for place in PLACES if row.chosen[place] in units))
    if row.chosen["first"] not in units:
        return NOBODY
    shares = [Share(units[key], part if key == row.chosen["first"] else rest) for key in keys]
    return _said(lambda: actions.assign(row.suggestion, shares, by=request.actor))


def _said(act: Callable[[], Any]) -> Any:
    """Nothing where it was done, and otherwise why it was not."""
    try:
        with transaction.atomic():
            act()
    except Refused as refusal:
        return refusal.sentence
    return ""
