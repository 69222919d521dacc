"""Telling deputies of their reception days: when announced, corrected or called off, and once more days before."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from hearth.core import clock
from hearth.core.addresses import address
from hearth.core.words import weekday
from hearth.doors.stations.events import Happened
from hearth.ground.accounts.models import User
from hearth.ground.audit.models import Entry
from hearth.ground.congress.models import Post, ReceptionDay
from hearth.ground.courier import sending
from hearth.ground.courier.addressing import to_people
from hearth.ground.courier.kinds import Letter

LETTERS_OF = {
    Happened.ANNOUNCED: "reception",
    Happened.CORRECTED: "reception_corrected",
    Happened.CANCELLED: "reception_cancelled",
    Happened.REMINDED: "reception_reminder",
}
SUBJECTS: dict[str, Any] = {
    "reception": lambda: _("You receive residents on %(day)s"),
    "reception_corrected": lambda: _("A reception day has changed: %(day)s"),
    "reception_cancelled": lambda: _("The reception day on %(day)s is called off"),
    "reception_reminder": lambda: _("Soon: you receive residents on %(day)s"),
}


def post(entry: Entry) -> None:
    """Put this entry's letters into the outbox, once each, and hand over those that wait there."""
    day = ReceptionDay.objects.get(pk=entry.thing_id)
    sending.tell(entry, to_people(entry, LETTERS_OF[Happened(entry.event)], _sitting(entry, day)))


def _sitting(entry: Entry, day: ReceptionDay) -> set[User]:
    """Everybody who sits there, or sat there before it was corrected."""
    sitting = Post.objects.filter(role="deputy", deputy__sittings__day=day)
    before = Post.objects.filter(role="deputy", deputy__code__in=entry.facts.get("before", []))
    today = clock.today()
    return {post.user for posts in (sitting, before) for post in posts.held_on(today).select_related("user")}


def facts(entry: Entry, letter: str) -> dict[str, Any]:
    """Where and when, in the reader's language."""
    day = ReceptionDay.objects.select_related("station").get(pk=entry.thing_id)
    link = f"{settings.HEARTH_LETTER_ADDRESS}{address('congress:station', day.station_id)}"
    return {
        "day": weekday(day.held_on, clock.now()),
        "hours": day.hours,
        "station": day.station.name,
        "where": "\n".join(filter(None, (day.station.address, day.note))),
        "way": link,
        "link": link,
    }


def _saying(letter: str) -> Any:
    return lambda: (SUBJECTS[letter](), "\n".join((_("%(station)s, %(hours)s"), "%(where)s")))


LETTERS = {
    letter: Letter("reception", _saying(letter), facts, ("day", "hours", "station", "where")) for letter in SUBJECTS
}
