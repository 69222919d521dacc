"""Behind the link of an invitation: which post is offered, by whom, and the password the person chooses."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from hearth.core import clock
from hearth.core.actions import may
from hearth.core.actors import System
from hearth.core.addresses import address
from hearth.core.network import network_of
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther
from hearth.ground.accounts import posts
from hearth.ground.accounts.forms import NewPasswordForm
from hearth.ground.accounts.guards import actor_behind
from hearth.ground.accounts.halfway import Halfway
from hearth.ground.accounts.views.signing_in import described, second_step, welcome
from hearth.ground.congress import actions, roll
from hearth.ground.congress.forms.people import CodeForm
from hearth.ground.congress.invitation_code import code_of, find
from hearth.ground.congress.models import Invitation

GONE = 410
UNKNOWN = _("This code opens no invitation. Compare it with the letter, sign by sign.")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def open_invitation(request: Any) -> HttpResponse:
    """The code is typed, or filled in from behind the # of the link; then the offer stands there."""
    if request.method != "POST":
        return _ask(request, CodeForm())
    invitation = _found(request)
    return _offer(request, invitation, NewPasswordForm()) if isinstance(invitation, Invitation) else invitation


@never_cache
@require_POST
def accept_invitation(request: Any) -> HttpResponse:
    """The person chooses a password and is signed in."""
    invitation = _found(request)
    if not isinstance(invitation, Invitation):
        return invitation
    form = NewPasswordForm(request.POST, sign_in_name=invitation.user.sign_in_name)
    if not form.is_valid():
        return _offer(request, invitation, form, status=422)
    told = {"by": System("invitation"), "congress": request.congress.ref, "device": described(request)["device"]}
    try:
        entered = actions.accept_invitation(invitation, form.cleaned_data["new"], **told)
    except Refused as refusal:
        form.add_error(None, str(refusal.sentence))
        return _offer(request, invitation, form, status=422)
    return second_step(entered, "") if isinstance(entered, Halfway) else welcome(request, entered[1])


@never_cache
@require_POST
def take_posts(request: Any) -> HttpResponse:
    """Somebody who is signed in already takes the posts with the account they have."""
    invitation = _found(request)
    if not isinstance(invitation, Invitation):
        return invitation
    form = NewPasswordForm()
    if not request.sign_in:
        return _offer(request, invitation, form, status=422)
    try:
        actions.take_posts(invitation, by=actor_behind(request))
    except Refused as refusal:
        return _offer(request, invitation, form, status=422, refused=str(refusal.sentence))
    return SeeOther(address("desks:desk"))


def _found(request: Any) -> Invitation | HttpResponse:
    """The invitation whose code was sent, where it is open; otherwise the page that says why not."""
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _ask(request, form, status=422)
    try:
        invitation = find(form.cleaned_data["code"], network_of(request))
    except Refused as refusal:
        form.add_error("code", str(refusal.sentence))
        return _ask(request, form, status=429)
    if invitation is None:
        form.add_error("code", str(UNKNOWN))
        return _ask(request, form, status=422)
    standing = invitation.standing(clock.now())
    if standing == "open" and invitation.user.is_active:
        return invitation
    return render(request, "people/over.html", {"standing": standing}, status=GONE)


def _ask(request: Any, form: CodeForm, status: int = 200) -> HttpResponse:
    return render(request, "people/open.html", {"form": form}, status=status)


def _offer(request: Any, invitation: Invitation, form: Any, status: int = 200, refused: str = "") -> HttpResponse:
    user = invitation.user
    today = clock.today()
    context = {
        "invitation": invitation,
        "code": code_of(invitation),
        "form": form,
        "refused": refused,
        "held": [post for post in roll.posts_of(user) if not post.is_over(today)],
        "proposed": [each for each in roll.proposals_about(user) if each.kind == "post"],
        "roles": posts.NAMES,
        "session": request.sign_in,
        "may_take": bool(request.sign_in) and may("congress.take_posts", actor_behind(request), invitation),
    }
    return render(request, "people/offer.html", context, status=status)
