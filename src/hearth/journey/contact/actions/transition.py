"""The change of term, from the plan to the day. The platform writes down what was decided; it decides nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.lifecycle import Stale
from hearth.core.refusals import Refused
from hearth.core.words import day
from hearth.ground.audit.recording import record
from hearth.ground.congress import actions as ground
from hearth.ground.congress.models import Deputy, Mandate, Term
from hearth.journey.contact import succession
from hearth.journey.contact.actions.codes import issue_code
from hearth.journey.contact.actions.handing import Parting, part
from hearth.journey.contact.events import Happened
from hearth.journey.contact.models import Succession, TermTransition

UNDER_WAY = _("A change of term is being prepared already.")
CONFIRMED = _("The election of %(name)s was confirmed already. If it is invalid, record that on the deputy’s page.")
TOO_EARLY = _("The new term begins on %(day)s. It can be put in force from that day on.")


@action("contact.plan_change")
def plan_change(term: Term, *, by: By, **days: Any) -> TermTransition:
    """A new term was named, and everybody in office stands in the plan as leaving until they are elected again."""
    ground.set_term(term, by=by, **days)
    transition = TermTransition(term=term, planned_at=clock.now())
    try:
        with transaction.atomic():
            record(Happened.CHANGE_PLANNED, transition, by=by, new=[transition], term=term.number)
    except IntegrityError:
        raise Refused(UNDER_WAY) from None
    succession.draw_up(transition)
    return transition


@action("contact.draw_up_change")
def draw_up_change(transition: TermTransition, *, by: By) -> None:
    """Look again at who was elected: an import or a deputy's page may have changed it."""
    if succession.draw_up(transition):
        transition.move("revise")
        record(Happened.PLAN_CORRECTED, transition, by=by)


@action("contact.elect")
def elect(transition: TermTransition, deputy: Deputy, *, by: By, **seat: Any) -> None:
    """This deputy was elected for the new term, there."""
    transition.move("revise")
    ground.seat(deputy, transition.term, by=by, **seat)
    succession.draw_up(transition)
    record(Happened.ELECTED, transition, by=by, deputy=deputy.code)


@action("contact.leave_out")
def leave_out(row: Succession, *, by: By) -> None:
    """It was entered by mistake that this deputy was elected; until the election is confirmed that can be undone."""
    transition = row.transition
    transition.move("revise")
    seats = Mandate.objects.filter(deputy=row.deputy, term=transition.term)
    if seats.exclude(state="elected").exists():
        raise Refused(CONFIRMED % {"name": row.deputy.name})
    seats.delete()
    succession.draw_up(transition)
    record(Happened.ELECTION_CORRECTED, transition, by=by, deputy=row.deputy.code)


@action("contact.name_successor")
def name_successor(row: Succession, successor: Deputy | None, *, by: By) -> None:
    """Who goes on with what this deputy leaves behind; nobody named means a deputy of the same district, or staff."""
    row.transition.move("revise")
    row.successor = successor
    row.save(update_fields=["successor"])
    record(Happened.SUCCESSOR_NAMED, row.transition, by=by, deputy=row.code, successor=successor and successor.code)


@action("contact.note_notice")
def note_notice(transition: TermTransition, *, by: By, on: date, basis: str) -> None:
    """The standing committee has published who is validly elected (Electoral Law, art. 47)."""
    transition.move("note", noticed_on=on, basis=basis)
    record(Happened.NOTICE_NOTED, transition, by=by, on=str(on), basis=basis)


@action("contact.withdraw_change")
def withdraw_change(transition: TermTransition, *, by: By) -> None:
    """Nothing comes of the plan; who was elected stays recorded, and a new plan begins from that."""
    transition.move("withdraw", ended_at=clock.now())
    record(Happened.CHANGE_WITHDRAWN, transition, by=by)


@action("contact.put_in_force")
def put_in_force(transition: TermTransition, *, by: By) -> None:
    """On the day: a job carries it out, deputy by deputy, and goes on where it was interrupted."""
    if clock.today() < transition.term.begins_on:
        raise Refused(TOO_EARLY % {"day": day(transition.term.begins_on, clock.now())})
    if succession.draw_up(transition):
        raise Stale()
    transition.move("begin")
    record(Happened.CHANGE_STARTED, transition, by=by, term=transition.term.number)


@action("contact.change_over")
def change_over(row: Succession, *, by: By) -> None:
    """What it means for one deputy, all of it at once: the new seat begins, the old one ends, all is handed on."""
    if not Succession.objects.filter(pk=row.pk, done_at=None).update(done_at=clock.now()):
        raise Stale()
    transition = row.transition
    for mandate in Mandate.objects.filter(deputy=row.deputy, term=transition.term, state__in=("elected", "qualified")):
        _take_office(mandate, transition, by)
    parting, heir = Parting(), succession.heirs(transition, [row]).get(row.deputy_id)
    for mandate in succession.seats_before(transition, row.deputy):
        ground.end_mandate(mandate, by=by, on=transition.term.begins_on, reason="term", basis=transition.basis)
        if row.fate == "leaves":
            parting = part(mandate, by=by, successor=heir)
    Succession.objects.filter(pk=row.pk).update(**parting._asdict())
    record(Happened.SUCCEEDED, transition, by=by, deputy=row.code, fate=row.fate, **parting._asdict())


@action("contact.finish_change")
def finish_change(transition: TermTransition, *, by: By) -> None:
    """Everybody has changed over; the new term runs."""
    if transition.successions.filter(done_at=None).exists():
        raise Stale()
    transition.move("finish", ended_at=clock.now())
    record(Happened.CHANGE_FINISHED, transition, by=by, term=transition.term.number)


def _take_office(mandate: Mandate, transition: TermTransition, by: By) -> None:
    if mandate.can("qualify"):
        ground.qualify(mandate, by=by, on=transition.noticed_on or transition.term.begins_on)
    ground.begin_mandate(mandate, by=by, on=transition.term.begins_on)
    if not mandate.deputy.deputy_codes.filter(state__in=("active", "paused")).exists():
        issue_code(mandate.deputy, by=by)
