"""Reads behind the boards of staff, units and chair, and behind one referral."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet
from django.utils.translation import pgettext_lazy

from hearth.core.actions import may
from hearth.core.actors import Actor, By
from hearth.core.bookmarks import Bookmark
from hearth.ground.audit.models import Entry
from hearth.journey.casework.lifecycle import OPEN
from hearth.journey.casework.models import Referral
from hearth.journey.contact.models import Thread

ROWS = 25
MOST_COUNTED = 100
LONGEST = 200


class Tray(NamedTuple):
    """One pile of a board: by the moment of the report, or what moved last."""

    name: str
    label: Any
    referrals: Callable[[], QuerySet[Any]]
    is_by_due: bool = True


class Page(NamedTuple):
    """As much of a tray as is looked at in one go, and where it goes on."""

    referrals: list[Referral]
    goes_on: Bookmark | None


def is_staffs(actor: Actor) -> bool:
    """Whether this person sends and rules."""
    return may("casework.refer", actor, None)


def trays_of(actor: Actor, now: datetime) -> dict[str, Tray]:
    """The trays on this person's board, by name."""

    def seen(**having: Any) -> Any:
        return Referral.objects.visible_to(actor).filter(**having)

    trays = _staffs(seen, now) if is_staffs(actor) or "leader" in actor.roles else _units(seen, now)
    return {tray.name: tray for tray in trays}


def _staffs(seen: Callable[..., Any], now: datetime) -> Iterator[Tray]:
    def to_rule() -> QuerySet[Any]:
        return seen().filter(Q(state="returned") | Q(requests__state="asked"))

    yield Tray("rule", pgettext_lazy("tray", "To rule upon"), to_rule, is_by_due=False)
    yield Tray("late", pgettext_lazy("tray", "Late"), lambda: seen().late(now))
    yield Tray("due", pgettext_lazy("tray", "With units"), lambda: seen(state__in=("sent", "accepted")))
    yield Tray("reported", pgettext_lazy("tray", "Reported"), lambda: seen(state="reported"), is_by_due=False)
    yield Tray(
        "still", pgettext_lazy("tray", "Waiting"), lambda: seen(state__in=("asking", "suspended")), is_by_due=False
    )
    yield Tray("all", pgettext_lazy("tray", "All"), seen, is_by_due=False)


def _units(seen: Callable[..., Any], now: datetime) -> Iterator[Tray]:
    yield Tray("todo", pgettext_lazy("tray", "To do"), lambda: seen(state__in=("sent", "accepted")))
    waiting = ("asking", "suspended", "returned", "reported")
    yield Tray("waiting", pgettext_lazy("tray", "Waiting for others"), lambda: seen(state__in=waiting), is_by_due=False)
    yield Tray("done", pgettext_lazy("tray", "Done"), lambda: seen().exclude(state__in=OPEN), is_by_due=False)


def page_of(tray: Tray, after: Bookmark | None, unit: Any = None, tier: str = "") -> Page:
    """The next rows of a tray, of one unit or one tier if asked for."""
    narrowed = {name: value for name, value in {"unit": unit, "tier": tier}.items() if value}
    rows = _laid_out(tray.referrals().filter(**narrowed), tray, after)
    found = list(rows.select_related("unit", "clock", "issue__thread__deputy", "given_back")[: ROWS + 1])
    return Page(found[:ROWS], _place(tray, found[ROWS - 1]) if len(found) > ROWS else None)


def _laid_out(rows: Any, tray: Tray, after: Bookmark | None) -> Any:
    if tray.is_by_due:
        return rows.filter(after.later("clock__due_at") if after else Q()).order_by("clock__due_at", "id")
    return rows.filter(after.earlier("moved_at") if after else Q()).order_by("-moved_at", "-id")


def _place(tray: Tray, referral: Referral) -> Bookmark:
    return Bookmark(referral.clock.due_at if tray.is_by_due and referral.clock else referral.moved_at, referral.pk)


def counts(trays: dict[str, Tray]) -> dict[str, int]:
    """How much lies in each tray that waits for somebody, to a hundred."""
    waiting = [tray for name, tray in trays.items() if name not in ("all", "done")]
    return {tray.name: tray.referrals().order_by().values("pk")[:MOST_COUNTED].count() for tray in waiting}


def by_unit(actor: Actor, now: datetime) -> list[dict[str, Any]]:
    """Of each unit: how much it has in hand, what of it is late, and how often it gave back; never a rank."""
    late = Q(clock__stopped_at=None, clock__paused_since=None, clock__due_at__lt=now, state__in=OPEN)
    rows = Referral.objects.visible_to(actor).values("unit", "unit__name_zh", "unit__name_en", "tier")
    told = rows.annotate(
        open=Count("pk", filter=Q(state__in=OPEN)),
        late=Count("pk", filter=late),
        disputed=Count("pk", filter=Q(state="returned")),
    )
    return list(told.filter(Q(open__gt=0)).order_by("unit__name_zh", "tier"))


def referral_seen_by(actor: By, code: str) -> Referral:
    """The referral of this number with all its page shows. Raises `Referral.DoesNotExist` where it is not theirs."""
    seen = Referral.objects.visible_to(actor).select_related(
        "unit", "team", "holder", "clock", "issue__thread__deputy", "issue__thread__contact", "given_back__proposed"
    )
    found: Referral = seen.get(code=code)
    return found


def of_thread(actor: By, thread: Thread) -> list[Referral]:
    """Every referral of this thread's matter that the person may see, the newest first."""
    seen = Referral.objects.visible_to(actor).filter(issue__strands__thread=thread, issue__strands__left_at=None)
    return list(seen.select_related("unit", "clock").order_by("-sent_at")[:50])


def story(referral: Referral) -> list[Entry]:
    """What happened to this referral, oldest first."""
    lines = Entry.objects.filter(thing_id=referral.issue.thread_id, event__startswith="casework.")
    mine = lines.filter(facts__referral=referral.code).select_related("message").order_by("at", "id")
    return list(mine[:LONGEST])
