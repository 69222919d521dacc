"""People accept what they were offered: with a password of their own, or with the account they have elsewhere."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.core import clock, tenancy
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.accounts import halfway, passwords
from hearth.ground.accounts.actions.own_account import UsedBefore
from hearth.ground.accounts.actions.signing_in import Device, begin
from hearth.ground.accounts.actions.signing_out import end_all
from hearth.ground.accounts.halfway import Halfway
from hearth.ground.accounts.models import SignIn, User
from hearth.ground.accounts.queries import ways_of
from hearth.ground.audit.recording import record
from hearth.ground.congress.duties import keep_apart
from hearth.ground.congress.events import Happened
from hearth.ground.congress.models import Invitation, Post, Proposal

IS_OVER = _("This invitation is over. Ask for a new one.")
NOT_FOR_THIS = _("These posts cannot be taken with this account. Set a password for the new one instead.")


@action("congress.accept_invitation")
def accept_invitation(
    invitation: Invitation, password: str, *, by: By, congress: Any, device: Device
) -> tuple[SignIn, str] | Halfway:
    """The person sets their password and is signed in, or halfway in where they have a second factor."""
    user = User.objects.get(pk=_enter(invitation).pk)
    if passwords.was_used_before(user, password):
        raise UsedBefore()
    user.set_password(password)
    user.save(update_fields=["password", "password_set_at"])
    end_all(user)
    record(Happened.INVITATION_ACCEPTED, invitation, by=by, user=str(user.pk))
    return halfway.begin(user, clock.now()) if ways_of(user) else begin(congress, user, by, device, step="invitation")


def _enter(invitation: Invitation) -> User:
    """Through the door, once. Raises `Refused` where the week is over or the account closed."""
    now = clock.now()
    if invitation.standing(now) != "open" or not invitation.user.is_active:
        raise Refused(IS_OVER)
    invitation.move("accept", accepted_at=now)
    return invitation.user


@action("congress.take_posts")
def take_posts(invitation: Invitation, *, by: By) -> None:
    """Somebody with a seat in another congress takes these posts with the account they have there."""
    user = User.objects.get(pk=by.id)
    if invitation.kind != "welcome" or not _fits(user):
        raise Refused(NOT_FOR_THIS)
    offered = _enter(invitation)
    posts, proposals = Post.objects.filter(user=offered), Proposal.objects.filter(user=offered, state="open")
    keep_apart(user, {each.role for each in (*posts, *proposals) if each.role})
    _change_hands(posts, proposals, user)
    User.objects.filter(pk=offered.pk).update(is_active=False)
    record(Happened.POSTS_TAKEN, invitation, by=by, user=str(user.pk), instead_of=str(offered.pk))


def _change_hands(posts: Any, proposals: Any, user: User) -> None:
    """What this person holds or awaits already, they do not get twice."""
    if any(Post.objects.filter(user=user, state="held", **each.seat).exists() for each in posts):
        raise Refused(NOT_FOR_THIS)
    if Proposal.objects.filter(user=user, state="open", role__in=[each.role for each in proposals]).exists():
        raise Refused(NOT_FOR_THIS)
    posts.update(user=user)
    proposals.update(user=user)


def _fits(user: User) -> bool:
    """The demo's password is printed for everybody to read: such an account holds no post in a real congress."""
    return not user.is_for_demo or bool(tenancy.current().is_demo)
