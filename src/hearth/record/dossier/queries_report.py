"""Reads behind reports to voters."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import pgettext_lazy

from hearth.core.bookmarks import Bookmark
from hearth.ground.congress.models import Deputy, Mandate
from hearth.record.dossier import queries
from hearth.record.dossier.models import VoterReport
from hearth.record.dossier.queries import ROWS, Page
from hearth.record.dossier.rules import OVERSEEING

NAMES = {
    "satisfied": pgettext_lazy("appraisal", "Satisfied"),
    "basically": pgettext_lazy("appraisal", "Basically satisfied"),
    "not_satisfied": pgettext_lazy("appraisal", "Not satisfied"),
}


class Share(NamedTuple):
    """How many slips said this, and out of a hundred."""

    name: Any
    slips: int
    percent: int


def is_overseeing(actor: Any) -> bool:
    """Staff and chair look after all reports."""
    return bool(actor) and bool(actor.roles & OVERSEEING)


def seen_by(actor: Any) -> QuerySet[Any]:
    """The reports this person may read; the public those that were announced."""
    rows = VoterReport.objects.visible_to(actor) if actor else VoterReport.objects.public()
    found: QuerySet[Any] = rows.exclude(state="dropped").select_related("deputy")
    return found


def page_of(rows: QuerySet[Any], after: Bookmark | None) -> Page:
    """The next reports, what moved last on top."""
    found = list(rows.filter(after.earlier("moved_at") if after else Q()).order_by("-moved_at", "-id")[: ROWS + 1])
    goes_on = Bookmark(found[ROWS - 1].moved_at, found[ROWS - 1].pk) if len(found) > ROWS else None
    return Page(found[:ROWS], goes_on)


def of_deputy(deputy: Deputy, actor: Any) -> list[VoterReport]:
    """This deputy's reports, the latest year first."""
    return list(seen_by(actor).filter(deputy=deputy.pk).order_by("-year")[:6])


def how_many_have_reported() -> tuple[int, int]:
    """Deputies in office who have reported in this term, and all of them: at least once a term is the rule."""
    held = VoterReport.objects.filter(state__in=("held", "appraised", "archived"), deputy=OuterRef("pk"))
    everybody = Deputy.objects.in_office()
    return everybody.filter(Exists(held)).count(), everybody.count()


def shares_of(report: VoterReport) -> list[Share]:
    """What the slips on paper said, where they are enough to be told."""
    if not report.is_appraised or report.is_too_few_on_paper:
        return []
    return [
        Share(name, getattr(report, mark), round(100 * getattr(report, mark) / report.valid))
        for mark, name in NAMES.items()
    ]


def online_shares_of(report: VoterReport) -> list[Share]:
    """What the slips given online said, once that is closed and they are enough to be told."""
    given = report.given_online
    if given is None:
        return []
    counts = {step: getattr(report, f"online_{step}") for step in NAMES}
    return [Share(NAMES[step], count, round(100 * count / given)) for step, count in counts.items()]


def mandate_of(report: VoterReport) -> Mandate | None:
    """The seat of whoever reports."""
    return queries.mandate_of(report.deputy)
