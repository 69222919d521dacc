"""Whom to tell of what becomes of a promise: resident, deputy, unit, staff; each once by each way they left."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from hearth.core import clock, tenancy
from hearth.core.addresses import address
from hearth.ground.accounts.models import User
from hearth.ground.audit.models import Entry
from hearth.ground.congress.models import Post
from hearth.ground.courier.delivering import deliver
from hearth.ground.courier.models import Dispatch
from hearth.journey.contact.models import Contact, Thread
from hearth.journey.contact.models.sight import standing_of
from hearth.journey.outcomes.events import Happened
from hearth.journey.outcomes.models import Commitment

CITIZEN, UNIT, ABOVE, DEPUTY, STAFF = "citizen", "unit", "above", "deputy", "staff"
UNITS = ("unit", "unit-leader")
# who hears of what, and in which words
TELLS: dict[Happened, dict[str, str]] = {
    Happened.PROMISED: {CITIZEN: "citizen_promised", DEPUTY: "deputy_promised", UNIT: "unit_noted"},
    Happened.REVISED: {CITIZEN: "citizen_revised", DEPUTY: "deputy_revised"},
    Happened.FULFILLED: {CITIZEN: "citizen_fulfilled", DEPUTY: "deputy_look"},
    Happened.GIVEN_UP: {CITIZEN: "citizen_cannot", DEPUTY: "deputy_look"},
    Happened.DISPUTED: {UNIT: "unit_disputed"},
    Happened.MEASURED: {UNIT: "unit_below"},
    Happened.ESCALATED: {UNIT: "unit_late", DEPUTY: "deputy_late", ABOVE: "above_late", STAFF: "staff_late"},
}
# with each step of lateness somebody else hears of it
STEPS = {"late": (UNIT, DEPUTY), "late_leader": (ABOVE,), "late_committee": (STAFF,)}


def post(entry: Entry) -> None:
    """Put this entry's letters into the outbox, once each, and hand over those that wait there."""
    if entry.facts.get("is_echo"):
        return
    commitment = _commitment(code=entry.facts.get("commitment"))
    if commitment is not None:
        _send(entry, list(_letters(entry, commitment)), commitment)


def remind(entry: Entry, commitment: Commitment) -> None:
    """Its day is near, and the unit has said nothing yet."""
    _send(entry, list(_to(entry, "unit_soon", _of_unit(commitment, UNIT), commitment.thread)), commitment)


def _commitment(**which: Any) -> Commitment | None:
    found: Commitment | None = Commitment.objects.filter(**which).select_related("unit", "thread__deputy").first()
    return found


def _send(entry: Entry, letters: list[Dispatch], commitment: Commitment) -> None:
    Dispatch.objects.bulk_create(letters, ignore_conflicts=True)
    for dispatch in Dispatch.objects.filter(entry=entry.pk, state__in=("ready", "sending")):
        with translation.override(dispatch.language):
            deliver(dispatch, *compose(dispatch.letter, commitment))


def _letters(entry: Entry, commitment: Commitment) -> Iterator[Dispatch]:
    thread = commitment.thread
    tells = _tells(entry)
    if letter := tells.get(CITIZEN):
        contact = Contact.objects.filter(thread=thread).first()
        for channel, where in contact.ways if contact else ():
            yield _dispatch(entry, "citizen", letter, channel, where, thread.language)
    for side in (UNIT, ABOVE):
        if (letter := tells.get(side)) and not (side == UNIT and entry.role in UNITS):
            yield from _to(entry, letter, _of_unit(commitment, side), thread)
    if (letter := tells.get(DEPUTY)) and not thread.is_withheld:
        yield from _to(entry, letter, _holding(Post.objects.filter(deputy=thread.deputy_id)), thread)
    if letter := tells.get(STAFF):
        yield from _to(entry, letter, _holding(Post.objects.filter(role="clerk")), thread)


def _tells(entry: Entry) -> dict[str, str]:
    """Who hears of this very line: of a count only where it is below the target, of lateness step by step."""
    tells = TELLS.get(Happened(entry.event), {})
    if entry.event == Happened.MEASURED and not entry.facts.get("is_below"):
        return {}
    if entry.event == Happened.ESCALATED:
        return {side: letter for side, letter in tells.items() if side in STEPS.get(entry.facts.get("step", ""), ())}
    return tells


