"""What takes two administrators: proposed by one, confirmed or declined by another."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.ground.accounts.guards import fresh
from hearth.ground.congress import actions
from hearth.ground.congress.forms.people import ReasonForm
from hearth.ground.congress.guards import allowed
from hearth.ground.congress.models import Proposal
from hearth.ground.congress.views.answers import done
from hearth.ground.congress.views.people import one_of_ours, person_page


@require_POST
@allowed("congress.decline_proposal")
@fresh
def propose_reset(request: Any, pk: UUID) -> HttpResponse:
    """Somebody lost their password."""
    user = one_of_ours(pk)
    form = ReasonForm(request.POST, auto_id="reset_%s")
    if not form.is_valid():
        return person_page(request, user, status=422, reset_form=form)
    proposal = actions.reset_of(user, form.cleaned_data["reason"], by=request.actor)
    said = _("Proposed. A second administrator has to confirm it.")
    return done(lambda: actions.propose_reset(proposal, by=request.actor), said, user)


@require_POST
@allowed("congress.decline_proposal")
@fresh
def confirm_proposal(request: Any, pk: UUID) -> HttpResponse:
    """It takes effect."""
    proposal = _found(pk)
    reset = _("Confirmed. The old password is void; the person gets a new way in by e-mail or letter.")
    said = reset if proposal.kind == "reset" else _("Confirmed. The post is given, from today.")
    return done(lambda: actions.confirm_proposal(proposal, by=request.actor), said, proposal.user)


@require_POST
@allowed("congress.decline_proposal")
def decline_proposal(request: Any, pk: UUID) -> HttpResponse:
    """Nothing changes."""
    proposal = _found(pk)
    said = _("Declined. Nothing has changed.")
    return done(lambda: actions.decline_proposal(proposal, by=request.actor), said, proposal.user)


def _found(pk: UUID) -> Proposal:
    return get_object_or_404(Proposal.objects.select_related("user"), pk=pk)  # type: ignore[no-any-return]
