"""Reads behind the ledger of promises, one promise, and what a resident and a matter show of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import pgettext_lazy

from hearth.core.actors import Actor, By
from hearth.core.bookmarks import Bookmark
from hearth.ground.audit.models import Entry
from hearth.ground.congress.models import Unit
from hearth.ground.rulebook import almanac, versions
from hearth.ground.rulebook.reckoning import add
from hearth.journey.contact.models import Message, Thread
from hearth.journey.outcomes.events import Happened
from hearth.journey.outcomes.lifecycle import TO_CONFIRM
from hearth.journey.outcomes.models import Commitment, Measurement, Revision
from hearth.journey.outcomes.models.commitment import made_in
from hearth.journey.suggestions.models import Suggestion

ROWS = 25
MOST_COUNTED = 100
LONGEST = 200
MOST_SHOWN = 20
SOON = "commitment.soon"


class Tray(NamedTuple):
    """One pile of the ledger: by the day it is due, or what moved last."""

    name: str
    label: Any
    commitments: Callable[[], QuerySet[Any]]
    is_by_due: bool = False


class Page(NamedTuple):
    """As much of a tray as is looked at in one go, and where it goes on."""

    commitments: list[Commitment]
    goes_on: Bookmark | None


def trays_of(actor: Actor, now: datetime) -> dict[str, Tray]:
    """The trays of this person's ledger, by name."""
    soon = add(now, versions.in_force().rule(SOON), almanac.calendar())

    def seen(**having: Any) -> Any:
        return Commitment.objects.visible_to(actor).filter(**having)

    trays = (
        Tray("open", pgettext_lazy("promises", "Open"), lambda: seen(state="open")),
        Tray("soon", pgettext_lazy("promises", "Due soon"), lambda: seen().due_between(now, soon), is_by_due=True),
        Tray("late", pgettext_lazy("promises", "Late or below target"), lambda: seen().late(now)),
        Tray("confirm", pgettext_lazy("promises", "To confirm"), lambda: seen(state__in=TO_CONFIRM)),
        Tray("kept", pgettext_lazy("promises", "Kept"), lambda: seen(state="kept")),
        Tray("cannot", pgettext_lazy("promises", "Not kept"), lambda: seen(state="given_up")),
    )
    return {tray.name: tray for tray in trays}


def page_of(tray: Tray, after: Bookmark | None, unit: Any = None) -> Page:
    """The next rows of a tray, of one unit if asked for."""
    rows = tray.commitments().filter(**({"unit": unit} if unit else {}))
    if tray.is_by_due:
        rows = rows.filter(after.later("clock__due_at") if after else Q()).order_by("clock__due_at", "id")
    else:
        rows = rows.filter(after.earlier("moved_at") if after else Q()).order_by("-moved_at", "-id")
    found = list(_with_last(rows)[: ROWS + 1])
    return Page(found[:ROWS], _place(tray, found[ROWS - 1]) if len(found) > ROWS else None)


def _place(tray: Tray, commitment: Commitment) -> Bookmark:
    due = commitment.clock.due_at if tray.is_by_due and commitment.clock else commitment.moved_at
    return Bookmark(due, commitment.pk)


def _with_last(rows: Any) -> Any:
    """Each with its unit, its clock and how often it was kept when last counted."""
    last = Prefetch("measurements", Measurement.objects.newest(), to_attr="lately")
    return rows.with_things().prefetch_related(last)


def counts(trays: dict[str, Tray]) -> dict[str, int]:
    """How much lies in each tray that waits for somebody, to a hundred."""
    waiting = [tray for name, tray in trays.items() if name in ("soon", "late", "confirm")]
    return {tray.name: tray.commitments().order_by().values("pk")[:MOST_COUNTED].count() for tray in waiting}


def units_of(actor: Actor) -> list[Unit]:
    """The units whose promises this person sees, by name; one needs no choice."""
    seen = Commitment.objects.visible_to(actor).values("unit")
    found = list(Unit.objects.filter(pk__in=seen).order_by("sound", "name_zh"))
    return found if len(found) > 1 else []


def commitment_seen_by(actor: By, code: str) -> Commitment:
    """The promise of this number. Raises `Commitment.DoesNotExist` where it is not theirs."""
    seen = Commitment.objects.visible_to(actor).with_things().select_related("referral")
    found: Commitment = seen.get(code=code)
    return found


def made_to(thread: Thread) -> list[Commitment]:
    """The promises made in this thread or in one handled together with it, the newest first, and how they changed."""
    made = Commitment.objects.filter(made_in(Thread.objects.filter(pk=thread.pk)))
    changes = Prefetch("revisions", Revision.objects.order_by("-revised_at"), to_attr="changes")
    return list(_with_last(made).prefetch_related(changes).order_by("-made_at", "-id")[:MOST_SHOWN])


def about_matter(actor: By, thread: Thread) -> list[Commitment]:
    """The same, as far as this person may see them."""
    made = Commitment.objects.visible_to(actor).filter(made_in(Thread.objects.filter(pk=thread.pk)))
    return list(_with_last(made).order_by("-made_at", "-id")[:MOST_SHOWN])


def made_in_answers(suggestion: Suggestion) -> list[Commitment]:
    """What units promised in their answers to a suggestion, the earliest day first."""
    made = Commitment.objects.filter(answer__reply__assignment__suggestion=suggestion.pk)
    return list(_with_last(made).select_related("answer__ask").order_by("due_on", "id")[:MOST_SHOWN])


def still_open(suggestion: Suggestion) -> bool:
    """Whether anything that was promised in answers to it is neither kept nor explained."""
    made = Commitment.objects.filter(answer__reply__assignment__suggestion=suggestion.pk)
    return bool(made.exclude(state__in=("kept", "given_up")).exists())


def story(commitment: Commitment) -> list[Entry]:
    """What happened to this promise, oldest first."""
    lines = Entry.objects.filter(thing_id=commitment.thing.pk, event__startswith="outcomes.")
    mine = lines.filter(facts__commitment=commitment.code).select_related("message").order_by("at", "id")
    return list(mine[:LONGEST])


def evidence(commitment: Commitment, lines: list[Entry]) -> Message | None:
    """What the unit wrote when it last said that it had kept it, with its pictures."""
    told = [line for line in lines if line.event == Happened.FULFILLED and getattr(line, "message", None)]
    return told[-1].message if told and commitment.result else None
