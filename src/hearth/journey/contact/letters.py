"""Whom to tell what, given a line of the ledger: each recipient once by each way they left."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from hearth.core import clock, tenancy
from hearth.core.words import grouped_code
from hearth.ground.accounts.models import User
from hearth.ground.audit.models import Entry
from hearth.ground.congress.actors import ABOVE
from hearth.ground.congress.models import Post
from hearth.ground.courier import sending
from hearth.ground.courier.addressing import to_people, to_resident
from hearth.ground.courier.kinds import Letter
from hearth.ground.courier.models import Dispatch
from hearth.journey.contact import handing
from hearth.journey.contact.events import Happened
from hearth.journey.contact.models import Contact, Thread
from hearth.journey.contact.models.sight import standing_of
from hearth.journey.contact.tracking import code_of

TO_CITIZEN = {
    Happened.ACKNOWLEDGED: "read",
    Happened.REPLIED: "answered",
    Happened.ASKED: "asked",
    Happened.HANDED_OVER: "with_staff",
    Happened.TAKEN_OVER: "with_staff",
    Happened.REASSIGNED: "reassigned",
    Happened.INHERITED: "handed_on",
    Happened.ENTRUSTED: "left_to_staff",
    Happened.RETURNED: "reassigned",
    Happened.REDIRECTED: "redirected",
    Happened.REFUSED: "refused",
    Happened.REDACTED: "asked_to_publish",
    Happened.PUBLISHED: "published",
    Happened.PUBLICATION_CORRECTED: "publication_changed",
    Happened.TAKEN_DOWN: "publication_changed",
}
TO_DEPUTY = {
    Happened.DELIVERED: "new",
    Happened.RELEASED: "new",
    Happened.ADDED: "added",
    Happened.REOPENED: "reopened",
    Happened.REASSIGNED: "new",
    Happened.INHERITED: "inherited",
    Happened.RATED: "rated",
    Happened.HANDED_BACK: "handed_back",
    Happened.RETURNED: "returned",
    Happened.UNSEALED: "new",
}
TO_OVERSEERS = {Happened.GLASS_ASKED: "glass_asked", Happened.GLASS_OPENED: "glass_opened"}
TO_STAFF = {
    Happened.SEALED: "sealed",
    Happened.REFERRED_UP: "sealed",
    Happened.HELD: "held",
    Happened.ESCALATED: "escalated",
    Happened.HANDED_OVER: "handed_over",
    Happened.SECOND_REQUESTED: "second_asked",
    Happened.APPEALED: "held",
    Happened.PROPOSED: "to_publish",
    Happened.CONSENTED: "to_publish",
    Happened.WISHED: "to_publish",
}


def post(entry: Entry) -> None:
    """Put this entry's letters into the outbox, once each, and hand over those that wait there."""
    thread = Thread.objects.select_related("deputy").get(pk=entry.thing_id)
    sending.tell(entry, _letters(entry, thread), is_confidential=thread.is_sealed or thread.is_withheld)


def _letters(entry: Entry, thread: Thread) -> Iterator[Dispatch]:
    event = Happened(entry.event)
    if letter := TO_CITIZEN.get(event):
        contact = Contact.objects.filter(thread=thread).first()
        yield from to_resident(entry, letter, thread.pk, contact.ways if contact else [], thread.language)
    if (letter := TO_DEPUTY.get(event)) and not thread.is_withheld:
        yield from _to_users(entry, letter, _deputys_side(thread))
    if letter := TO_STAFF.get(event):
        yield from _to_users(entry, letter, _staff_of(thread))
    if event == Happened.READER_NAMED:
        yield from _to_users(entry, "sealed", set(User.objects.filter(pk=entry.facts["reader"])))
    if letter := TO_OVERSEERS.get(event):
        yield from _to_users(entry, letter, _holding(Post.objects.filter(role__in=["leader", "auditor"])))


def _deputys_side(thread: Thread) -> set[User]:
    """The deputy and who helps them; staff, where the deputy has left and nobody else represents the district."""
    holding = _holding(Post.objects.filter(deputy=thread.deputy_id))
    return holding or (set() if handing.is_in_office(thread.deputy) else _staff_of(thread))


def _staff_of(thread: Thread) -> set[User]:
    """Clerks; of a sealed matter the chair, those they named, and the congress above if it was referred there."""
    if not thread.is_sealed:
        return _holding(Post.objects.filter(role="clerk"))
    named = {reader.user for reader in thread.readers.select_related("user")}
    return named | _holding(Post.objects.filter(role="leader")) | (_above() if thread.is_referred_up else set())


def _above() -> set[User]:
    with tenancy.inside(tenancy.current().parent):
        return _holding(Post.objects.filter(role__in=ABOVE))


def _holding(posts: Any) -> set[User]:
    """Everybody who holds one of these posts today."""
    return {post.user for post in posts.held_on(clock.today()).select_related("user")}


def _to_users(entry: Entry, letter: str, users: set[User]) -> Iterator[Dispatch]:
    """Each of them whom it is not about, unless they did it themselves."""
    told = [user for user in users if not standing_of(entry.thing_id, user.pk).is_subject]
    yield from to_people(entry, letter, told)


