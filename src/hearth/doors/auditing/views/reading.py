"""The auditor's pages: all of them only show."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from hearth.core.bookmarks import bookmark
from hearth.doors.auditing import queries, reading_policy
from hearth.doors.auditing.deeds import deed, role_name
from hearth.doors.auditing.forms import FORMS
from hearth.ground.audit import checkpoints
from hearth.ground.audit.models import Entry, Seal
from hearth.ground.audit.signing import public_key
from hearth.ground.congress.guards import allowed

PAGES = {"ledger": "auditing/ledger.html", "sightings": "auditing/sightings.html"}
BY_YOURSELF = "./hearth verify-ledger --checkpoints kept/ --public-key ledger.key"
WORDS = {"deed": deed, "role_name": role_name}


@require_safe
@allowed("auditing.export")
def ledger(request: Any) -> HttpResponse:
    """Everything that happened, newest first."""
    return _list(request, "ledger", queries.ledger)


@require_safe
@allowed("auditing.export")
def sightings(request: Any) -> HttpResponse:
    """Who looked at whose contact, and why; and which staff opened conversations that are with somebody else."""
    return _list(request, "sightings", queries.sightings)


def _list(request: Any, subject: str, find: Any) -> HttpResponse:
    form = FORMS[subject](request.GET)
    is_clear = form.is_valid()
    after = bookmark(request.GET.get("after", ""))
    page = find(form.cleaned_data, after, who=request.actor.id) if is_clear else queries.Page([], None)
    kept = form.kept if is_clear else {}
    onwards = f"?{urlencode(kept | {'after': str(page.goes_on)})}" if page.goes_on else ""
    context = {"form": form, "page": page, "kept": kept, "onwards": onwards, "here_is": subject, **WORDS}
    return render(request, PAGES[subject], context, status=200 if is_clear else 422)


@require_safe
@allowed("auditing.export")
def entry(request: Any, entry: Any) -> HttpResponse:
    """One line with its seal, and what came before and after on the same thing."""
    found = get_object_or_404(queries.not_about(request.actor.id, Entry.objects.select_related("seal")), pk=entry)
    before, after = queries.before_and_after(found)
    around = [*before, found, *after]
    context = {"entry": found, "seal": getattr(found, "seal", None), "around": around, "here_is": "ledger", **WORDS}
    return render(request, "auditing/entry.html", context)


@require_safe
@allowed("auditing.export")
def policy(request: Any) -> HttpResponse:
    """Who may what, read from the table that decides."""
    return render(request, "auditing/policy.html", {"chapters": reading_policy.chapters(), "here_is": "policy"})


@require_safe
@allowed("auditing.export")
def chain(request: Any) -> HttpResponse:
    """How far the chain reaches, what was last told outside, what the last check found, and how to check oneself."""
    context = {
        "seal": Seal.objects.order_by("-number").first(),
        "checkpoint": checkpoints.newest(),
        "verified": queries.last_verification(),
        "key": public_key(),
        "by_yourself": BY_YOURSELF,
        "here_is": "chain",
    }
    return render(request, "auditing/chain.html", context)
