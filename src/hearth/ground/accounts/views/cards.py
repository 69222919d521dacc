"""Printed cards with one-time codes, handed out by staff."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from hearth.core import printing
from hearth.core.actions import may
from hearth.core.plain import plain
from hearth.ground.accounts import actions
from hearth.ground.accounts.guards import for_staff, fresh
from hearth.ground.accounts.models import User
from hearth.ground.accounts.queries import colleague, colleagues

LONGEST_SEARCH = 60


@require_safe
@for_staff("accounts.issue_card")
def cards(request: Any) -> HttpResponse:
    """Whom is the card for?"""
    sought = plain(request.GET.get("q", ""))[:LONGEST_SEARCH]
    found = [user for user in colleagues(sought) if may("accounts.issue_card", request.actor, user)]
    return render(request, "accounts/cards.html", {"sought": sought, "found": found})


@require_POST
@for_staff("accounts.issue_card")
@fresh
def issue_card(request: Any, pk: UUID) -> HttpResponse:
    """The paper itself, at once: the codes are kept nowhere a later job could read them."""
    user = colleague(pk)
    if user is None or not may("accounts.issue_card", request.actor, user):
        raise Http404
    codes = actions.issue_card(user, by=request.actor, congress=request.congress.ref)
    paper = HttpResponse(printing.code_card(_card(request, user, codes), user.language), content_type="application/pdf")
    paper["Content-Disposition"] = 'attachment; filename="sign-in-card.pdf"'
    return paper


def _card(request: Any, user: User, codes: list[str]) -> printing.CodeCard:
    congress = request.congress
    return printing.CodeCard(user.shown_name, user.sign_in_name, congress.name, congress.phone, codes)
