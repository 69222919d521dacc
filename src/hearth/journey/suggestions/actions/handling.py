"""A unit speaks with the deputy, drafts an answer to each ask, asks for more time where it is hard, and signs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.ground.rulebook import clocks, versions
from hearth.ground.rulebook.choices import ExtensionBy
from hearth.journey.suggestions import checking
from hearth.journey.suggestions.actions.assigning import about
from hearth.journey.suggestions.actions.sealing import attach
from hearth.journey.suggestions.events import Happened
from hearth.journey.suggestions.lifecycle import IN_HAND
from hearth.journey.suggestions.models import Answer, Ask, Assignment, Consultation, MoreTime, Reply, Suggestion
from hearth.journey.suggestions.models.suggestion import CLASSES

NOT_HELD = _("This day is still to come. Write it down once you have spoken.")
NO_CONTACT = _("Speak with the deputy first, and write it down: the law asks for it before the answer.")
NO_DRAFT = _("Nothing is drafted yet.")
NOT_ANSWERED = ngettext_lazy(
    "Ask %(numbers)s has no answer yet. Each ask is answered by itself.",
    "Asks %(numbers)s have no answer yet. Each ask is answered by itself.",
    "amount",
)
OPINIONS = _("These have not given their opinion yet: %(units)s. The leading unit answers with all opinions in hand.")
ASKED_ALREADY = _("More time was asked for already. An extension is not extended.")
TOO_LATE_TO_ASK = _("The time to ask for more has passed (rule: %(rule)s).")
AGREED = _("Your side has agreed already; the other one’s word is still to come.")
NOBODY_ASKS = _("Nobody asks for more time.")
OF_OTHERS = _("Who allows it here (rule: %(rule)s): %(who)s.")
OWES_NOTHING = _("It is answered already.")
TELLS = _("This tells who somebody is: %(words)s. Leave it out, or propose that the answer is not public.")
NO_DAY = _("Ask %(numbers)s is under way. Say by which day it will be done.")
NOTHING_TO_PROMISE = _(
    "Ask %(number)s: only what is under way or planned has a day. Choose that, or leave the day out."
)
DAY_PASSED = _("Ask %(number)s: this day has passed. Choose a later one.")
DATED = ("in_progress",)  # under way means by a plan with a day
PROMISING = ("in_progress", "planned")
WORST_FIRST = ("referred_up", "reference", "deferred", "planned", "in_progress", "resolved")


class Said(NamedTuple):
    """What is answered to one ask: in words, of which class, and by which day what is not done yet will be."""

    words: str
    result_class: str
    due_on: date | None = None


class Drafted(NamedTuple):
    """An answer as it is drafted: a text, what is answered to each ask, and whether it may be public."""

    words: str
    answers: Mapping[UUID, Said]  # by the key of the ask
    disclosure: str = "full"


@action("suggestions.contact")
def contact(assignment: Assignment, way: str, held_on: date, words: str, *, by: By) -> Consultation:
    """The unit spoke with the deputy; when, how and about what stands in the file."""
    if held_on > clock.today():
        raise Refused(NOT_HELD)
    _in_hand(assignment)
    held: Consultation = Consultation.objects.create(
        assignment=assignment,
        round=assignment.suggestion.round,
        way=way,
        held_on=held_on,
        words=words,
        name=by.name,
        at=clock.now(),
    )
    if running := clocks.running(assignment, "contact"):
        clocks.stop(running, "done")
    record(Happened.CONTACTED, assignment.suggestion, by=by, way=way, **about(assignment))
    return held


@action("suggestions.draft")
def draft(assignment: Assignment, drafted: Drafted, *, by: By) -> Reply:
    """What the unit is going to answer, as far as it has got; nobody outside reads it before it is signed."""
    _in_hand(assignment)
    kept = {"words": drafted.words, "disclosure": drafted.disclosure, "name": by.name, "drafted_at": clock.now()}
    reply, _is_new = Reply.objects.update_or_create(
        assignment=assignment, round=assignment.suggestion.round, defaults=kept
    )
    reply.answers.all().delete()
    asks = {ask.pk: ask for ask in assignment.suggestion.asks.all()} if assignment.answers_asks else {}
    for key, said in drafted.answers.items():
        if key in asks and said.words:
            _fits_its_day(asks[key], said)
            Answer.objects.create(reply=reply, ask=asks[key], **said._asdict())
    record(Happened.DRAFTED, assignment.suggestion, by=by, **about(assignment))
    return reply


@action("suggestions.sign")
def sign(assignment: Assignment, document_no: str, paper: UUID | None = None, *, by: By) -> None:
    """The unit's leader signs: the answer leaves the house under its number. The last one answers the suggestion."""
    suggestion = Suggestion.objects.select_for_update().get(pk=assignment.suggestion_id)
    reply = Reply.objects.filter(assignment=assignment, round=suggestion.round, signed_at=None).first()
    if reply is None:
        raise Refused(NO_DRAFT)
    if assignment.answers_asks:
        reply.result_class = _complete(assignment, reply)
    _tells_nobody(reply)
    assignment.step("sign")
    signed = {"document_no": document_no, "signed_by": by.name, "signed_at": clock.now()}
    Reply.objects.filter(pk=reply.pk).update(result_class=reply.result_class, **signed)
    for name in ("answer", "contact", "ruling"):
        if running := clocks.running(assignment, name):
            clocks.stop(running, "done")
    record(Happened.SIGNED, suggestion, by=by, number=document_no, **about(assignment))
    if paper is not None:
        attach(assignment, reply, paper, by)
    if assignment.answers_asks and not _others_owe(suggestion):
        _answered(suggestion, by)