def _of_unit(commitment: Commitment, side: str) -> set[User]:
    """Its contacts; those above are its leaders."""
    units = {commitment.unit_id} if side == UNIT else {commitment.unit_id, commitment.unit.parent_id}
    role = "unit" if side == UNIT else "unit-leader"
    return _holding(Post.objects.filter(role=role, unit__in=units - {None}))


def _holding(posts: Any) -> set[User]:
    return {post.user for post in posts.held_on(clock.now().date()).select_related("user")}


def _to(entry: Entry, letter: str, users: set[User], thread: Thread) -> Iterator[Dispatch]:
    """Each of them whom the message is not about, unless they did it themselves."""
    told = [user for user in users if not standing_of(thread.pk, user.pk).is_subject and user.pk != entry.who]
    for user in sorted(told, key=lambda user: user.pk):
        for channel, where in (("email", user.email), ("sms", user.phone)):
            if where:
                yield _dispatch(entry, f"user {user.pk}", letter, channel, where, user.language)


def _dispatch(entry: Entry, recipient: str, letter: str, channel: str, where: str, language: str) -> Dispatch:
    kept = {"letter": letter, "channel": channel, "address": where, "language": language}
    return Dispatch(entry=entry.pk, recipient=recipient, created_at=clock.now(), **kept)


def compose(letter: str, commitment: Commitment) -> tuple[str, str]:
    """Subject and text, in the reader's language; never what was promised, which tells of the matter."""
    facts = {"unit": commitment.unit.name, "commitment": commitment.code}
    subject, text = (line % facts for line in SAY[letter]())
    return subject, f"{text}\n\n{_way(letter, commitment)}\n{tenancy.current().short_name}"


def _way(letter: str, commitment: Commitment) -> str:
    here = settings.HEARTH_LETTER_ADDRESS
    if letter.startswith("citizen"):
        return _("Follow it with your tracking code: %(address)s") % {"address": f"{here}/t/"}
    return f"{here}{address('outcomes:commitment', commitment.code)}"


SAY: dict[str, Any] = {
    "citizen_promised": lambda: (
        _("%(unit)s has promised you something"),
        _("What %(unit)s promised, and by when, stands on your page."),
    ),
    "citizen_revised": lambda: (
        _("%(unit)s has changed a promise"),
        _("What is promised now, and why it changed, stands on your page."),
    ),
    "citizen_fulfilled": lambda: (
        _("%(unit)s says that a promise is kept"),
        _("Read what was done. Your deputy looks at it as well."),
    ),
    "citizen_cannot": lambda: (
        _("%(unit)s cannot keep a promise"),
        _("Why, and who signed for it, stands on your page. Your deputy looks at it."),
    ),
    "deputy_promised": lambda: (
        _("%(unit)s has promised something"),
        _("Promise %(commitment)s was made in a matter of yours."),
    ),
    "deputy_revised": lambda: (
        _("%(unit)s has changed a promise"),
        _("Read what is promised now in %(commitment)s, and why it changed."),
    ),
    "deputy_look": lambda: (
        _("%(unit)s on promise %(commitment)s"),
        _("Look whether it is as they say, and confirm it or say what is missing."),
    ),
    "deputy_late": lambda: (
        _("A promise of %(unit)s is late"),
        _("The day set for %(commitment)s has passed. The unit was told."),
    ),
    "unit_noted": lambda: (
        _("A promise of %(unit)s was noted"),
        _("Promise %(commitment)s was written down as yours. See whether it is right, and keep it."),
    ),
    "unit_disputed": lambda: (
        _("Promise %(commitment)s is not kept yet"),
        _("Read what is missing. Your time runs on."),
    ),
    "unit_below": lambda: (
        _("%(commitment)s: less often than promised"),
        _("In the period counted last, %(unit)s did not reach what was promised."),
    ),
    "unit_soon": lambda: (
        _("%(commitment)s falls due soon"),
        _("Say that it is kept, or change the day with your reason."),
    ),
    "unit_late": lambda: (
        _("%(commitment)s is late"),
        _("The day %(unit)s promised has passed. Say that it is kept, change the day, or explain why not."),
    ),
    "above_late": lambda: (
        _("A promise of %(unit)s is late"),
        _("%(commitment)s was not kept by its day. See what it needs from you."),
    ),
    "staff_late": lambda: (
        _("A promise of %(unit)s is late"),
        _("%(commitment)s was not kept by its day, and nobody has said why."),
    ),
}
