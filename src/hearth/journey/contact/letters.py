"""Whom to tell what, given a line of the ledger: each recipient once by each way they left."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from hearth.core import clock, tenancy
from hearth.core.words import grouped_code
from hearth.ground.audit.models import Entry
from hearth.ground.congress.models import Post
from hearth.ground.courier.delivering import deliver
from hearth.ground.courier.models import Dispatch
from hearth.journey.contact.events import Happened
from hearth.journey.contact.models import Contact, Thread
from hearth.journey.contact.tracking import code_of

TO_CITIZEN = {
    Happened.ACKNOWLEDGED: "read",
    Happened.REPLIED: "answered",
    Happened.ASKED: "asked",
    Happened.HANDED_OVER: "with_staff",
    Happened.TAKEN_OVER: "with_staff",
    Happened.REASSIGNED: "reassigned",
    Happened.REDIRECTED: "redirected",
    Happened.REFUSED: "refused",
}
TO_DEPUTY = {
    Happened.DELIVERED: "new",
    Happened.RELEASED: "new",
    Happened.ADDED: "added",
    Happened.REOPENED: "reopened",
    Happened.REASSIGNED: "new",
    Happened.RATED: "rated",
}
TO_STAFF = {Happened.HELD: "held", Happened.ESCALATED: "escalated", Happened.APPEALED: "held"}


def post(entry: Entry) -> None:
    """Put this entry's letters into the outbox, once each, and hand over those that wait there."""
    thread = Thread.objects.select_related("deputy").get(pk=entry.thing_id)
    Dispatch.objects.bulk_create(list(_letters(entry, thread)), ignore_conflicts=True)
    for dispatch in Dispatch.objects.filter(entry=entry.pk, state__in=("ready", "sending")):
        with translation.override(dispatch.language):
            deliver(dispatch, *compose(dispatch.letter, thread))


def _letters(entry: Entry, thread: Thread) -> Iterator[Dispatch]:
    event = Happened(entry.event)
    if letter := TO_CITIZEN.get(event):
        contact = Contact.objects.filter(thread=thread).first()
        for channel, address in contact.ways if contact else ():
            yield _dispatch(entry, "citizen", letter, channel, address, thread.language)
    if letter := TO_DEPUTY.get(event):
        yield from _to_users(entry, letter, Post.objects.filter(deputy=thread.deputy_id))
    if letter := TO_STAFF.get(event):
        yield from _to_users(entry, letter, Post.objects.filter(role="clerk"))


def _to_users(entry: Entry, letter: str, posts: Any) -> Iterator[Dispatch]:
    """Everybody who holds one of these posts today, unless they did it themselves."""
    users = {post.user for post in posts.held_on(clock.now().date()).select_related("user")}
    for user in sorted(users, key=lambda user: user.pk):
        for channel, address in (("email", user.email), ("sms", user.phone)) if user.pk != entry.who else ():
            if address:
                yield _dispatch(entry, f"user {user.pk}", letter, channel, address, user.language)


def _dispatch(entry: Entry, recipient: str, letter: str, channel: str, address: str, language: str) -> Dispatch:
    kept = {"letter": letter, "channel": channel, "address": address, "language": language}
    return Dispatch(entry=entry.pk, recipient=recipient, created_at=clock.now(), **kept)


def compose(letter: str, thread: Thread) -> tuple[str, str]:
    """Subject and text, in the reader's language: what happened and what comes next, never what was written."""
    facts = {"deputy": thread.deputy.short_title, "congress": tenancy.current().short_name, "matter": thread.code}
    subject, text = (line % facts for line in SAY[letter]())
    return subject, f"{text}\n\n{_way(letter, thread)}\n{facts['congress']}"


def _way(letter: str, thread: Thread) -> str:
    if letter == "receipt":
        code = grouped_code(code_of(thread))
        return _("Your tracking code: %(code)s. With it you follow every step: %(address)s") % {
            "code": code,
            "address": f"{settings.HEARTH_LETTER_ADDRESS}/t/",
        }
    if letter in TO_CITIZEN.values():
        return _("Follow it with your tracking code: %(address)s") % {"address": f"{settings.HEARTH_LETTER_ADDRESS}/t/"}
    return f"{settings.HEARTH_LETTER_ADDRESS}/{tenancy.current().slug}/threads/{thread.code}/"


SAY: dict[str, Any] = {
    "receipt": lambda: (
        _("Your message has reached %(deputy)s"),
        _("Thank you. %(deputy)s will read it and answer you."),
    ),
    "read": lambda: (_("%(deputy)s has read your message"), _("%(deputy)s has read it and is seeing to it.")),
    "answered": lambda: (
        _("%(deputy)s has answered you"),
        _("There is an answer to your message. Read it, and say whether it is solved: you have the last word."),
    ),
    "asked": lambda: (
        _("%(deputy)s has a question"),
        _("To help, %(deputy)s needs to know a little more from you."),
    ),
    "with_staff": lambda: (
        _("Your message is being seen to"),
        _("Staff of the congress are now seeing to it together with %(deputy)s."),
    ),
    "reassigned": lambda: (_("%(deputy)s will answer you"), _("Your message is now with %(deputy)s.")),
    "redirected": lambda: (
        _("Where your message can be helped best"),
        _("This belongs elsewhere. We have written down for you where to turn, and why."),
    ),
    "refused": lambda: (
        _("About your message"),
        _("We could not take it, and have written down why. If you disagree, you can have it looked at once more."),
    ),
    "new": lambda: (_("A new message from a resident"), _("A resident has written to %(deputy)s (%(matter)s).")),
    "added": lambda: (_("A resident has added something"), _("There is something new in %(matter)s.")),
    "reopened": lambda: (_("Not solved yet"), _("A resident says that %(matter)s is not solved.")),
    "rated": lambda: (_("A resident has rated the answer"), _("There is a rating in %(matter)s.")),
    "held": lambda: (_("A message waits for you to look at it"), _("%(matter)s was set aside by the filter.")),
    "escalated": lambda: (
        _("A message has not been read for three working days"),
        _("%(matter)s to %(deputy)s has not been read for three working days. Take it over or pass it on."),
    ),
}