@action("suggestions.ask_time")
def ask_time(assignment: Assignment, reason: str, *, by: By) -> MoreTime:
    """The matter is broad or hard: the unit asks for the longer time, once."""
    Assignment.objects.select_for_update().get(pk=assignment.pk)
    _in_hand(assignment)
    if assignment.requests.exists():
        raise Refused(ASKED_ALREADY)
    running = clocks.running(assignment, "answer")
    if running is None:
        raise Refused(OWES_NOTHING)
    if running.due_at < clock.now():
        raise Refused(TOO_LATE_TO_ASK % {"rule": versions.in_force().rule(running.rule).title})
    asked: MoreTime = MoreTime.objects.create(assignment=assignment, reason=reason, name=by.name, at=clock.now())
    record(Happened.TIME_ASKED, assignment.suggestion, by=by, **about(assignment))
    if versions.in_force().chosen(ExtensionBy) is ExtensionBy.UNIT:
        _given_more_time(assignment, by)
    return asked


@action("suggestions.grant_time")
def grant_time(assignment: Assignment, *, by: By) -> None:
    """Six months instead of three, from the day it was assigned (Deputies Law art. 51); the deputy is told.

    Who allows it is the rule of the place; where two must, the second word gives it.
    """
    if _is_last_word(assignment, by):
        _given_more_time(assignment, by)


def _given_more_time(assignment: Assignment, by: By) -> None:
    _ruled(assignment, "granted", by)
    if running := clocks.running(assignment, "answer"):
        clocks.stop(running, "moved")
        clocks.start(assignment, "answer", "suggestion.answer_long", since=running.started_at, owner=assignment.unit)
    record(Happened.TIME_GRANTED, assignment.suggestion, by=by, **about(assignment))


@action("suggestions.deny_time")
def deny_time(assignment: Assignment, *, by: By) -> None:
    """The time stays as it is."""
    _may_rule(assignment, by)
    _ruled(assignment, "denied", by)
    record(Happened.TIME_DENIED, assignment.suggestion, by=by, **about(assignment))


def _may_rule(assignment: Assignment, by: By) -> ExtensionBy:
    """Who allows the longer time here. Raises `Refused` with the rule where it is somebody else."""
    rules = versions.in_force()
    chosen = rules.chosen(ExtensionBy)
    is_office, was_handed = "clerk" not in by.roles, assignment.suggestion.handed_over_at is not None
    is_theirs = {
        ExtensionBy.DEPUTIES_BODY: not is_office,
        ExtensionBy.DEPUTIES_BODY_AND_GOVERNMENT: True,
        ExtensionBy.ASSIGNING_ORGAN: is_office == was_handed,
        ExtensionBy.UNIT: False,
    }
    if not is_theirs[chosen]:
        raise Refused(OF_OTHERS % {"who": chosen.label, "rule": rules.provisions["suggestion.extension_by"].title})
    return chosen


