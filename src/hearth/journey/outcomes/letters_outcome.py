"""Whom to tell of what has changed: those who look at it, whoever claims it, and whoever wrote what it came of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from hearth.core import clock
from hearth.core.addresses import address
from hearth.ground.accounts.models import User
from hearth.ground.audit.models import Entry
from hearth.ground.congress.models import Post
from hearth.ground.courier import sending
from hearth.ground.courier.addressing import to_people, to_resident
from hearth.ground.courier.kinds import Letter
from hearth.ground.courier.models import Dispatch
from hearth.journey.contact.models import Contact, Subject, Thread
from hearth.journey.outcomes.events import Happened
from hearth.journey.outcomes.models import Ground, Outcome

CITIZEN, UNIT, DEPUTY, STAFF, CLAIMANT = "citizen", "unit", "deputy", "staff", "claimant"
UNITS = ("unit", "unit-leader")
OF_KIND = {"measure": "citizen_measure", "document": "citizen_document"}
LOOK = {STAFF: "outcome_look", DEPUTY: "outcome_look"}
# who hears of what, and in which words; the resident of what kind of thing it is
TELLS: dict[Happened, dict[str, str]] = {
    Happened.CLAIMED: {UNIT: "outcome_of_unit"},
    Happened.EVIDENCED: LOOK,
    Happened.CORRECTED: LOOK,
    Happened.VERIFIED: {STAFF: "outcome_to_publish"},
    Happened.CONTESTED: {CLAIMANT: "outcome_contested"},
    Happened.UNPUBLISHED: {CLAIMANT: "outcome_contested"},
    Happened.REJECTED: {CLAIMANT: "outcome_rejected"},
    Happened.PUBLISHED: {CLAIMANT: "outcome_published"},
}


def post(entry: Entry) -> None:
    """Put this entry's letters into the outbox, once each, and hand over those that wait there."""
    if entry.event == Happened.TOLD:
        _post_to_resident(entry)
        return
    outcome = Outcome.objects.filter(pk=entry.thing_id).select_related("unit", "claimed_for").first()
    if outcome is not None:
        sending.tell(entry, _letters(entry, outcome))


def _post_to_resident(entry: Entry) -> None:
    """Nothing more is told where it was sealed or withdrawn meanwhile, nor twice to the same person."""
    thread = Thread.objects.filter(pk=entry.thing_id, is_sealed=False).first()
    letter = OF_KIND.get(entry.facts.get("kind", ""))
    if thread is None or (thread.is_over and thread.state in ("withdrawn", "erased")) or not letter:
        return
    if not entry.facts.get("is_echo"):
        contact = Contact.objects.filter(thread=thread).first()
        letters = to_resident(entry, letter, thread.pk, contact.ways if contact else [], thread.language)
        sending.tell(entry, letters, is_confidential=thread.is_withheld)


def _letters(entry: Entry, outcome: Outcome) -> Iterator[Dispatch]:
    about = Subject.objects.filter(thread__in=Ground.objects.filter(outcome=outcome).values("thread"))
    apart = set(about.exclude(user=None).values_list("user", flat=True))
    told: set[Any] = set()
    for side, letter in _tells(entry).items():
        users = {user for user in _of_side(side, outcome) if user.pk not in told | apart}
        told |= {user.pk for user in users}
        yield from to_people(entry, letter, users)


def _tells(entry: Entry) -> dict[str, str]:
    """Who hears of this very line: to look again only where there is something to verify."""
    tells = TELLS.get(Happened(entry.event), {})
    if tells is LOOK and not entry.facts.get("is_to_verify"):
        return {}
    if entry.event == Happened.VERIFIED and not entry.facts.get("is_second"):
        return {}
    if entry.event == Happened.CLAIMED and entry.role in UNITS:
        return {}
    return tells


def _of_side(side: str, outcome: Outcome) -> set[User]:
    if side == CLAIMANT:
        return set(User.objects.filter(pk=outcome.claimed_by))
    if side == UNIT:
        return _holding(Post.objects.filter(role__in=UNITS, unit=outcome.unit_id)) if outcome.unit_id else set()
    if side == DEPUTY:
        return _holding(Post.objects.filter(role="deputy", deputy__in=outcome.deputies_behind()))
    return _holding(Post.objects.filter(role="clerk"))


def _holding(posts: Any) -> set[User]:
    return {post.user for post in posts.held_on(clock.today()).select_related("user")}


def facts(entry: Entry, letter: str) -> dict[str, Any]:
    """What stands in a letter: the number of the outcome; never what it is, which may tell of the matter."""
    is_citizens = letter in OF_KIND.values()
    number = entry.facts.get("outcome", entry.code)
    page = "/t/" if is_citizens else address("outcomes:outcome", number)
    link = f"{settings.HEARTH_LETTER_ADDRESS}{page}"
    way = _("Follow it with your tracking code: %(address)s") % {"address": link} if is_citizens else link
    return {"outcome": number, "way": way, "link": link, "about": entry.thing_id}


SAY: dict[str, Any] = {
    "citizen_measure": lambda: (
        _("Something was done about what you wrote"),
        _("Staff and a deputy have checked it. What was done, and since when, stands on your page."),
    ),
    "citizen_document": lambda: (
        _("A document was issued after what you wrote"),
        _("Staff and a deputy have checked it. Which document it is, and where to read it, stands on your page."),
    ),
    "outcome_of_unit": lambda: (
        _("Outcome %(outcome)s is said to be your unit’s"),
        _("See whether it is so. Add what shows it, or say what is not so."),
    ),
    "outcome_look": lambda: (
        _("Is it so? Outcome %(outcome)s"),
        _("Look at what shows it. Verify it, or say what is not so; nothing is public before you have."),
    ),
    "outcome_to_publish": lambda: (
        _("Outcome %(outcome)s can be published"),
        _("Staff and a deputy have verified it."),
    ),
    "outcome_contested": lambda: (
        _("Somebody says that outcome %(outcome)s is not so"),
        _("Read why, then correct it or add what shows it."),
    ),
    "outcome_rejected": lambda: (
        _("Outcome %(outcome)s was rejected"),
        _("The reason stands on its page."),
    ),
    "outcome_published": lambda: (
        _("Outcome %(outcome)s is public"),
        _("Everybody can read it. Whoever wrote what it came of is told."),
    ),
}
LETTERS = {
    name: Letter("progress" if name in OF_KIND.values() else "outcomes", say, facts, ("outcome",))
    for name, say in SAY.items()
}
