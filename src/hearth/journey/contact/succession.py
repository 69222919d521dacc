"""The plan of a change of term: drawn from who sits now and who was elected, and read back in numbers."""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet, Sum

from hearth.ground.congress.models import Deputy, Mandate
from hearth.ground.congress.models.mandate import IN_OFFICE
from hearth.journey.contact import handing
from hearth.journey.contact.models import DeputyCode, Succession, TermTransition

ELECTED = ("elected", "qualified")


class Outlook(NamedTuple):
    """The whole plan in numbers."""

    joins: int
    stays: int
    leaves: int
    threads: int
    codes: int


class Report(NamedTuple):
    """What came of it."""

    done: int
    total: int
    handed_on: int
    left_to_staff: int
    retired: int
    ownerless: int


def draw_up(transition: TermTransition) -> bool:
    """Make the plan say what follows from the seats; answers whether anything had to change."""
    wanted = _fates(transition)
    known = {row.deputy_id: row for row in transition.successions.all()}
    gone = [row.pk for deputy, row in known.items() if deputy not in wanted]
    turned = [row for deputy, row in known.items() if deputy in wanted and row.fate != wanted[deputy]]
    fresh = [Succession(transition=transition, deputy_id=key, fate=fate) for key, fate in wanted.items()]
    fresh = [row for row in fresh if row.deputy_id not in known]
    for row in turned:
        row.fate, row.successor = wanted[row.deputy_id], None
    Succession.objects.filter(pk__in=gone).delete()
    Succession.objects.bulk_update(turned, ["fate", "successor"], batch_size=500)
    Succession.objects.bulk_create(fresh, batch_size=500)
    return bool(gone or turned or fresh)


def _fates(transition: TermTransition) -> dict[Any, str]:
    """Every deputy who sits now or will sit, and what becomes of them."""
    seats = Mandate.objects.filter(term=transition.term, state__in=ELECTED)
    elected = set(seats.values_list("deputy", flat=True))
    sitting = set(_sitting(transition).values_list("deputy", flat=True))
    fates = {deputy: "stays" if deputy in elected else "leaves" for deputy in sitting}
    return fates | dict.fromkeys(elected - sitting, "joins")


def _sitting(transition: TermTransition) -> QuerySet[Any]:
    before = {"term__number__lt": transition.term.number}
    return Mandate.objects.filter(state__in=IN_OFFICE, **before)  # type: ignore[no-any-return]


def seats_before(transition: TermTransition, deputy: Deputy) -> list[Mandate]:
    """The seats this deputy holds from the terms before, newest first."""
    held = _sitting(transition).filter(deputy=deputy).select_related("deputy")
    return list(held.order_by("-term__number"))


def still_to_do(transition: TermTransition, fate: str) -> QuerySet[Any]:
    """Those of one fate who have not changed over yet."""
    rows = transition.successions.filter(fate=fate, done_at=None)
    return rows.select_related("deputy", "successor", "transition__term").order_by("deputy__code")


def outlook(transition: TermTransition) -> Outlook:
    """How many of each, and how much those who leave have in hand."""
    fates = Counter(transition.successions.values_list("fate", flat=True))
    leaving = transition.successions.filter(fate="leaves").values("deputy")
    threads = handing.unfinished().filter(deputy__in=leaving).count()
    codes = DeputyCode.objects.filter(deputy__in=leaving, state__in=("active", "paused")).count()
    return Outlook(fates["joins"], fates["stays"], fates["leaves"], threads, codes)


def report(transition: TermTransition) -> Report:
    """How far it is, where everything went, and whether anything is left without somebody who sees to it."""
    sums = transition.successions.aggregate(
        *(Sum(name, default=0) for name in ("handed_on", "left_to_staff", "retired")),
        done=Count("pk", filter=Q(done_at__isnull=False)),
        total=Count("pk"),
    )
    went = (sums["handed_on__sum"], sums["left_to_staff__sum"], sums["retired__sum"])
    return Report(sums["done"], sums["total"], *went, ownerless=handing.ownerless().count())


def people(transition: TermTransition, fate: str, among: QuerySet[Any] | None) -> QuerySet[Any]:
    """The rows of the plan: of one fate where one is chosen, and of some people where they are sought."""
    rows = transition.successions.select_related("deputy", "successor")
    rows = rows.filter(fate=fate) if fate else rows
    return rows if among is None else rows.filter(deputy__in=among.values("pk"))


def in_hand(rows: list[Any]) -> dict[Any, tuple[int, int]]:
    """Open matters and codes of each of these deputies."""
    deputies = [row.deputy_id for row in rows]
    threads = Counter(handing.unfinished().filter(deputy__in=deputies).values_list("deputy", flat=True))
    codes = DeputyCode.objects.filter(deputy__in=deputies, state__in=("active", "paused"))
    counted = Counter(codes.values_list("deputy", flat=True))
    return {deputy: (threads[deputy], counted[deputy]) for deputy in deputies}


def seats_of(transition: TermTransition, rows: list[Any]) -> dict[Any, Mandate]:
    """The seat each of these deputies will hold, or else the one they hold now."""
    deputies = [row.deputy_id for row in rows]
    seats = Mandate.objects.filter(deputy__in=deputies, term__number__lte=transition.term.number)
    ordered = seats.select_related("district__area").order_by("term__number")
    return {seat.deputy_id: seat for seat in ordered}


def heirs(transition: TermTransition, rows: list[Any]) -> dict[Any, Deputy]:
    """Who will go on for each of those who leave: the one named, or somebody elected in the same district."""
    seats = seats_of(transition, rows)
    districts = {seat.district_id for seat in seats.values()}
    elected = Mandate.objects.filter(term=transition.term, district__in=districts).select_related("deputy")
    by_district = {seat.district_id: seat.deputy for seat in elected.order_by("-deputy__code")}
    found = {row.deputy_id: row.successor or by_district.get(seats[row.deputy_id].district_id) for row in rows}
    return {key: heir for key, heir in found.items() if heir}


def will_sit(transition: TermTransition, deputy: Deputy) -> bool:
    """Whether this deputy was elected for the new term."""
    return bool(Mandate.objects.filter(deputy=deputy, term=transition.term, state__in=ELECTED).exists())


def seat_ahead(transition: TermTransition, deputy: Deputy) -> Mandate | None:
    """The seat this deputy was elected to for the new term."""
    seats = Mandate.objects.filter(deputy=deputy, term=transition.term).select_related("district__area")
    found: Mandate | None = seats.first()
    return found


def latest() -> TermTransition | None:
    """The change that is under way, or else the last one that came about."""
    changes = TermTransition.objects.exclude(state="withdrawn").select_related("term")
    found: TermTransition | None = changes.order_by("-planned_at").first()
    return found
