"""Whom to tell of what becomes of a suggestion: its deputies, staff, the units that handle it, and whoever wrote."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _

from hearth.core import clock
from hearth.core.addresses import address
from hearth.ground.audit.models import Entry
from hearth.ground.congress.models import Post
from hearth.ground.courier import sending
from hearth.ground.courier.addressing import to_people, to_resident
from hearth.ground.courier.kinds import Letter
from hearth.ground.courier.models import Dispatch
from hearth.ground.rulebook import versions
from hearth.ground.rulebook.choices import CosignerReply
from hearth.journey.contact.models import Contact, Thread
from hearth.journey.suggestions.events import Happened
from hearth.journey.suggestions.labels import step_said
from hearth.journey.suggestions.models import Assignment, FromBelow, Suggestion

LEAD, SIGNED, ASKED, STAFF, UNIT, UNITS = "lead", "signed", "asked", "staff", "unit", "units"
OFFICE, CHAIR = "office", "chair"
# who hears of what, and in which words
TELLS: dict[Happened, dict[str, str]] = {
    Happened.INVITED: {ASKED: "deputy_asked_to_sign"},
    Happened.REVISED: {ASKED: "deputy_asked_to_sign"},
    Happened.COSIGNED: {LEAD: "deputy_name_given"},
    Happened.SUBMITTED: {STAFF: "staff_suggestion"},
    Happened.SENT_BACK: {LEAD: "deputy_suggestion_back"},
    Happened.CONVERTED: {LEAD: "deputy_suggestion_letter"},
    Happened.REGISTERED: {LEAD: "deputy_suggestion_registered", SIGNED: "deputy_suggestion_registered"},
    Happened.WITHDRAWN: {UNITS: "unit_suggestion_ended", STAFF: "staff_suggestion_withdrawn"},
    Happened.ASSIGNED: {LEAD: "deputy_suggestion_assigned", UNIT: "unit_suggestion"},
    Happened.DECLINED: {STAFF: "staff_suggestion_declined", OFFICE: "staff_suggestion_declined"},
    Happened.RELEASED: {UNIT: "unit_suggestion_released"},
    Happened.KEPT: {UNIT: "unit_suggestion_kept"},
    Happened.TIME_ASKED: {STAFF: "staff_suggestion_time", OFFICE: "staff_suggestion_time"},
    Happened.TIME_AGREED: {STAFF: "staff_suggestion_time", OFFICE: "staff_suggestion_time"},
    Happened.TIME_GRANTED: {UNIT: "unit_suggestion_time", LEAD: "deputy_suggestion_time"},
    Happened.TIME_DENIED: {UNIT: "unit_suggestion_time"},
    Happened.ANSWERED: {LEAD: "deputy_suggestion_answered", SIGNED: "deputy_suggestion_read"},
    Happened.EVALUATED: {STAFF: "staff_suggestion_judged", UNITS: "unit_suggestion_judged"},
    Happened.LAPSED: {STAFF: "staff_suggestion_judged"},
    Happened.REHANDLED: {UNITS: "unit_suggestion_again", LEAD: "deputy_suggestion_again"},
    Happened.CLOSED: {LEAD: "deputy_suggestion_closed", SIGNED: "deputy_suggestion_closed"},
    Happened.HANDED_OVER: {OFFICE: "office_suggestion"},
    Happened.URGED: {UNIT: "unit_suggestion_urged"},
    Happened.JOINED: {LEAD: "deputy_suggestion_joined"},
    Happened.PARTED: {LEAD: "deputy_suggestion_parted", STAFF: "staff_suggestion_parted"},
    Happened.WITHDRAWAL_ASKED: {SIGNED: "deputy_withdrawal_asked"},
    Happened.WITHDRAWAL_DROPPED: {LEAD: "deputy_withdrawal_dropped"},
    Happened.SENT_UP: {LEAD: "deputy_suggestion_sent_up", SIGNED: "deputy_suggestion_sent_up"},
    Happened.HEARD: {
        LEAD: "deputy_suggestion_above",
        SIGNED: "deputy_suggestion_above",
        STAFF: "staff_suggestion_above",
    },
    Happened.SUPERVISION_PROPOSED: {CHAIR: "leader_supervision_proposed"},
    Happened.SUPERVISION_APPROVED: {
        LEAD: "deputy_supervision",
        UNITS: "unit_supervision",
        STAFF: "staff_supervision",
    },
    Happened.SUPERVISION_REFUSED: {STAFF: "staff_supervision_refused"},
    Happened.SUPERVISION_REPORTED: {CHAIR: "leader_supervision_reported"},
}
LATE = {"late": (UNIT,), "late_leader": (UNIT, LEAD), "late_committee": (STAFF,)}


def post(entry: Entry) -> None:
    """Put this entry's letters into the outbox, once each."""
    if entry.event == Happened.TOLD:
        _tell_resident(entry)
        return
    if entry.event == Happened.ARRIVED:
        _tell_of_copy(entry)
        return
    suggestion = Suggestion.objects.filter(pk=entry.thing_id).first()
    tells = _tells(entry, suggestion)
    if suggestion is not None and tells:
        sending.tell(entry, _letters(entry, suggestion, tells), is_confidential=suggestion.is_confidential)


