"""Telling deputies of their reception days: when announced, corrected or called off, and once more days before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from hearth.core import clock, tenancy
from hearth.core.addresses import address
from hearth.core.words import weekday
from hearth.doors.stations.events import Happened
from hearth.ground.audit.models import Entry
from hearth.ground.congress.models import Post, ReceptionDay
from hearth.ground.courier.delivering import deliver
from hearth.ground.courier.models import Dispatch

LETTERS = {
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
    day = ReceptionDay.objects.select_related("station").get(pk=entry.thing_id)
    Dispatch.objects.bulk_create(list(_letters(entry, day)), ignore_conflicts=True)
    for dispatch in Dispatch.objects.filter(entry=entry.pk, state__in=("ready", "sending")):
        with translation.override(dispatch.language):
            deliver(dispatch, *compose(dispatch.letter, day))


def _letters(entry: Entry, day: ReceptionDay) -> Iterator[Dispatch]:
    """To everybody who sits there, or sat there before it was corrected, by each way they can be reached."""
    letter = LETTERS[Happened(entry.event)]
    sitting = Post.objects.filter(role="deputy", deputy__sittings__day=day)
    before = Post.objects.filter(role="deputy", deputy__code__in=entry.facts.get("before", []))
    today = clock.now().date()
    users = {post.user for posts in (sitting, before) for post in posts.held_on(today).select_related("user")}
    for user in sorted(users, key=lambda user: user.pk):
        for channel, where in (("email", user.email), ("sms", user.phone)):
            if where:
                yield Dispatch(
                    entry=entry.pk,
                    recipient=f"user {user.pk}",
                    letter=letter,
                    channel=channel,
                    address=where,
                    language=user.language,
                    created_at=clock.now(),
                )


def compose(letter: str, day: ReceptionDay) -> tuple[str, str]:
    """Subject and text, in the reader's language."""
    facts = {"day": weekday(day.held_on, clock.now()), "hours": day.hours, "station": day.station.name}
    lines = [SUBJECTS[letter]() % facts, _("%(station)s, %(hours)s") % facts, day.station.address, day.note]
    page = f"{settings.HEARTH_LETTER_ADDRESS}{address('congress:station', day.station_id)}"
    return lines[0], "\n".join([*filter(None, lines[1:]), "", page, tenancy.current().short_name])
