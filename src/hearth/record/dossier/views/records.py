"""Lines of all files: what waits for staff, and what was entered lately; several decided at once."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hearth.core.actions import may
from hearth.core.addresses import address
from hearth.core.bookmarks import bookmark
from hearth.core.together import Decision, Rows, answer
from hearth.core.together import Line as TickedLine
from hearth.ground.congress.guards import signed_in
from hearth.record.dossier import actions, queries, showing
from hearth.record.dossier.forms import ReasonForm
from hearth.record.dossier.models import DutyRecord
from hearth.record.dossier.rules import may_look


@require_safe
@signed_in
def records(request: Any) -> HttpResponse:
    """What waits, what was entered lately."""
    if not may_look(request.actor):
        raise Http404
    trays = queries.trays_of(request.actor)
    tray = trays.get(request.GET.get("tray", "")) or next(iter(trays.values()))
    page = queries.page_of(tray, bookmark(request.GET.get("after", "")))
    verbs = {verb: each.name for verb, each in _decisions(request.actor).items()} if tray.name == "verify" else {}
    context = {
        "trays": trays.values(),
        "tray": tray,
        "counts": queries.counts(trays),
        "rows": showing.shown(page.rows, request.actor),
        "goes_on": page.goes_on,
        "decisions": verbs,
        "may_register": may("dossier.register", request.actor, request.congress),
    }
    return render(request, "dossier/records.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def together(request: Any) -> HttpResponse:
    """Several lines are verified, or sent back, at once."""
    decisions = _decisions(request.actor)
    if not decisions:
        raise Http404

    def find(codes: list[str]) -> list[DutyRecord]:
        lines = DutyRecord.objects.visible_to(request.actor).filter(code__in=codes)
        return list(lines.select_related("deputy", "activity"))

    def ticked(line: DutyRecord) -> TickedLine:
        row = showing.shown([line], request.actor)[0]
        return TickedLine(line, str(line.deputy.name), row.text, address("dossier:record", line.code), row.label)

    back = f"{address('dossier:records')}?tray=verify"
    return answer(request, decisions, Rows(find, ticked, request.get_full_path(), back))


def _decisions(actor: Any) -> dict[str, Decision]:
    if "clerk" not in actor.roles:
        return {}
    return {
        "verify": Decision(_("Verify"), "circle-check", lambda line, _typed, _sent: actions.verify(line, by=actor)),
        "send_back": Decision(
            _("Send back"),
            "arrow-back-up",
            lambda line, typed, _sent: actions.send_back(line, typed["reason"], by=actor),
            ReasonForm,
        ),
    }
