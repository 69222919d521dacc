"""Lines that follow from the ledger: what happened, read as what a deputy did (domain D8).

Each rule is a function of one line of the ledger and of what else the ledger holds, so that a second reading, in
whatever order, comes to the same file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple
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
from hearth.record.dossier.models import DutyRecord, DutyYear
from hearth.record.dossier.standing import deputy_named, deputy_of, is_in_their_name, last_of, names_under


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


def once_each(kind: str, *more: str) -> Rule:
    """The deputy whose matter it is did it; once for each thing, or for each of these facts of it."""

    def found(entry: Entry) -> Iterator[Found]:
        if is_in_their_name(entry):
            key = ":".join([str(entry.thing_id), *(str(entry.facts.get(name, "")) for name in more)])
            yield Found(deputy_of(entry), kind, key, _day(entry))

    return found


def every_time(kind: str) -> Rule:
    """The deputy whose matter it is did it, and may do so again."""

    def found(entry: Entry) -> Iterator[Found]:
        if is_in_their_name(entry):
            yield Found(deputy_of(entry), kind, str(entry.pk), _day(entry))

    return found


def solved(entry: Entry) -> Iterator[Found]:
    """Solved is what the resident said last; who reopens it says that it is not."""
    last = last_of(entry, Contact.RATED, Contact.REOPENED) or entry
    is_so = last.event == Contact.RATED and last.facts.get("solved") == "yes"
    yield Found(deputy_of(last), "solved", str(entry.thing_id), _day(last), is_so)


def taken_on(entry: Entry) -> Iterator[Found]:
    """A deputy answers for a demand from now on."""
    yield Found(deputy_of(entry), "demand", str(entry.thing_id), _day(entry))


def undone(entry: Entry) -> Iterator[Found]:
    """That a deputy took a demand on was taken back."""
    if entry.facts.get("verb") in ("confirm", "hand_to"):
        yield Found(deputy_named(entry.facts.get("owner_was", "")), "demand", str(entry.thing_id), _day(entry), False)


def registered(entry: Entry) -> Iterator[Found]:
    """A suggestion counts once staff have registered it: for who leads it, and whose names stand under it."""
    yield Found(deputy_of(entry), "suggestion", str(entry.thing_id), _day(entry))
    for deputy in names_under(entry):
        yield Found(deputy, "cosignature", str(entry.thing_id), _day(entry))


def verified(entry: Entry) -> Iterator[Found]:
    """A deputy looked whether it is so."""
    if entry.facts.get("side") == "deputy":
        yield Found(deputy_named(entry.facts.get("deputy", "")), "verification", str(entry.thing_id), _day(entry))


def published(entry: Entry) -> Iterator[Found]:
    """A measure or a document came of what these deputies did; for as long as it is not taken back."""
    last = last_of(entry, Outcomes.PUBLISHED, Outcomes.UNPUBLISHED) or entry
    told = last if last.event == Outcomes.PUBLISHED else last_of(entry, Outcomes.PUBLISHED)
    if told is None:
        return
    for deputy in _behind(told):
        yield Found(deputy, "outcome", str(entry.thing_id), _day(told), last.event == Outcomes.PUBLISHED)


def _behind(entry: Entry) -> list[UUID]:
    if "deputies" in entry.facts:
        named = Deputy.objects.filter(code__in=entry.facts["deputies"]).order_by("code")
        return list(named.values_list("pk", flat=True))
    outcome = Outcome.objects.filter(pk=entry.thing_id).first()
    return sorted(outcome.deputies_behind()) if outcome is not None else []


def reported(entry: Entry) -> Iterator[Found]:
    """A deputy has reported to the voters, whoever wrote it down."""
    yield Found(deputy_named(entry.facts.get("deputy", "")), "report", str(entry.thing_id), _day(entry))


RULES: dict[str, Rule] = {
    Contact.REPLIED: once_each("reply"),
    Contact.HANDED_OVER: once_each("coordination"),
    Contact.RATED: solved,
    Contact.REOPENED: solved,
    Casework.TALKED: every_time("talk"),
    Casework.VISITED: every_time("visit"),
    Demands.CONFIRMED: taken_on,
    Demands.HANDED_TO: taken_on,
    Demands.UNDONE: undone,
    Demands.ANSWERED: every_time("answer_all"),
    Suggestions.REGISTERED: registered,
    Suggestions.EVALUATED: once_each("evaluation", "round"),
    Outcomes.CONFIRMED: once_each("follow_up", "commitment"),
    Outcomes.DISPUTED: once_each("follow_up", "commitment"),
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
    pk = uuid5(NAMESPACE_URL, f"{tenancy.current_id()}:{found.deputy}:{found.kind}:{found.key}")
    standing: DutyRecord | None = DutyRecord.objects.filter(pk=pk).first()
    if standing is not None:
        _follow(standing, found.is_so)
        return
    if not found.is_so:
        return
    if state == "verified" and DutyYear.objects.filter(year=found.day.year).exists():
        state = "locked"
    now = clock.now()
    made = DutyRecord(
        id=pk,
        code=encode(pk.bytes, 8),
        deputy_id=found.deputy,
        kind=found.kind,
        origin="derived",
        state=state,
        done_on=found.day,
        source_kind=kind,
        source_id=thing,
        source_code=code,
        key=found.key[:90],
        entered_at=now,
        moved_at=now,
        verified_at=now if state != "pending" else None,
    )
    with transaction.atomic():
        DutyRecord.objects.bulk_create([made], ignore_conflicts=True)
        counting.count(found.day.year, found.deputy)


def _follow(record: DutyRecord, is_so: bool) -> None:
    move = "enter" if is_so else "take_back"
    if record.can(move):
        with transaction.atomic():
            record.step(move)
            counting.count(record.done_on.year, record.deputy_id)
