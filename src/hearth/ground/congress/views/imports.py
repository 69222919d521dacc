"""Importing: which sheets there are, sending one, reading what it would change, saying yes or no."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.core.addresses import address
from hearth.core.lifecycle import Stale
from hearth.core.responses import SeeOther, say
from hearth.ground.accounts.guards import fresh
from hearth.ground.congress import actions
from hearth.ground.congress.forms.imports import ConfirmationForm, UploadForm
from hearth.ground.congress.guards import allowed
from hearth.ground.congress.importing import showing
from hearth.ground.congress.importing.kind import Kind
from hearth.ground.congress.importing.kinds import KINDS, kinds
from hearth.ground.congress.importing.progress import standing
from hearth.ground.congress.models import Import

LATEST = 10
AT_WORK = ("reading", "applying")


@allowed("congress.upload_import")
def imports(request: Any) -> HttpResponse:
    """Every kind of sheet in the order of setting up, and what was sent last."""
    latest = Import.objects.order_by("-sent_at", "-pk")[:LATEST]
    others = {name: kind for name, kind in kinds().items() if name not in KINDS}
    context = {"setting_up": KINDS, "taking_over": others, "kinds": kinds(), "latest": latest, "states": showing.STATES}
    return render(request, "imports/imports.html", context)


@allowed("congress.upload_import")
def upload(request: Any, kind: str) -> HttpResponse:
    """The columns of a sheet, its template, and the form that sends one."""
    wanted = kind_named(kind)
    typed = (request.POST, request.FILES) if request.method == "POST" else ()
    form = UploadForm(*typed, takes_photos=wanted.takes_photos)
    if not form.is_valid():
        context = {"kind": wanted, "form": form}
        return render(request, "imports/upload.html", context, status=422 if form.is_bound else 200)
    source = actions.upload_import(request.congress, kind, form.cleaned_data["file"], by=request.actor)
    return SeeOther(address("imports:preview", source.pk))


@allowed("congress.upload_import")
def preview(request: Any, source: Any) -> HttpResponse:
    """How far it has got, then what it would change, then what came of it."""
    found = get_object_or_404(Import, pk=source)
    if request.htmx:
        return _glance(request, found)
    return _page(request, found, ConfirmationForm(bad=found.bad))


@require_POST
@allowed("congress.confirm_import")
def confirm(request: Any, source: Any) -> HttpResponseBase:
    """Yes, all of it."""
    found = get_object_or_404(Import, pk=source)
    return (_confirmed_freshly if kinds()[found.kind].gives_rights else _confirmed)(request, found)


def _confirmed(request: Any, found: Import) -> HttpResponse:
    form = ConfirmationForm(request.POST, bad=found.bad)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    seen, is_partial = form.cleaned_data["fingerprint"], form.cleaned_data["leave_out"]
    try:
        actions.confirm_import(found, seen, by=request.actor, is_partial=is_partial)
    except Stale as stale:
        return say(SeeOther(address("imports:preview", found.pk)), str(stale.sentence))
    return SeeOther(address("imports:preview", found.pk))


_confirmed_freshly = fresh(_confirmed)  # accounts and posts are given by nobody who merely sat down at the desk


@require_POST
@allowed("congress.withdraw_import")
def withdraw(request: Any, source: Any) -> HttpResponse:
    """No, nothing of it."""
    found = get_object_or_404(Import, pk=source)
    try:
        actions.withdraw_import(found, by=request.actor)
        done = _("Withdrawn. Nothing was changed.")
    except Stale as stale:
        done = str(stale.sentence)
    return say(SeeOther(address("imports:preview", found.pk)), done)


def kind_named(name: str) -> Kind:
    """The kind of sheet an address names."""
    if name not in kinds():
        raise Http404
    return kinds()[name]


def _glance(request: Any, source: Import) -> HttpResponse:
    """For a page that looks again by itself: how far it has got; the whole page once it stands otherwise."""
    if source.state not in AT_WORK:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "imports/_progress.html", {"source": source, "standing": standing(source.progress_file)})


def _page(request: Any, source: Import, form: ConfirmationForm, status: int = 200) -> HttpResponse:
    context = {"source": source, "kind": kinds()[source.kind], "states": showing.STATES, "form": form}
    if source.state in AT_WORK:
        context |= {"standing": standing(source.progress_file)}
        return render(request, "imports/at_work.html", context)
    if source.state == "failed":
        return render(request, "imports/failed.html", context | {"trouble": showing.trouble(source)})
    return render(request, "imports/preview.html", context | _rows(request, source), status=status)


def _rows(request: Any, source: Import) -> dict[str, Any]:
    chosen, typed = request.GET.get("show", "all"), request.GET.get("after", "")
    chosen = chosen if chosen in showing.FILTERS else "all"
    after = int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 9 else 0
    rows, following = showing.shown_page(source, chosen, after)
    found = {"rows": rows, "following": following, "chosen": chosen, "after": after}
    return found | {"tabs": showing.tabs(source), "remarks": showing.remarks(source)}
