"""Whether messages of this congress may be given to a text encoder: said by a person, with a reason."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.core.text.encoders import encoder
from hearth.core.text.encoders.vectors import NotEncoded
from hearth.ground.audit.recording import record
from hearth.ground.congress.models import Congress
from hearth.journey.demands.choosing import chosen, is_allowed
from hearth.journey.demands.events import Happened
from hearth.journey.demands.models import EncoderChoice

WHY = _("Say why, in a few words.")
UNREAD = _("Read the notice above, and tick that you have.")
NONE_SET = _("No text encoder is set in this installation, or it cannot be used as it is set.")
ALLOWED_ALREADY = _("It is turned on already.")
FORBIDDEN_ALREADY = _("It is turned off already.")


@action("demands.allow_encoder")
def allow_encoder(congress: Congress, reason: str, has_read: bool, *, by: By) -> EncoderChoice:
    """From now on the encoder that is set makes vectors of this congress's messages; nobody else may be given any."""
    if not has_read:
        raise Refused(UNREAD)
    _wait_for_each_other(congress)
    try:
        found = encoder()
    except NotEncoded as error:
        raise Refused(NONE_SET) from error
    if found is None:
        raise Refused(NONE_SET)
    if is_allowed(found):
        raise Refused(ALLOWED_ALREADY)
    return _decided(True, reason, by, found.destination)


@action("demands.forbid_encoder")
def forbid_encoder(congress: Congress, reason: str, *, by: By) -> EncoderChoice:
    """No message is given to it any more, and the vectors it made go."""
    _wait_for_each_other(congress)
    last = chosen()
    if last is None or not last.is_on:
        raise Refused(FORBIDDEN_ALREADY)
    return _decided(False, reason, by, last.destination)


def _decided(is_on: bool, reason: str, by: By, destination: str) -> EncoderChoice:
    if not reason.strip():
        raise Refused(WHY)
    told = {"reason": reason, "name": by.name, "set_at": clock.now(), "destination": destination}
    made: EncoderChoice = EncoderChoice.objects.create(is_on=is_on, **told)
    event = Happened.ENCODER_ALLOWED if is_on else Happened.ENCODER_FORBIDDEN
    record(event, made, by=by, destination=destination)
    return made


def _wait_for_each_other(congress: Congress) -> None:
    list(Congress.objects.filter(pk=congress.pk).select_for_update(no_key=True).values_list("pk"))
