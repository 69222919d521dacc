"""Reads behind the list of suggestions, one suggestion, and the register that everybody reads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import ngettext, pgettext_lazy

from hearth.core import clock
from hearth.core.actors import Actor, By
from hearth.core.addresses import address
from hearth.core.bookmarks import Bookmark
from hearth.core.waiting import Waiting
from hearth.ground.audit.models import Entry
from hearth.ground.congress.models import Delegation, Deputy, Unit
from hearth.ground.rulebook.models import Clock
from hearth.journey.demands.models import Demand
from hearth.journey.suggestions.events import Happened
from hearth.journey.suggestions.lifecycle import ACCEPTED, OVER, WRITING
from hearth.journey.suggestions.models import (
    Answer,
    Assignment,
    Cosignature,
    MoreTime,
    Reply,
    SealedPaper,
    Suggestion,
    Supervision,
    YearReport,
)
from hearth.journey.suggestions.models.suggestion import OVERSEEING
from hearth.journey.suggestions.rules import may_look

ROWS = 25
MOST_COUNTED = 100
LONGEST = 200
SUPERVISING = OVERSEEING | {"committee"}
AMONG_DEPUTIES = (Happened.INVITED, Happened.REVISED, Happened.REFUSED)
WITHIN = ("registered", "joined", "handling", "replied", "evaluated")
MINE = (*WRITING, "submitted", *WITHIN)


class Tray(NamedTuple):
    """One pile of suggestions, what moved last on top."""

    name: str
    label: Any
    suggestions: Callable[[], QuerySet[Any]]
    is_counted: bool = False


class Page(NamedTuple):
    """As much of a list as is looked at in one go, and where it goes on."""

    rows: list[Suggestion]
    goes_on: Bookmark | None


def trays_of(actor: Actor, now: datetime) -> dict[str, Tray]:
    """The trays of this person, by name: what waits for them first."""

    def seen(*states: str) -> Any:
        return Suggestion.objects.visible_to(actor).filter(state__in=states)

    trays: list[Tray] = []
    if actor.deputy or actor.acts_for:
        trays += _of_deputy(actor, seen)
    if "office" in actor.roles:
        trays += [
            Tray("assign", pgettext_lazy("suggestions", "To assign"), lambda: _to_assign(seen), is_counted=True),
            Tray("rule", pgettext_lazy("suggestions", "To rule on"), lambda: _to_rule(seen), is_counted=True),
        ]
    if "clerk" in actor.roles:
        review = ("submitted",)
        trays += [
            Tray("review", pgettext_lazy("suggestions", "To look at"), lambda: seen(*review), is_counted=True),
            Tray("assign", pgettext_lazy("suggestions", "To assign"), lambda: _to_assign(seen), is_counted=True),
            Tray("rule", pgettext_lazy("suggestions", "To rule on"), lambda: _to_rule(seen), is_counted=True),
        ]
    if actor.unit is not None:
        owed = Assignment.objects.given_to(actor).filter(state__in=("pending", "working")).values("suggestion")
        todo = pgettext_lazy("suggestions", "To do")
        trays.append(Tray("todo", todo, lambda: seen("handling").filter(pk__in=owed), is_counted=True))
    if actor.roles & OVERSEEING:
        late = pgettext_lazy("suggestions", "Late")
        trays.append(Tray("late", late, lambda: seen(*WITHIN).filter(_is_late(now)), is_counted=True))
    if actor.roles & SUPERVISING:
        name = pgettext_lazy("suggestions", "Key supervision")
        trays.append(Tray("supervised", name, lambda: _supervised(seen)))
    trays += [
        Tray("open", pgettext_lazy("suggestions", "Under way"), lambda: seen("submitted", *WITHIN)),
        Tray("following", pgettext_lazy("suggestions", "Followed"), lambda: seen("following", "above")),
        Tray("over", pgettext_lazy("suggestions", "Concluded"), lambda: seen(*OVER)),
    ]
    return {tray.name: tray for tray in trays}


def _of_deputy(actor: Actor, seen: Callable[..., Any]) -> list[Tray]:
    mine = [deputy.pk for deputy in (actor.deputy, *actor.acts_for) if deputy]
    asked = Cosignature.objects.filter(deputy__in=mine, state="invited").values("suggestion")
    return [
        Tray("mine", pgettext_lazy("suggestions", "Mine"), lambda: seen(*MINE).filter(lead__in=mine)),
        Tray(
            "sign",
            pgettext_lazy("suggestions", "To sign"),
            lambda: seen("cosigning", "returned").filter(pk__in=asked),
            is_counted=True,
        ),
        Tray(
            "judge",
            pgettext_lazy("suggestions", "To judge"),
            lambda: seen("replied").filter(lead__in=mine),
            is_counted=True,
        ),
    ]


def _supervised(seen: Callable[..., Any]) -> Any:
    """Proposed to the chair, or looked after by it."""
    standing = Supervision.objects.exclude(state__in=("closed", "refused")).values("suggestion")
    return seen(*ACCEPTED).filter(pk__in=standing)


def _to_assign(seen: Callable[..., Any]) -> Any:
    """With nobody who handles it: just registered, or since a unit was released."""
    handled = Assignment.objects.filter(suggestion=OuterRef("pk")).exclude(state__in=("released", "ended"))
    return seen("registered", "handling").filter(~Exists(handled.exclude(part="co")))


def _to_rule(seen: Callable[..., Any]) -> Any:
    """A unit declines, asks for more time; or the deputy is not satisfied."""
    declining = Assignment.objects.filter(state="declining").values("suggestion")
    asking = MoreTime.objects.filter(ruling="", assignment__state="working").values("assignment__suggestion")
    return seen("handling", "evaluated").filter(Q(pk__in=declining) | Q(pk__in=asking) | Q(state="evaluated"))


def _is_late(now: datetime) -> Q:
    late = Clock.objects.overdue(now).order_by()
    shares = late.filter(kind="suggestions.assignment").values("thing_id")
    own = late.filter(kind="suggestions.suggestion").values("thing_id")
    return Q(pk__in=own) | Q(pk__in=Assignment.objects.filter(pk__in=shares).values("suggestion"))


def page_of(tray: Tray, after: Bookmark | None) -> Page:
    """The next suggestions of a tray."""
    rows = tray.suggestions().filter(after.earlier("moved_at") if after else Q())
    found = list(rows.select_related("lead").defer("words", "facts").order_by("-moved_at", "-id")[: ROWS + 1])
    return Page(found[:ROWS], Bookmark(found[ROWS - 1].moved_at, found[ROWS - 1].pk) if len(found) > ROWS else None)


def counts(trays: dict[str, Tray]) -> dict[str, int]:
    """How much lies in each tray that waits for somebody, to a hundred."""
    waiting = [tray for tray in trays.values() if tray.is_counted]
    return {tray.name: tray.suggestions().order_by().values("pk")[:MOST_COUNTED].count() for tray in waiting}


def work_waiting_for(actor: Actor) -> Waiting | None:
    """How many wait for this person, for a desk without messages; leads to the first tray that holds one."""
    trays = trays_of(actor, clock.now()) if may_look(actor) else {}
    found = {name: count for name, count in counts(trays).items() if count}
    if not found:
        return None
    num = sum(found.values())
    label = ngettext("%(num)s suggestion waits for you", "%(num)s suggestions wait for you", num) % {"num": num}
    return Waiting("file-text", label, f"{address('suggestions:suggestions')}?tray={next(iter(found))}")


def public_reports() -> list[YearReport]:
    """The years of which everybody may read how suggestions were handled, the newest first."""
    return list(YearReport.objects.public().order_by("-year")[:5])


def suggestion_seen_by(actor: By, code: str) -> Suggestion:
    """The suggestion of this code. Raises `Suggestion.DoesNotExist` where it is not theirs to see."""
    rows = Suggestion.objects.visible_to(actor).select_related("lead", "demand", "term", "delegation")
    guests = Suggestion.objects.filter(into=OuterRef("pk"))
    found: Suggestion = rows.annotate(has_guests=Exists(guests)).get(code=code)
    return found


def shares_of(suggestion: Suggestion) -> list[Assignment]:
    """Who handles it, the leading unit first, each with what it declined, asked for, said and signed."""
    answers = Prefetch("answers", Answer.objects.select_related("ask").order_by("ask__number"), to_attr="given")
    sealed = Prefetch("papers", SealedPaper.objects.order_by("-id"), to_attr="sealed")
    replies = Prefetch("replies", Reply.objects.order_by("round").prefetch_related(answers, sealed), to_attr="said")
    rows = Assignment.objects.filter(suggestion=suggestion.pk).select_related("unit", "suggestion")
    rows = rows.prefetch_related(replies, "declines__proposed", "requests", "consultations")
    order = {"lead": 0, "separate": 1, "co": 2}
    return sorted(rows, key=lambda share: (share.state in ("released", "ended"), order[share.part], share.assigned_at))


def assignment_seen_by(actor: By, code: str) -> Assignment:
    """The share of this code. Raises `Assignment.DoesNotExist` where it is not theirs to see."""
    rows = Assignment.objects.visible_to(actor).select_related("suggestion__lead", "unit")
    found: Assignment = rows.get(code=code)
    return found


def names_under(suggestion: Suggestion) -> list[Cosignature]:
    """Who was asked to sign, in the order of asking."""
    return list(suggestion.cosignatures.select_related("deputy").order_by("id"))


def clocks_of(things: list[Any]) -> dict[tuple[Any, str], Clock]:
    """The last clock of each name of each of these, with all that moved it."""
    rows = Clock.objects.about_each([thing.pk for thing in things])
    rows = rows.select_related("promise").prefetch_related("pauses", "extensions")
    return {(clock.thing_id, clock.name): clock for clock in rows}


def story(suggestion: Suggestion, *, is_among: bool) -> list[Entry]:
    """What happened to it, oldest first. A unit keeps its drafts to itself, and its deputies who did not sign."""
    lines = Entry.objects.filter(thing_id=suggestion.pk, event__startswith="suggestions.")
    hidden = [Happened.DRAFTED, *([] if is_among else AMONG_DEPUTIES)]
    return list(lines.exclude(event__in=list(map(str, hidden))).order_by("at", "id")[:LONGEST])


def earlier_ones(suggestion: Suggestion) -> list[Suggestion]:
    """Others that began with the same demand: what was asked and answered before."""
    if suggestion.demand_id is None:
        return []
    others = Suggestion.objects.filter(demand=suggestion.demand_id, state__in=ACCEPTED, is_confidential=False)
    return list(others.exclude(pk=suggestion.pk).order_by("-registered_at")[:5])


def from_demand(demand: Demand, actor: By) -> list[Suggestion]:
    """What came of a demand, as far as this person may see it."""
    seen = Suggestion.objects.visible_to(actor).filter(demand=demand.pk).select_related("lead")
    return list(seen.order_by("-begun_at")[:10])


def told_to(thread: Any) -> list[Suggestion]:
    """The suggestions that somebody's words are part of, of which they were told."""
    return list(Suggestion.objects.filter(told__thread=thread.pk).distinct().order_by("registered_at"))


