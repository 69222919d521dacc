"""An administrator turns scoring on, having read what forbids it elsewhere, or off again."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.ground.congress.models import Congress
from hearth.record.scoring.events import Happened
from hearth.record.scoring.models import Scoring
from hearth.record.scoring.queries import is_on

OFF = _("Scoring is not used in this congress.")
UNREAD = _("Read the notice above, and tick that you have.")
WHY = _("Say why, in a few words: deputies read it.")
ON_ALREADY = _("Scoring is turned on already.")
OFF_ALREADY = _("Scoring is turned off already.")


def must_be_on() -> None:
    """Raises `Refused` where the congress does not score."""
    if not is_on():
        raise Refused(OFF)


def wait_for_each_other(congress: Congress) -> None:
    """Whoever changes the rules of scoring at the same time waits, until the transaction is over."""
    list(Congress.objects.filter(pk=congress.pk).select_for_update(no_key=True).values_list("pk"))


@action("scoring.turn_on")
def turn_on(congress: Congress, reason: str, has_read: bool, *, by: By) -> Scoring:
    """From today on this congress scores duties, by the rules that are in force and no others."""
    if not has_read:
        raise Refused(UNREAD)
    return _decided(congress, True, reason, by)


@action("scoring.turn_off")
def turn_off(congress: Congress, reason: str, *, by: By) -> Scoring:
    """It scores no longer: pages of it are gone for everybody, and what was reckoned is kept."""
    return _decided(congress, False, reason, by)


def _decided(congress: Congress, is_to_be_on: bool, reason: str, by: By) -> Scoring:
    if not reason.strip():
        raise Refused(WHY)
    wait_for_each_other(congress)
    if is_on() == is_to_be_on:
        raise Refused(ON_ALREADY if is_to_be_on else OFF_ALREADY)
    made: Scoring = Scoring.objects.create(is_on=is_to_be_on, reason=reason, name=by.name, set_at=clock.now())
    record(Happened.TURNED_ON if is_to_be_on else Happened.TURNED_OFF, made, by=by)
    return made
