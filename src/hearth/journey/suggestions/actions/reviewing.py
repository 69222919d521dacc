"""It is submitted; staff look at its form alone: it gets a number, goes back with help, or goes on as a letter."""

from __future__ import annotations

from typing import NamedTuple

from django.db import connection
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from hearth.core import clock, tenancy
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.ground.congress.models import Area, Mandate, Term
from hearth.ground.rulebook import clocks
from hearth.journey.suggestions import checking
from hearth.journey.suggestions.actions.cosigning import let_go_of_those_out_of_office
from hearth.journey.suggestions.events import Happened
from hearth.journey.suggestions.models import Suggestion

NO_ASK = _("Nothing is asked for yet. Write at least one thing that is to be done.")
TELLS = _("This tells who somebody is: %(words)s. Leave it out; a suggestion is read by many.")
NO_TERM = _("No term of the congress runs today, so there is no number to give. Set up the term first.")
CONFIDENTIAL = _("The deputy asked for confidence; it is registered as not public.")


class Register(NamedTuple):
    """What staff note when they register one."""

    category: str
    keywords: str = ""
    disclosure: str = "full"


@action("suggestions.submit")
def submit(suggestion: Suggestion, *, by: By) -> None:
    """The deputy hands it in; alone or with others, it has the same force."""
    asks = [ask.words for ask in suggestion.asks.order_by("number")]
    if not asks:
        raise Refused(NO_ASK)
    if found := checking.telling("\n".join([suggestion.title, suggestion.facts, *asks])):
        raise Refused(TELLS % {"words": " · ".join(found)})
    gone = let_go_of_those_out_of_office(suggestion)
    suggestion.step("submit", submitted_at=clock.now())
    names = suggestion.cosignatures.filter(state="signed").count()
    record(Happened.SUBMITTED, suggestion, by=by, wording=suggestion.wording, names=names, out_of_office=gone)


@action("suggestions.send_back")
def send_back(suggestion: Suggestion, remark: str, *, by: By) -> None:
    """Something is missing in its form: what, and how staff can help, the deputy reads. Nobody words it for them."""
    suggestion.step("send_back", remark=remark)
    record(Happened.SENT_BACK, suggestion, by=by)


@action("suggestions.convert")
def convert(suggestion: Suggestion, remark: str, *, by: By) -> None:
    """It does not belong in a suggestion; that was explained, and it goes on as a letter for reference."""
    suggestion.step("convert", remark=remark)
    record(Happened.CONVERTED, suggestion, by=by)


@action("suggestions.register")
def register(suggestion: Suggestion, register: Register, *, by: By) -> None:
    """It has its number, and must be assigned in time."""
    now = clock.now()
    term = _term()
    year = clock.today().year
    place = _next_place(term, year)
    disclosure = "withheld" if suggestion.is_confidential else register.disclosure
    suggestion.step(
        "register",
        term=term,
        year=year,
        place=place,
        area=_area_of(suggestion),
        number=f"{term.number}-{year}-{place:03d}",
        category=register.category,
        keywords=register.keywords,
        disclosure=disclosure,
        registered_at=now,
        remark="",
    )
    clocks.start(suggestion, "assign", "suggestion.assign")
    facts = {"number": suggestion.number, "category": register.category, "lead": suggestion.lead.code}
    record(Happened.REGISTERED, suggestion, by=by, **facts)


def _term() -> Term:
    today = clock.today()
    found: Term | None = Term.objects.filter(begins_on__lte=today, ends_on__gte=today).order_by("-number").first()
    if found is None:
        raise Refused(NO_TERM)
    return found


def _area_of(suggestion: Suggestion) -> Area | None:
    """Where its deputy is elected as it is registered; seats change later, the register does not."""
    seat = Mandate.objects.filter(deputy=suggestion.lead_id, state="active").select_related("district__area").first()
    return seat.district.area if seat else None


def _next_place(term: Term, year: int) -> int:
    """One after another without a gap: whoever registers at the same moment waits."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('suggestions.number'), %s)", [tenancy.current_id()])
    last = Suggestion.objects.filter(term=term, year=year).aggregate(last=Max("place"))["last"]
    return int(last or 0) + 1
