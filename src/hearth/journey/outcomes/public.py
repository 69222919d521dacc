"""What of outcomes is public: what was done or issued, by what it can be seen, how it came about, and two figures.

Of those who wrote nothing stands here: demands appear as far as they are public themselves, messages never.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, Q
from django.utils.timezone import localdate
from django.utils.translation import gettext, ngettext

from hearth.core import clock
from hearth.core.bookmarks import Bookmark
from hearth.core.words import day, month
from hearth.ground.congress.models import Deputy
from hearth.journey.contact.models import Thread
from hearth.journey.demands.models import Demand
from hearth.journey.demands.models.demand import LEAST_PUBLIC
from hearth.journey.outcomes import labels_outcome as labels
from hearth.journey.outcomes import queries_outcome
from hearth.journey.outcomes.lifecycle import OVER
from hearth.journey.outcomes.models import Ground, Heard, Outcome
from hearth.journey.outcomes.showing_outcome import Row, rows
from hearth.journey.suggestions.models import Suggestion

ROWS = 20
PILES: dict[str, Q] = {
    "all": Q(state="published"),
    "document": Q(state="published", kind="document"),
    "measure": Q(state="published", kind="measure"),
    "over": Q(state__in=OVER),
}


Step = tuple[date, str, str]


class Page(NamedTuple):
    """As many as are looked at in one go, and where they go on."""

    rows: list[Row]
    goes_on: Bookmark | None


class Figures(NamedTuple):
    """Counted from rows: what residents themselves say is solved, and what two persons have verified."""

    solved: int
    documents: int
    measures: int


class Moment(NamedTuple):
    """One step on the way from what people wrote to what has changed."""

    sentence: str
    when: str


def page_of(pile: str, after: Bookmark | None) -> Page:
    """What has changed, the latest first."""
    shown = Outcome.objects.public().filter(PILES[pile]).filter(after.earlier("published_at") if after else Q())
    found = list(shown.select_related("unit", "successor").order_by("-published_at", "-id")[: ROWS + 1])
    goes_on = Bookmark(found[ROWS - 1].published_at, found[ROWS - 1].pk) if len(found) > ROWS else None  # type: ignore[arg-type]
    return Page(rows(found[:ROWS], is_public=True), goes_on)


def newest(most: int) -> list[Row]:
    """What has changed of late."""
    shown = Outcome.objects.filter(state="published").select_related("unit")
    return rows(shown.order_by("-published_at", "-id")[:most], is_public=True)


def figures() -> Figures:
    """Matters their residents say are solved; documents and measures in force or past. One replaced counts once."""
    standing = Outcome.objects.filter(state__in=("published", "lapsed"))
    counted = standing.aggregate(**{kind: Count("pk", filter=Q(kind=kind)) for kind in ("document", "measure")})
    return Figures(Thread.objects.filter(solved="yes").count(), counted["document"], counted["measure"])


def seen(code: str) -> Outcome:
    """The public outcome of this number. Raises `Outcome.DoesNotExist` where there is none."""
    found: Outcome = Outcome.objects.public().select_related("unit", "successor__unit").get(code=code)
    return found


def whole(outcome: Outcome) -> dict[str, Any]:
    """Everything that everybody reads about one."""
    grounds = list(Ground.objects.filter(outcome=outcome).with_things())
    demands, suggestions = _demands_of(grounds), _suggestions_of(grounds)
    paper = queries_outcome.paper_of(outcome)
    return {
        "outcome": outcome,
        "row": rows([outcome], is_public=True)[0],
        "level": labels.LEVELS.get(outcome.level, ""),
        "paper": paper if paper is not None and paper.state == "ready" else None,
        "evidence": [given for given in queries_outcome.evidence_of(outcome) if given.words],
        "demands": demands,
        "suggestions": suggestions,
        "moments": list(_moments(outcome, demands, suggestions)),
        "predecessors": list(outcome.predecessors.order_by("moved_at")),  # type: ignore[attr-defined]
    }


def _demands_of(grounds: list[Ground]) -> list[Demand]:
    """Those that are public themselves, those with which a suggestion began too."""
    keys = {demand.pk for ground in grounds if (demand := ground.demand_behind) is not None}
    return list(Demand.objects.public().filter(pk__in=keys).order_by("first_at", "id")) if keys else []


def _suggestions_of(grounds: list[Ground]) -> list[Suggestion]:
    """Those that are public themselves."""
    keys = [ground.suggestion_id for ground in grounds if ground.suggestion_id]
    return list(Suggestion.objects.public().filter(pk__in=keys).select_related("lead").order_by("registered_at"))


def _moments(outcome: Outcome, demands: list[Demand], suggestions: list[Suggestion]) -> Iterator[Moment]:
    """From the first who wrote to everybody who heard, in the order in which it came about."""
    steps = [
        *_wrote(demands),
        *_asked(suggestions),
        (outcome.since, _begun(outcome), _on(outcome.since)),
        *_checked(outcome),
    ]
    for _day, sentence, when in sorted(steps, key=lambda step: step[0]):
        yield Moment(sentence, when)
    if (heard := Heard.objects.filter(outcome=outcome).count()) >= LEAST_PUBLIC:
        told = ngettext("%(num)s resident who wrote was told", "%(num)s residents who wrote were told", heard)
        yield Moment(told % {"num": heard}, "")
    if outcome.is_over:
        over = outcome.until if outcome.state == "lapsed" and outcome.until else localdate(outcome.moved_at)
        yield Moment(OVER_SAID[outcome.state](), _on(over))


OVER_SAID = {
    "lapsed": lambda: gettext("It holds no more"),
    "replaced": lambda: gettext("Another one holds in its place"),
}


def _wrote(demands: list[Demand]) -> Iterator[Step]:
    """The month alone: the day of the first message would tell too much."""
    for demand in demands:
        if demand.first_at:
            told = ngettext("%(num)s person wrote: %(title)s", "%(num)s people wrote: %(title)s", demand.people)
            since = gettext("since %(month)s") % {"month": month(demand.first_at)}
            yield localdate(demand.first_at), told % {"num": demand.people, "title": demand.title}, since


def _asked(suggestions: list[Suggestion]) -> Iterator[Step]:
    """When a deputy asked for it in public, and when the government answered."""
    for each in suggestions:
        told = {"deputy": each.lead.title, "number": each.number}
        if each.registered_at:
            on = localdate(each.registered_at)
            yield on, gettext("%(deputy)s asked for it: suggestion %(number)s") % told, _on(on)
        if each.answered_at:
            on = localdate(each.answered_at)
            yield on, gettext("Suggestion %(number)s was answered") % told, _on(on)


def _begun(outcome: Outcome) -> str:
    said = gettext("%(whose)s issued it") if outcome.is_document else gettext("%(whose)s put it in force")
    return said % {"whose": outcome.whose}


def _checked(outcome: Outcome) -> Iterator[Step]:
    """A deputy is named, since they answer for it in public; staff are not."""
    told = [(outcome.staff_at, gettext("Staff of the congress verified it"))]
    if outcome.deputy_at:
        deputy = Deputy.objects.filter(posts__user=outcome.deputy_who, posts__role="deputy").first()
        who = deputy.title if deputy else outcome.deputy_name
        told.append((outcome.deputy_at, gettext("%(deputy)s verified it") % {"deputy": who}))
    for at, sentence in sorted((at, said) for at, said in told if at):
        yield localdate(at), sentence, _on(localdate(at))
    if outcome.published_at:
        on = localdate(outcome.published_at)
        yield on, gettext("It was published"), _on(on)


def _on(when: date) -> str:
    return day(when, clock.now())
