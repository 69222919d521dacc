"""Whom to tell of what becomes of a promise: resident, deputy, unit, staff; each once by each way they left."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from hearth.core import clock
from hearth.core.addresses import address
from hearth.core.tenancy import known_id
from hearth.ground.accounts.models import User
from hearth.ground.audit.models import Entry
from hearth.ground.congress.models import Post
from hearth.ground.courier import sending
from hearth.ground.courier.addressing import to_people, to_resident
from hearth.ground.courier.kinds import Letter
from hearth.ground.courier.models import Dispatch
from hearth.journey.contact.models import Contact
from hearth.journey.contact.models.sight import standing_of
from hearth.journey.outcomes.events import Happened
from hearth.journey.outcomes.models import Commitment

CITIZEN, UNIT, ABOVE, DEPUTY, STAFF = "citizen", "unit", "above", "deputy", "staff"
UNITS = ("unit", "unit-leader")
# who hears of what, and in which words
TELLS: dict[Happened, dict[str, str]] = {
    Happened.PROMISED: {CITIZEN: "citizen_promised", DEPUTY: "deputy_promised", UNIT: "unit_promise_noted"},
    Happened.REVISED: {CITIZEN: "citizen_revised", DEPUTY: "deputy_revised"},
    Happened.FULFILLED: {CITIZEN: "citizen_fulfilled", DEPUTY: "deputy_promise_look"},
    Happened.GIVEN_UP: {CITIZEN: "citizen_cannot", DEPUTY: "deputy_promise_look"},
    Happened.DISPUTED: {UNIT: "unit_promise_disputed"},
    Happened.MEASURED: {UNIT: "unit_promise_below"},
    Happened.ESCALATED: {
        UNIT: "unit_promise_late",
        DEPUTY: "deputy_promise_late",
        ABOVE: "above_promise_late",
        STAFF: "staff_promise_late",
    },
}
# with each step of lateness somebody else hears of it
STEPS = {"late": (UNIT, DEPUTY), "late_leader": (ABOVE,), "late_committee": (STAFF,)}


def post(entry: Entry) -> None:
    """Put this entry's letters into the outbox, once each, and hand over those that wait there."""
    if entry.facts.get("is_echo"):
        return
    commitment = _commitment(code=entry.facts.get("commitment"))
    if commitment is not None:
        _send(entry, _letters(entry, commitment), commitment)


def remind(entry: Entry, commitment: Commitment) -> None:
    """Its day is near, and the unit has said nothing yet."""
    _send(entry, _to(entry, "unit_promise_soon", _of_unit(commitment, UNIT), commitment), commitment)


def _commitment(**which: Any) -> Commitment | None:
    found: Commitment | None = Commitment.objects.filter(**which).with_things().first()
    return found


def _send(entry: Entry, letters: Iterator[Dispatch], commitment: Commitment) -> None:
    thread = commitment.thread
    sending.tell(entry, letters, is_confidential=thread is not None and (thread.is_sealed or thread.is_withheld))


def _letters(entry: Entry, commitment: Commitment) -> Iterator[Dispatch]:
    thread = commitment.thread
    tells = _tells(entry)
    if thread is not None and (letter := tells.get(CITIZEN)):
        contact = Contact.objects.filter(thread=thread).first()
        yield from to_resident(entry, letter, thread.pk, contact.ways if contact else [], thread.language)
    for side in (UNIT, ABOVE):
        if (letter := tells.get(side)) and not (side == UNIT and entry.role in UNITS):
            yield from _to(entry, letter, _of_unit(commitment, side), commitment)
    if (letter := tells.get(DEPUTY)) and not (thread is not None and thread.is_withheld):
        yield from _to(entry, letter, _holding(Post.objects.filter(deputy=commitment.deputy.pk)), commitment)
    if letter := tells.get(STAFF):
        yield from _to(entry, letter, _holding(Post.objects.filter(role="clerk")), commitment)


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
    return {post.user for post in posts.held_on(clock.today()).select_related("user")}


