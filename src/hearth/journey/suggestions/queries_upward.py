"""Reads behind what goes to the congress above, and what came from one below."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import Prefetch, Q
from django.utils.translation import ngettext, pgettext_lazy

from hearth.core.actors import Actor, By
from hearth.core.addresses import address
from hearth.core.bookmarks import Bookmark
from hearth.core.waiting import Waiting
from hearth.journey.suggestions.models import FromAbove, FromBelow, SentUp, Suggestion
from hearth.journey.suggestions.models.suggestion import OVERSEEING

ROWS, MOST_COUNTED = 25, 100
TRAYS = {
    "arrived": (pgettext_lazy("from below", "To be taken on"), ("arrived",)),
    "under_way": (pgettext_lazy("from below", "Under way"), ("taken_on", "passed_on")),
    "over": (pgettext_lazy("from below", "Concluded"), ("declined", "recalled", "concluded")),
}


class Page(NamedTuple):
    """As much of a tray as is looked at in one go, and where it goes on."""

    rows: list[FromBelow]
    goes_on: Bookmark | None


def is_receiving(actor: Actor) -> bool:
    """Staff, chair and deputies: whose business it is what congresses below send."""
    return bool(actor.roles & OVERSEEING or actor.deputy or actor.acts_for)


def page_of(tray: str, actor: Actor, after: Bookmark | None) -> Page:
    """The next copies of this tray, what moved last on top."""
    rows = FromBelow.objects.visible_to(actor).filter(state__in=TRAYS[tray][1])
    rows = rows.filter(after.earlier("moved_at") if after else Q()).select_related("origin").defer("facts", "asks")
    found = list(rows.order_by("-moved_at", "-id")[: ROWS + 1])
    return Page(found[:ROWS], Bookmark(found[ROWS - 1].moved_at, found[ROWS - 1].pk) if len(found) > ROWS else None)


def copy_seen_by(actor: By, code: str) -> FromBelow:
    """The copy of this code. Raises `FromBelow.DoesNotExist` where it is not theirs to see."""
    rows = FromBelow.objects.visible_to(actor).select_related("origin", "suggestion__lead")
    found: FromBelow = rows.get(code=code)
    return found


def arrived_for(actor: Actor) -> int | None:
    """How many wait to be taken on, to a hundred; None where nothing ever came from below."""
    if not is_receiving(actor):
        return None
    states = list(FromBelow.objects.visible_to(actor).order_by("state").values_list("state", flat=True)[:MOST_COUNTED])
    return states.count("arrived") if states else None  # what waits comes first in the alphabet


def copies_waiting_for(actor: Actor) -> Waiting | None:
    """For a clerk’s desk: what came from below and nobody has taken on."""
    num = (arrived_for(actor) or 0) if "clerk" in actor.roles else 0
    if not num:
        return None
    told = ngettext("%(num)s suggestion came from below", "%(num)s suggestions came from below", num) % {"num": num}
    return Waiting("inbox", told, address("suggestions:copies"))


def sent_up(suggestion: Suggestion) -> list[SentUp]:
    """Each time it went to the congress above, with what became of it there, oldest first."""
    return sent_up_of([suggestion]).get(suggestion.pk, [])


def sent_up_of(suggestions: list[Suggestion]) -> dict[Any, list[SentUp]]:
    """The same of several, by their keys."""
    steps = Prefetch("heard", FromAbove.objects.order_by("at", "place"), to_attr="steps")
    rows = SentUp.objects.filter(suggestion__in=[each.pk for each in suggestions]).select_related("to")
    found: dict[Any, list[SentUp]] = {}
    for sent in rows.prefetch_related(steps).order_by("at"):
        found.setdefault(sent.suggestion_id, []).append(sent)
    return found


def came_from(suggestion: Suggestion) -> FromBelow | None:
    """The copy from below that it began with, if it did."""
    found: FromBelow | None = FromBelow.objects.filter(suggestion=suggestion.pk).select_related("origin").first()
    return found
