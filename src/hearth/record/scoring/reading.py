"""What is counted, read from the closed file: lines, which matter each is about, and the days rules were in force."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from hearth.ground.congress.models import Deputy, Mandate, Post
from hearth.journey.outcomes.models import Ground
from hearth.journey.suggestions.models import Suggestion
from hearth.record.dossier.models import DutyRecord, DutyYear
from hearth.record.scoring.guards import guard_of
from hearth.record.scoring.models import ScoreRule, Scoring
from hearth.record.scoring.reckoning import Line, Rule, Span

Matters = Mapping[str, list[str]]
SUGGESTION, OUTCOME = "suggestions.suggestion", "outcomes.outcome"
# what counting looks at, and nothing else: no words, no photos, no voices
LOOKED_AT = (
    *("code", "deputy", "kind", "done_on", "half_days", "origin", "source_kind", "source_id"),
    *("entered_by", "entered_at", "verified_by"),
)
CHAIN = ("demand", "demand__into", "demand__into__into")


def serving(year: int) -> QuerySet[Any]:
    """Whoever held a seat on any day of the year, by the sound of their names."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    begun = Q(began_on__lte=last) | Q(began_on=None, term__begins_on__lte=last)
    over = Q(ended_on__lt=first) | Q(ended_on=None, term__ends_on__lt=first)
    seats = Mandate.objects.filter(begun & ~over).exclude(state__in=("elected", "qualified"))
    found: QuerySet[Any] = Deputy.objects.filter(pk__in=seats.values("deputy")).order_by("sound", "code")
    return found


def used_on() -> list[Span]:
    """The days on which scoring was used, the day it was turned on and the day it was turned off among them."""
    spans: list[Span] = []
    since: date | None = None
    for at, is_on in Scoring.objects.order_by("set_at", "id").values_list("set_at", "is_on"):
        day = timezone.localdate(at)
        if is_on and since is None:
            since = day
        elif not is_on and since is not None:
            spans.append(Span(since, day))
            since = None
    return [*spans, Span(since, date.max)] if since is not None else spans


def rules_of(year: int) -> list[Rule]:
    """The rules in force in that year, each with its days: deputies cannot know of a rule while scoring is off."""
    used = used_on()
    rows = ScoreRule.objects.of_year(year).order_by("kind", "valid_from_on")
    return [
        Rule(row.code, row.kind, row.counts_by, row.points, row.cap, tuple(days))
        for row in rows
        if (days := _days(row, year, used))
    ]


def _days(row: ScoreRule, year: int, used: Iterable[Span]) -> list[Span]:
    begins = max(row.valid_from_on, date(year, 1, 1))
    ends = min(row.valid_to_on or date.max, date(year, 12, 31))
    spans = [Span(max(begins, span.first), min(ends, span.last)) for span in used]
    return [span for span in spans if span.first <= span.last]


def lines_of(closed: DutyYear, deputies: Iterable[UUID], kept: Matters | None = None) -> dict[UUID, list[Line]]:
    """Every line that is closed with its year, by deputy. `kept` is what was written down of their matters before."""
    keys = list(deputies)
    locked = DutyRecord.objects.filter(deputy__in=keys, state="locked").of_year(closed.year)
    records = list(locked.only(*LOOKED_AT))
    matters = matters_of(records) if kept is None else kept
    own = _accounts(keys)
    found: dict[UUID, list[Line]] = defaultdict(list)
    for record in records:
        found[record.deputy_id].append(_line(record, closed, own[record.deputy_id], matters))
    return found


def _line(record: DutyRecord, closed: DutyYear, own: set[UUID], matters: Matters) -> Line:
    return Line(
        record.code,
        record.kind,
        record.done_on,
        record.half_days,
        has_word=_giver(record) not in {None, *own},
        is_of_suggestion=record.source_kind == SUGGESTION,
        matters=frozenset(matters.get(record.code, ())),
        is_late=record.entered_at > closed.locked_at,
    )


def _giver(record: DutyRecord) -> UUID | None:
    """Whoever, besides the person who entered it, said that it is so; an organiser's own word is enough."""
    if record.origin in ("organiser", "imported"):
        return record.verified_by or record.entered_by
    return record.verified_by if record.verified_by != record.entered_by else None


def _accounts(deputies: list[UUID]) -> dict[UUID, set[UUID]]:
    """By which accounts each deputy ever acted in person: nobody registers their own visit as somebody else."""
    found: dict[UUID, set[UUID]] = defaultdict(set)
    posts = Post.objects.filter(role="deputy", deputy__in=deputies).values_list("deputy", "user")
    for deputy, user in posts:
        found[deputy].add(user)
    return found


def matters_of(records: Iterable[DutyRecord]) -> dict[str, list[str]]:
    """For each line that counts by its matter: the suggestion, those it is handled with, and the demands behind."""
    those = [record for record in records if guard_of(record.kind).counts == ("line",)]
    suggestions = _of_suggestions({each.source_id for each in those if each.source_kind == SUGGESTION})
    outcomes = _of_outcomes({each.source_id for each in those if each.source_kind == OUTCOME})
    known = suggestions | outcomes
    return {each.code: sorted({_named(each.source_id), *known.get(each.source_id, ())}) for each in those}


def _named(key: Any) -> str:
    return key.hex if key else ""


def _of_suggestions(keys: set[Any]) -> dict[Any, set[str]]:
    rows = Suggestion.objects.filter(pk__in=keys).values_list("pk", "into", *CHAIN, *(f"into__{hop}" for hop in CHAIN))
    return {pk: {_named(each) for each in behind if each} for pk, *behind in rows}


def _of_outcomes(keys: set[Any]) -> dict[Any, set[str]]:
    hops = (*CHAIN, "thread", "suggestion", *(f"suggestion__{hop}" for hop in CHAIN))
    found: dict[Any, set[str]] = defaultdict(set)
    for pk, *behind in Ground.objects.filter(outcome__in=keys).values_list("outcome", *hops):
        found[pk] |= {_named(each) for each in behind if each}
    return found
