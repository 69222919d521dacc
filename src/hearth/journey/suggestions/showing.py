"""What pages show of suggestions: a row, the whole of one, and what everybody reads."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from hearth.core import clock
from hearth.core.actors import By
from hearth.ground.rulebook import clocks
from hearth.ground.rulebook.models import Clock
from hearth.journey.contact.labels import Label
from hearth.journey.contact.panels import OwnPage, Panel
from hearth.journey.suggestions import checking, labels, possible, queries, queries_upward, showing_upward
from hearth.journey.suggestions.events import Happened
from hearth.journey.suggestions.lifecycle import IN_HAND, SUPERVISED
from hearth.journey.suggestions.models import Assignment, Cosignature, Reply, Suggestion
from hearth.journey.suggestions.models.suggestion import AT_UNITS
from hearth.journey.suggestions.rules import gathers_names, is_lead

MOST_OF_ONE = 20
JUDGED = ("evaluated", "following", "closed")
STAGES = ("begun", "submitted", "registered", "assigned", "answered", "judged", "over")


class Row(NamedTuple):
    """A suggestion as a list shows it."""

    suggestion: Suggestion
    label: Label
    due: datetime | None


class Share(NamedTuple):
    """One unit's share as its page shows it."""

    assignment: Assignment
    label: Label
    part: Any
    clock: Clock | None
    why: Any
    is_late: bool
    replies: list[Reply]
    draft: Reply | None
    moves: frozenset[str]
    is_mine: bool


class Stage(NamedTuple):
    """One step of the way: what it is called, when it was reached, and whether it is done, now, or to come."""

    name: str
    at: datetime | None
    state: str


def rows(suggestions: list[Suggestion]) -> list[Row]:
    """Each as a list shows it, with the next day by which something must happen."""
    shares = Assignment.objects.filter(suggestion__in=[each.pk for each in suggestions], state__in=IN_HAND)
    belongs = dict(shares.values_list("pk", "suggestion"))
    belongs |= {each.pk: each.pk for each in suggestions}
    running = Clock.objects.open().filter(thing_id__in=list(belongs)).order_by("-due_at")
    due = {belongs[each.thing_id]: each.due_at for each in running}
    return [Row(each, labels.STATES[each.state], due.get(each.pk)) for each in suggestions]


def whole(suggestion: Suggestion, actor: By) -> dict[str, Any]:
    """Everything one suggestion's page says to this person."""
    now = clock.now()
    asks = list(suggestion.asks.order_by("number"))
    is_among = is_lead(actor, suggestion) or suggestion.lead_id in [deputy.pk for deputy in actor.acts_for]
    deputies = [deputy.pk for deputy in (actor.deputy,) if deputy]
    names = [
        each
        for each in queries.names_under(suggestion)
        if is_among or each.state == "signed" or each.deputy_id in deputies
    ]
    evaluations = list(suggestion.evaluations.order_by("round"))
    shares = shares_for(suggestion, actor, now)
    own = queries.clocks_of([suggestion])
    current = own.get((suggestion.pk, "assign" if suggestion.state == "registered" else "evaluate"))
    supervision = queries.supervision_of(suggestion)
    standing = supervision if supervision and supervision.state not in ("closed", "refused") else None
    is_writing = suggestion.is_in_writing or suggestion.state == "submitted"
    return {
        "suggestion": suggestion,
        "label": labels.STATES[suggestion.state],
        "labels": labels,
        "asks": asks,
        "names": [(each, labels.NAMES[each.state]) for each in names],
        "mine": next((each for each in names if each.deputy_id in deputies and suggestion.is_in_writing), None),
        "asked_back": next((each for each in names if _is_asked_back(each, suggestion, deputies)), None),
        "evaluations": evaluations,
        "shares": shares,
        "stages": stages(suggestion),
        "current": current if current and current.stopped_at is None else None,
        "why": clocks.explain(current) if current else None,
        "hints": checking.hints(suggestion.title, suggestion.facts, [a.words for a in asks]) if is_writing else [],
        "earlier": queries.earlier_ones(suggestion),
        "story": [(line, labels.said(line)) for line in queries.story(suggestion, is_among=is_among)],
        "moves": possible.moves(actor, suggestion, evaluations[-1] if evaluations else None)
        | possible.supervising(actor, suggestion, standing),
        "supervision": supervision,
        "together": queries.together_with(suggestion, Suggestion.objects.visible_to(actor)),
        "meetings": list(suggestion.meetings.order_by("held_on")) if evaluations else [],
        "cases": showing_upward.cases_of(suggestion),
        "came_from": queries_upward.came_from(suggestion),
        "is_public": suggestion.is_public,
        "gathers_names": gathers_names(actor, suggestion),
        "now": now,
    }


def _is_asked_back(name: Cosignature, suggestion: Suggestion, deputies: list[Any]) -> bool:
    """Whether this deputy is asked if it may be taken back, and has not agreed yet."""
    is_theirs = name.deputy_id in deputies and name.state == "signed" and name.agreed_at is None
    return is_theirs and suggestion.withdrawal_asked_at is not None


