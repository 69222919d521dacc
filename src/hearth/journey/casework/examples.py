"""What people decided, as examples: which line of the catalogue a matter belonged to, once a unit had taken it on.

Nothing is stored for it: the referrals tell. Where a matter was passed on, its last unit counts, and what a unit gave
back and nobody has ruled upon teaches nothing. Sealed, withdrawn and erased messages are never learnt from.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from hearth.core.rows import among
from hearth.core.text.grams import words_of
from hearth.core.text.training import Example
from hearth.journey.casework.lifecycle import TAKEN_ON
from hearth.journey.casework.models import Referral, Route, RoutingModel
from hearth.journey.contact.models import Message

MOST = 3_000  # matters, the newest ones
READ = 600  # signs of each
ENOUGH_NEW = 200  # matters that the newest model has not learnt from
ENOUGH_EACH = 10  # matters of a line; of fewer nothing is learnt
ENOUGH_LINES = 3
AT_ONCE = 500
LEFT_OUT = ("withdrawn", "erased", "not_accepted", "redirected", "held", "submitted")


class Settled(NamedTuple):
    """A matter of which is known where it belonged."""

    issue: UUID
    thread: UUID
    line: UUID
    sent_at: datetime


class Standing(NamedTuple):
    """What there is to learn from, and whether it is enough for another model."""

    settled: list[Settled]
    unclear: int  # lies with a unit that several lines name, or none
    new: int
    lines: dict[UUID, int]  # how many matters of each

    @property
    def learnable(self) -> frozenset[UUID]:
        """The lines of which there are enough."""
        return frozenset(line for line, times in self.lines.items() if times >= ENOUGH_EACH)

    @property
    def is_enough(self) -> bool:
        """Whether a night makes a new model of it."""
        return self.new >= ENOUGH_NEW and len(self.learnable) >= ENOUGH_LINES


def standing() -> Standing:
    """As the referrals tell it now, in three queries."""
    found, unclear = _settled()
    known = RoutingModel.objects.order_by("-made_at").values_list("newest_at", flat=True).first()
    new = sum(known is None or each.sent_at > known for each in found)
    return Standing(found, unclear, new, dict(Counter(each.line for each in found)))


def examples_of(settled: Sequence[Settled]) -> Iterator[tuple[Settled, Example]]:
    """Each with the words of its message; one whose words are gone is left out."""
    for start in range(0, len(settled), AT_ONCE):
        some = settled[start : start + AT_ONCE]
        first = Message.objects.filter(thread__in=among(each.thread for each in some), kind="first")
        texts = dict(first.values_list("thread", "body"))
        for each in some:
            if words := words_of(texts.get(each.thread, "")[:READ]):
                yield each, Example(words, str(each.line))


def _settled() -> tuple[list[Settled], int]:
    lines_of = _lines_of_units()
    told: dict[Any, Settled] = {}
    seen: set[Any] = set()
    for issue, thread, unit, route, sent_at in _taken_on():
        if issue in seen:
            continue  # the newest referral of a matter says where it belonged
        seen.add(issue)
        line = route or (lines_of[unit][0] if len(lines_of[unit]) == 1 else None)
        if line is not None:
            told[issue] = Settled(issue, thread, line, sent_at)
    return list(told.values()), len(seen) - len(told)


def _taken_on() -> Any:
    rows = Referral.objects.filter(role="lead", state__in=TAKEN_ON, issue__thread__is_sealed=False)
    rows = rows.filter(issue__thread__is_withheld=False).exclude(issue__thread__excerpt="")
    rows = rows.exclude(issue__thread__state__in=LEFT_OUT).order_by("-id")
    return rows.values_list("issue", "issue__thread", "unit", "route", "sent_at")[:MOST]


def _lines_of_units() -> dict[Any, list[UUID]]:
    lines: dict[Any, list[UUID]] = defaultdict(list)
    for unit, line in Route.objects.values_list("unit", "pk"):
        lines[unit].append(line)
    return lines
