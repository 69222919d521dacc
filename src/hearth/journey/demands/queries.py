"""Reads behind the list of demands, one demand, and a message's place among them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from django.db.models import CharField, Count, F, Func, Q, QuerySet, Value
from django.utils.translation import pgettext_lazy

from hearth.core.actors import Actor, By
from hearth.core.bookmarks import Bookmark
from hearth.core.rows import among
from hearth.journey.contact.models import Thread
from hearth.journey.demands.lifecycle import OPEN, OVER, STANDING
from hearth.journey.demands.measuring import HOUSE
from hearth.journey.demands.models import Broadcast, Decision, Demand, Gathering, Proposal

ROWS = 25
MOST_COUNTED = 100
DECISIONS = 20
PLACES = 6
LOOKED_AT = 20  # messages of a proposal, to find the first few of them that somebody may read
MOST_OFFERED = 50
LIKELIEST = F("score").desc(nulls_last=True)  # what is offered by a pinned word has no number


class Tray(NamedTuple):
    """One pile of demands, what was written last on top."""

    name: str
    label: Any
    demands: Callable[[], QuerySet[Any]]
    order: str = "last_at"  # what stands highest in it stands first


class Page(NamedTuple):
    """As much of a list as is looked at in one go, and where it goes on."""

    rows: list[Any]
    goes_on: Bookmark | None


def trays_of(actor: Actor) -> dict[str, Tray]:
    """The trays of this person, by name."""

    def seen(*states: str) -> Any:
        return Demand.objects.visible_to(actor).filter(state__in=states)

    mine = [deputy.pk for deputy in (actor.deputy, *actor.acts_for) if deputy]
    trays = [
        Tray("candidate", pgettext_lazy("demands", "To decide"), lambda: seen("candidate").filter(is_ripe=True)),
        Tray("rising", pgettext_lazy("demands", "Rising"), lambda: seen(*OPEN).filter(is_rising=True), "warmth"),
        Tray("standing", pgettext_lazy("demands", "Confirmed"), lambda: seen(*STANDING)),
        Tray("few", pgettext_lazy("demands", "Still few"), lambda: seen("candidate").filter(is_ripe=False)),
        Tray("over", pgettext_lazy("demands", "Solved or closed"), lambda: seen(*OVER)),
    ]
    if mine:
        trays.insert(0, Tray("mine", pgettext_lazy("demands", "Mine"), lambda: seen(*OPEN).filter(owner__in=mine)))
    return {tray.name: tray for tray in trays}


def page_of(tray: Tray, after: Bookmark | None) -> Page:
    """The next demands of a tray; of what rises there is one page, the warmest first."""
    rows = tray.demands().filter(last_at__isnull=False).select_related("owner")
    if tray.order != "last_at":
        return Page(list(rows.order_by(f"-{tray.order}", "-id")[:ROWS]), None)
    found = list(rows.filter(after.earlier("last_at") if after else Q()).order_by("-last_at", "-id")[: ROWS + 1])
    return Page(found[:ROWS], Bookmark(found[ROWS - 1].last_at, found[ROWS - 1].pk) if len(found) > ROWS else None)


def counts(trays: dict[str, Tray]) -> dict[str, int]:
    """How much waits to be decided and how much rises, to a hundred."""
    return {
        name: trays[name].demands().order_by().values("pk")[:MOST_COUNTED].count() for name in ("candidate", "rising")
    }


def amount_of_proposals(actor: By) -> int:
    """How many proposals wait for staff, to a hundred."""
    return int(Proposal.objects.visible_to(actor).open().order_by().values("pk")[:MOST_COUNTED].count())


def proposals_for(actor: By, after: Bookmark | None) -> Page:
    """What waits to be decided, the newest night first, and of one night what is surest."""
    rows = Proposal.objects.visible_to(actor).open().filter(after.earlier("made_at") if after else Q())
    found = list(rows.select_related("demand", "other").order_by("-made_at", "-id")[: ROWS + 1])
    return Page(found[:ROWS], Bookmark(found[ROWS - 1].made_at, found[ROWS - 1].pk) if len(found) > ROWS else None)


def readable_in(proposals: list[Proposal], actor: By) -> dict[Any, Thread]:
    """The first messages of these, and those that are quoted, as far as this person may read them."""
    keys = {key for each in proposals for key in (*each.threads[:LOOKED_AT], *each.quoted)}
    found = Thread.objects.visible_to(actor).defer("words").filter(pk__in=among(keys)) if keys else ()
    return {thread.pk: thread for thread in found}


def demand_seen_by(actor: By, code: str) -> Demand:
    """The demand of this number. Raises `Demand.DoesNotExist` where it is not theirs to see."""
    found: Demand = Demand.objects.visible_to(actor).select_related("owner", "into").distinct().get(code=code)
    return found


def members_of(demand: Demand, actor: By, after: Bookmark | None) -> Page:
    """The messages in it that this person may read, the newest first."""
    readable = Thread.objects.visible_to(actor).filter(gatherings__demand=demand, gatherings__state="joined")
    rows = Gathering.objects.joined().filter(demand=demand, thread__in=readable.values("pk"))
    rows = rows.filter(after.earlier("since") if after else Q()).select_related("thread__deputy")
    found = list(rows.order_by("-since", "-id")[: ROWS + 1])
    return Page(found[:ROWS], Bookmark(found[ROWS - 1].since, found[ROWS - 1].pk) if len(found) > ROWS else None)


def offers_of(demand: Demand, actor: By) -> list[Gathering]:
    """Messages that probably belong to it, of those this person may read, the likeliest first."""
    readable = Thread.objects.visible_to(actor).filter(gatherings__demand=demand, gatherings__state="offered")
    rows = Gathering.objects.offered().filter(demand=demand, thread__in=readable.values("pk"))
    return list(rows.select_related("thread__deputy").order_by(LIKELIEST, "-since")[:ROWS])


class Places(NamedTuple):
    """The estates most people name, with how many messages name each, and how many estates there are."""

    foremost: list[tuple[str, int]]
    amount: int


def places_of(demand: Demand) -> Places:
    """Where they live: estate, street or village, without the number of the house; places only, nobody's words."""
    estate = Func(F("place"), Value(HOUSE), Value(""), function="regexp_replace", output_field=CharField())
    named = demand.threads.annotate(estate=estate).exclude(estate="").order_by()
    often = named.values("estate").annotate(times=Count("pk")).order_by("-times", "estate")
    amount = int(named.aggregate(amount=Count("estate", distinct=True))["amount"])
    return Places([(row["estate"], row["times"]) for row in often[:PLACES]], amount)


