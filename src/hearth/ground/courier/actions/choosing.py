"""What somebody wants to be told, by which channel and when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from typing import Any, NamedTuple
from uuid import UUID

from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.audit.models import Entry
from hearth.ground.audit.recording import record
from hearth.ground.courier.events import Happened
from hearth.ground.courier.kinds import CHANNELS, GROUPS, group_of
from hearth.ground.courier.models import Dispatch, Preference
from hearth.ground.courier.models.preference import AT_ONCE


class Choice(NamedTuple):
    """For one group of news: the channels, and whether at once or once a day."""

    channels: frozenset[str]
    pace: str = AT_ONCE


Hours = tuple[time, time] | None


@action("courier.choose")
def choose(congress: Any, choices: Mapping[str, Choice], hours: Hours = None, *, by: By) -> None:
    """Somebody says how they want to be told; what protects them, nobody can switch off."""
    owner: Any = by.id
    told = {group: choice for group, choice in choices.items() if not GROUPS[group].is_essential}
    for group, choice in told.items():
        keep(owner, group, choice)
    begins, ends = hours or (None, None)
    rhythm = {"quiet_from": begins, "quiet_until": ends}
    Preference.objects.update_or_create(owner=owner, group="", defaults=rhythm)
    record(Happened.CHOSEN, congress.ref, by=by, groups={group: _said(choice) for group, choice in told.items()})


def keep(owner: UUID, group: str, choice: Choice) -> None:
    """Write down one choice; the order of channels is always the same."""
    kept = {"channels": " ".join(way for way in CHANNELS if way in choice.channels), "pace": choice.pace}
    Preference.objects.update_or_create(owner=owner, group=group, defaults=kept)


@action("courier.stop")
def stop(dispatch: Dispatch, *, by: By) -> None:
    """Whoever holds a letter ends letters of its kind by its channel: the signed address in it is their proof."""
    owner, group, choice = _behind(dispatch)
    keep(owner, group, choice._replace(channels=choice.channels - {dispatch.channel}))
    record(Happened.STOPPED, dispatch, by=by, group=group, channel=dispatch.channel)


@action("courier.resume")
def resume(dispatch: Dispatch, *, by: By) -> None:
    """They want them again after all."""
    owner, group, choice = _behind(dispatch)
    keep(owner, group, choice._replace(channels=choice.channels | {dispatch.channel}))
    record(Happened.TAKEN_UP, dispatch, by=by, group=group, channel=dispatch.channel)


def is_stopped(dispatch: Dispatch) -> bool:
    """Whether letters of its kind no longer come by its channel."""
    _owner, _group, choice = _behind(dispatch)
    return dispatch.channel not in choice.channels


class CannotStop(Refused):
    """A letter that nobody can end, or that went to no person."""


def _behind(dispatch: Dispatch) -> tuple[UUID, str, Choice]:
    """Whose letter it was, its group, and what they have chosen so far; who chose nothing is told by every channel."""
    group, owner = group_of(dispatch.letter), owner_of(dispatch)
    if owner is None or GROUPS[group].is_essential:
        raise CannotStop()
    known = Preference.objects.filter(owner=owner, group=group).first()
    return owner, group, Choice(known.chosen, known.pace) if known else Choice(frozenset(CHANNELS))


def owner_of(dispatch: Dispatch) -> UUID | None:
    """The account it went to, or the thread whose resident it went to."""
    kind, _, key = dispatch.recipient.partition(" ")
    if kind == "user":
        return UUID(key)
    entry = Entry.objects.filter(pk=dispatch.entry).first() if kind == "citizen" else None
    return entry.thing_id if entry else None


def _said(choice: Choice) -> str:
    return " ".join([*sorted(choice.channels), choice.pace])
