"""What a person is called, and where letters to them go, is put right."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.ids import uuid7
from hearth.core.refusals import Refused
from hearth.core.sounds import sound_of_person
from hearth.ground.accounts.actions.signing_out import end_all
from hearth.ground.accounts.events import Happened
from hearth.ground.accounts.models import User
from hearth.ground.audit.recording import record
from hearth.ground.courier.models import Dispatch

ADDRESS_TAKEN = _("This e-mail address belongs to an account already. Take another one, or leave it out.")


@action("accounts.correct")
def correct(user: User, *, by: By, congress: Any, **changes: str) -> list[str]:
    """An administrator puts right how somebody is called or can be reached; answers what changed.

    Letters that open an account go to its address: with another one every session ends, and both addresses are told.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    before, changed = user.email, _put_right(user, changes)
    if changed:
        is_moved = "email" in changed
        key, ended = uuid7(), end_all(user) if is_moved else 0
        told = _letters(key, user, before) if is_moved else []
        facts = {"user": str(user.pk), "fields": changed, "sessions": ended}
        record(Happened.CORRECTED, congress, by=by, id=key, new=told, **facts)
    return changed


@action("accounts.correct_own_name")
def correct_own_name(user: User, name: str, name_en: str, *, by: By, congress: Any) -> None:
    """People say themselves what they are called; a deputy's name stands in the register."""
    if changed := _put_right(user, {"name": name, "name_en": name_en}):
        record(Happened.OWN_NAME_CORRECTED, congress, by=by, user=str(user.pk), fields=changed)


def _put_right(user: User, changes: dict[str, str]) -> list[str]:
    changed = sorted(name for name, value in changes.items() if getattr(user, name) != value)
    for name in changed:
        setattr(user, name, changes[name])
    user.sound = sound_of_person(user.name) if "name" in changed else user.sound
    try:
        with transaction.atomic():
            user.save(update_fields=[*changed, "sound"])
    except IntegrityError:
        raise Refused(ADDRESS_TAKEN) from None
    return changed


def _letters(entry: UUID, user: User, before: str) -> list[Dispatch]:
    """One to each address: the old one stands nowhere else any more once this is written."""
    told = {"address_replaced": (before, f"user {user.pk} before"), "address_entered": (user.email, f"user {user.pk}")}
    kept = {"entry": entry, "channel": "email", "language": user.language, "created_at": clock.now()}
    return [
        Dispatch(letter=letter, address=address, recipient=recipient, **kept)
        for letter, (address, recipient) in told.items()
        if address
    ]
