"""What the ledger says stood when a line of it was written: whose a message was, whose a demand."""

from __future__ import annotations

from typing import Any, NamedTuple
from uuid import UUID

from hearth.ground.audit.models import Entry
from hearth.ground.congress.models import Deputy
from hearth.journey.contact.events import Happened as Contact
from hearth.journey.contact.models import Thread
from hearth.journey.demands.events import Happened as Demands
from hearth.journey.demands.models import Demand
from hearth.journey.suggestions.events import Happened as Suggestions
from hearth.journey.suggestions.models import Suggestion

CHANGED_HANDS = (Contact.REASSIGNED, Contact.INHERITED)
TAKEN_ON = (Demands.CONFIRMED, Demands.HANDED_TO)
IN_THEIR_NAME = ("deputy", "aide")


def deputy_named(code: str) -> UUID | None:
    """The deputy of this number."""
    found: UUID | None = Deputy.objects.filter(code=code).values_list("pk", flat=True).first() if code else None
    return found


def deputy_of(entry: Entry) -> UUID | None:
    """Whose matter it was when this happened: the deputy of the message, the owner of the demand, the lead."""
    if entry.kind == "contact.thread":
        return _of_thread(entry)
    if entry.kind == "demands.demand":
        return _of_demand(entry)
    if entry.kind == "suggestions.suggestion":
        return _value(Suggestion, entry.thing_id, "lead")
    return None


def is_in_their_name(entry: Entry) -> bool:
    """The deputy did it, or an aide in their name; not staff for them."""
    return entry.role in IN_THEIR_NAME


def told_of(entry: Entry, *events: str, **facts: Any) -> list[Entry]:
    """Every time one of these happened to the same thing, before this or since; echoes aside."""
    same = Entry.objects.filter(thing_id=entry.thing_id, event__in=events, **facts).order_by("at", "id")
    return [line for line in same if not line.facts.get("is_echo")]


class Tenure(NamedTuple):
    """A deputy answered for a demand: since when, and whether that still counts."""

    first: Entry
    is_standing: bool


def tenures(entry: Entry) -> dict[UUID, Tenure]:
    """Whoever took this demand on; a decision that was taken back took the demand from whoever it had given it to."""
    stack: list[tuple[UUID, Entry]] = []
    firsts: dict[UUID, Entry] = {}
    for line in told_of(entry, *TAKEN_ON, Demands.UNDONE):
        if line.event != Demands.UNDONE:
            if (owner := deputy_of(line)) is not None:
                stack.append((owner, line))
                firsts.setdefault(owner, line)
        elif line.facts.get("verb") in ("confirm", "hand_to"):
            was = deputy_named(line.facts.get("owner_was", ""))
            last = max((place for place, (owner, _line) in enumerate(stack) if owner == was), default=None)
            if last is not None:
                stack.pop(last)
    standing: dict[UUID, Entry] = {}
    for owner, line in stack:
        standing.setdefault(owner, line)
    return {owner: Tenure(standing.get(owner, line), owner in standing) for owner, line in firsts.items()}


def names_under(entry: Entry) -> list[UUID]:
    """The deputies whose names stood under a suggestion when staff registered it: under that very wording."""
    before = Entry.objects.filter(thing_id=entry.thing_id, at__lte=entry.at)
    submitted = before.filter(event=Suggestions.SUBMITTED).order_by("-at", "-id").first()
    if submitted is None:
        return []
    signed = before.filter(event=Suggestions.COSIGNED, facts__wording=submitted.facts.get("wording"))
    codes = {line.facts.get("deputy", "") for line in signed} - set(submitted.facts.get("out_of_office") or [])
    return list(Deputy.objects.filter(code__in=codes).order_by("code").values_list("pk", flat=True))


def _of_thread(entry: Entry) -> UUID | None:
    """Theirs it is now, unless it was another's until it changed hands later."""
    later = Entry.objects.filter(thing_id=entry.thing_id, at__gt=entry.at, event__in=CHANGED_HANDS)
    if (change := later.order_by("at", "id").first()) is not None:
        return deputy_named(change.facts.get("before", ""))
    return _value(Thread, entry.thing_id, "deputy")


def _of_demand(entry: Entry) -> UUID | None:
    if entry.facts.get("owner"):
        return deputy_named(entry.facts["owner"])
    before = Entry.objects.filter(thing_id=entry.thing_id, at__lte=entry.at, event__in=TAKEN_ON)
    last = before.order_by("-at", "-id").first()
    if last is not None and last.facts.get("owner"):
        return deputy_named(last.facts["owner"])
    return _value(Demand, entry.thing_id, "owner")


def _value(model: Any, key: UUID, field: str) -> UUID | None:
    found: UUID | None = model.objects.filter(pk=key).values_list(field, flat=True).first()
    return found
