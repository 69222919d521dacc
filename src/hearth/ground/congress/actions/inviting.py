"""People are invited: they get an account, a post, and a way in that works once, for a week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.core.sounds import sound_of_person
from hearth.ground.accounts.models import User
from hearth.ground.accounts.queries import is_address_taken
from hearth.ground.audit.recording import record
from hearth.ground.congress.actions.giving import Offer, give
from hearth.ground.congress.events import Happened
from hearth.ground.congress.invitation_code import new_locator
from hearth.ground.congress.models import Bundle, Invitation

LASTS = timedelta(days=7)
TAKEN = _("This sign-in name is taken. Choose another one.")
ADDRESS_TAKEN = _(
    "This e-mail address belongs to an account already. Leave it out and print the letter: whoever has an account "
    "can take the post with it."
)
HAS_A_PASSWORD = _("This person has a password already. If it is lost, two administrators can open the account anew.")


@dataclass(frozen=True)
class Person:
    """Somebody who has no account yet."""

    name: str
    sign_in_name: str
    name_en: str = ""
    email: str = ""
    language: str = "zh-hans"


@action("congress.invite")
def invite(congress: Any, person: Person, offer: Offer, *, by: By, bundle: Bundle | None = None) -> Invitation:
    """Somebody gets an account and a post. They alone will know the password, which they set when they accept."""
    user = _account_of(person)
    give(user, offer, by=by)
    return show_the_way(user, by, kind="welcome", bundle=bundle)


def _account_of(person: Person) -> User:
    user = User(**vars(person), sound=sound_of_person(person.name))
    user.forget_password()
    try:
        with transaction.atomic():
            user.save(force_insert=True)
    except IntegrityError:
        raise Refused(ADDRESS_TAKEN if is_address_taken(person.email) else TAKEN) from None
    return user


def show_the_way(user: User, by: By, *, kind: str, bundle: Bundle | None = None) -> Invitation:
    """A new invitation into this account, told by e-mail where the person has an address."""
    now = clock.now()
    when = {"invited_by_id": by.id, "invited_at": now, "expires_at": now + LASTS}
    invitation = Invitation(user=user, kind=kind, locator=new_locator(), bundle=bundle, **when)
    record(Happened.INVITED, invitation, by=by, new=[invitation], user=str(user.pk), kind=kind)
    return invitation


@action("congress.invite_again")
def invite_again(invitation: Invitation, *, by: By) -> Invitation:
    """The letter was lost, or its week is over: a new one takes its place, and the old one opens nothing."""
    user = User.objects.select_for_update().get(pk=invitation.user_id)
    if user.can_sign_in:
        raise Refused(HAS_A_PASSWORD)
    withdraw_open(user)
    return show_the_way(user, by, kind=invitation.kind)


@action("congress.withdraw_invitation")
def withdraw_invitation(invitation: Invitation, *, by: By) -> None:
    """The way in is closed again; the posts that came with it are ended apart."""
    invitation.move("withdraw")
    record(Happened.INVITATION_WITHDRAWN, invitation, by=by, user=str(invitation.user_id))


def withdraw_open(user: User) -> None:
    """Of several ways into one account only the newest is open."""
    Invitation.objects.filter(user=user, state="open").update(state="withdrawn")
