"""Whom to tell of an export: the second persons that it waits, whoever ordered it what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from hearth.core import clock, tenancy
from hearth.core.addresses import address
from hearth.core.words import day
from hearth.doors.auditing.events import Happened
from hearth.doors.auditing.exporting import kept_until
from hearth.doors.auditing.models import Export
from hearth.ground.accounts.models import User
from hearth.ground.audit.models import Entry
from hearth.ground.congress.models import Post
from hearth.ground.courier.delivering import deliver
from hearth.ground.courier.models import Dispatch

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
    Dispatch.objects.bulk_create(list(_letters(entry, export)), ignore_conflicts=True)
    for dispatch in Dispatch.objects.filter(entry=entry.pk, state__in=("ready", "sending")):
        with translation.override(dispatch.language):
            deliver(dispatch, *compose(entry, export))


def _letters(entry: Entry, export: Export) -> Iterator[Dispatch]:
    for user in sorted(_told(entry, export), key=lambda user: user.pk):
        for channel, where in (("email", user.email), ("sms", user.phone)) if user.pk != entry.who else ():
            if where:
                kept = {"letter": entry.event.partition(".")[2], "channel": channel, "address": where}
                made = {"language": user.language, "created_at": clock.now()}
                yield Dispatch(entry=entry.pk, recipient=f"user {user.pk}", **kept, **made)


def _told(entry: Entry, export: Export) -> set[User]:
    if entry.event != Happened.EXPORT_ASKED:
        return set(User.objects.filter(pk=export.ordered_by))
    held = Post.objects.held_on(clock.now().date()).filter(role__in=SECONDS).select_related("user")
    return {post.user for post in held}


def compose(entry: Entry, export: Export) -> tuple[str, str]:
    """Subject and text; what was asked for stands on the page alone."""
    subject, text = SAY[entry.event]()
    facts = {"name": entry.name, "day": day(kept_until(export), clock.now())}
    page = (
        address("auditing:waiting") if entry.event == Happened.EXPORT_ASKED else address("auditing:export", export.pk)
    )
    return subject, f"{text % facts}\n\n{settings.HEARTH_LETTER_ADDRESS}{page}\n\n{tenancy.current().short_name}"
