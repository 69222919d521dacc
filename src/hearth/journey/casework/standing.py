"""Everything of a thread that runs, waits or was promised, in one place, each with the page it belongs to."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from hearth.core.addresses import address
from hearth.ground.rulebook.models import Clock
from hearth.journey.casework import labels
from hearth.journey.casework.models import Link, Referral, Request
from hearth.journey.contact.models import Message, Thread


class Running(NamedTuple):
    """A clock: what must be done by whom, until when, and whether it stands still."""

    what: Any
    whose: str
    due_at: datetime
    is_still: bool
    link: str


class Asked(NamedTuple):
    """What a unit asked for, and whether staff have ruled."""

    request: Request
    link: str


class Promise(NamedTuple):
    """What somebody said will be done, and by which day, where they named one."""

    who: str
    words: str
    on: date | None
    link: str


class Standing(NamedTuple):
    """All of it."""

    clocks: list[Running]
    requests: list[Asked]
    promises: list[Promise]


def of(thread: Thread, referrals: list[Referral], talks: list[Any]) -> Standing:
    """What the page of a thread's matter begins with."""
    known = {referral.pk: referral for referral in referrals}
    clocks = Clock.objects.open().filter(thing_id__in=known).order_by("due_at", "id")
    rows = Request.objects.filter(referral__in=known).select_related("referral__unit").order_by("-asked_at")
    return Standing(
        _own(thread) + [_running(clock, known[clock.thing_id]) for clock in clocks],
        [Asked(each, _page(each.referral)) for each in rows],
        [*_answered(thread), *_planned(referrals), *_talked(thread, talks)],
    )


def _own(thread: Thread) -> list[Running]:
    if thread.due_at is None:
        return []
    link = address("contact:thread", thread.code)
    return [Running(_("To answer the resident"), thread.deputy.name, thread.due_at, False, link)]


def _running(clock: Clock, referral: Referral) -> Running:
    is_still = clock.paused_since is not None
    what = labels.CLOCKS.get(clock.name, clock.name)
    return Running(what, referral.unit.name, clock.due_at, is_still, _page(referral))


def _answered(thread: Thread) -> list[Promise]:
    rows = Message.objects.filter(thread=thread, promised_on__isnull=False).order_by("promised_on")
    link = address("contact:thread", thread.code)
    return [Promise(thread.deputy.name, thread.unlock(each).body, each.promised_on, link) for each in rows]


def _planned(referrals: list[Referral]) -> list[Promise]:
    planned = [each for each in referrals if each.outcome == "planned" and each.result]
    return [Promise(each.unit.name, each.result, each.done_on, _page(each)) for each in planned]


def _talked(thread: Thread, talks: list[Any]) -> list[Promise]:
    link = f"{address('casework:of_thread', thread.code)}#talks"
    return [Promise(talk.whom or talk.name, talk.promised, None, link) for talk in talks if talk.promised]


def _page(referral: Referral) -> str:
    return address("casework:referral", referral.code)


def linked(thread: Thread, seen: Any) -> list[Thread]:
    """Matters it is linked with, as far as this person may see them."""
    pairs = Link.objects.holding(thread).values_list("one", "other")
    keys = {key for pair in pairs for key in pair} - {thread.pk}
    return list(seen.filter(pk__in=keys).order_by("began_at")) if keys else []
