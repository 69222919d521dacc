"""Reads behind what voters ask about a report."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from hearth.core.bookmarks import Bookmark
from hearth.record.dossier.models import VoterQuestion, VoterReport
from hearth.record.dossier.queries import ROWS, Page

SHOWN = 10  # beside the report itself; the others stand on a page of their own
PILES = ("waiting", "held", "answered", "set_aside")


class Asked(NamedTuple):
    """How many questions stand where."""

    waiting: int  # for the deputy, or for staff to look
    answered: int
    set_aside: int


def amounts(report: VoterReport) -> Asked:
    """How many were asked, as everybody may know."""
    told = VoterQuestion.objects.filter(report=report).aggregate(
        waiting=Count("pk", filter=Q(state__in=("waiting", "held"))),
        answered=Count("pk", filter=Q(state="answered")),
        set_aside=Count("pk", filter=Q(state="set_aside")),
    )
    return Asked(**told)


def waiting_in(actor: Any, reports: Iterable[VoterReport]) -> dict[UUID, int]:
    """How many questions wait in each of these for this person to answer, or to look at."""
    if not actor:
        return {}
    rows = VoterQuestion.objects.visible_to(actor).filter(report__in=[report.pk for report in reports]).order_by()
    waiting = rows.filter(state__in=("waiting", "held"))
    return dict(waiting.values_list("report").annotate(questions=Count("pk")))


def answered(report: VoterReport) -> list[VoterQuestion]:
    """The latest of them, as they stand beside the report."""
    rows = VoterQuestion.objects.filter(report=report, state="answered")
    return list(rows.order_by("-moved_at", "-id")[:SHOWN])


def seen_by(actor: Any, report: VoterReport, state: str) -> QuerySet[Any]:
    """The questions of a pile that this person may read."""
    rows: QuerySet[Any] = VoterQuestion.objects.visible_to(actor).filter(report=report, state=state)
    return rows.select_related("report__deputy")


def page_of(rows: QuerySet[Any], after: Bookmark | None) -> Page:
    """The next questions, what moved last on top."""
    found = list(rows.filter(after.earlier("moved_at") if after else Q()).order_by("-moved_at", "-id")[: ROWS + 1])
    goes_on = Bookmark(found[ROWS - 1].moved_at, found[ROWS - 1].pk) if len(found) > ROWS else None
    return Page(found[:ROWS], goes_on)


def piles_of(actor: Any, report: VoterReport) -> dict[str, int]:
    """How many questions this person finds in each pile."""
    rows = VoterQuestion.objects.visible_to(actor).filter(report=report).order_by()
    found = dict(rows.values_list("state").annotate(questions=Count("pk")))
    return {state: found.get(state, 0) for state in PILES}
