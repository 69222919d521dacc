"""To whom a letter goes by which channel, and when: what somebody has left, minus what they do not want.

Everybody who should hear of something gets at least one row in the outbox, so that it can be said of each whether they
were told, or why not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from hearth.core import clock
from hearth.ground.audit.models import Entry
from hearth.ground.courier import quiet
from hearth.ground.courier.kinds import GROUPS, group_of, letters, reached_outside
from hearth.ground.courier.models import Dispatch, Outlet, Preference, Way
from hearth.ground.courier.models.dispatch import FOLLOWER, MUTED, NO_WAY, NOWHERE
from hearth.ground.courier.models.preference import DAILY

Ways = Sequence[tuple[str, str]]
WOKEN_BY = frozenset({"sms", "wechat"})  # what rings; an e-mail waits until it is looked at


def to_people(entry: Entry, letter: str, users: Iterable[Any]) -> Iterator[Dispatch]:
    """To each of these accounts, except whoever did it themselves."""
    told = sorted((user for user in users if user.pk != entry.who), key=lambda user: user.pk)
    chosen, more = _chosen([user.pk for user in told]), _more([user.pk for user in told])
    for user in told:
        ways = [*_left(user), *more.get(user.pk, [])]
        yield from _to_one(entry, letter, f"user {user.pk}", ways, user.language, chosen.get(user.pk, {}))


def to_resident(entry: Entry, letter: str, thread: UUID, ways: Ways, language: str) -> Iterator[Dispatch]:
    """To whoever wrote the thread."""
    ways = [*ways, *_more([thread]).get(thread, [])]
    yield from _to_one(entry, letter, "citizen", ways, language, _chosen([thread]).get(thread, {}))


def to_followers(
    entry: Entry,
    letter: str,
    readers: Iterable[tuple[UUID, str]],
    leaves_at: datetime | None,
    *,
    is_for_digest: bool = False,
) -> Iterator[Dispatch]:
    """To people without account or thread, each by the key of what they follow and in their language."""
    for key, language in readers:
        more = {"leaves_at": leaves_at, "is_for_digest": is_for_digest}
        yield _row(entry, letter, f"{FOLLOWER}{key}", "email", "", language, **more)


def to_outlets(entry: Entry, told: Iterable[Dispatch]) -> Iterator[Dispatch]:
    """Where the congress carries such news as well: each piece once, in whatever letter it is told first."""
    by_group = {group_of(each.letter): each.letter for each in told if reached_outside(each.letter)}
    if not by_group:
        return
    for outlet in Outlet.objects.all():
        if letter := next((by_group[group] for group in by_group if group in outlet.chosen), None):
            yield _row(entry, letter, f"outlet {outlet.pk}", outlet.kind, "", outlet.language)


def ways_of(owner: UUID) -> dict[str, Way]:
    """The ways somebody connected themselves, by channel."""
    return {way.channel: way for way in Way.objects.filter(owner=owner)}


def preferences_of(owner: UUID) -> dict[str, Preference]:
    """What somebody chose, by group."""
    return _chosen([owner]).get(owner, {})


def _to_one(
    entry: Entry, letter: str, recipient: str, ways: Ways, language: str, chosen: dict[str, Preference]
) -> Iterator[Dispatch]:
    group = group_of(letter)
    own = None if GROUPS[group].is_essential else chosen.get(group)
    wanted = [(channel, where) for channel, where in ways if own is None or channel in own.chosen]
    if not wanted:
        yield _row(entry, letter, recipient, NOWHERE, "", language, state="dropped", error=MUTED if ways else NO_WAY)
    for channel, where in wanted:
        yield _row(entry, letter, recipient, channel, where, language, **_when(letter, channel, own, chosen.get("")))


def _when(letter: str, channel: str, own: Preference | None, rhythm: Preference | None) -> dict[str, Any]:
    """At once; after the quiet hours; or with the news of the day. What counts hours waits for nothing."""
    if letters()[letter].is_urgent:
        return {}
    now = timezone.localtime(clock.now())
    if own is not None and own.pace == DAILY:
        return {"leaves_at": digest_at(now), "is_for_digest": True}
    resting = _quiet(rhythm) if channel in WOKEN_BY else None
    until = resting.over_at(now) if resting else now
    return {"leaves_at": until} if until > now else {}


def digest_at(now: datetime) -> datetime:
    """When the news gathered from now on is told."""
    hour, minute = map(int, settings.HEARTH_DIGEST_AT.split(":"))
    return quiet.next_time(now, now.time().replace(hour=hour, minute=minute, second=0, microsecond=0))


def _quiet(rhythm: Preference | None) -> quiet.Quiet | None:
    if rhythm is None or rhythm.quiet_from is None or rhythm.quiet_until is None:
        return quiet.hours(settings.HEARTH_QUIET_HOURS)
    return quiet.Quiet(rhythm.quiet_from, rhythm.quiet_until)


def _row(entry: Entry, letter: str, recipient: str, channel: str, where: str, language: str, **more: Any) -> Dispatch:
    kept = {"letter": letter, "channel": channel, "address": where, "language": language}
    return Dispatch(entry=entry.pk, recipient=recipient, created_at=clock.now(), **kept, **more)


def _left(user: Any) -> list[tuple[str, str]]:
    return [(way, where) for way, where in (("email", user.email), ("sms", user.phone)) if where]


def _chosen(owners: list[UUID]) -> dict[UUID, dict[str, Preference]]:
    found: dict[UUID, dict[str, Preference]] = {}
    for each in Preference.objects.filter(owner__in=owners) if owners else ():
        found.setdefault(each.owner, {})[each.group] = each
    return found


def _more(owners: list[UUID]) -> dict[UUID, list[tuple[str, str]]]:
    found: dict[UUID, list[tuple[str, str]]] = {}
    for each in Way.objects.filter(owner__in=owners) if owners else ():
        found.setdefault(each.owner, []).append((each.channel, each.address))
    return found
