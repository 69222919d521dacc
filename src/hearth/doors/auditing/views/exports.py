"""Files of lines: ordered here, made by a worker, fetched by whoever ordered them."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hearth.core.actions import may
from hearth.core.addresses import address
from hearth.core.lifecycle import Stale
from hearth.core.responses import SeeOther, say
from hearth.core.taking import SHEETS
from hearth.doors.auditing import actions, queries
from hearth.doors.auditing.exporting import kept_until
from hearth.doors.auditing.forms import FORMS, ExportForm, said
from hearth.doors.auditing.models import Export
from hearth.ground.congress.guards import allowed, signed_in
from hearth.ground.congress.importing.kinds import kinds
from hearth.ground.congress.importing.progress import standing

SECONDS_BETWEEN_LOOKS = 2
DECIDED = ("waiting", "ordered", "ready", "declined")  # a page that lay open is told that somebody was faster


@require_POST
@allowed("auditing.export")
def order(request: Any) -> HttpResponse:
    """Order a file of what the list shows now."""
    form = ExportForm(request.POST)
    if not form.is_valid():
        raise Http404
    asked = FORMS[form.cleaned_data["subject"]](request.POST)
    if not asked.is_valid():
        raise Http404
    ordered = actions.export(request.congress, asked=asked.kept, by=request.actor, **form.cleaned_data)
    return SeeOther(address("auditing:export", ordered.pk))


@require_POST
@allowed("auditing.export_register")
def order_register(request: Any, kind: str) -> HttpResponse:
    """Order a file of people in the register, however many they are."""
    if not (kind in kinds() and kinds()[kind].holds_people) or request.POST.get("format") not in dict(SHEETS):
        raise Http404
    ordered = actions.export_register(request.congress, kind, request.POST["format"], by=request.actor)
    return SeeOther(address("auditing:export", ordered.pk))


@require_POST
@allowed("auditing.export_files")
def order_files(request: Any, year: int) -> HttpResponse:
    """Order every duty file of a year."""
    ordered = actions.export_files(request.congress, year, by=request.actor)
    return SeeOther(address("auditing:export", ordered.pk))


@require_safe
@signed_in
def export(request: Any, export: Any) -> HttpResponse:
    """“Waits for a second person”, “being made”, which looks again by itself; then the way to the file."""
    ordered = get_object_or_404(Export.objects.own(request.actor.id), pk=export)
    context = {"export": ordered, "here_is": ordered.subject, "until": kept_until(ordered)}
    context["standing"] = standing(ordered.progress_file) if ordered.state == "ordered" else None
    answer = render(request, "auditing/export.html", context)
    if ordered.state == "ordered":
        answer.headers["Refresh"] = str(SECONDS_BETWEEN_LOOKS)
    return answer


@require_POST
@signed_in
def export_file(request: Any, export: Any) -> HttpResponseBase:
    """The file itself; that it was fetched is a line of the ledger."""
    made = get_object_or_404(Export.objects.own(request.actor.id), pk=export, state="ready")
    try:
        file = made.file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    actions.fetch(made, by=request.actor)
    return FileResponse(file, filename=f"{made.subject}-{made.code}.{made.format}", as_attachment=True)


@require_safe
@allowed("auditing.confirm_export")
def waiting(request: Any) -> HttpResponse:
    """What others have ordered and a second person has to look at."""
    asked = queries.asked_of_a_second(request.actor.id)
    lines = [(line, said(line.export.subject, line.export.asked)) for line in asked]
    audits = may("auditing.export", request.actor, request.congress)
    return render(request, "auditing/waiting.html", {"lines": lines, "here_is": "waiting", "is_among_tabs": audits})


@require_POST
@allowed("auditing.confirm_export")
def confirm_export(request: Any, export: Any) -> HttpResponse:
    """Yes, it may be taken along."""
    return _decided(request, export, actions.confirm_export, _("Confirmed. It is being made."))


@require_POST
@signed_in
def decline_export(request: Any, export: Any) -> HttpResponse:
    """No; or whoever ordered it takes it back."""
    return _decided(request, export, actions.decline_export, _("Declined. Nothing is made."))


def _decided(request: Any, export: Any, decide: Any, done: str) -> HttpResponse:
    asked = get_object_or_404(Export, pk=export, state__in=DECIDED)
    if not may(decide.action_name, request.actor, asked):
        raise Http404
    is_own = asked.ordered_by == request.actor.id
    page = address("auditing:export", asked.pk) if is_own else address("auditing:waiting")
    try:
        decide(asked, by=request.actor)
    except Stale as stale:
        return say(SeeOther(page), str(stale.sentence))
    return say(SeeOther(page), done)
