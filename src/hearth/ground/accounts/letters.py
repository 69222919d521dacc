"""What a person is told about their own account, where they left an e-mail address: in time to notice a thief."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from hearth.core import clock, tenancy
from hearth.core.addresses import address
from hearth.ground.accounts.events import Happened
from hearth.ground.accounts.models import SignIn, User
from hearth.ground.audit.models import Entry
from hearth.ground.courier import sending
from hearth.ground.courier.kinds import Letter
from hearth.ground.courier.models import Dispatch

SAY: dict[str, Any] = {
    Happened.SIGNED_IN: lambda: (
        _("A sign-in from a new device"),
        _("Somebody has signed in to your account from a device we have not seen before."),
    ),
    Happened.FACTOR_ADDED: lambda: (
        _("A second factor was added"),
        _("Something new can now be shown when signing in to your account."),
    ),
    Happened.FACTOR_REMOVED: lambda: (
        _("A second factor was removed"),
        _("Something can no longer be shown when signing in to your account."),
    ),
    Happened.CARD_ISSUED: lambda: (
        _("A card with codes was printed for you"),
        _("Staff of the congress have printed a card with codes for signing in to your account."),
    ),
    Happened.PASSWORD_CHANGED: lambda: (
        _("Your password was changed"),
        _("The password of your account is a new one."),
    ),
}


# the same correction, told at the address that was given up and at the one that takes its place
OF_ADDRESSES: dict[str, Any] = {
    "address_replaced": lambda: (
        _("Your e-mail address was replaced"),
        _("An administrator has taken this address out of your account. Nothing about it reaches you here any more."),
    ),
    "address_entered": lambda: (
        _("This is now your e-mail address"),
        _("An administrator has entered this address into an account. What happens to it is told here from now on."),
    ),
}


def post(entry: Entry) -> None:
    """Put the letter into the outbox once, and hand it over; letters about addresses lie there already."""
    sending.tell(entry, _letters(entry) if entry.event in SAY else ())


def _letters(entry: Entry) -> Iterator[Dispatch]:
    """By e-mail only: it is about the account, and stays where the account's owner has always been written to."""
    user = User.objects.filter(pk=entry.facts["user"]).exclude(email="").first()
    if user is None or (entry.event == Happened.SIGNED_IN and not _is_new_device(user, entry.facts["session"])):
        return
    kept = {"letter": entry.event.partition(".")[2], "channel": "email", "address": user.email}
    yield Dispatch(entry=entry.pk, recipient=f"user {user.pk}", created_at=clock.now(), language=user.language, **kept)


def facts(entry: Entry, letter: str) -> dict[str, Any]:
    """What to do if it was not wanted; each letter stands for itself, so that none is hidden among others."""
    advice = _if_not_asked_for() if letter in OF_ADDRESSES else _if_somebody_else()
    return {"way": advice, "about": None}


def _if_somebody_else() -> str:
    account = f"{settings.HEARTH_LETTER_ADDRESS}{address('accounts:account')}"
    return _("Was it not you? Change your password at once, and end every other session: %(address)s") % {
        "address": account
    }


def _if_not_asked_for() -> str:
    """By telephone: whoever changed the address may hold the account."""
    phone = tenancy.current().phone
    asked = _("Did you not ask for this? Tell the congress at once. Every session of the account has ended.")
    return f"{asked} {phone}".strip()


def _is_new_device(user: User, session: str) -> bool:
    """A first sign-in ever is no news; after that, a browser whose name was not there before is."""
    present = SignIn.objects.filter(pk=session).first()
    earlier = SignIn.objects.filter(user=user).exclude(pk=session)
    return bool(present) and earlier.exists() and not earlier.filter(device=present.device).exists()


LETTERS = {
    **{event.partition(".")[2]: Letter("security", say, facts, is_urgent=True) for event, say in SAY.items()},
    **{letter: Letter("security", say, facts, is_urgent=True) for letter, say in OF_ADDRESSES.items()},
}
