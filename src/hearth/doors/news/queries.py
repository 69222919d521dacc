"""What the pages about news show: ways, letters by group, and what became of letters."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.utils.translation import gettext as _

from hearth.core.tenancy import known_id
from hearth.doors.news.labels import CHANNELS, LANGUAGES, STATES, Label, why
from hearth.ground.accounts.models import User
from hearth.ground.courier import addressing, words
from hearth.ground.courier import queries as courier
from hearth.ground.courier.kinds import GROUPS, letters, of_group
from hearth.ground.courier.models import Dispatch, Outlet
from hearth.ground.courier.models.dispatch import FOLLOWER
from hearth.journey.contact.models import Thread

MOST = 100


class Told(NamedTuple):
    """One letter, as a page tells of it."""

    who: str
    what: str
    channel: Any
    label: Label
    at: datetime
    why: Any
    leaves_at: datetime | None
    thread: str


class Line(NamedTuple):
    """One letter among those that can be worded anew."""

    name: str
    subject: str
    own: list[str]


def ways(user: User) -> dict[str, str]:
    """By which channels somebody can be reached, and where."""
    left = {"email": user.email, "sms": user.phone}
    more = {channel: _("connected") for channel in addressing.ways_of(user.pk)}
    return {channel: where for channel, where in (left | more).items() if where}


def about(thread: Thread) -> list[Told]:
    """Every letter about it, newest first."""
    return _told(courier.about(thread.pk), {thread.pk: thread.code})


def undelivered(actor: Any, since: datetime) -> list[Told]:
    """What reached nobody; of threads that this person may not see, nothing."""
    rows = list(courier.undelivered(since)[: 2 * MOST])
    keys = {each.thing for each in rows if each.recipient == "citizen" or each.thing}
    threads = dict(Thread.objects.filter(pk__in=keys).values_list("pk", "code"))
    seen = dict(Thread.objects.visible_to(actor).filter(pk__in=keys).values_list("pk", "code"))
    return _told([each for each in rows if each.thing not in threads or each.thing in seen][:MOST], seen)


def unreachable(since: datetime) -> list[tuple[str, int]]:
    """Who has left no way at all, and how many letters they did not get."""
    rows = list(courier.unreachable(since)[:MOST])
    names = _names([recipient for recipient, _count in rows])
    return [(names[recipient], count) for recipient, count in rows]


def letters_by_group() -> list[tuple[Any, list[Line]]]:
    """Every letter under its group, with the languages in which the congress has words of its own."""
    own = courier.reworded()
    return [
        (group, [_line(letter, own) for letter in of_group(name)]) for name, group in GROUPS.items() if of_group(name)
    ]


def history(letter: str, language: str) -> list[tuple[Any, str]]:
    """How it was worded, and by whom."""
    rows = list(courier.history(letter, language))
    names = {user.pk: user.shown_name for user in User.objects.filter(pk__in={each.set_by for each in rows})}
    return [(each, names.get(each.set_by, "")) for each in rows]


def _line(letter: str, own: set[tuple[str, str]]) -> Line:
    subject = words.original(letter).filled(words.samples(letter)).subject
    return Line(letter, subject, [name for code, name in LANGUAGES.items() if (letter, code) in own])


def _told(rows: Iterable[Dispatch], threads: dict[UUID, str]) -> list[Told]:
    rows = list(rows)
    names = _names([each.recipient for each in rows])
    return [_one(each, names, threads) for each in rows]


def _one(each: Any, names: dict[str, str], threads: dict[UUID, str]) -> Told:
    return Told(
        who=names.get(each.recipient, each.recipient),
        what=_what(each.letter),
        channel=CHANNELS.get(each.channel, each.channel),
        label=STATES[each.state],
        at=each.sent_at or each.created_at,
        why=why(each.error) if each.state != "sent" else "",
        leaves_at=each.leaves_at if each.state == "ready" else None,
        thread=threads.get(each.thing, ""),
    )


def _names(recipients: list[str]) -> dict[str, str]:
    """Whom each letter was for, without asking for one after the other."""
    keys = {each: known_id(each.partition(" ")[2]) for each in recipients}
    users = {user.pk: user.shown_name for user in User.objects.filter(pk__in={key for key in keys.values() if key})}
    places = {outlet.pk: outlet.title for outlet in Outlet.objects.filter(pk__in={key for key in keys.values() if key})}
    found = {name: users.get(key) or places.get(key) or _("somebody") for name, key in keys.items() if key}
    followers = {each: _("Somebody who follows it") for each in recipients if each.startswith(FOLLOWER)}
    return found | followers | {"citizen": _("The resident")}


def _what(letter: str) -> str:
    if letter not in letters():
        return _("A checkpoint of the ledger")
    return words.spoken_of(letter)
