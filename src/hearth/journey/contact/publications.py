"""What of the talk between residents and deputies is public, and what is on its way there."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hearth.core.actors import By
from hearth.core.bookmarks import Bookmark
from hearth.journey.contact.lifecycle import PUBLIC
from hearth.journey.contact.models import Contact, Publication, Thread

ROWS, NEWEST = 20, 3


class Pile(NamedTuple):
    """Publications that wait for the same thing."""

    name: str
    label: Any
    states: tuple[str, ...]


PILES = {
    pile.name: pile
    for pile in (
        Pile("todo", _("To do"), ("proposed", "consented")),
        Pile("asked", _("With residents"), ("redacted",)),
        Pile("public", _("Public"), PUBLIC),
        Pile("past", _("Not public"), ("taken_down", "declined", "dropped")),
    )
}


class Page(NamedTuple):
    """As many as are looked at in one go, and where they go on."""

    rows: list[Publication]
    goes_on: Bookmark | None


def waiting_in(pile: Pile, actor: By, after: Bookmark | None) -> Page:
    """A pile for those who work on it: what moved last lies on top, and nothing that is about them."""
    seen = Thread.objects.visible_to(actor).values("pk")
    told = Publication.objects.filter(
        after.earlier("moved_at") if after else Q(), state__in=pile.states, thread__in=seen
    )
    laid = (
        told.filter(thread__in=seen)
        .select_related("thread", "deputy")
        .defer("words", "thread__words")
        .order_by("-moved_at", "-id")
    )
    return _page(list(laid[: ROWS + 1]), "moved_at")


def answers(sought: str, area: Any, after: Bookmark | None) -> Page:
    """Public answers, newest first: those in which these words stand, of one area or of all."""
    told = Publication.objects.public().filter(after.earlier("published_at") if after else Q())
    told = told.saying(sought) if sought else told
    told = told.filter(area=area.pk) if area else told
    return _page(list(told.laid_out()[: ROWS + 1]), "published_at")


def newest(deputy: Any = None) -> list[Publication]:
    """The newest public answers, of one deputy or of all."""
    told = Publication.objects.public()
    return list((told.filter(deputy=deputy) if deputy else told).laid_out()[:NEWEST])


def published(code: str) -> Publication | None:
    """What this code names, if it is or was public."""
    shown = Publication.objects.filter(state__in=(*PUBLIC, "taken_down"), code=code).laid_out()
    return shown.first()  # type: ignore[no-any-return]


def of_thread(thread: Any) -> Publication | None:
    """What is or may become public of this thread."""
    told = Publication.objects.filter(thread=thread).select_related("deputy", "area").defer("words")
    return told.first()  # type: ignore[no-any-return]


def names_in(thread: Any) -> list[str]:
    """Names the resident left: where they stand in the words they are covered."""
    left = Contact.objects.filter(thread=thread).first()
    return [name for name in (left.name, left.guardian) if name] if left else []


def _page(rows: list[Any], field: str) -> Page:
    last = rows[ROWS - 1] if len(rows) > ROWS else None
    return Page(rows[:ROWS], Bookmark(getattr(last, field), last.pk) if last else None)
