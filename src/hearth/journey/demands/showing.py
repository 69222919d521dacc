"""What pages show of demands: a row, the whole of one, a message's place, and what a resident reads."""

from __future__ import annotations

from typing import Any, NamedTuple

from hearth.core.actions import may
from hearth.core.actors import By
from hearth.core.bookmarks import Bookmark
from hearth.journey.contact.panels import OwnPage, Panel
from hearth.journey.demands import labels, pictures, possible, queries
from hearth.journey.demands.deciding import can_be_gathered
from hearth.journey.demands.events import Happened
from hearth.journey.demands.lifecycle import TOLD
from hearth.journey.demands.models import Demand, Gathering
from hearth.journey.demands.models.demand import LEAST_PUBLIC
from hearth.journey.demands.pinning import pins_of
from hearth.journey.demands.reasons import reasons_of
from hearth.journey.demands.rules import may_look, may_read_proposals


def whole(demand: Demand, actor: By, after: Bookmark | None) -> dict[str, Any]:
    """Everything one demand's page says to this person."""
    members, offers = queries.members_of(demand, actor, after), queries.offers_of(demand, actor)
    decisions = queries.decisions_about(demand)
    return {
        "demand": demand,
        "label": labels.label_of(demand),
        "crowd": labels.crowd(demand),
        "members": [(each, reasons_of(each), possible.places(actor, each)) for each in members.rows],
        "goes_on": members.goes_on,
        "hidden": max(0, demand.voices - len(members.rows)) if members.goes_on is None and not after else 0,
        "offers": [(each, reasons_of(each), possible.places(actor, each)) for each in offers],
        "places": queries.places_of(demand),
        "days": pictures.days_of(demand),
        "sketch": pictures.sketch_of(demand),
        "is_public": demand.is_public,
        "rise": labels.rise(demand),
        "pins": pins_of(demand),
        "decisions": [(each, labels.decided(each)) for each in decisions],
        "last": possible.undoable(actor, decisions),
        "answers": queries.answers_to(demand),
        "moves": possible.moves(actor, demand),
    }


class Row(NamedTuple):
    """A demand as a list shows it."""

    demand: Demand
    label: Any
    crowd: str
    weeks: list[pictures.Bar]
    rise: str
    where: str


def rows(demands: list[Demand]) -> list[Row]:
    """Each as it is shown in a list, with its last nine weeks and where its people live."""
    weeks, areas = pictures.weeks_of(demands), pictures.areas_of(demands)
    return [
        Row(
            demand=each,
            label=labels.label_of(each),
            crowd=labels.crowd(each),
            weeks=weeks[each.pk],
            rise=labels.rise(each),
            where=areas.get(each.pk, ""),
        )
        for each in demands
    ]


def tabs(actor: By, trays: dict[str, queries.Tray]) -> dict[str, Any]:
    """The piles of demands, beside them what nights propose where it is this person's business, and how much waits."""
    counts = queries.counts(trays)
    if sees_proposals := may_read_proposals(actor):
        counts["proposals"] = queries.amount_of_proposals(actor)
    return {"trays": trays.values(), "counts": counts, "sees_proposals": sees_proposals}


def of_matter(actor: By, thread: Any) -> dict[str, Any]:
    """Which demand a message is in, and which it probably belongs to, with the reasons in words."""
    inside, offers = queries.place_of(thread, actor)
    told = [inside, *offers] if inside else offers
    return {
        "thread": thread,
        "inside": inside,
        "may_begin": inside is None and can_be_gathered(thread) and may("demands.begin", actor, thread),
        "places": [_placed(each, actor) for each in told],
        "may_look": may_look(actor),
    }


def _placed(gathering: Gathering, actor: By) -> tuple[Any, ...]:
    demand = gathering.demand
    named = (labels.label_of(demand), labels.crowd(demand))
    return (gathering, *named, reasons_of(gathering), possible.places(actor, gathering))


def for_matter(actor: By, thread: Any) -> Panel | None:
    """The same beside a matter."""
    return Panel("demands/_place.html", of_matter(actor, thread))


def for_resident(actor: By, page: OwnPage) -> Panel | None:
    """That others wrote the same, and what became of it; looked for only where they were told of it."""
    if Happened.TOLD not in page.events:
        return None
    joined = Gathering.objects.joined().filter(thread=page.thread.pk).select_related("demand__owner").first()
    if joined is None or joined.demand.state not in TOLD:
        return None
    demand = joined.demand
    people = demand.people if demand.people >= LEAST_PUBLIC else 0
    return Panel("demands/_told.html", {"demand": demand, "label": labels.label_of(demand), "people": people})


def for_copy(thread: Any) -> list[dict[str, Any]]:
    """In which demands this resident's words were, and what became of them; nobody else's words."""
    places = Gathering.objects.filter(thread=thread.pk, state__in=("joined", "ended")).select_related("demand")
    return [
        {
            "code": each.demand.code,
            "title": each.demand.title,
            "state": each.demand.state,
            "result": each.demand.result,
            "since": each.since.isoformat(),
            "until": each.ended_at.isoformat() if each.ended_at else None,
        }
        for each in places.order_by("since", "id")
    ]
