"""Administrators and those they invite, as the tests about posts know them."""

from __future__ import annotations

from datetime import date
from typing import Any

from hearth.core.actors import Actor
from hearth.ground.accounts.actions.signing_in import Device
from hearth.ground.accounts.models import User
from hearth.ground.congress import actions
from hearth.ground.congress.actors import actor_for
from hearth.ground.congress.models import Invitation
from tests import cast

NEXT_YEAR = date(2099, 1, 1)
PASSWORD = "three grey geese in a field"


def admin(name: str = "施宇", english: str = "Shi Yu") -> Actor:
    """Somebody who administers the congress in scope."""
    return cast.staff(name, english, "admin")


def user_of(actor: Any) -> User:
    """The account of whoever acts."""
    return User.objects.get(pk=actor.id)


def offer(role: str, **details: Any) -> actions.Offer:
    """What somebody is offered, with nothing wrong in it."""
    return actions.Offer(role, **{"until": NEXT_YEAR, "reason": "党组会议决定", **details})


def invited(congress: Any, by: Any, role: str = "clerk", name: str = "zhou.lan", **details: Any) -> Invitation:
    """Somebody new, who has not come in yet."""
    person = actions.Person("周岚", name, name_en="Zhou Lan", email=details.pop("email", ""))
    return actions.invite(congress, person, offer(role, **details), by=by)


def come_in(invitation: Invitation) -> Actor | None:
    """The invited person accepts, and is whoever their posts make them."""
    told = {"by": cast.HOUSE, "congress": invitation.congress.ref, "device": Device()}
    actions.accept_invitation(invitation, PASSWORD, **told)
    return actor_for(user_of_invitation(invitation))


def user_of_invitation(invitation: Invitation) -> User:
    """The account behind an invitation, as it stands in the database."""
    return User.objects.get(pk=invitation.user_id)
