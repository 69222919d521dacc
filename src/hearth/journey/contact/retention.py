"""How long what is stored of people stays (PIPL arts. 19 and 47): every period is the rulebook's."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.utils.translation import ngettext

from hearth.ground.audit.models import Sighting
from hearth.ground.rulebook.profile import Profile, Rule
from hearth.ground.rulebook.versions import in_force
from hearth.journey.contact.models import Contact, Thread
from hearth.journey.contact.models.thread import OVER

CHAPTER = "retention"


class Due(NamedTuple):
    """Rows of one class whose time has come: by which rule, from before when, and which."""

    kind: str
    rule: Rule
    before: datetime
    rows: Any


def period(kind: str) -> Rule:
    """How long data of this class stays in the congress in scope."""
    return in_force().rule(f"{CHAPTER}.{kind}")


def periods(profile: Profile) -> list[tuple[str, str]]:
    """Every class and how long it stays where these rules are lived by, as people read it."""
    return [(str(rule.title), span(rule)) for rule in profile.rules.values() if rule.chapter == CHAPTER]


def ends_on(kind: str, ended: datetime) -> datetime:
    """When something of this class goes whose matter ended then."""
    return ended + timedelta(days=period(kind).amount)


def span(rule: Rule) -> str:
    """A period as people say it."""
    years, rest = divmod(rule.amount, 365)
    if years and not rest:
        return ngettext("%(n)d year", "%(n)d years", years) % {"n": years}
    return ngettext("%(n)d day", "%(n)d days", rule.amount) % {"n": rule.amount}


def due(now: datetime) -> list[Due]:
    """Every class, with the rows whose time has come."""
    found = []
    for kind, rows_before in CLASSES.items():
        rule = period(kind)
        before = now - timedelta(days=rule.amount)
        found.append(Due(kind, rule, before, rows_before(before)))
    return found


def _contacts(before: datetime, *, is_minor: bool) -> Any:
    ended = Contact.objects.filter(thread__state__in=OVER, thread__moved_at__lt=before, thread__kept_for="")
    return ended.filter(thread__is_minor=is_minor).order_by("thread__moved_at")


def _threads(before: datetime, *, is_minor: bool) -> Any:
    ended = Thread.objects.filter(state__in=OVER, moved_at__lt=before, kept_for="")
    return ended.filter(is_minor=is_minor).order_by("moved_at")


CLASSES: dict[str, Any] = {
    "contact": lambda before: _contacts(before, is_minor=False),
    "contact_minor": lambda before: _contacts(before, is_minor=True),
    "words": lambda before: _threads(before, is_minor=False),
    "words_minor": lambda before: _threads(before, is_minor=True),
    "sightings": lambda before: Sighting.objects.filter(at__lt=before).order_by("at"),
}
