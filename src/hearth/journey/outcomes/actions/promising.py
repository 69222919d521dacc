"""A unit promises something, or somebody notes what it promised; later it may say that it is changed, and why."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.ids import short_code
from hearth.core.refusals import Refused
from hearth.ground.congress.models import Unit
from hearth.ground.rulebook import clocks
from hearth.ground.rulebook.working_time import SHANGHAI
from hearth.journey.casework.models import Referral
from hearth.journey.contact.models import Subject, Thread
from hearth.journey.outcomes.actions.keeping import said_to_be_kept
from hearth.journey.outcomes.events import Happened
from hearth.journey.outcomes.models import Commitment, Revision
from hearth.journey.outcomes.telling import told
from hearth.journey.suggestions.models import Answer, Reply

LAST_MINUTE = time(23, 59)
PASSED = _("This day has passed. Choose a later one.")
THE_SAME = _("This is what was promised already. Change the day or the target.")
ANEW = _("The ask was answered anew.")
SEALED = _("It is sealed, so no unit can promise anything in it.")
ABOUT_THEM = _("The message is about this unit, so it can promise nothing in it.")
NOT_IN_USE = _("%(unit)s is closed. Choose the unit that took over its work.")


class Terms(NamedTuple):
    """What is promised: by a day, or in so many of a hundred cases within so much time."""

    due_on: date | None = None
    percent: int | None = None
    within: int | None = None
    span: str = ""


class Pledge(NamedTuple):
    """A promise as it is given, in words and in terms that can be checked."""

    words: str
    terms: Terms
    metric: str = ""
    tier: str = ""


@action("outcomes.promise")
def promise(referral: Referral, pledge: Pledge, *, by: By) -> Commitment:
    """The unit promises it for itself, about a matter it has or had in hand."""
    return _noted(referral.thread, referral.unit, pledge, by, referral)


@action("outcomes.note_promise")
def note_promise(thread: Thread, unit: Unit, pledge: Pledge, *, by: By) -> Commitment:
    """Staff or a deputy note what a unit promised in a talk; the unit is told, and answers for it."""
    return _noted(thread, unit, pledge, by)


@action("outcomes.write_down")
def write_down(reply: Reply, *, by: By) -> list[Commitment]:
    """What a signed answer to a suggestion promises by a day stands in the ledger of promises, ask by ask, once.

    Where the same ask was answered before, the earlier promise moves to the new day, or is said to be kept.
    """
    return [made for answer in _promising(reply) if (made := _owed(answer, by)) is not None]


@action("outcomes.revise")
def revise(commitment: Commitment, terms: Terms, reason: str, *, by: By) -> Revision:
    """It is promised otherwise from now on, for a reason that deputy and resident read; what was, stays readable."""
    return _revised(commitment, terms, reason, by)


def _revised(commitment: Commitment, terms: Terms, reason: str, by: By) -> Revision:
    before = Terms(commitment.due_on, commitment.percent, commitment.within, commitment.span)
    if terms == before:
        raise Refused(THE_SAME)
    _is_to_come(terms)
    commitment.step("revise", **terms._asdict())
    was = {f"was_{name}": value for name, value in before._asdict().items()}
    revision: Revision = Revision.objects.create(
        commitment=commitment, reason=reason, name=by.name, role=by.role, revised_at=clock.now(), **was
    )
    if running := clocks.running(commitment, "promise"):
        clocks.stop(running, "moved")
    wind_up(commitment)
    told(Happened.REVISED, commitment, by=by)
    return revision


def wind_up(commitment: Commitment, *, since: datetime | None = None) -> None:
    """Where it has a day, a clock runs until the end of it."""
    if commitment.due_on is None:
        return
    due = datetime.combine(commitment.due_on, LAST_MINUTE, SHANGHAI)
    commitment.clock = clocks.start_until(commitment, "promise", due, since=since, owner=commitment.unit)
    Commitment.objects.filter(pk=commitment.pk).update(clock=commitment.clock)


def _noted(thread: Thread, unit: Unit, pledge: Pledge, by: By, referral: Referral | None = None) -> Commitment:
    _is_fit(thread, unit)
    _is_to_come(pledge.terms)
    return _kept_in(pledge, unit, by, thread=thread, referral=referral)


def _kept_in(pledge: Pledge, unit: Unit, by: By, **where: Any) -> Commitment:
    now = clock.now()
    columns: dict[str, Any] = {**pledge.terms._asdict(), "metric": pledge.metric, "tier": pledge.tier}
    commitment: Commitment = Commitment.objects.create(
        code=short_code(),
        unit=unit,
        kind="once" if pledge.terms.due_on else "recurring",
        words=pledge.words,
        role=by.role,
        made_at=now,
        moved_at=now,
        **{"name": by.name} | columns | where,
    )
    wind_up(commitment)
    told(Happened.PROMISED, commitment, by=by, kind=commitment.kind)
    return commitment


def _promising(reply: Reply) -> list[Answer]:
    return list(reply.answers.select_related("ask", "reply__assignment__unit", "reply__assignment__suggestion__lead"))


def _owed(answer: Answer, by: By) -> Commitment | None:
    share = answer.reply.assignment
    made = Commitment.objects.filter(answer__ask=answer.ask, answer__reply__assignment=share.pk)
    if made.filter(answer=answer.pk).exists():
        return None
    earlier = made.filter(state="open").with_things().first()
    if earlier is not None:
        return _answered_anew(earlier, answer, by)
    if answer.due_on is None:
        return None
    pledge = Pledge(answer.words, Terms(due_on=answer.due_on))
    return _kept_in(pledge, share.unit, by, answer=answer, name=answer.reply.signed_by)


def _answered_anew(earlier: Commitment, answer: Answer, by: By) -> Commitment:
    if answer.due_on is None:
        said_to_be_kept(earlier, answer.words, by, answer.reply.document_no)
    elif answer.due_on != earlier.due_on:
        _revised(earlier, Terms(due_on=answer.due_on), str(ANEW), by)
    return earlier


def _is_fit(thread: Thread, unit: Unit) -> None:
    if thread.is_sealed:
        raise Refused(SEALED)
    if not unit.is_active:
        raise Refused(NOT_IN_USE % {"unit": unit.name})
    if Subject.objects.filter(thread=thread, unit__in=[unit.pk, unit.parent_id]).exists():
        raise Refused(ABOUT_THEM)


def _is_to_come(terms: Terms) -> None:
    if terms.due_on and terms.due_on < clock.now().astimezone(SHANGHAI).date():
        raise Refused(PASSED)
