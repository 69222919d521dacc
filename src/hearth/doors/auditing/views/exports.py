"""Files of lines: ordered here, made by a worker, fetched by whoever ordered them."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST, require_safe

from hearth.core.addresses import address
from hearth.core.responses import SeeOther
from hearth.doors.auditing import actions
from hearth.doors.auditing.forms import FORMS, ExportForm
from hearth.doors.auditing.models import Export
from hearth.ground.congress.guards import allowed

SECONDS_BETWEEN_LOOKS = 2


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


@require_safe
@allowed("auditing.export")
def export(request: Any, export: Any) -> HttpResponse:
    """“Being made”, which looks again by itself; then the way to the file."""
    ordered = get_object_or_404(Export, pk=export, ordered_by=request.actor.id)
    answer = render(request, "auditing/export.html", {"export": ordered, "here_is": ordered.subject})
    if ordered.state == "ordered":
        answer.headers["Refresh"] = str(SECONDS_BETWEEN_LOOKS)
    return answer


@require_POST
@allowed("auditing.export")
def export_file(request: Any, export: Any) -> HttpResponseBase:
    """The file itself; that it was fetched is a line of the ledger."""
    made = get_object_or_404(Export, pk=export, ordered_by=request.actor.id, state="ready")
    try:
        file = made.file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    actions.fetch(made, by=request.actor)
    return FileResponse(file, filename=f"{made.subject}-{made.code}.{made.format}", as_attachment=True)