def _is_last_word(assignment: Assignment, by: By) -> bool:
    chosen = _may_rule(assignment, by)
    if chosen is not ExtensionBy.DEPUTIES_BODY_AND_GOVERNMENT or assignment.suggestion.handed_over_at is None:
        return True
    side = "congress" if "clerk" in by.roles else "government"
    asked = assignment.requests.filter(ruling="").first()
    if asked is None:
        raise Refused(NOBODY_ASKS)
    if asked.agreed_side:
        if asked.agreed_side == side:
            raise Refused(AGREED)
        return True
    assignment.requests.filter(pk=asked.pk).update(agreed_side=side, agreed_by=by.name)
    record(Happened.TIME_AGREED, assignment.suggestion, by=by, **about(assignment))
    return False


def _in_hand(assignment: Assignment) -> None:
    """Whoever begins to work at it has taken it on."""
    if assignment.state == "pending":
        assignment.step("accept")
        if running := clocks.running(assignment, "decline"):
            clocks.stop(running, "done")
    if assignment.state != "working":
        raise Refused(OWES_NOTHING)


def _complete(assignment: Assignment, reply: Reply) -> str:
    """The class of the whole: that of the ask with which least was done. Raises `Refused` where one is missing."""
    suggestion = assignment.suggestion
    if not assignment.consultations.filter(round=suggestion.round).exists():
        raise Refused(NO_CONTACT)
    answers = {answer.ask_id: answer for answer in reply.answers.select_related("ask")}
    missing = [str(ask.number) for ask in suggestion.asks.order_by("number") if ask.pk not in answers]
    if missing:
        raise Refused(NOT_ANSWERED % {"numbers": ", ".join(missing), "amount": len(missing)})
    owed = [answer for answer in answers.values() if answer.result_class in DATED and answer.due_on is None]
    if undated := sorted(answer.ask.number for answer in owed):
        raise Refused(NO_DAY % {"numbers": ", ".join(map(str, undated))})
    if assignment.part == "lead":
        silent = suggestion.assignments.filter(part="co", state__in=IN_HAND).select_related("unit")
        if names := [share.unit.name for share in silent]:
            raise Refused(OPINIONS % {"units": "、".join(names)})
    return worst({answer.result_class for answer in answers.values()})


def _fits_its_day(ask: Ask, said: Said) -> None:
    """What is done needs no day; what is under way has one that is still to come."""
    if said.due_on is not None and said.result_class not in PROMISING:
        raise Refused(NOTHING_TO_PROMISE % {"number": ask.number})
    if said.due_on is not None and said.due_on < clock.today():
        raise Refused(DAY_PASSED % {"number": ask.number})


def worst(classes: set[str]) -> str:
    """Of several results the one with which least was done."""
    return next((each for each in WORST_FIRST if each in classes), CLASSES[0][0])


def _tells_nobody(reply: Reply) -> None:
    if reply.disclosure == "withheld":
        return
    said = "\n".join([reply.words, *(answer.words for answer in reply.answers.all())])
    if found := checking.telling(said):
        raise Refused(TELLS % {"words": " · ".join(found)})


def _others_owe(suggestion: Suggestion) -> bool:
    return bool(suggestion.assignments.filter(state__in=IN_HAND).exclude(part="co").exists())


def _answered(suggestion: Suggestion, by: By) -> None:
    replies = Reply.objects.filter(assignment__suggestion=suggestion, round=suggestion.round).exclude(result_class="")
    result_class = worst(set(replies.values_list("result_class", flat=True)))
    now = clock.now()
    suggestion.step("answer", answered_at=now, result_class=result_class)
    clocks.start(suggestion, "evaluate", "suggestion.evaluate")
    record(Happened.ANSWERED, suggestion, by=by, result=result_class, round=suggestion.round)
    for guest in suggestion.joined.filter(state="joined"):  # type: ignore[attr-defined]
        Suggestion.objects.filter(pk=guest.pk).update(answered_at=now, result_class=result_class)
        record(Happened.ANSWERED, guest, by=by, result=result_class, round=suggestion.round)


def _ruled(assignment: Assignment, ruling: str, by: By) -> None:
    said = {"ruling": ruling, "ruled_by": by.name, "ruled_at": clock.now()}
    if not assignment.requests.filter(ruling="").update(**said):
        raise Refused(NOBODY_ASKS)
