"""What chapters further down the story show on pages of this one.

A resident's page tells of promises, and so does a deputy's page of a matter; what there is to say is the later
chapter's. The table `hearth.panels` names, for each place, the functions that give a template and what it shows.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from django.conf import settings
from django.utils.module_loading import import_string

from hearth.core.actors import By


class OwnPage(NamedTuple):
    """A resident's page: their thread, and what the ledger tells of it, so that nothing is looked for in vain."""

    thread: Any
    events: frozenset[str]


class Panel(NamedTuple):
    """A piece of a page: its template, which finds `shown`."""

    template: str
    shown: dict[str, Any]


Giving = Callable[[By, Any], Panel | None]
Noting = Callable[[Any], Iterator[str]]
Covering = Callable[[Any, str], None]
Copying = Callable[[Any], list[dict[str, Any]]]
OWN, MATTER, REFERRAL, DEMAND, COMMON = "own", "matter", "referral", "demand", "common"
SUGGESTION, REGISTER = "suggestion", "register"
FILE, YEARS = "file", "years"


@functools.cache
def table() -> dict[str, list[Giving]]:
    """The functions of every chapter that follows, by the place they fill."""
    told: dict[str, list[Giving]] = import_string(settings.HEARTH_PANELS)
    return told


def copied(thread: Any) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """What the chapters that follow store about a resident's matter, part by part: for the copy they may take."""
    told: dict[str, Copying] = import_string(settings.HEARTH_COPIES)
    for part, give in told.items():
        yield part, give(thread)


def noted(thread: Any) -> Iterator[str]:
    """What deputy and staff noted of this matter in the chapters that follow: found as internal notes are."""
    told: list[Noting] = import_string(settings.HEARTH_NOTES)
    for give in told:
        yield from give(thread)


def cover(thread: Any, passage: str) -> None:
    """A passage the resident regrets is covered in what the chapters that follow store, in the same transaction."""
    told: list[Covering] = import_string(settings.HEARTH_COVERINGS)
    for covered in told:
        covered(thread, passage)


def panels(place: str, actor: By, thing: Any) -> list[Panel]:
    """What the chapters that follow show here, to this person."""
    return [panel for give in table()[place] if (panel := give(actor, thing)) is not None]
