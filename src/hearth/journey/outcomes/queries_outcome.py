"""Reads behind the ledger of outcomes, one outcome, and what pages of demands and messages show of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import pgettext_lazy

from hearth.core.actors import Actor, By
from hearth.core.bookmarks import Bookmark
from hearth.ground.audit.models import Entry
from hearth.ground.congress.models import Unit
from hearth.journey.contact.models import Thread
from hearth.journey.demands.lifecycle import TOLD
from hearth.journey.demands.models import Demand
from hearth.journey.outcomes.lifecycle import OVER
from hearth.journey.outcomes.models import Attachment, Evidence, Ground, Outcome
from hearth.journey.suggestions.models import Suggestion

ROWS = 25
MOST_COUNTED = 100
LONGEST = 200
MOST_SHOWN = 20
MOST_OFFERED = 50
KINDS = ("measure", "document")
WAITING = ("mine", "verify", "publish")


class Tray(NamedTuple):
    """One pile of the ledger, what moved last on top."""

    name: str
    label: Any
    outcomes: Callable[[], QuerySet[Any]]


class Page(NamedTuple):
    """As much of a tray as is looked at in one go, and where it goes on."""

    outcomes: list[Outcome]
    goes_on: Bookmark | None


class Narrowed(NamedTuple):
    """Of one kind, or of one unit, if asked for."""

    kind: str = ""
    unit: Unit | None = None

    @property
    def having(self) -> dict[str, Any]:
        """As a filter says it."""
        return {**({"kind": self.kind} if self.kind else {}), **({"unit": self.unit} if self.unit else {})}


def trays_of(actor: Actor) -> dict[str, Tray]:
    """The trays of this person's ledger, by name; a deputy's own come first."""

    def seen(*states: str) -> Any:
        return Outcome.objects.visible_to(actor).filter(state__in=states)

    trays = [
        Tray("verify", pgettext_lazy("outcomes", "To verify"), lambda: seen("evidenced")),
        Tray("publish", pgettext_lazy("outcomes", "To publish"), lambda: seen("verified")),
        Tray("public", pgettext_lazy("outcomes", "In force"), lambda: seen("published")),
        Tray("claimed", pgettext_lazy("outcomes", "Nothing shown yet"), lambda: seen("claimed")),
        Tray("over", pgettext_lazy("outcomes", "No longer in force"), lambda: seen(*OVER)),
        Tray("rejected", pgettext_lazy("outcomes", "Rejected"), lambda: seen("rejected")),
    ]
    if actor.deputy is not None:
        deputy = actor.deputy.pk
        behind = Q(demand__owner=deputy) | Q(thread__deputy=deputy) | Q(suggestion__lead=deputy)
        mine = Ground.objects.filter(behind)
        waits = lambda: seen("evidenced").filter(deputy_who=None, pk__in=mine.values("outcome"))  # noqa: E731
        trays.insert(0, Tray("mine", pgettext_lazy("outcomes", "Wait for my word"), waits))
    return {tray.name: tray for tray in trays}


def page_of(tray: Tray, after: Bookmark | None, narrowed: Narrowed) -> Page:
    """The next rows of a tray."""
    rows = tray.outcomes().filter(**narrowed.having).filter(after.earlier("moved_at") if after else Q())
    found = list(rows.select_related("unit").order_by("-moved_at", "-id")[: ROWS + 1])
    goes_on = Bookmark(found[ROWS - 1].moved_at, found[ROWS - 1].pk) if len(found) > ROWS else None
    return Page(found[:ROWS], goes_on)


def counts(trays: dict[str, Tray]) -> dict[str, int]:
    """How much lies in each tray that waits for somebody, to a hundred."""
    waiting = [tray for name, tray in trays.items() if name in WAITING]
    return {tray.name: tray.outcomes().order_by().values("pk")[:MOST_COUNTED].count() for tray in waiting}


def units_of(actor: Actor) -> list[Unit]:
    """The units whose outcomes this person sees, by name; one needs no choice."""
    seen = Outcome.objects.visible_to(actor).exclude(unit=None).values("unit")
    found = list(Unit.objects.filter(pk__in=seen).order_by("sound", "name_zh"))
    return found if len(found) > 1 else []


def outcome_seen_by(actor: By, code: str) -> Outcome:
    """The outcome of this number. Raises `Outcome.DoesNotExist` where it is not theirs to see."""
    seen = Outcome.objects.visible_to(actor).select_related("unit", "claimed_for", "successor__unit")
    found: Outcome = seen.get(code=code)
    return found


def story(outcome: Outcome) -> list[Entry]:
    """What happened to it, oldest first."""
    return list(Entry.objects.filter(thing_id=outcome.pk).order_by("at", "id")[:LONGEST])


def evidence_of(outcome: Outcome) -> list[Evidence]:
    """By what it can be seen, the newest first, each with its files."""
    files = Prefetch("attachments", Attachment.objects.exclude(state="erased").order_by("id"), to_attr="files")
    return list(outcome.evidence.prefetch_related(files).order_by("-given_at", "-id"))  # type: ignore[attr-defined]


def paper_of(outcome: Outcome) -> Attachment | None:
    """The document itself, as it was sent last."""
    papers = Attachment.objects.filter(outcome=outcome, evidence=None).exclude(state="erased")
    found: Attachment | None = papers.order_by("-id").first()
    return found


class Led(NamedTuple):
    """What an outcome came of, as far as somebody may read it, and how much more there is."""

    grounds: list[Ground]
    hidden: int


def grounds_of(outcome: Outcome, actor: By) -> Led:
    """Demands first, then suggestions, then messages."""
    all_of_it = list(Ground.objects.filter(outcome=outcome).with_things().order_by("said_at", "id"))
    demands = {ground.thing.pk for ground in all_of_it if ground.demand_id}
    threads = {ground.thread_id for ground in all_of_it if ground.thread_id}
    seen = (
        set(Demand.objects.visible_to(actor).filter(pk__in=demands).values_list("pk", flat=True)) if demands else set()
    )
    if threads:
        seen |= set(Thread.objects.visible_to(actor).filter(pk__in=threads).values_list("pk", flat=True))
    if suggestions := {ground.suggestion_id for ground in all_of_it if ground.suggestion_id}:
        seen |= set(Suggestion.objects.visible_to(actor).filter(pk__in=suggestions).values_list("pk", flat=True))
    shown = [ground for ground in all_of_it if ground.thing.pk in seen]
    return Led(sorted(shown, key=_order), len(all_of_it) - len(shown))


def _order(ground: Ground) -> tuple[bool, bool]:
    return ground.demand_id is None, ground.suggestion_id is None


def came_of_demand(demand: Demand, actor: By) -> list[Outcome]:
    """What came of this demand, the newest first, as far as this person may see it."""
    return _listed(Outcome.objects.visible_to(actor), Ground.objects.of_demands([demand.pk]))


def came_of_thread(thread: Thread, actor: By) -> list[Outcome]:
    """What came of this message, or of the demand it is in."""
    return _listed(Outcome.objects.visible_to(actor), Ground.objects.of_threads([thread.pk]))


def came_of_suggestion(suggestion: Suggestion, actor: By) -> list[Outcome]:
    """What came of a suggestion, as far as this person may see it."""
    return _listed(Outcome.objects.visible_to(actor), Ground.objects.filter(suggestion=suggestion.pk))


def public_of_suggestion(suggestion: Suggestion) -> list[Outcome]:
    """What came of it that everybody may read."""
    return _listed(Outcome.objects.public(), Ground.objects.filter(suggestion=suggestion.pk))


def public_of_demand(demand: Demand) -> list[Outcome]:
    """What came of it that everybody may read."""
    return _listed(Outcome.objects.public(), Ground.objects.of_demands([demand.pk]))


def public_of_thread(thread: Thread) -> list[Outcome]:
    """What came of a message, as its resident reads it."""
    return _listed(Outcome.objects.public(), Ground.objects.of_threads([thread.pk]))


def _listed(outcomes: Any, grounds: Any) -> list[Outcome]:
    """What holds, or may come to hold, first; each part with the newest first."""
    rows = outcomes.filter(pk__in=grounds.values("outcome")).exclude(state="rejected")
    found = rows.select_related("unit", "successor").order_by("-moved_at", "-id")[:MOST_SHOWN]
    return sorted(found, key=lambda outcome: outcome.is_over)


def to_replace(outcome: Outcome) -> list[Outcome]:
    """Those that may hold in its place: public ones, of its kind first, the newest first."""
    rows = Outcome.objects.filter(state="published").exclude(pk=outcome.pk).select_related("unit")
    found = list(rows.order_by("-published_at", "-id")[:MOST_OFFERED])
    return sorted(found, key=lambda other: other.kind != outcome.kind)


def to_link(outcome: Outcome, actor: By) -> list[Demand]:
    """Confirmed demands it does not lead to yet: staff see all, a deputy their own."""
    there = Ground.objects.filter(outcome=outcome, demand__isnull=False).values("demand")
    rows = Demand.objects.visible_to(actor).filter(state__in=TOLD).exclude(pk__in=there)
    mine = [deputy.pk for deputy in (actor.deputy, *actor.acts_for) if deputy]
    if "clerk" not in actor.roles:
        rows = rows.filter(owner__in=mine)
    keys = rows.values("pk")
    return list(Demand.objects.filter(pk__in=keys).order_by("-moved_at", "-id")[:MOST_OFFERED])
