"""The board: what units have in hand, what is due, late, given back, reported; one page for staff, units and chair."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from hearth.core import clock
from hearth.core.addresses import address
from hearth.core.bookmarks import bookmark, read_moment, written
from hearth.core.tenancy import known_id
from hearth.core.together import Line, Rows, answer
from hearth.ground.congress.guards import signed_in
from hearth.ground.congress.models import Unit
from hearth.journey.casework import labels, queries
from hearth.journey.casework.lifecycle import TIERS
from hearth.journey.casework.models import Referral
from hearth.journey.casework.rules import may_look
from hearth.journey.casework.together import decisions_of


@require_safe
@signed_in
def board(request: Any) -> HttpResponse:
    """What is due first lies on top."""
    if not may_look(request.actor):
        raise Http404
    now = clock.now()
    trays = queries.trays_of(request.actor, now)
    tray, narrowed = _chosen(request, trays)
    page = queries.page_of(tray, bookmark(request.GET.get("after", "")), narrowed)
    context = {
        "trays": [each for each in trays.values() if each.is_tab],
        "tray": tray,
        "page": page,
        "counts": queries.counts(trays),
        "now": now,
        "narrowed": narrowed,
        "query": _query(tray, narrowed),
        "made_at": written(now),
        "labels": labels,
        "is_staffs": queries.is_staffs(request.actor),
        "decisions": {verb: each.name for verb, each in decisions_of(request.actor).items()},
    }
    return render(request, "casework/board.html", context)


@require_safe
@signed_in
def overview(request: Any) -> HttpResponse:
    """Unit by unit and tier by tier: in hand, late, disputed, given back, wandering, rising; each leads to its rows."""
    if not may_look(request.actor):
        raise Http404
    now = clock.now()
    rows = queries.by_unit(request.actor, now)
    teams = queries.by_team(request.actor, now) if request.actor.unit else []
    context = {"rows": rows, "all": queries.in_all(rows), "teams": teams, "labels": labels}
    return render(request, "casework/overview.html", context)


def _chosen(request: Any, trays: dict[str, queries.Tray]) -> tuple[queries.Tray, dict[str, Any]]:
    """Which pile is looked at, and of which unit, team and tier only."""
    first = next(each for each in trays.values() if each.is_tab)
    asked = {name: known_id(request.GET.get(name, "")) for name in ("unit", "team")}
    narrowed = {name: Unit.objects.filter(pk=key).first() for name, key in asked.items() if key}
    narrowed["tier"] = tier if (tier := request.GET.get("tier", "")) in TIERS else ""
    return trays.get(request.GET.get("tray", ""), first), {name: what for name, what in narrowed.items() if what}


def _query(tray: queries.Tray, narrowed: dict[str, Any]) -> str:
    """The same pile again, as it stands in an address."""
    return urlencode({"tray": tray.name} | {name: getattr(what, "pk", what) for name, what in narrowed.items()})


@require_safe
@signed_in
def news(request: Any) -> HttpResponse:
    """Asked every half minute by an open board: what came is offered, never pushed under the reader's eyes."""
    if not may_look(request.actor):
        raise Http404
    since, now = read_moment(request.GET.get("since", "")), clock.now()
    tray, narrowed = _chosen(request, queries.trays_of(request.actor, now))
    came = queries.came_since(tray, since, narrowed) if since else 0
    if str(came or "") == request.GET.get("shown", ""):
        return HttpResponse(status=204)
    return render(request, "casework/_news.html", {"came": came, "query": _query(tray, narrowed)})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def together(request: Any) -> HttpResponse:
    """Several referrals at once: what was ticked, what is to be done, and afterwards what was done and what was not."""
    decisions = decisions_of(request.actor)
    if not decisions:
        raise Http404

    def find(codes: list[str]) -> list[Referral]:
        rows = Referral.objects.visible_to(request.actor).filter(code__in=codes)
        return list(rows.select_related("unit", "team", "clock", "issue__thread__deputy", "given_back").distinct())

    back = f"{address('casework:board')}?{urlencode({'tray': request.GET.get('tray', '')[:20]})}"
    return answer(request, decisions, Rows(find, _line, request.get_full_path(), back))


def _line(referral: Referral) -> Line:
    words = f"{referral.unit.name} · {referral.words}"
    link = address("casework:referral", referral.code)
    return Line(referral, referral.place or referral.code, words, link, labels.STATES[referral.state])