def shares_for(suggestion: Suggestion, actor: By, now: datetime) -> list[Share]:
    """Who handles it; a unit reads its own draft, others only what was signed."""
    found = queries.shares_of(suggestion)
    times = queries.clocks_of(found)
    return [_share(each, actor, times, now) for each in found]


def _share(assignment: Assignment, actor: By, times: dict[tuple[Any, str], Clock], now: datetime) -> Share:
    due = times.get((assignment.pk, "answer"))
    is_mine = actor.unit is not None and bool(actor.roles & AT_UNITS)
    is_mine = is_mine and actor.unit.pk in (assignment.unit_id, assignment.unit.parent_id)
    said: list[Reply] = assignment.said  # type: ignore[attr-defined]
    return Share(
        assignment=assignment,
        label=labels.SHARES[assignment.state],
        part=labels.PARTS[assignment.part],
        clock=due,
        why=clocks.explain(due) if due and due.stopped_at is None else None,
        is_late=bool(due and (due.is_overdue(now) or due.outcome == "late")),
        replies=[reply for reply in said if reply.signed_at],
        draft=next((reply for reply in said if not reply.signed_at), None) if is_mine else None,
        moves=possible.share_moves(actor, assignment),
        is_mine=is_mine,
    )


def stages(suggestion: Suggestion) -> list[Stage]:
    """The way from the first word to its end, as far as it has come."""
    reached = {
        "begun": suggestion.begun_at,
        "submitted": suggestion.submitted_at,
        "registered": suggestion.registered_at,
        "assigned": suggestion.assigned_at,
        "answered": suggestion.answered_at if suggestion.state not in ("handling",) else None,
        "judged": suggestion.moved_at if suggestion.state in JUDGED else None,
        "over": suggestion.moved_at if suggestion.state == "closed" else None,
    }
    last = max(place for place, name in enumerate(STAGES) if reached[name])
    following = last + 1 if suggestion.state != "above" else None  # what comes next there is not for this place to say
    return [Stage(name, reached[name], _of_stage(place, last, following)) for place, name in enumerate(STAGES)]


def _of_stage(place: int, last: int, following: int | None) -> str:
    if place <= last:
        return "is-done"
    return "is-now" if place == following else "is-next"


def in_public(suggestion: Suggestion) -> dict[str, Any]:
    """What everybody reads of it: in full or in summary; of answers, what units let be public in full."""
    is_full = suggestion.disclosure == "full"
    shares = [share for share in queries.shares_of(suggestion) if share.state not in ("released", "ended")]
    answers = [
        (share, reply)
        for share in shares
        if share.answers_asks
        for reply in share.said  # type: ignore[attr-defined]
        if reply.signed_at and reply.disclosure == "full" and is_full
    ]
    supervision = queries.supervision_of(suggestion)
    return {
        "suggestion": suggestion,
        "label": labels.STATES[suggestion.state],
        "labels": labels,
        "is_full": is_full,
        "supervision": supervision if supervision and supervision.state in (*SUPERVISED, "closed") else None,
        "together": queries.together_with(suggestion, Suggestion.objects.public()),
        "asks": list(suggestion.asks.order_by("number")) if is_full else [],
        "names": [each.deputy for each in queries.names_under(suggestion) if each.state == "signed"],
        "shares": [(share, labels.PARTS[share.part]) for share in shares],
        "answers": answers,
        "evaluations": [each for each in suggestion.evaluations.order_by("round") if each.is_rated],
        "stages": stages(suggestion),
        "cases": showing_upward.cases_of(suggestion),
        "came_from": queries_upward.came_from(suggestion),
    }


def for_resident(actor: By, page: OwnPage) -> Panel | None:
    """That a suggestion came of what they and others wrote; looked for only where they were told of it."""
    if Happened.TOLD not in page.events:
        return None
    suggestions = queries.told_to(page.thread)
    cases = showing_upward.cases_of_each(suggestions)
    told = [(each, labels.STATES[each.state], cases.get(each.pk, [])) for each in suggestions]
    return Panel("suggestions/_told.html", {"told": told}) if told else None


def for_common(actor: By, demand: Any) -> Panel | None:
    """What a deputy asks of the government because many raised it, as everybody reads it."""
    made = Suggestion.objects.public().filter(demand=demand.pk).select_related("lead").defer("words", "facts")
    told = [(each, labels.STATES[each.state]) for each in made.order_by("-registered_at", "-id")[:MOST_OF_ONE]]
    return Panel("suggestions/_asked_in_public.html", {"told": told}) if told else None


def for_copy(thread: Any) -> list[dict[str, Any]]:
    """Which suggestions this resident's words are part of, and what became of them."""
    return [
        {
            "number": each.number,
            "title": each.title if each.is_public else "",
            "state": each.state,
            "result": each.result_class,
            "registered_at": each.registered_at.isoformat() if each.registered_at else None,
        }
        for each in queries.told_to(thread)
    ]
