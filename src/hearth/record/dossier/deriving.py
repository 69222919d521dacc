"""Lines that follow from the ledger: what happened, read as what a deputy did (domain D8).

Each rule is a function of one line of the ledger and of what else the ledger holds, so that a second reading, in
whatever order, comes to the same file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction

from hearth.core import clock, tenancy
from hearth.core.ids import encode
from hearth.ground.audit.models import Entry
from hearth.ground.congress.models import Deputy
from hearth.ground.congress.models.reception import Sitting
from hearth.ground.rulebook.working_time import SHANGHAI
from hearth.journey.casework.events import Happened as Casework
from hearth.journey.contact.events import Happened as Contact
from hearth.journey.demands.events import Happened as Demands
from hearth.journey.outcomes.events import Happened as Outcomes
from hearth.journey.outcomes.models import Outcome
from hearth.journey.suggestions.events import Happened as Suggestions
from hearth.record.dossier import counting
from hearth.record.dossier.events import Happened as Reports
from hearth.record.dossier.models import DutyRecord
from hearth.record.dossier.standing import (
    deputy_named,
    deputy_of,
    is_in_their_name,
    names_under,
    tenures,
    told_of,
)
from hearth.record.dossier.terms import is_locked


class Found(NamedTuple):
    """A deputy did something of this kind; `key` is what it is counted once for."""

    deputy: UUID | None
    kind: str
    key: str
    day: date
    is_so: bool = True  # or it is not so any more


Rule = Callable[[Entry], Iterable[Found]]


def _day(entry: Entry) -> date:
    """The day it was done: as it was said, or when it was written down."""
    said = entry.facts.get("on", "")
    return date.fromisoformat(said) if said else entry.at.astimezone(SHANGHAI).date()


def once_each(kind: str, events: tuple[str, ...], *more: str) -> Rule:
    """The deputy whose matter it is did it; once for each thing, or for each of these facts of it, on the first day."""

    def found(entry: Entry) -> Iterator[Found]:
        if not is_in_their_name(entry):
            return
        deputy, same = deputy_of(entry), {f"facts__{name}": entry.facts.get(name) for name in more}
        key = ":".join([str(entry.thing_id), *(str(entry.facts.get(name, "")) for name in more)])
        told = [
            each for each in told_of(entry, *events, **same) if is_in_their_name(each) and deputy_of(each) == deputy
        ]
        yield Found(deputy, kind, key, _day(told[0]))

    return found


def every_time(kind: str) -> Rule:
    """The deputy whose matter it is did it, and may do so again."""

    def found(entry: Entry) -> Iterator[Found]:
        if is_in_their_name(entry):
            yield Found(deputy_of(entry), kind, str(entry.pk), _day(entry))

    return found


def solved(entry: Entry) -> Iterator[Found]:
    """Solved is what the resident said last; who reopens it says that it is not."""
    last = told_of(entry, Contact.RATED, Contact.REOPENED)[-1]
    is_so = last.event == Contact.RATED and last.facts.get("solved") == "yes"
    yield Found(deputy_of(last), "solved", str(entry.thing_id), _day(last), is_so)


def taken_on(entry: Entry) -> Iterator[Found]:
    """A deputy answers for a demand from then on; who took it on only in a decision that was taken back did not."""
    for deputy, tenure in tenures(entry).items():
        yield Found(deputy, "demand", str(entry.thing_id), _day(tenure.first), tenure.is_standing)


def registered(entry: Entry) -> Iterator[Found]:
    """A suggestion counts once staff have registered it: for who leads it, and whose names stand under it."""
    yield Found(deputy_of(entry), "suggestion", str(entry.thing_id), _day(entry))
    for deputy in names_under(entry):
        yield Found(deputy, "cosignature", str(entry.thing_id), _day(entry))


def verified(entry: Entry) -> Iterator[Found]:
    """A deputy looked whether it is so."""
    if entry.facts.get("side") == "deputy":
        code = entry.facts.get("deputy", "")
        first = told_of(entry, Outcomes.VERIFIED, facts__deputy=code)[0]
        yield Found(deputy_named(code), "verification", str(entry.thing_id), _day(first))


def published(entry: Entry) -> Iterator[Found]:
    """A measure or a document came of what these deputies did; for as long as it is not taken back."""
    told = told_of(entry, Outcomes.PUBLISHED, Outcomes.UNPUBLISHED)
    public = [each for each in told if each.event == Outcomes.PUBLISHED]
    standing = set(_behind(told[-1])) if told[-1].event == Outcomes.PUBLISHED else set()
    firsts: dict[UUID, Entry] = {}
    for each in public:
        for deputy in _behind(each):
            firsts.setdefault(deputy, each)
    for deputy, first in firsts.items():
        yield Found(deputy, "outcome", str(entry.thing_id), _day(first), deputy in standing)


def _behind(entry: Entry) -> list[UUID]:
    if "deputies" in entry.facts:
        named = Deputy.objects.filter(code__in=entry.facts["deputies"]).order_by("code")
        return list(named.values_list("pk", flat=True))
    outcome = Outcome.objects.filter(pk=entry.thing_id).first()
    return sorted(outcome.deputies_behind()) if outcome is not None else []


def reported(entry: Entry) -> Iterator[Found]:
    """A deputy has reported to the voters, whoever wrote it down."""
    yield Found(deputy_named(entry.facts.get("deputy", "")), "report", str(entry.thing_id), _day(entry))


FOLLOWED = (Outcomes.CONFIRMED, Outcomes.DISPUTED)
RULES: dict[str, Rule] = {
    Contact.REPLIED: once_each("reply", (Contact.REPLIED,)),
    Contact.HANDED_OVER: once_each("coordination", (Contact.HANDED_OVER,)),
    Contact.RATED: solved,
    Contact.REOPENED: solved,
    Casework.TALKED: every_time("talk"),
    Casework.VISITED: every_time("visit"),
    Demands.CONFIRMED: taken_on,
    Demands.HANDED_TO: taken_on,
    Demands.UNDONE: taken_on,
    Demands.ANSWERED: every_time("answer_all"),
    Suggestions.REGISTERED: registered,
    Suggestions.EVALUATED: once_each("evaluation", (Suggestions.EVALUATED,), "round"),
    **dict.fromkeys(FOLLOWED, once_each("follow_up", FOLLOWED, "commitment")),
    Outcomes.VERIFIED: verified,
    Outcomes.PUBLISHED: published,
    Outcomes.UNPUBLISHED: published,
    Reports.REPORT_HELD: reported,
}


def enter(entry: Entry) -> None:
    """What this line of the ledger says of deputies stands in their files; a second time it changes nothing."""
    rule = RULES.get(entry.event)
    for found in rule(entry) if rule and not entry.facts.get("is_echo") else ():
        _enter(found, entry.kind, entry.thing_id, entry.code)


def enter_receptions(since: date, until: date) -> None:
    """Who was to receive residents on days that are over did so, as far as they or staff say so."""
    held = Sitting.objects.filter(day__held_on__gte=since, day__held_on__lte=until, day__state="announced")
    for sitting in held.select_related("day").order_by("day__held_on", "id"):
        day = sitting.day
        found = Found(sitting.deputy_id, "reception", str(day.pk), day.held_on)
        _enter(found, "congress.receptionday", day.pk, day.code, state="pending")


def replay() -> int:
    """Read the ledger of the congress in scope again, oldest first; answers how many of its lines tell of duties."""
    lines = Entry.objects.filter(event__in=list(RULES)).order_by("at", "id")
    read = 0
    for entry in lines.iterator(chunk_size=500):
        enter(entry)
        read += 1
    first: date | None = Sitting.objects.order_by("day__held_on").values_list("day__held_on", flat=True).first()
    if first is not None:
        enter_receptions(first, clock.today())
    return read


def _enter(found: Found, kind: str, thing: UUID, code: str, state: str = "verified") -> None:
    if found.deputy is None:
        return
    with transaction.atomic():
        counting.lock(found.deputy)
        pk = uuid5(NAMESPACE_URL, f"{tenancy.current_id()}:{found.deputy}:{found.kind}:{found.key}")
        standing: DutyRecord | None = DutyRecord.objects.filter(pk=pk).first()
        if standing is not None:
            _follow(standing, found)
        elif found.is_so:
            _begin(found, state, id=pk, code=encode(pk.bytes, 8), source_kind=kind, source_id=thing, source_code=code)


def _begin(found: Found, state: str, **more: Any) -> None:
    if is_locked(found.day.year):
        if state == "pending":
            return  # nobody could say a word about it any more
        state = "locked"
    now = clock.now()
    DutyRecord.objects.create(
        deputy_id=found.deputy,
        kind=found.kind,
        origin="derived",
        state=state,
        done_on=found.day,
        key=found.key[:90],
        entered_at=now,
        moved_at=now,
        verified_at=now if state != "pending" else None,
        **more,
    )
    counting.count(found.day.year, found.deputy)  # type: ignore[arg-type]


def _follow(record: DutyRecord, found: Found) -> None:
    """It is so again, or not so any more, or was on another day than it seemed."""
    move = "enter" if found.is_so else "take_back"
    years = {record.done_on.year, found.day.year}
    if record.can(move):
        record.step(move, done_on=found.day)
    elif record.state == "verified" and found.is_so and record.done_on != found.day:
        DutyRecord.objects.filter(pk=record.pk).update(done_on=found.day)
    else:
        return
    for year in years:
        counting.count(year, record.deputy_id)
