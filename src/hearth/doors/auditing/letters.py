"""Whom to tell of an export: the second persons that it waits, whoever ordered it what became of it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from hearth.core import clock
from hearth.core.addresses import address
from hearth.core.words import day
from hearth.doors.auditing.events import Happened
from hearth.doors.auditing.exporting import kept_until
from hearth.doors.auditing.models import Export
from hearth.ground.accounts.models import User
from hearth.ground.audit.models import Entry
from hearth.ground.congress.models import Post
from hearth.ground.courier import sending
from hearth.ground.courier.addressing import to_people
from hearth.ground.courier.kinds import Letter

SECONDS = ("auditor", "leader")
SAY: dict[str, Any] = {
    Happened.EXPORT_ASKED: lambda: (
        _("An export waits for a second person"),
        _("%(name)s asks for a long export. Look at what it holds, and decide."),
    ),
    Happened.EXPORT_DECLINED: lambda: (_("Your export was declined"), _("Nothing was made. Ask %(name)s why.")),
    Happened.EXPORT_LAPSED: lambda: (
        _("Nobody has confirmed your export"),
        _("It waited for a week and is off. Order it anew if you still need it."),
    ),
    Happened.EXPORT_FINISHED: lambda: (
        _("Your export is ready"),
        _("Fetch it by %(day)s. After that the file is deleted."),
    ),
    Happened.EXPORT_FAILED: lambda: (_("Your export could not be made"), _("Order it once more.")),
    Happened.EXPORT_EXPIRED: lambda: (
        _("Your exported file was deleted"),
        _("It was kept for a week, as you were told. Order it anew if you still need it."),
    ),
}


def post(entry: Entry) -> None:
    """Put this entry's letters into the outbox, once each, and hand over those that wait there."""
    export = Export.objects.get(pk=entry.thing_id)
    sending.tell(entry, to_people(entry, _named(entry.event), _told(entry, export)))


def _told(entry: Entry, export: Export) -> set[User]:
    if entry.event != Happened.EXPORT_ASKED:
        return set(User.objects.filter(pk=export.ordered_by))
    held = Post.objects.held_on(clock.today()).filter(role__in=SECONDS).select_related("user")
    return {post.user for post in held}


def facts(entry: Entry, letter: str) -> dict[str, Any]:
    """Who asks or decided, and until when; what was asked for stands on the page alone."""
    export = Export.objects.filter(pk=entry.thing_id).first()
    is_asked = letter == _named(Happened.EXPORT_ASKED)
    page = address("auditing:waiting") if is_asked else address("auditing:export", entry.thing_id)
    link = f"{settings.HEARTH_LETTER_ADDRESS}{page}"
    until = day(kept_until(export), clock.now()) if export else ""
    return {"name": entry.name, "day": until, "way": link, "link": link, "about": entry.thing_id}


def _named(event: str) -> str:
    return str(event).partition(".")[2]


LETTERS = {_named(event): Letter("exports", say, facts, ("name", "day")) for event, say in SAY.items()}
