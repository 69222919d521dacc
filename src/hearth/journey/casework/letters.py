"""Whom to tell of what happens to a referral: unit, deputy, staff, resident; each once by each way they left."""

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
from hearth.journey.casework.events import Happened
from hearth.journey.casework.models import Referral
from hearth.journey.contact.models import Contact, Thread
from hearth.journey.contact.models.sight import standing_of

CITIZEN, UNIT, TEAM, ABOVE, DEPUTY, STAFF = "citizen", "unit", "team", "above", "deputy", "staff"
# who hears of what, and in which words
TELLS: dict[Happened, dict[str, str]] = {
    Happened.REFERRED: {UNIT: "unit_new", DEPUTY: "deputy_step", CITIZEN: "citizen_referred"},
    Happened.REFERRAL_WITHDRAWN: {UNIT: "unit_withdrawn"},
    Happened.ACCEPTED: {DEPUTY: "deputy_step", CITIZEN: "citizen_taken_on"},
    Happened.RETURNED: {STAFF: "staff_rule", DEPUTY: "deputy_step"},
    Happened.ASSIGNED: {TEAM: "unit_assigned"},
    Happened.KEPT: {UNIT: "unit_ruled", DEPUTY: "deputy_step"},
    Happened.PASSED_ON: {UNIT: "unit_ruled", DEPUTY: "deputy_step"},
    Happened.ASKED: {CITIZEN: "citizen_asked"},
    Happened.ANSWERED: {UNIT: "unit_answered"},
    Happened.REMARKED: {UNIT: "unit_remark", STAFF: "staff_remark"},
    Happened.REQUESTED: {STAFF: "staff_rule"},
    Happened.GRANTED: {UNIT: "unit_ruled", DEPUTY: "deputy_step", CITIZEN: "citizen_later"},
    Happened.DENIED: {UNIT: "unit_ruled"},
    Happened.RESUMED: {CITIZEN: "citizen_later"},
    Happened.REPORTED: {DEPUTY: "deputy_report", STAFF: "staff_report", CITIZEN: "citizen_reported"},
    Happened.CONFIRMED: {UNIT: "unit_confirmed", DEPUTY: "deputy_step", CITIZEN: "citizen_confirmed"},
    Happened.SENT_BACK: {UNIT: "unit_sent_back"},
    Happened.URGED: {UNIT: "unit_urged"},
    Happened.ESCALATED: {ABOVE: "above_late", UNIT: "unit_late", STAFF: "staff_late", DEPUTY: "deputy_late"},
    Happened.DISCLOSED: {UNIT: "unit_contact"},
    Happened.CHASED: {STAFF: "staff_chased", UNIT: "unit_urged"},
}


def post(entry: Entry) -> None:
    """Put this entry's letters into the outbox, once each, and hand over those that wait there."""
    if entry.facts.get("is_echo"):
        return
    thread = Thread.objects.select_related("deputy").get(pk=entry.thing_id)
    referral = Referral.objects.select_related("unit").filter(code=entry.facts.get("referral")).first()
    referrals = [referral] if referral else _late(thread)
    is_confidential = thread.is_sealed or thread.is_withheld
    sending.tell(entry, _letters(entry, thread, referrals), is_confidential=is_confidential)


def remind(entry: Entry, referral: Referral) -> None:
    """Half of the time has passed, or nine tenths, and the unit has not reported yet."""
    thread = referral.thread
    is_confidential = thread.is_sealed or thread.is_withheld
    letters = _to(entry, "unit_reminder", _of_unit(referral, UNIT), thread)
    sending.tell(entry, letters, is_confidential=is_confidential)


def _late(thread: Thread) -> list[Referral]:
    rows = Referral.objects.filter(issue__thread=thread).late(clock.now())
    return list(rows.select_related("unit"))


def _letters(entry: Entry, thread: Thread, referrals: list[Referral]) -> Iterator[Dispatch]:
    tells = TELLS.get(Happened(entry.event), {})
    if letter := tells.get(CITIZEN):
        contact = Contact.objects.filter(thread=thread).first()
        yield from to_resident(entry, letter, thread.pk, contact.ways if contact else [], thread.language)
    for side in (UNIT, TEAM, ABOVE):
        if (letter := tells.get(side)) and not (side == UNIT and entry.role in ("unit", "unit-leader")):
            for referral in referrals:
                yield from _to(entry, letter, _of_unit(referral, side), thread)
    if (letter := tells.get(DEPUTY)) and not thread.is_withheld:
        yield from _to(entry, letter, _holding(Post.objects.filter(deputy=thread.deputy_id)), thread)
    if (letter := tells.get(STAFF)) and not entry.facts.get("is_inside") and entry.role != "clerk":
        yield from _to(entry, letter, _holding(Post.objects.filter(role="clerk")), thread)


def _of_unit(referral: Referral, side: str) -> set[User]:
    """Its contacts; those of the team that sees to it; those above are its leaders."""
    units = {
        UNIT: {referral.unit_id, referral.team_id},
        TEAM: {referral.team_id},
        ABOVE: {referral.unit_id, referral.unit.parent_id},
    }[side]
    role = "unit-leader" if side == ABOVE else "unit"
    return _holding(Post.objects.filter(role=role, unit__in=units - {None}))


def _holding(posts: Any) -> set[User]:
    return {post.user for post in posts.held_on(clock.today()).select_related("user")}


def _to(entry: Entry, letter: str, users: set[User], thread: Thread) -> Iterator[Dispatch]:
    """Each of them whom it is not about, unless they did it themselves."""
    told = [user for user in users if not standing_of(thread.pk, user.pk).is_subject]
    yield from to_people(entry, letter, told)


