"""Sheets to take away: templates, and what the congress has."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_POST, require_safe

from hearth.core.addresses import address
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.core.sheets import Unreadable
from hearth.ground.congress import actions
from hearth.ground.congress.guards import allowed
from hearth.ground.congress.importing import giving, problems
from hearth.ground.congress.importing.kind import Kind
from hearth.ground.congress.views.imports import kind_named

FORMS = {"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "csv": "text/csv; charset=utf-8"}


@require_safe
@allowed("congress.upload_import")
def template(request: Any, kind: str, form: str) -> HttpResponseBase:
    """An empty sheet with the right columns and one example."""
    wanted = kind_named(kind)
    return _file(wanted, giving.example(wanted), form, f"{kind}-template")


@require_POST
@allowed("congress.export_rows")
def export(request: Any, kind: str, form: str) -> HttpResponseBase:
    """Everything of this kind; that it went out stands in the ledger."""
    wanted = kind_named(kind)
    if form not in FORMS:
        raise Http404
    try:
        rows = actions.export_rows(request.congress, kind, form, by=request.actor)
    except Refused as refused:
        return say(SeeOther(address("imports:upload", kind)), str(refused.sentence))
    except Unreadable as missing:
        return say(SeeOther(address("imports:upload", kind)), problems.sentence(problems.FILE, missing.why, {}))
    return _file(wanted, rows, form, f"{request.congress.slug}-{kind}")


def _file(kind: Kind, rows: giving.Rows, form: str, name: str) -> HttpResponseBase:
    if form not in FORMS:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="{name}.{form}"', "X-Content-Type-Options": "nosniff"}
    if form == "csv":
        return StreamingHttpResponse(giving.csv_of(kind, rows), content_type=FORMS[form], headers=headers)
    return HttpResponse(giving.workbook_of(kind, rows), content_type=FORMS[form], headers=headers)