GUEST = {LEAD: "deputy_suggestion_read", SIGNED: "deputy_suggestion_read"}


def _tells(entry: Entry, suggestion: Suggestion | None) -> dict[str, str]:
    """Who hears of this line: of an answer, whom the rules of the place want answered, and who judges it."""
    tells = TELLS.get(Happened(entry.event), {})
    if entry.event != Happened.ANSWERED:
        return tells
    if suggestion is not None and suggestion.into_id is not None:
        tells = GUEST
    if versions.in_force().chosen(CosignerReply) is CosignerReply.LEAD_ONLY:
        tells = {side: letter for side, letter in tells.items() if side != SIGNED}
    return tells


def _tell_resident(entry: Entry) -> None:
    thread = Thread.objects.get(pk=entry.thing_id)
    contact = Contact.objects.filter(thread=thread).first()
    ways = contact.ways if contact else []
    letters = to_resident(entry, "citizen_suggestion", thread.pk, ways, thread.language)
    sending.tell(entry, letters, is_confidential=thread.is_sealed or thread.is_withheld)


def _tell_of_copy(entry: Entry) -> None:
    copy = FromBelow.objects.get(pk=entry.thing_id)
    posts = Post.objects.filter(role="clerk").held_on(clock.today()).select_related("user")
    told = to_people(entry, "staff_from_below", {post.user for post in posts})
    sending.tell(entry, told, is_confidential=copy.is_confidential)


def remind(entry: Entry, share: Assignment, kind: str) -> None:
    """A unit's time is running out, or is over: it is told, then its leader and the deputy, then staff."""
    sides = LATE.get(kind, (UNIT,))
    letters = {UNIT: "unit_suggestion_due", LEAD: "deputy_suggestion_late", STAFF: "staff_suggestion_late"}
    told = {side: letters[side] for side in sides}
    sending.tell(
        entry, _letters(entry, share.suggestion, told, share), is_confidential=share.suggestion.is_confidential
    )


def _letters(
    entry: Entry, suggestion: Suggestion, tells: dict[str, str], share: Assignment | None = None
) -> Iterator[Dispatch]:
    told: set[Any] = set()  # whoever stands on two sides hears of it once
    for side, letter in tells.items():
        posts = _posts(side, entry, suggestion, share).held_on(clock.today()).select_related("user")
        users = {post.user for post in posts if post.user_id not in told}
        told |= {user.pk for user in users}
        yield from to_people(entry, letter, users)


def _posts(side: str, entry: Entry, suggestion: Suggestion, share: Assignment | None) -> Any:
    if side == LEAD:
        return Post.objects.filter(deputy=suggestion.lead_id)
    if side in (SIGNED, ASKED):
        state = "signed" if side == SIGNED else "invited"
        names = suggestion.cosignatures.filter(state=state).values("deputy")
        return Post.objects.filter(role="deputy", deputy__in=names)
    if side == CHAIR:
        return Post.objects.filter(role="leader")
    if side == OFFICE:  # it hears of what was handed over to it
        return Post.objects.filter(role="office") if suggestion.handed_over_at else Post.objects.none()
    if side == STAFF:
        return Post.objects.filter(role="clerk")
    shares = suggestion.assignments.exclude(state="released")
    if side == UNIT:
        code = share.code if share else entry.facts.get("assignment", "")
        shares = suggestion.assignments.filter(code=code)
    return Post.objects.filter(Q(role="unit") | Q(role="unit-leader"), unit__in=shares.values("unit"))


