"""What a congress is made of: listed, added, corrected, removed. One set of pages for every kind in the table."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hearth.core.actions import may
from hearth.core.addresses import address
from hearth.core.plain import plain
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.ground.congress import actions
from hearth.ground.congress.guards import allowed
from hearth.ground.congress.lists import page_of
from hearth.ground.congress.models import Unit
from hearth.ground.congress.nouns import NOUNS, Noun

LONGEST = 60


@require_safe
@allowed("congress.add")
def things(request: Any, noun: str) -> HttpResponse:
    """All of one kind, forty at a time: sought by name or sound, narrowed by what they are."""
    kind = NOUNS[noun]
    sought = plain(request.GET.get("q", ""))[:LONGEST]
    chosen = _chosen(kind, request.GET)
    rows = kind.found(kind.rows(), sought) if sought else kind.rows()
    for question, _choices, value in chosen:
        rows = question.narrow(rows, value) if value else rows
    page = page_of(rows, kind.order, plain(request.GET.get("after", ""))[:40])
    context = {"noun": kind, "sought": sought, "chosen": chosen, "things": page.rows}
    return render(request, "setup/list.html", context | {"more": _more(sought, chosen, page.following)})


def _chosen(kind: Noun, asked: Any) -> list[tuple[Any, list[Any], str]]:
    """Each question with its choices and what was chosen; what is no choice was not chosen."""
    found = []
    for question in kind.filters:
        choices, value = question.choices(), asked.get(question.name, "")
        found.append((question, choices, value if value in dict(choices) else ""))
    return found


def _more(sought: str, chosen: list[tuple[Any, list[Any], str]], following: str) -> str:
    asked = {"q": sought, **{question.name: value for question, _choices, value in chosen}, "after": following}
    return f"?{urlencode({name: value for name, value in asked.items() if value})}" if following else ""


@allowed("congress.add")
def add(request: Any, noun: str) -> HttpResponse:
    """One more of a kind."""
    kind = NOUNS[noun]
    form = kind.form(request.POST or None, initial=_begun(request.GET))
    if form.is_valid():
        try:
            thing = actions.add(kind.model(**form.cleaned_data), by=request.actor)
            return say(SeeOther(address("setup:things", noun)), _("%(name)s is added.") % {"name": thing.name})
        except Refused as refused:
            form.add_error(None, str(refused.sentence))
    return _form(request, kind, form)


def _begun(asked: Any) -> dict[str, str]:
    """The area may be chosen already where somebody comes from its page."""
    return {"area": asked["area"]} if asked.get("area") else {}


@allowed("congress.correct")
def thing(request: Any, noun: str, pk: UUID) -> HttpResponse:
    """One of a kind, to be put right."""
    kind = NOUNS[noun]
    known = get_object_or_404(kind.rows(), pk=pk)
    form = kind.form(request.POST or None, thing=known)
    if form.is_valid():
        try:
            actions.correct(known, by=request.actor, **form.cleaned_data)
            return say(SeeOther(address("setup:things", noun)), _("The correction is kept."))
        except Refused as refused:
            form.add_error(None, str(refused.sentence))
            known.refresh_from_db()
    return _form(request, kind, form, known)


@require_POST
@allowed("congress.remove")
def remove(request: Any, noun: str, pk: UUID) -> HttpResponse:
    """It goes, unless something hangs on it."""
    kind = NOUNS[noun]
    known = get_object_or_404(kind.rows(), pk=pk)
    name = known.name
    try:
        actions.remove(known, by=request.actor)
    except Refused as refused:
        return say(SeeOther(address("setup:thing", noun, pk)), str(refused.sentence))
    return say(SeeOther(address("setup:things", noun)), _("%(name)s is removed.") % {"name": name})


@require_POST
@allowed("congress.close_unit")
def close_unit(request: Any, pk: UUID) -> HttpResponse:
    """Nothing new is passed to it."""
    actions.close_unit(get_object_or_404(Unit, pk=pk), by=request.actor)
    return say(SeeOther(address("setup:thing", "units", pk)), _("The unit is out of use."))


@require_POST
@allowed("congress.reopen_unit")
def reopen_unit(request: Any, pk: UUID) -> HttpResponse:
    """It handles matters again."""
    actions.reopen_unit(get_object_or_404(Unit, pk=pk), by=request.actor)
    return say(SeeOther(address("setup:thing", "units", pk)), _("The unit is in use again."))


def _form(request: Any, kind: Noun, form: Any, known: Any = None) -> HttpResponse:
    beside = {"set_promise"} if may("rulebook.set_promise", request.actor, known) else set()
    context = {"noun": kind, "form": form, "thing": known, "beside": beside}
    return render(request, "setup/form.html", context, status=422 if form.is_bound else 200)
