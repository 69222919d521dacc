"""What of the suggestions under way wants looking at: piles, each with what it means; a figure is a pile counted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Value
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from hearth.ground.rulebook.models import Clock
from hearth.journey.suggestions.lifecycle import IN_HAND
from hearth.journey.suggestions.models import Assignment, Decline, Evaluation

STILL_OPEN = ("in_progress", "planned")
SEASON, YEAR = timedelta(days=91), timedelta(days=365)
LATE, PROMISED = pgettext_lazy("suggestions", "Late"), _("Promised and not done")
HANDLED = Q(state="handling")
UNHAPPY = Q(attitude="not") | Q(reply="not") | Q(result="not")


class Pile(NamedTuple):
    """Suggestions for which the same holds: by themselves, or by the share of a unit in them."""

    name: str
    label: Any
    meaning: Any
    own: Q = Q()
    share: Q | None = None
    among: Any = ""

    @property
    def title(self) -> str:
        """As it is called where it stands by itself: “Late: to be answered”."""
        named = {"among": self.among, "label": self.label}
        return gettext("%(among)s: %(label)s") % named if self.among else str(self.label)


def piles(now: datetime) -> dict[str, Pile]:
    """Every pile by its name."""
    return {pile.name: pile for pile in (*late(now), *declined(), *contested(), *promised(now), IN_WORK)}


def of_pile(rows: QuerySet[Any], pile: Pile, unit: UUID | None = None) -> QuerySet[Any]:
    """Those of these suggestions that lie in it; of one unit, those in which its own share does."""
    rows = rows.filter(pile.own)
    if pile.share is None and unit is None:
        return rows
    shares = Assignment.objects.filter(pile.share or Q(state__in=(*IN_HAND, "answered")))
    return rows.filter(pk__in=(shares.filter(unit=unit) if unit else shares).values("suggestion"))


def counted(rows: QuerySet[Any], asked: Iterable[Pile]) -> dict[str, int]:
    """How many lie in each, in one question."""
    rows = rows.order_by()
    each = [
        of_pile(rows, pile).annotate(pile=Value(pile.name)).values("pile").annotate(amount=Count("pk"))
        for pile in asked
    ]
    found = each[0].union(*each[1:], all=True)
    return {row["pile"]: row["amount"] for row in found.values("pile", "amount")}


def late(now: datetime) -> list[Pile]:
    """By the clocks that run."""
    return [
        Pile(
            "late_assign",
            _("To be assigned"),
            _("Registered, or let go by a unit, and the time to assign it is over."),
            Q(pk__in=_over("suggestions.suggestion", "assign", now)),
            among=LATE,
        ),
        Pile(
            "late_answer",
            _("To be answered"),
            _("A unit owes its answer or opinion, and its time is over."),
            HANDLED,
            share=Q(state__in=IN_HAND, pk__in=_over("suggestions.assignment", "answer", now)),
            among=LATE,
        ),
        Pile(
            "late_ruling",
            _("To be ruled on"),
            _("A unit says that it is not its matter, and the time to rule on it is over."),
            HANDLED,
            share=Q(state="declining", pk__in=_over("suggestions.assignment", "ruling", now)),
            among=LATE,
        ),
        Pile(
            "late_evaluate",
            _("To be judged"),
            _("Answered, and the deputy’s time to judge it is over. Minutes later it counts as not rated."),
            Q(state="replied", pk__in=_over("suggestions.suggestion", "evaluate", now)),
            among=LATE,
        ),
    ]


def declined() -> list[Pile]:
    """Where it is disputed whose matter it is."""
    kept = Decline.objects.filter(assignment=OuterRef("pk"), ruling="kept")
    handled = Assignment.objects.filter(suggestion=OuterRef("pk")).exclude(state__in=("released", "ended"))
    return [
        Pile(
            "declined",
            pgettext_lazy("suggestions", "Declined"),
            _("A unit says that it is not its matter; staff rule."),
            HANDLED,
            Q(state="declining"),
        ),
        Pile(
            "kept",
            _("Kept by ruling"),
            _("A unit declined, staff ruled that it stays there, and its answer is still owed."),
            HANDLED,
            share=Q(Exists(kept), state__in=IN_HAND),
        ),
        Pile(
            "unassigned",
            _("With nobody"),
            _("A unit was let go, and nobody leads it since."),
            HANDLED & ~Q(Exists(handled.exclude(part="co"))),
        ),
    ]


def contested() -> list[Pile]:
    """Where the deputy is not satisfied."""
    said = Evaluation.objects.filter(UNHAPPY, suggestion=OuterRef("pk"), round=OuterRef("round"))
    return [
        Pile(
            "unsatisfied",
            _("Not satisfied"),
            _("With the attitude, the answer or the result; staff decide what follows."),
            Q(Exists(said), state="evaluated"),
        ),
        Pile(
            "again",
            _("Handled again"),
            _("The deputy was not satisfied, and units handle it a second time or once more."),
            HANDLED & Q(round__gt=1),
        ),
    ]


def promised(now: datetime) -> list[Pile]:
    """Under way or planned by the answer, and followed until it is done; since the answer, how long."""
    open_yet = Q(state="following", result_class__in=STILL_OPEN)
    season, year = now - SEASON, now - YEAR
    return [
        Pile(
            "promised",
            pgettext_lazy("promised", "Up to three months"),
            _("Answered at most 91 days ago."),
            open_yet & Q(answered_at__gte=season),
            among=PROMISED,
        ),
        Pile(
            "promised_months",
            pgettext_lazy("promised", "Three months to a year"),
            _("Answered at most 365 days ago."),
            open_yet & Q(answered_at__lt=season, answered_at__gte=year),
            among=PROMISED,
        ),
        Pile(
            "promised_years",
            pgettext_lazy("promised", "Over a year"),
            _("Answered more than 365 days ago."),
            open_yet & Q(answered_at__lt=year),
            among=PROMISED,
        ),
    ]


IN_WORK = Pile(
    "in_work",
    _("In work at units"),
    _("A unit owes its answer or opinion."),
    HANDLED,
    share=Q(state__in=IN_HAND),
)


def _over(kind: str, name: str, now: datetime) -> QuerySet[Any]:
    found: QuerySet[Any] = Clock.objects.overdue(now).order_by().filter(kind=kind, name=name).values("thing_id")
    return found
