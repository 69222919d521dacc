"""What brings people together: units are urged, the same is handled together, deputy and unit meet."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.journey.suggestions.actions.assigning import about
from hearth.journey.suggestions.actions.composing import end_clocks, parted
from hearth.journey.suggestions.actions.handling import OWES_NOTHING
from hearth.journey.suggestions.events import Happened
from hearth.journey.suggestions.lifecycle import OVER
from hearth.journey.suggestions.models import Assignment, Meeting, Suggestion

PAUSE = timedelta(days=1)
JUST_URGED = _("They were urged within the last day. Give them a moment.")
ITSELF = _("This is the same suggestion. Choose another.")
NO_HOST = _("Choose one that is registered and still under way, and that is itself with no other.")
HAS_GUESTS = _("Others are handled together with this one. Part them first.")
TO_COME = _("This day is still to come. Write it down once you have met.")
SATISFIED = _("The deputy is not dissatisfied, so nobody has to be brought together.")


@action("suggestions.urge")
def urge(assignment: Assignment, *, by: By) -> None:
    """The deputy or staff ask the unit how it stands; once a day is enough."""
    if not assignment.is_in_hand:
        raise Refused(OWES_NOTHING)
    now = clock.now()
    is_free = Q(urged_at=None) | Q(urged_at__lte=now - PAUSE)
    if not Assignment.objects.filter(is_free, pk=assignment.pk).update(urged_at=now):
        raise Refused(JUST_URGED)
    assignment.urged_at = now
    record(Happened.URGED, assignment.suggestion, by=by, **about(assignment))


@action("suggestions.join")
def join(suggestion: Suggestion, host: Suggestion, *, by: By) -> None:
    """Several ask for the same: they are handled together, and each of the deputies is answered (R7 art. 13)."""
    if host.pk == suggestion.pk:
        raise Refused(ITSELF)
    held = Suggestion.objects.select_for_update().filter(pk__in=[suggestion.pk, host.pk]).order_by("pk")
    host = {each.pk: each for each in held}[host.pk]  # both, in one order: two who join each to the other do not meet
    if not host.number or host.state in (*OVER, "joined"):
        raise Refused(NO_HOST)
    if suggestion.joined.exists():  # type: ignore[attr-defined]
        raise Refused(HAS_GUESTS)
    suggestion.step("join", into=host)
    end_clocks(suggestion)
    record(Happened.JOINED, suggestion, by=by, with_number=host.number)


@action("suggestions.part")
def part(suggestion: Suggestion, *, by: By) -> None:
    """They are not the same after all: it is assigned by itself, in the time that a new assignment has."""
    parted(suggestion, by)


@action("suggestions.meet")
def meet(suggestion: Suggestion, held_on: date, words: str, *, by: By) -> Meeting:
    """Deputy and unit sat down together, or experts looked at it, because the last answer did not satisfy."""
    if held_on > clock.today():
        raise Refused(TO_COME)
    last = suggestion.evaluations.order_by("-round").first()
    if suggestion.state != "evaluated" or last is None or not last.is_rated or last.is_satisfied:
        raise Refused(SATISFIED)
    told = {"held_on": held_on, "words": words, "name": by.name, "at": clock.now()}
    held: Meeting = Meeting.objects.create(suggestion=suggestion, **told)
    record(Happened.MET, suggestion, by=by)
    return held
