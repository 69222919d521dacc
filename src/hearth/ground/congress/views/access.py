"""Other people's access: sessions ended, accounts closed and opened again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.ground.accounts import actions
from hearth.ground.accounts.guards import fresh
from hearth.ground.congress.guards import allowed
from hearth.ground.congress.views.answers import done
from hearth.ground.congress.views.people import one_of_ours


@require_POST
@allowed("congress.decline_proposal")
def end_sessions(request: Any, pk: UUID) -> HttpResponse:
    """Wherever this person is signed in, they are out."""
    return _done(request, pk, actions.end_sessions, _("Every session of this person has ended."))


@require_POST
@allowed("congress.decline_proposal")
def deactivate(request: Any, pk: UUID) -> HttpResponse:
    """Nobody signs in with this account."""
    return _done(request, pk, actions.deactivate, _("The account is closed, and every session has ended."))


@require_POST
@allowed("congress.decline_proposal")
@fresh
def reactivate(request: Any, pk: UUID) -> HttpResponse:
    """The person signs in as before."""
    return _done(request, pk, actions.reactivate, _("The account is open again."))


def _done(request: Any, pk: UUID, act: Callable[..., Any], sentence: str) -> HttpResponse:
    user = one_of_ours(pk)
    return done(lambda: act(user, by=request.actor, congress=request.congress.ref), sentence, user)