def facts(entry: Entry, letter: str) -> dict[str, Any]:
    """What stands in a letter: the number of the suggestion; never its title, which may tell of the matter."""
    if letter == "staff_from_below":
        link = f"{settings.HEARTH_LETTER_ADDRESS}{address('suggestions:from_below', entry.code)}"
        return {"suggestion": entry.facts["number"], "way": link, "link": link, "about": entry.thing_id}
    code = entry.facts.get("suggestion") or entry.code
    if entry.kind == "rulebook.clock" or "thing" in entry.facts:
        share = Assignment.objects.filter(code=entry.code).select_related("suggestion").first()
        code = share.suggestion.code if share else code
    found = Suggestion.objects.filter(code=code).first()
    is_citizens = letter.startswith("citizen")
    page = "/t/" if is_citizens else address("suggestions:suggestion", code)
    link = f"{settings.HEARTH_LETTER_ADDRESS}{page}"
    way = _("Follow it with your tracking code: %(address)s") % {"address": link} if is_citizens else link
    told = {"suggestion": str(found or code), "way": way, "link": link, "about": entry.thing_id}
    return told | {"step": step_said(entry.facts["step"], entry.facts.get("news", ""))} if is_citizens else told


SAY: dict[str, Any] = {
    "citizen_suggestion": lambda: (
        _("News of a deputy’s suggestion"),
        _("A deputy made a suggestion of what you and others wrote. %(step)s Read more on your page."),
    ),
    "deputy_asked_to_sign": lambda: (
        _("Will you sign suggestion %(suggestion)s?"),
        _("Read how it is worded. Sign it if it speaks for you, too."),
    ),
    "deputy_name_given": lambda: (
        _("A deputy has signed suggestion %(suggestion)s"),
        _("Read who has signed so far. You can hand it in at any time."),
    ),
    "deputy_suggestion_back": lambda: (
        _("Suggestion %(suggestion)s came back"),
        _("Read what staff noted about its form and how they can help."),
    ),
    "deputy_suggestion_letter": lambda: (
        _("%(suggestion)s goes on as a letter"),
        _("Read why it is not treated as a suggestion."),
    ),
    "deputy_suggestion_registered": lambda: (
        _("Suggestion %(suggestion)s is registered"),
        _("It has its number. You are told who handles it."),
    ),
    "deputy_suggestion_assigned": lambda: (
        _("Suggestion %(suggestion)s has been assigned"),
        _("Read who handles it and by when they must answer. They will speak with you before they answer."),
    ),
    "deputy_suggestion_time": lambda: (
        _("More time for suggestion %(suggestion)s"),
        _("Read why, and by when it will be answered."),
    ),
    "deputy_suggestion_answered": lambda: (
        _("Suggestion %(suggestion)s is answered"),
        _("Read the answer and say how it was handled. What is not judged in time counts as not rated."),
    ),
    "deputy_suggestion_read": lambda: (
        _("Suggestion %(suggestion)s is answered"),
        _("Your name stands under it, or it was handled together with one that asks for the same. Read the answer."),
    ),
    "deputy_suggestion_again": lambda: (
        _("Suggestion %(suggestion)s is handled again"),
        _("Because you were not satisfied, the units answer once more."),
    ),
    "deputy_suggestion_closed": lambda: (
        _("Suggestion %(suggestion)s is concluded"),
        _("Read what came of it."),
    ),
    "deputy_suggestion_late": lambda: (
        _("An answer to suggestion %(suggestion)s is late"),
        _("The unit and its leader were told."),
    ),
    "deputy_suggestion_joined": lambda: (
        _("Suggestion %(suggestion)s is handled together with another"),
        _("It asks for the same. You get the answer as well."),
    ),
    "deputy_suggestion_parted": lambda: (
        _("Suggestion %(suggestion)s is handled by itself"),
        _("You are told who handles it."),
    ),
    "deputy_withdrawal_asked": lambda: (
        _("May suggestion %(suggestion)s be taken back?"),
        _("You signed it, so it is taken back only if you want it, too. Read why."),
    ),
    "deputy_withdrawal_dropped": lambda: (
        _("Suggestion %(suggestion)s is handled to its end"),
        _("Not everybody who signed wants it taken back."),
    ),
    "deputy_suggestion_sent_up": lambda: (
        _("Suggestion %(suggestion)s goes to the congress above"),
        _("It is well-founded, but not for this place to decide. Read why; you are told what becomes of it there."),
    ),
    "deputy_suggestion_above": lambda: (
        _("Suggestion %(suggestion)s: news from the congress above"),
        _("Read what has become of it there."),
    ),
    "staff_suggestion_above": lambda: (
        _("Suggestion %(suggestion)s: news from the congress above"),
        _("Read what has become of it there, and conclude it once all is said."),
    ),
    "staff_from_below": lambda: (
        _("Suggestion %(suggestion)s came from a congress below"),
        _("A deputy can take it on. Pass it on to an organ, or send it back with the reason."),
    ),
    "deputy_supervision": lambda: (
        _("Suggestion %(suggestion)s is under key supervision"),
        _("Read who leads it for the chair."),
    ),
    "unit_supervision": lambda: (
        _("Suggestion %(suggestion)s is under key supervision"),
        _("Whoever leads your unit answers for it in person. Read who leads the supervision."),
    ),
    "staff_supervision": lambda: (
        _("Suggestion %(suggestion)s is under key supervision"),
        _("Plan who goes where, and by when there is a report."),
    ),
    "staff_supervision_refused": lambda: (
        _("Suggestion %(suggestion)s is not under key supervision"),
        _("Read why. It is handled as any other."),
    ),
    "staff_suggestion_parted": lambda: (
        _("Suggestion %(suggestion)s must be assigned"),
        _("It is not handled together with another any more."),
    ),
    "leader_supervision_proposed": lambda: (
        _("Suggestion %(suggestion)s is proposed for key supervision"),
        _("Read why, and decide."),
    ),
    "leader_supervision_reported": lambda: (
        _("Report on suggestion %(suggestion)s"),
        _("Read what the supervision found, and end it or have it go on."),
    ),
    "office_suggestion": lambda: (
        _("Suggestion %(suggestion)s is with you"),
        _("Assign it inside government, and rule on who declines."),
    ),
    "unit_suggestion_urged": lambda: (
        _("You are urged: suggestion %(suggestion)s"),
        _("Say how it stands, and answer in time."),
    ),
    "staff_suggestion": lambda: (
        _("Suggestion %(suggestion)s has been handed in"),
        _("Look at its form and register it, or send it back with your help."),
    ),
    "staff_suggestion_withdrawn": lambda: (
        _("Suggestion %(suggestion)s was withdrawn"),
        _("Handling has ended; the units were told."),
    ),
    "staff_suggestion_declined": lambda: (
        _("A unit declines suggestion %(suggestion)s"),
        _("Rule on whose matter it is."),
    ),
    "staff_suggestion_time": lambda: (
        _("A unit asks for more time for %(suggestion)s"),
        _("Grant it or leave the time as it is."),
    ),
    "staff_suggestion_judged": lambda: (
        _("%(suggestion)s: what the deputy says"),
        _("Close it, follow it, or have it handled again."),
    ),
    "staff_suggestion_late": lambda: (
        _("An answer to suggestion %(suggestion)s is late"),
        _("Unit, leader and deputy were told; nothing has come."),
    ),
    "unit_suggestion": lambda: (
        _("Suggestion %(suggestion)s is assigned to you"),
        _("Take it on, or say in time whose matter it is. Speak with the deputy before you answer."),
    ),
    "unit_suggestion_released": lambda: (
        _("%(suggestion)s is not yours any more"),
        _("Staff have let you go."),
    ),
    "unit_suggestion_kept": lambda: (
        _("%(suggestion)s stays with you"),
        _("Read what staff ruled. Your time runs on."),
    ),
    "unit_suggestion_time": lambda: (
        _("More time for %(suggestion)s: the ruling"),
        _("Read by when you must answer."),
    ),
    "unit_suggestion_judged": lambda: (
        _("%(suggestion)s: what the deputy says"),
        _("Read how the deputy judges your answer."),
    ),
    "unit_suggestion_again": lambda: (
        _("Handle %(suggestion)s again"),
        _("The deputy was not satisfied. Read why, and answer again in time."),
    ),
    "unit_suggestion_ended": lambda: (
        _("Suggestion %(suggestion)s was withdrawn"),
        _("You need do nothing more."),
    ),
    "unit_suggestion_due": lambda: (
        _("%(suggestion)s: your time"),
        _("Read by when you must act, and what is still missing."),
    ),
}

GROUPS = {
    "citizen": "progress",
    "unit": "referrals",
    "deputy": "handling",
    "staff": "rulings",
    "office": "referrals",
    "leader": "rulings",
}
GAPS = {"citizen_suggestion": ("suggestion", "step")}
LETTERS = {
    name: Letter(GROUPS[name.partition("_")[0]], say, facts, GAPS.get(name, ("suggestion",)))
    for name, say in SAY.items()
}
