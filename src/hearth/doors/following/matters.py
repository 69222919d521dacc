"""What can be followed: one public matter, or all of a kind; and to whom a line of the ledger is news."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hearth.core.addresses import address
from hearth.core.news import News
from hearth.ground.audit.models import Entry
from hearth.journey.demands import feeds as of_demands
from hearth.journey.demands.merged import homes
from hearth.journey.demands.models import Demand
from hearth.journey.outcomes import feeds as of_outcomes
from hearth.journey.outcomes.models import Ground, Outcome
from hearth.journey.suggestions import feeds as of_suggestions
from hearth.journey.suggestions.models import Suggestion

Things = dict[str, set[Any]]


class Matter(NamedTuple):
    """One public matter with its number, title and page; without a key, all of its kind."""

    kind: str
    key: UUID | None
    code: str
    title: str
    page: str


class Kind(NamedTuple):
    """Something that is public: how all of it is called, where everybody reads it, and what is told of it."""

    title: Any
    model: Any
    all: Callable[[], str]
    one: Callable[[str], str]
    steps: Mapping[Any, Any]
    news_of: Callable[[Entry], News | None]


KINDS: dict[str, Kind] = {
    "demand": Kind(
        _("All that many raise"),
        Demand,
        lambda: address("demands:common"),
        lambda code: address("demands:one", code),
        of_demands.STEPS,
        of_demands.news_of,
    ),
    "suggestion": Kind(
        _("All suggestions of deputies"),
        Suggestion,
        lambda: address("suggestions:suggestions") + "?public",
        lambda code: address("suggestions:suggestion", code) + "?public",
        of_suggestions.STEPS,
        of_suggestions.news_of,
    ),
    "outcome": Kind(
        _("All that has changed"),
        Outcome,
        lambda: address("outcomes:published"),
        lambda code: address("outcomes:one", code),
        of_outcomes.STEPS,
        of_outcomes.news_of,
    ),
}


CLOSED = {
    "demand": _("a common demand that is no longer public"),
    "suggestion": _("a suggestion that is no longer public"),
    "outcome": _("an outcome that is no longer public"),
}


def all_of(kind: str) -> Matter:
    """Everything of a kind."""
    known = KINDS[kind]
    return Matter(kind, None, "", str(known.title), known.all())


def public(kind: str, **which: Any) -> Matter | None:
    """The matter of this number or key, as long as everybody may read it."""
    thing = KINDS[kind].model.objects.public().filter(**which).only("pk", "code", "title").first()
    return None if thing is None else Matter(kind, thing.pk, thing.code, thing.title, KINDS[kind].one(thing.code))


def followed(kind: str, key: UUID | None) -> Matter:
    """What somebody follows, as it stands now; of what everybody can no longer read, the kind alone, and no page."""
    if key is None:
        return all_of(kind)
    key = homes([key])[key] if kind == "demand" else key
    return public(kind, pk=key) or Matter(kind, key, "", str(CLOSED[kind]), "")


def kind_of(entry: Entry) -> str:
    """Of which kind of matter a line tells."""
    return next(kind for kind, known in KINDS.items() if str(entry.event) in map(str, known.steps))


def news_of(entry: Entry) -> News | None:
    """What a line says to everybody; nothing where it is not, or no longer, for everybody to read."""
    return KINDS[kind_of(entry)].news_of(entry)


def concerned(entry: Entry) -> Things:
    """To followers of what it is news: of the matter itself, and of the public matters it came of."""
    kind = kind_of(entry)
    if kind == "outcome":
        return _of_outcome(entry.thing_id)
    if kind == "suggestion":
        return _of_suggestions({entry.thing_id})
    return {"demand": _and_absorbed({entry.thing_id})}


def _of_outcome(key: UUID) -> Things:
    grounds = list(Ground.objects.filter(outcome=key).with_things())
    things = _of_suggestions({ground.suggestion_id for ground in grounds if ground.suggestion_id})
    began = {demand.pk for ground in grounds if (demand := ground.demand_behind) is not None}
    return things | {"outcome": {key}, "demand": things["demand"] | _and_absorbed(began)}


def _of_suggestions(keys: set[Any]) -> Things:
    began = Suggestion.objects.filter(pk__in=keys).exclude(demand=None).values_list("demand", flat=True)
    return {"suggestion": keys, "demand": _and_absorbed(set(began))}


def _and_absorbed(keys: set[Any]) -> set[Any]:
    """Whoever followed a demand that was put together with another follows that one, and so on."""
    found, more = set(keys), keys
    while more:
        more = set(Demand.objects.filter(into__in=more).values_list("pk", flat=True)) - found
        found |= more
    return found
