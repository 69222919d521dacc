"""Letters are ordered to be printed; a job makes them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.ground.congress.events import Happened
from hearth.ground.congress.models import Bundle, Invitation
from hearth.ground.congress.roll import without_account

IS_OVER = _("This invitation is over. Invite the person again, then print the new letter.")
ALL_INVITED = _("Every deputy has an account or an invitation already.")


@action("congress.order_letter")
def order_letter(invitation: Invitation, base: str, *, by: By) -> Bundle:
    """The letter to one person is printed. `base` is the address that its code begins with."""
    if invitation.standing(clock.now()) != "open":
        raise Refused(IS_OVER)
    bundle = _bundle("letter", invitation.user.language, base, by)
    record(Happened.LETTERS_ORDERED, bundle, by=by, new=[bundle], kind="letter", user=str(invitation.user_id))
    Invitation.objects.filter(pk=invitation.pk).update(bundle=bundle)
    return bundle


@action("congress.invite_deputies")
def invite_deputies(congress: Any, language: str, until: date, base: str, *, by: By) -> Bundle:
    """Every deputy without an account is invited in one go; a job makes the accounts and prints the letters."""
    if not without_account().exists():
        raise Refused(ALL_INVITED)
    bundle = _bundle("deputies", language, base, by, until=until)
    record(Happened.LETTERS_ORDERED, bundle, by=by, new=[bundle], kind="deputies")
    return bundle


def _bundle(kind: str, language: str, base: str, by: By, **details: Any) -> Bundle:
    order = {"ordered_at": clock.now(), "ordered_by": by.id, **details}
    return Bundle(kind=kind, language=language, base=base, **order)
