"""Taking a dispatch to its recipient: once, or saying that it is not known."""

from __future__ import annotations

import logging

from django.conf import settings
from django.utils.module_loading import import_string

from hearth.core import clock
from hearth.ground.courier.channels import Refused
from hearth.ground.courier.models import Dispatch

MOST_ATTEMPTS = 8
logger = logging.getLogger("hearth.courier")


def deliver(dispatch: Dispatch, subject: str, body: str) -> None:
    """Hand it to its channel. Raises what the channel raised while trying again may help.

    The row says `sending`, committed, before anything leaves (jobs run outside transactions): who finds it so later
    knows that it may have left already.
    """
    if dispatch.state == "sending":
        dispatch.move("lose", error="interrupted while sending")
        return
    if dispatch.state != "ready":
        return
    if why := import_string(settings.HEARTH_ADDRESSEES)(dispatch.recipient):
        dispatch.move("drop", error=why)
        return
    dispatch.move("send", attempts=dispatch.attempts + 1)
    try:
        import_string(f"{settings.HEARTH_CHANNELS[dispatch.channel]}.send")(
            dispatch.address, subject, body, str(dispatch.pk)
        )
    except Refused as refusal:
        dispatch.move("give_up", error=str(refusal)[:200])
    except OSError as error:
        _try_again(dispatch, error)
    else:
        dispatch.move("confirm", sent_at=clock.now())


def _try_again(dispatch: Dispatch, error: OSError) -> None:
    if dispatch.attempts >= MOST_ATTEMPTS:
        dispatch.move("give_up", error=type(error).__name__)
        logger.error("a letter could not be sent", extra={"entry": str(dispatch.entry)})
        return
    dispatch.move("fail", error=type(error).__name__)
    raise error