def facts(entry: Entry, letter: str) -> dict[str, Any]:
    """What stands in a letter: which unit, which number; never what was written."""
    referral = _referral_of(entry)
    number = referral.code if referral else entry.code
    link = f"{settings.HEARTH_LETTER_ADDRESS}{_page(letter, referral, entry.code)}"
    way = _("Follow it with your tracking code: %(address)s") % {"address": link} if _is_to_citizen(letter) else link
    about = referral.issue.thread_id if referral else entry.thing_id
    unit = referral.unit.name if referral else ""
    return {"unit": unit, "referral": number, "way": way, "link": link, "about": about}


def _referral_of(entry: Entry) -> Referral | None:
    """The one the line is about; a notice of a clock is about the referral whose clock it is."""
    rows = Referral.objects.select_related("unit", "issue__thread")
    named = (
        rows.filter(code=entry.facts["referral"])
        if "referral" in entry.facts
        else rows.filter(pk=known_id(entry.facts.get("thing", "")))
    )
    found: Referral | None = named.first()
    return found


def _page(letter: str, referral: Referral | None, thread: str) -> str:
    if _is_to_citizen(letter):
        return "/t/"
    if referral is None:
        return (
            address("casework:of_thread", thread)
            if letter.startswith(("deputy", "staff"))
            else address("casework:board")
        )
    return address("casework:referral", referral.code)


def _is_to_citizen(letter: str) -> bool:
    return letter.startswith("citizen")


SAY: dict[str, Any] = {
    "unit_new": lambda: (
        _("A matter was referred to %(unit)s"),
        _("%(referral)s is for %(unit)s. The clock runs from now. Take it on, or give it back with your reason."),
    ),
    "unit_assigned": lambda: (_("A matter was given to you"), _("%(referral)s of %(unit)s is yours to see to.")),
    "unit_withdrawn": lambda: (_("%(referral)s was taken back"), _("%(unit)s need do nothing more.")),
    "unit_ruled": lambda: (_("Staff have ruled upon %(referral)s"), _("Read what was decided, and why.")),
    "unit_answered": lambda: (_("The resident has answered"), _("Your clock for %(referral)s runs again.")),
    "unit_remark": lambda: (_("A remark on %(referral)s"), _("Somebody wrote a remark for %(unit)s.")),
    "unit_confirmed": lambda: (_("Your report was confirmed"), _("%(referral)s is done. Thank you.")),
    "unit_sent_back": lambda: (_("Your report came back"), _("For %(referral)s more is needed. Read why.")),
    "unit_urged": lambda: (
        _("Somebody waits for %(referral)s"),
        _("See to it, or ask for more time with your reason."),
    ),
    "unit_late": lambda: (
        _("%(referral)s is late"),
        _("The moment set for %(unit)s has passed. Report, or say what is missing."),
    ),
    "unit_reminder": lambda: (
        _("%(referral)s: the time runs"),
        _("%(unit)s has not reported yet. See how much time is left."),
    ),
    "unit_contact": lambda: (
        _("You may reach the resident"),
        _("For %(referral)s it was disclosed how. What you open is written down."),
    ),
    "above_late": lambda: (
        _("%(unit)s is late"),
        _("%(referral)s was not reported in time. See what it needs from you."),
    ),
    "deputy_step": lambda: (
        _("%(unit)s and your matter"),
        _("Something has moved in the matter that %(unit)s has in hand."),
    ),
    "deputy_report": lambda: (_("%(unit)s has reported"), _("Look whether it is as they say, and tell the resident.")),
    "deputy_late": lambda: (
        _("%(unit)s is late"),
        _("Those above them were told. You can urge them, or tell the resident."),
    ),
    "staff_rule": lambda: (_("%(unit)s waits for your ruling"), _("On %(referral)s you rule within a working day.")),
    "staff_remark": lambda: (_("A remark on %(referral)s"), _("%(unit)s wrote a remark for you.")),
    "staff_report": lambda: (_("%(unit)s has reported"), _("%(referral)s waits to be confirmed.")),
    "staff_late": lambda: (_("%(unit)s is late"), _("%(referral)s was not reported in time.")),
    "staff_chased": lambda: (_("A resident asks where it stays"), _("Something is late. See who has it in hand.")),
    "citizen_referred": lambda: (
        _("Your matter was referred to a unit"),
        _("It was referred to %(unit)s. By when they report stands on your page."),
    ),
    "citizen_taken_on": lambda: (_("Your matter is being seen to"), _("%(unit)s has taken it on.")),
    "citizen_asked": lambda: (_("A question about your matter"), _("%(unit)s needs to know a little more from you.")),
    "citizen_later": lambda: (
        _("A new moment for your matter"),
        _("%(unit)s has more time. Until when, and why, stands on your page."),
    ),
    "citizen_reported": lambda: (
        _("There is a report on your matter"),
        _("%(unit)s has reported. Your deputy looks at it and answers you."),
    ),
    "citizen_confirmed": lambda: (
        _("What was done about your matter"),
        _("Read what %(unit)s did. You have the last word."),
    ),
}

GROUPS = {"citizen": "progress", "unit": "referrals", "above": "deadlines", "deputy": "handling", "staff": "rulings"}
OF_DEADLINES = ("unit_urged", "unit_late", "unit_reminder")
LETTERS = {
    name: Letter(
        "deadlines" if name in OF_DEADLINES else GROUPS[name.partition("_")[0]],
        say,
        facts,
        ("unit", "referral"),
        is_urgent=name in ("unit_new", "unit_assigned", "above_late", *OF_DEADLINES),
    )
    for name, say in SAY.items()
}
