"""What is printed: ordered here, made by a worker, fetched as a PDF."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from hearth.core import clock
from hearth.core.addresses import address, outside
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.ground.congress.guards import allowed
from hearth.journey.contact import actions
from hearth.journey.contact import codes as shelf
from hearth.journey.contact.forms_clerk import SheetForm
from hearth.journey.contact.models import Sheet

SECONDS_BETWEEN_LOOKS = 2
SECONDS_UNTIL_SLOW = 60


@require_POST
@allowed("contact.order_sheet")
def order_sheet(request: Any) -> HttpResponse:
    """Order a poster, a sheet of cards, or the posters of all deputies."""
    form = SheetForm(request.POST)
    if not form.is_valid():
        raise Http404
    kind, language, number = (form.cleaned_data[name] for name in ("kind", "language", "code"))
    code = get_object_or_404(shelf.numbered(number)) if kind != "posters" else None
    try:
        sheet = actions.order_sheet(request.congress, kind, language, outside(request), by=request.actor, code=code)
    except Refused as refused:
        back = address("contact:code", code.number) if code else address("contact:codes")
        return say(SeeOther(back), str(refused.sentence))
    return SeeOther(address("contact:sheet", sheet.pk))


@allowed("contact.order_sheet")
def sheet(request: Any, sheet: Any) -> HttpResponse:
    """“Being printed”, which looks again by itself; then the way to the PDF."""
    ordered = get_object_or_404(Sheet.objects.select_related("deputy_code__deputy", "deputy_code__station"), pk=sheet)
    waited = (clock.now() - ordered.ordered_at).total_seconds()
    answer = render(request, "contact/sheet.html", {"sheet": ordered, "is_slow": waited > SECONDS_UNTIL_SLOW})
    if ordered.state == "ordered":
        answer.headers["Refresh"] = str(SECONDS_BETWEEN_LOOKS)
    return answer


@allowed("contact.order_sheet")
def sheet_file(request: Any, sheet: Any) -> HttpResponseBase:
    """The PDF itself."""
    printed = get_object_or_404(Sheet, pk=sheet, state="ready")
    try:
        paper = printed.file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    return FileResponse(paper, filename=f"{printed.kind}-{printed.code}.pdf", content_type="application/pdf")
