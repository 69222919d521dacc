"""The search: one page for everybody; what it finds follows from what a person may see."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hearth.core import clock
from hearth.core.addresses import address
from hearth.core.ids import readable
from hearth.core.responses import SeeOther
from hearth.core.sought import Sought
from hearth.doors.finding import people, queries, showing
from hearth.doors.finding.forms import KINDS, SearchForm
from hearth.ground.congress.guards import signed_in
from hearth.journey.casework import labels
from hearth.journey.casework.models import Referral
from hearth.journey.casework.rules import may_look
from hearth.journey.contact.labels import state_label
from hearth.journey.contact.models import Thread

CODE = 8
A_FEW = 5


@require_safe
@signed_in
def search(request: Any) -> HttpResponse:
    """Where is it? Empty, too short and not found each say what to try."""
    form = SearchForm(request.GET)
    is_clear = form.is_valid()
    sought = form.sought if is_clear else Sought("")
    if where := _named(request.actor, sought):
        return SeeOther(where)
    kind = form.cleaned_data.get("kind", "")
    is_asked = (
        is_clear and not sought.is_short and bool(sought or form.is_narrowed) and not (kind == "notes" and not sought)
    )
    parts = _parts(request, form, sought, kind) if is_asked else []
    context = {
        "form": form,
        "sought": sought,
        "kind": kind,
        "kinds": _kinds(request.actor, form),
        "parts": parts,
        "is_asked": is_asked,
        "is_narrowing": "narrow" in request.GET or form.is_narrowed_or_wrong,
        "is_found": any(part["hits"] for part in parts),
        "kept": form.kept if is_clear else {},
        "now": clock.now(),
        "labels": labels,
        "headings": KINDS,
        "state_label": state_label,
    }
    return render(request, "finding/search.html", context, status=200 if is_clear else 422)


def _named(actor: Any, sought: Sought) -> str:
    """Who types the number of a message or a referral is led straight to it."""
    code = readable(sought.said)
    if len(code) != CODE or not code.isalnum() or not code.isascii():
        return ""
    if Thread.objects.visible_to(actor).filter(code=code).exists():
        return address("contact:thread", code)
    if Referral.objects.visible_to(actor).filter(code=code).exists():
        return address("casework:referral", code)
    return ""


def _kinds(actor: Any, form: SearchForm) -> list[tuple[str, Any, str]]:
    """The kinds of things this person can look for, each with its address for the same words."""
    asked = {name: value for name, value in form.data.items() if name in form.fields and name != "kind" and value}
    known = KINDS if may_look(actor) else {"": KINDS[""], "people": KINDS["people"]}
    return [(kind, label, f"?{urlencode(asked | ({'kind': kind} if kind else {}))}") for kind, label in known.items()]


def _parts(request: Any, form: SearchForm, sought: Sought, kind: str) -> list[dict[str, Any]]:
    """What was found of the kind that is asked for; of everything, a few of each kind and the way to the rest."""
    after = queries.place(request.GET.get("after", "")) if kind else None
    shown = [kind] if kind else ["people", "messages", "referrals"]
    return [part for each in shown if (part := _part(request.actor, form, sought, each, after, is_few=not kind))]


def _part(
    actor: Any, form: SearchForm, sought: Sought, kind: str, after: Any, *, is_few: bool
) -> dict[str, Any] | None:
    limits = form.limits(kind)
    if limits is None:
        return None
    if kind == "people":
        found = people.found(actor, sought.words, limits, A_FEW + 1 if is_few else people.MOST)
        return {
            "kind": kind,
            "hits": found[:A_FEW] if is_few else found,
            "onwards": _rest(form, kind) if is_few and len(found) > A_FEW else "",
            "back_to": None,
        }
    page, hits = _looked(actor, sought, kind, limits, after, A_FEW if is_few else queries.ROWS)
    if is_few:
        onwards = _rest(form, kind) if page.goes_on else ""
        return {"kind": kind, "hits": hits, "onwards": onwards, "back_to": page.back_to}
    onwards = f"?{urlencode(form.kept | {'after': str(page.goes_on)})}" if page.goes_on else ""
    return {"kind": kind, "hits": hits, "onwards": onwards, "back_to": page.back_to}


def _looked(
    actor: Any, sought: Sought, kind: str, limits: dict[str, Any], after: Any, rows: int
) -> tuple[queries.Page, list[Any]]:
    if kind == "referrals":
        page = queries.referrals(actor, sought, limits, after, rows=rows)
        return page, showing.referrals(page.things, sought, [actor.unit])
    is_notes = kind == "notes"
    page = queries.messages(actor, sought, limits, after, only_notes=is_notes, rows=rows)
    return page, showing.threads(page.things, sought, only_notes=is_notes)


def _rest(form: SearchForm, kind: str) -> str:
    return f"?{urlencode(form.kept | {'kind': kind})}"
