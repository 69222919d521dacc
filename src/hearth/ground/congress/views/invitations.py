"""People are invited: one by one, or every deputy without an account at once."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.core.addresses import address, outside
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.ground.accounts.guards import fresh
from hearth.ground.congress import actions, roll
from hearth.ground.congress.forms.people import DeputiesForm, InviteForm
from hearth.ground.congress.guards import allowed
from hearth.ground.congress.models import Invitation
from hearth.ground.congress.views.answers import done


@allowed("congress.invite")
@fresh
def invite(request: Any) -> HttpResponse:
    """A form for somebody new, and the invitation it makes."""
    form = InviteForm(request.POST if request.method == "POST" else None, actor=request.actor)
    if not form.is_valid():
        return _form(request, form)
    try:
        invitation = actions.invite(request.congress, form.person, form.offer, by=request.actor)
    except Refused as refusal:
        form.add_error(None, str(refusal.sentence))
        return _form(request, form)
    sent = _("The invitation is on its way by e-mail.")
    said = sent if invitation.user.email else _("The account is made. Print the letter and hand it over.")
    return say(SeeOther(address("people:person", invitation.user_id)), said)


def _form(request: Any, form: InviteForm) -> HttpResponse:
    return render(request, "people/invite.html", {"form": form}, status=422 if form.is_bound else 200)


@allowed("congress.invite_deputies")
@fresh
def invite_deputies(request: Any) -> HttpResponse:
    """Every deputy without an account: how many they are, and the order for their letters."""
    form = DeputiesForm(request.POST if request.method == "POST" else None)
    waiting = roll.without_account().count()
    if not waiting or not form.is_valid():
        return _deputies(request, form, waiting)
    try:
        order = actions.invite_deputies(request.congress, **form.cleaned_data, base=outside(request), by=request.actor)
    except Refused as refusal:
        form.add_error(None, str(refusal.sentence))
        return _deputies(request, form, waiting)
    return SeeOther(address("people:bundle", order.pk))


def _deputies(request: Any, form: DeputiesForm, waiting: int) -> HttpResponse:
    status = 422 if waiting and form.is_bound else 200
    return render(request, "people/invite_deputies.html", {"form": form, "waiting": waiting}, status=status)


@require_POST
@allowed("congress.invite")
@fresh
def invite_again(request: Any, pk: UUID) -> HttpResponse:
    """A new way in, in place of one that was lost or is over."""
    invitation = found(pk)
    said = _("There is a new invitation; the old one opens nothing any more.")
    return done(lambda: actions.invite_again(invitation, by=request.actor), said, invitation.user)


@require_POST
@allowed("congress.invite")
def withdraw_invitation(request: Any, pk: UUID) -> HttpResponse:
    """The way in is closed."""
    invitation = found(pk)
    said = _("The invitation is withdrawn.")
    return done(lambda: actions.withdraw_invitation(invitation, by=request.actor), said, invitation.user)


def found(pk: UUID) -> Invitation:
    """The invitation an address names."""
    return get_object_or_404(Invitation.objects.select_related("user"), pk=pk)  # type: ignore[no-any-return]
