"""Reads behind the boards of staff, units and chair, and behind one referral."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import Count, DurationField, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import pgettext_lazy

from hearth.core.actions import may
from hearth.core.actors import Actor, By
from hearth.core.bookmarks import Bookmark
from hearth.ground.audit.models import Entry
from hearth.journey.casework.lifecycle import OPEN
from hearth.journey.casework.models import Referral, Request
from hearth.journey.contact.models import Thread

ROWS = 25
MOST_COUNTED = 100
LONGEST = 200
FIGURES = ("open", "late", "returned", "disputed", "wandered", "week", "week_before")


class Tray(NamedTuple):
    """One pile of a board: by the moment of the report, or what moved last."""

    name: str
    label: Any
    referrals: Callable[[], QuerySet[Any]]
    is_by_due: bool = True
    is_tab: bool = True


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

    is_overview = is_staffs(actor) or "leader" in actor.roles
    trays = {tray.name: tray for tray in (_staffs(seen, now) if is_overview else _units(seen, now))}
    return trays | {tray.name: tray for tray in _counted(seen, now) if tray.name not in trays}


def _staffs(seen: Callable[..., Any], now: datetime) -> Iterator[Tray]:
    def to_rule() -> QuerySet[Any]:  # each half by its index; together they would be looked for in everything
        returned = Referral.objects.filter(state="returned").order_by().values("pk")
        asked = Request.objects.filter(state="asked").order_by().values("referral")
        return seen(pk__in=returned.union(asked, all=True))

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


def _counted(seen: Callable[..., Any], now: datetime) -> Iterator[Tray]:
    """What the overview counts: each of its numbers leads to the rows behind it."""
    week = timedelta(days=7)

    def sent(begins: datetime, ends: datetime) -> Callable[[], Any]:
        return lambda: seen(sent_at__gte=begins, sent_at__lt=ends)

    yield Tray("open", pgettext_lazy("referrals", "In hand"), lambda: seen().open(), is_tab=False)
    yield Tray("late", pgettext_lazy("referrals", "Late"), lambda: seen().late(now), is_tab=False)
    yield Tray("returned", pgettext_lazy("referrals", "Given back"), lambda: seen(state="returned"), False, False)
    yield Tray(
        "disputed", pgettext_lazy("referrals", "Report sent back"), lambda: seen(sent_back__gt=0).open(), False, False
    )
    yield Tray(
        "wandered", pgettext_lazy("referrals", "Came from another unit"),
        lambda: seen(before__isnull=False).open(), False, False,
    )  # fmt: skip
    yield Tray("week", pgettext_lazy("referrals", "Came these seven days"), sent(now - week, now), False, False)
    before = sent(now - 2 * week, now - week)
    yield Tray("week_before", pgettext_lazy("referrals", "Came the seven days before"), before, False, False)


def page_of(tray: Tray, after: Bookmark | None, narrowed: dict[str, Any]) -> Page:
    """The next rows of a tray, of one unit, team or tier if asked for."""
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
    waiting = [tray for name, tray in trays.items() if tray.is_tab and name not in ("all", "done")]
    return {tray.name: tray.referrals().order_by().values("pk")[:MOST_COUNTED].count() for tray in waiting}


def came_since(tray: Tray, since: datetime, narrowed: dict[str, Any]) -> int:
    """How many referrals have come into this tray since its page was made."""
    rows = tray.referrals().filter(moved_at__gt=since, **narrowed)
    return rows.order_by().values("pk")[:MOST_COUNTED].count()  # type: ignore[no-any-return]


def by_unit(actor: Actor, now: datetime) -> list[dict[str, Any]]:
    """Of each unit: how much it has in hand, what of it is late, and how often it gave back; never a rank."""
    rows = Referral.objects.visible_to(actor).values("unit", "unit__name_zh", "unit__name_en", "tier")
    told = rows.annotate(**_figures(now)).filter(Q(open__gt=0) | Q(week__gt=0) | Q(week_before__gt=0))
    return list(told.order_by("unit__name_zh", "unit", "tier"))


def by_team(actor: Actor, now: datetime) -> list[dict[str, Any]]:
    """Of each team inside this person's unit: what it has in hand, and what of it is late."""
    given = Referral.objects.visible_to(actor).filter(team__isnull=False)
    rows = given.values("team", "team__name_zh", "team__name_en").annotate(**_figures(now)).filter(open__gt=0)
    return list(rows.order_by("team__name_zh", "team"))


def in_all(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The same figures of all units together."""
    return {name: sum(row[name] or 0 for row in rows) for name in FIGURES}


def _figures(now: datetime) -> dict[str, Any]:
    week, is_open = timedelta(days=7), Q(state__in=OPEN)
    late = Q(clock__stopped_at=None, clock__paused_since=None, clock__due_at__lt=now)
    wandered = is_open & Q(before__isnull=False)

    def counted(having: Q) -> Count:
        return Count("pk", filter=having, distinct=True)

    return {
        "open": counted(is_open),
        "late": counted(is_open & late),
        "returned": counted(Q(state="returned")),
        "disputed": counted(is_open & Q(sent_back__gt=0)),
        "wandered": counted(wandered),
        "lost": Coalesce(
            Sum(F("sent_at") - F("first_sent_at"), filter=wandered), timedelta(), output_field=DurationField()
        ),
        "week": counted(Q(sent_at__gte=now - week, sent_at__lt=now)),
        "week_before": counted(Q(sent_at__gte=now - 2 * week, sent_at__lt=now - week)),
    }


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
    return list(lines_of(referral).select_related("message").order_by("at", "id")[:LONGEST])


def lines_of(referral: Referral) -> QuerySet[Any]:
    """The lines of the ledger that tell of this referral."""
    lines = Entry.objects.filter(thing_id=referral.issue.thread_id, event__startswith="casework.")
    return lines.filter(facts__referral=referral.code)  # type: ignore[no-any-return]