def supervision_of(suggestion: Suggestion) -> Supervision | None:
    """The chair's supervision of it as it stands, or the last there was."""
    rows = suggestion.supervisions.prefetch_related("notes")  # type: ignore[attr-defined]
    found: Supervision | None = rows.order_by("-proposed_at").first()
    return found


def standing_supervision(suggestion: Suggestion) -> Supervision | None:
    """The one that is proposed or under way."""
    found: Supervision | None = (
        Supervision.objects.select_related("suggestion")
        .filter(suggestion=suggestion.pk)
        .exclude(state__in=("closed", "refused"))
        .first()
    )
    return found


def together_with(suggestion: Suggestion, seen: QuerySet[Any]) -> list[Suggestion]:
    """Of those that are seen the ones handled together with it, or the one it is handled together with."""
    if suggestion.into_id is None and not getattr(suggestion, "has_guests", True):
        return []
    others = Q(pk=suggestion.into_id) if suggestion.into_id else Q(into=suggestion.pk)
    return list(seen.filter(others).select_related("lead").order_by("registered_at"))


def host_of(actor: By, number: str) -> Suggestion | None:
    """The suggestion of this number, if it lies before this person."""
    found: Suggestion | None = Suggestion.objects.visible_to(actor).filter(number=number).first()
    return found


def headed_by(actor: Actor) -> list[Delegation]:
    """The delegations this deputy heads."""
    if actor.deputy is None:
        return []
    return list(Delegation.objects.filter(head=actor.deputy.pk).order_by("sound", "name_zh"))


def units() -> list[Unit]:
    """Units that can be given something, by name."""
    return list(Unit.objects.filter(is_active=True).order_by("sound", "name_zh"))


def deputies_named(words: list[str]) -> dict[str, list[Deputy]]:
    """For each of these words the deputies in office whose number or name it is."""
    office = Deputy.objects.in_office().filter(Q(code__in=words) | Q(name_zh__in=words) | Q(name_en__in=words))
    found = list(office.distinct())
    return {word: [each for each in found if word in (each.code, each.name_zh, each.name_en)] for word in words}
