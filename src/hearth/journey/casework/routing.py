"""Where a matter could go: the routing catalogue proposes, with its reasons, and a person decides."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import Count, Q

from hearth.journey.casework.models import Referral, Route
from hearth.journey.contact.masking import hidden, passages
from hearth.journey.contact.models import Message, Thread


class Proposal(NamedTuple):
    """A unit and a tier, and why: the words that were found, and what became of it before."""

    route: Route
    found: tuple[str, ...]
    sent: int
    given_back: int


def proposals(thread: Thread, most: int = 3) -> list[Proposal]:
    """The lines of the catalogue whose words stand in the message, best first; what came back counts against it."""
    text = f"{words_of(thread)} {thread.place}"
    routes = Route.objects.filter(unit__is_active=True).select_related("unit", "area")
    fitting = [(route, tuple(word for word in route.word_list if word in text)) for route in routes]
    fitting = [(route, found) for route, found in fitting if found and _is_there(route, thread)]
    before = _before({route.unit_id for route, _found in fitting})
    told = [Proposal(route, found, *before.get(route.unit_id, (0, 0))) for route, found in fitting]
    return sorted(told, key=_rank)[:most]


def words_of(thread: Thread) -> str:
    """What the resident wrote first."""
    message = Message.objects.filter(thread=thread, kind="first").first()
    return message.body if message else ""


def told_apart(thread: Thread) -> str:
    """The resident's words with everything covered that seems to tell who they are; a person reads it over."""
    text = words_of(thread)
    return hidden(text, {each.words for each in passages(text)})


def _is_there(route: Route, thread: Thread) -> bool:
    if route.area_id is None:
        return True
    mandates = thread.deputy.mandates.filter(district__area=route.area_id)
    return bool(mandates.exists())


def _before(units: set[Any]) -> dict[Any, tuple[int, int]]:
    counted = Referral.objects.filter(unit__in=units).values("unit")
    counted = counted.annotate(sent=Count("pk"), back=Count("pk", filter=Q(state="passed_on")))
    return {row["unit"]: (row["sent"], row["back"]) for row in counted}


def _rank(told: Proposal) -> tuple[Any, ...]:
    came_back = told.given_back / told.sent if told.sent else 0
    return (-len(told.found) + came_back, -sum(map(len, told.found)), told.route.title)