def decisions_about(demand: Demand) -> list[Decision]:
    """What people decided about it, the newest first."""
    about = Decision.objects.about(demand).select_related("demand", "other")
    return list(about.order_by("-made_at", "-id")[:DECISIONS])


def answers_to(demand: Demand) -> list[Broadcast]:
    """What everybody was answered, the newest first, with how many it has reached."""
    reached = Count("delivered", filter=Q(delivered__is_answered=True))
    return list(Broadcast.objects.filter(demand=demand).annotate(reached=reached).order_by("-made_at")[:DECISIONS])


def place_of(thread: Thread, actor: By) -> tuple[Gathering | None, list[Gathering]]:
    """The demand a message is in, and those it probably belongs to."""
    standing = Gathering.objects.filter(thread=thread.pk, state__in=("joined", "offered"))
    seen = standing.filter(demand__in=Demand.objects.visible_to(actor).values("pk"))
    rows = list(seen.select_related("demand__owner", "thread").order_by(LIKELIEST, "-since"))
    inside = next((gathering for gathering in rows if gathering.state == "joined"), None)
    return inside, [gathering for gathering in rows if gathering.state == "offered"]


def open_to(thread: Thread, actor: By) -> list[Demand]:
    """The demands a message could be put into by hand: open ones this person sees, the newest first."""
    seen = Demand.objects.visible_to(actor).filter(state__in=OPEN, last_at__isnull=False)
    inside = Gathering.objects.filter(thread=thread.pk, state__in=("joined", "offered")).values("demand")
    others = Demand.objects.filter(pk__in=seen.values("pk")).exclude(pk__in=inside)
    return list(others.order_by("-last_at", "-id")[:MOST_OFFERED])


def open_ones(actor: By) -> list[Demand]:
    """The open demands this person sees, the newest first."""
    seen = Demand.objects.visible_to(actor).filter(state__in=OPEN, last_at__isnull=False)
    return list(Demand.objects.filter(pk__in=seen.values("pk")).order_by("-last_at", "-id")[:MOST_OFFERED])


def is_code(text: str) -> bool:
    """Whether this is the number of a demand here."""
    return bool(Demand.objects.filter(code=text).exists())