def facts(entry: Entry, letter: str) -> dict[str, Any]:
    """What stands in a letter: who, and the thread's number; never what was written."""
    thread = Thread.objects.select_related("deputy").get(pk=entry.thing_id)
    known = {"deputy": thread.deputy.short_title, "congress": tenancy.current().short_name, "matter": thread.code}
    return known | {"way": _way(letter, thread), "link": _link(letter, thread)}


def _way(letter: str, thread: Thread) -> str:
    """How the reader goes on; to a resident the code is told once, with the receipt."""
    address = {"address": _link(letter, thread)}
    if letter == "receipt":
        code = {"code": grouped_code(code_of(thread))}
        return _("Your tracking code: %(code)s. With it you follow every step: %(address)s") % (code | address)
    if letter in TO_CITIZEN.values():
        return _("Follow it with your tracking code: %(address)s") % address
    return address["address"]


def _link(letter: str, thread: Thread) -> str:
    here = settings.HEARTH_LETTER_ADDRESS
    if letter in ("receipt", *TO_CITIZEN.values()):
        return f"{here}/t/"
    if letter in TO_OVERSEERS.values():
        return f"{here}/{tenancy.current().slug}/glass/"
    return f"{here}/{tenancy.current().slug}/threads/{thread.code}/"


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
    "handed_on": lambda: (
        _("%(deputy)s goes on with your matter"),
        _("%(deputy)s now represents your district and goes on with your matter. You need do nothing."),
    ),
    "left_to_staff": lambda: (
        _("Staff of the congress go on with your matter"),
        _("Staff of the congress now see to your matter. Nothing is lost, and you need do nothing."),
    ),
    "redirected": lambda: (
        _("Where your message can be helped best"),
        _("This belongs elsewhere. We have written down for you where to turn, and why."),
    ),
    "refused": lambda: (
        _("About your message"),
        _("We could not take it, and have written down why. If you disagree, you can have it looked at once more."),
    ),
    "asked_to_publish": lambda: (
        _("May your question be published?"),
        _("The answer could help others. Look at the exact words and decide. Nothing is public yet."),
    ),
    "published": lambda: (
        _("Your question and the answer are public"),
        _("They stand on the public page as you saw them, without your name. You can take them back at any time."),
    ),
    "publication_changed": lambda: (
        _("About your published question"),
        _("Something changed in what is public of your question. Look at how it stands now."),
    ),
    "to_publish": lambda: (_("Something waits to be published"), _("In %(matter)s a publication waits for you.")),
    "new": lambda: (_("A new message from a resident"), _("A resident has written to %(deputy)s (%(matter)s).")),
    "inherited": lambda: (
        _("A matter was handed on to you"),
        _("%(deputy)s goes on with %(matter)s, which another deputy of the district had in hand."),
    ),
    "handed_back": lambda: (
        _("A matter was given back to you"),
        _("Staff have given %(matter)s back to %(deputy)s, with a note."),
    ),
    "returned": lambda: (_("A matter is with you again"), _("%(matter)s is with %(deputy)s again.")),
    "handed_over": lambda: (
        _("A deputy asks you to take over"),
        _("%(deputy)s asks staff to see to %(matter)s. Read the note and refer it, or take it over."),
    ),
    "second_asked": lambda: (
        _("A sealed matter needs a second person"),
        _("In %(matter)s somebody has proposed a step that takes two. Read the reason and decide."),
    ),
    "added": lambda: (_("A resident has added something"), _("There is something new in %(matter)s.")),
    "reopened": lambda: (_("Not solved yet"), _("A resident says that %(matter)s is not solved.")),
    "rated": lambda: (_("A resident has rated the answer"), _("There is a rating in %(matter)s.")),
    "held": lambda: (_("A message waits for you to look at it"), _("%(matter)s was set aside by the filter.")),
    "sealed": lambda: (_("A sealed matter waits for you"), _("%(matter)s is sealed. You are among those who read it.")),
    "glass_asked": lambda: (
        _("An administrator asks to read a message"),
        _("For %(matter)s a second person is needed. Read the reason and decide."),
    ),
    "glass_opened": lambda: (
        _("An administrator was let in"),
        _("%(matter)s can be read by an administrator for an hour. See who, and why."),
    ),
    "escalated": lambda: (
        _("A message has not been read for three working days"),
        _("%(matter)s to %(deputy)s has not been read for three working days. Take it over or pass it on."),
    ),
}

GROUPS = {
    "receipt": ("receipt",),
    "progress": tuple(TO_CITIZEN.values()),
    "messages": tuple(TO_DEPUTY.values()),
    "screening": ("sealed", "held", "escalated", "handed_over", "second_asked"),
    "publication": ("to_publish",),
    "oversight": tuple(TO_OVERSEERS.values()),
}
LETTERS = {
    name: Letter(
        group, SAY[name], facts, ("deputy", "congress", "matter"), is_urgent=name in ("receipt", "glass_opened")
    )
    for group, names in GROUPS.items()
    for name in dict.fromkeys(names)
}
