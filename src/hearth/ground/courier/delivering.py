"""Taking a dispatch to its recipient: once, or saying that it is not known."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from importlib import import_module
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from hearth.core import clock
from hearth.core.lifecycle import Stale
from hearth.ground.courier.channels import ACCEPTED, DELIVERED, InDoubt, Refused
from hearth.ground.courier.models import Dispatch
from hearth.ground.courier.parcels import Parcel

MOST_ATTEMPTS = 8
ASKED_FOR = timedelta(days=2)
AT_A_TIME = 200
logger = logging.getLogger("hearth.courier")


def deliver(dispatch: Dispatch, parcel: Parcel) -> None:
    """Hand it to its channel. Raises what the channel raised while trying again may help.

    The row says `sending`, committed, before anything leaves (jobs run outside transactions): who finds it so later
    knows that it may have left already.
    """
    if dispatch.state == "sending":
        dispatch.move("lose", error="interrupted while sending")
        return
    if dispatch.state != "ready":
        return
    if why := why_not(dispatch):
        dispatch.move("drop", error=why)
        return
    dispatch.move("send", attempts=dispatch.attempts + 1)
    hand_over(dispatch, parcel)


def why_not(dispatch: Dispatch) -> str:
    """Why nothing goes to this recipient any more; nothing where it may go."""
    return str(import_string(settings.HEARTH_ADDRESSEES)(dispatch.recipient))


def hand_over(dispatch: Dispatch, parcel: Parcel) -> None:
    """What a channel makes of it, for a dispatch of which it is written down that it is leaving."""
    try:
        channel_of(dispatch).send(parcel)
    except Refused as refusal:
        dispatch.move("give_up", error=str(refusal)[:200])
    except InDoubt as doubt:
        dispatch.move("lose", error=str(doubt)[:200])
    except OSError as error:
        _try_again(dispatch, error)
    else:
        dispatch.move("confirm", sent_at=clock.now(), error="")


def channel_of(dispatch: Dispatch) -> Any:
    """The module that carries it."""
    return import_module(settings.HEARTH_CHANNELS[dispatch.channel])


def _try_again(dispatch: Dispatch, error: OSError) -> None:
    if dispatch.attempts >= MOST_ATTEMPTS:
        dispatch.move("give_up", error=type(error).__name__)
        logger.error("a letter could not be sent", extra={"entry": str(dispatch.entry)})
        return
    dispatch.move("fail", error=type(error).__name__)
    raise error


def learn(dispatch: Dispatch, state: str, reason: str = "") -> None:
    """The carrier says what became of it; said twice, or too late, it changes nothing."""
    moves = {ACCEPTED: "find", DELIVERED: "arrive"}
    move = moves.get(state, "bounce")
    if dispatch.can(move):
        dispatch.move(move, error=reason[:200] if move == "bounce" else "")


def ask_after(now: datetime) -> None:
    """Ask carriers about what may have been handed over. What they never had leaves once more, under its own number."""
    doubtful = Dispatch.objects.filter(state="unknown", created_at__gt=now - ASKED_FOR).order_by("id")
    for dispatch in doubtful[:AT_A_TIME]:
        channel = channel_of(dispatch)
        if not hasattr(channel, "ask"):
            continue
        try:
            told = channel.ask(str(dispatch.pk))
            if told is None:
                dispatch.move("miss", error="", leaves_at=now)
            else:
                learn(dispatch, told, "the carrier says that it failed")
        except (OSError, Stale) as error:
            logger.info("a carrier could not be asked: %s", type(error).__name__)