def _to(entry: Entry, letter: str, users: set[User], commitment: Commitment) -> Iterator[Dispatch]:
    """Each of them whom the message is not about, unless they did it themselves."""
    key = commitment.thread_id
    yield from to_people(entry, letter, [user for user in users if not (key and standing_of(key, user.pk).is_subject)])


def facts(entry: Entry, letter: str) -> dict[str, Any]:
    """What stands in a letter: which unit, which promise; never what was promised, which tells of the matter."""
    named = {"code": entry.facts["commitment"]} if "commitment" in entry.facts else {}
    commitment = _commitment(**(named or {"pk": known_id(entry.facts.get("thing", ""))}))
    if commitment is None:
        return {"unit": "", "commitment": entry.code, "way": "", "link": "", "about": entry.thing_id}
    is_citizens = letter.startswith("citizen")
    page = "/t/" if is_citizens else address("outcomes:commitment", commitment.code)
    link = f"{settings.HEARTH_LETTER_ADDRESS}{page}"
    way = _("Follow it with your tracking code: %(address)s") % {"address": link} if is_citizens else link
    about = {"way": way, "link": link, "about": commitment.thing.pk}
    return {"unit": commitment.unit.name, "commitment": commitment.code, **about}


SAY: dict[str, Any] = {
    "citizen_promised": lambda: (
        _("Something was promised to you"),
        _("What %(unit)s promised, and by when, stands on your page."),
    ),
    "citizen_revised": lambda: (
        _("A promise to you has changed"),
        _("What %(unit)s promises now, and why it changed, stands on your page."),
    ),
    "citizen_fulfilled": lambda: (
        _("A promise to you is said to be kept"),
        _("Read what %(unit)s did. Your deputy looks at it as well."),
    ),
    "citizen_cannot": lambda: (
        _("A promise to you cannot be kept"),
        _("Why %(unit)s cannot keep it, and who signed for it, stands on your page. Your deputy looks at it."),
    ),
    "deputy_promised": lambda: (
        _("%(unit)s has promised something"),
        _("Promise %(commitment)s was made in a matter of yours."),
    ),
    "deputy_revised": lambda: (
        _("%(unit)s has changed a promise"),
        _("Read what is promised now in %(commitment)s, and why it changed."),
    ),
    "deputy_promise_look": lambda: (
        _("%(unit)s on promise %(commitment)s"),
        _("Look whether it is as they say, and confirm it or say what is missing."),
    ),
    "deputy_promise_late": lambda: (
        _("A promise of %(unit)s is late"),
        _("The day set for %(commitment)s has passed. The unit was told."),
    ),
    "unit_promise_noted": lambda: (
        _("A promise of %(unit)s was noted"),
        _("Promise %(commitment)s was written down as yours. See whether it is right, and keep it."),
    ),
    "unit_promise_disputed": lambda: (
        _("Promise %(commitment)s is not kept yet"),
        _("Read what is missing. Your time runs on."),
    ),
    "unit_promise_below": lambda: (
        _("%(commitment)s: less often than promised"),
        _("In the period counted last, %(unit)s did not reach what was promised."),
    ),
    "unit_promise_soon": lambda: (
        _("%(commitment)s falls due soon"),
        _("Say that it is kept, or change the day with your reason."),
    ),
    "unit_promise_late": lambda: (
        _("%(commitment)s is late"),
        _("The day %(unit)s promised has passed. Say that it is kept, change the day, or explain why not."),
    ),
    "above_promise_late": lambda: (
        _("A promise of %(unit)s is late"),
        _("%(commitment)s was not kept by its day. See what it needs from you."),
    ),
    "staff_promise_late": lambda: (
        _("A promise of %(unit)s is late"),
        _("%(commitment)s was not kept by its day, and nobody has said why."),
    ),
}

GROUPS = {"citizen": "progress", "unit": "deadlines", "above": "deadlines", "deputy": "handling", "staff": "rulings"}
LETTERS = {
    name: Letter(
        GROUPS[name.partition("_")[0]], say, facts, ("unit", "commitment"), is_urgent=name.endswith("promise_late")
    )
    for name, say in SAY.items()
}
