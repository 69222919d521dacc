"""The night looks at all messages of open demands, and at all that stand alone, together; by day each came by itself.

Kept in memory are keys and links, about one and a half kilobytes a message; nobody's words, and no lock is held. What
it finds are proposals: what a person decided stands above every likeness, and nothing happens by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import pairwise
from typing import Any

from django.db import connection

from hearth.core import clock, tenancy
from hearth.core.actors import System
from hearth.core.ids import short_code
from hearth.core.rows import array
from hearth.core.text.likeness import likeness
from hearth.core.text.merging import Pair
from hearth.core.text.nightly import Night, regather
from hearth.core.text.portrait import Portrait
from hearth.core.text.rarity import Rarity
from hearth.journey.demands import actions
from hearth.journey.demands.lifecycle import OPEN, STANDING
from hearth.journey.demands.machine import grounds, names_of, title_of
from hearth.journey.demands.models import Apart, Decision, Demand, Gathering, Proposal
from hearth.journey.demands.store import REMEMBERED, KeptStore

NIGHT = System("night")
SPEAKS = 0.5  # a pair speaks for a change if it is more likely one matter than not
MOST = 500  # new proposals of one night, the surest first; the others come the next
AT_ONCE = 10_000
BINDING = ("confirm", "watch", "reopen", "merge")  # whoever was in it then, belongs to it: somebody said so
UNREAD = """
    DELETE FROM demands_link l WHERE congress_id = %s AND NOT (
        EXISTS (SELECT 1 FROM demands_textreading r WHERE r.thread_id = l.one_id)
        AND EXISTS (SELECT 1 FROM demands_textreading r WHERE r.thread_id = l.other_id)
    )
"""
LINKS = """
    WITH looked_at AS MATERIALIZED (
        SELECT g.thread_id FROM demands_gathering g JOIN demands_demand d ON d.id = g.demand_id
        WHERE g.congress_id = %(here)s AND g.state = 'joined' AND d.state = ANY(%(open)s::text[])
        UNION ALL
        SELECT r.thread_id FROM demands_textreading r WHERE r.congress_id = %(here)s AND r.at > %(since)s
        AND NOT EXISTS (
            SELECT 1 FROM demands_gathering g
            WHERE g.congress_id = %(here)s AND g.thread_id = r.thread_id AND g.state = 'joined'
        )
    )
    SELECT l.one_id, l.other_id, l.probability FROM demands_link l
    JOIN looked_at one ON one.thread_id = l.one_id JOIN looked_at other ON other.thread_id = l.other_id
    WHERE l.congress_id = %(here)s
"""


@dataclass
class Standing:
    """How everything stands tonight, by keys: who is where, what is alike, and what people said of it."""

    groups: dict[str, str] = field(default_factory=dict)  # a message that stands alone is a group of itself
    demands: dict[str, str] = field(default_factory=dict)  # the state of each open demand
    pairs: dict[Pair, float] = field(default_factory=dict)
    bound: set[str] = field(default_factory=set)  # what a person put there
    cores: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))  # and what was never compared
    touched: set[str] = field(default_factory=set)
    apart: list[Pair] = field(default_factory=list)
    names: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    offered: set[Pair] = field(default_factory=set)  # somebody is asked about these already


@dataclass
class Change:
    """What would be done, and which pairs speak for it."""

    kind: str
    demand: str | None
    other: str | None
    threads: tuple[str, ...]
    total: float = 0.0
    spoken: int = 0
    best: tuple[float, Pair] = (0.0, ("", ""))

    @property
    def score(self) -> float:
        """How sure it is, by all pairs that speak for it."""
        return round(self.total / self.spoken, 4) if self.spoken else 0.0

    @property
    def mark(self) -> str:
        """The same for the same change of the same messages."""
        told = "|".join([self.kind, self.demand or "", self.other or "", *sorted(self.threads)])
        return sha256(told.encode()).hexdigest()[:32]

    def hear(self, pair: Pair, probability: float) -> None:
        """One pair speaks for it."""
        self.total, self.spoken = self.total + probability, self.spoken + 1
        self.best = max(self.best, (probability, pair))


def look_again() -> None:
    """Lay before staff what the order of arrival hid; of what was proposed before, what is true no longer lapses."""
    with connection.cursor() as cursor:
        cursor.execute(UNREAD, [tenancy.current_id()])
    found = {change.mark: change for change in changes(as_it_stands())}
    known = {*Proposal.objects.open().values_list("mark", flat=True)}
    known |= {*Proposal.objects.settled().filter(mark__in=list(found)).values_list("mark", flat=True)}
    fresh = sorted((change for mark, change in found.items() if mark not in known), key=lambda change: -change.score)
    proposals = [_proposal(change) for change in reversed(fresh[:MOST])]
    actions.regather(tenancy.current().ref, proposals, found.keys(), by=NIGHT)


def as_it_stands() -> Standing:
    """Read what the night needs, in a handful of statements."""
    standing = Standing(demands={str(key): state for key, state in _open_demands()})
    _read_members(standing, _read_links(standing))
    _read_sayings(standing)
    return standing


def changes(standing: Standing) -> list[Change]:
    """What should change, and how sure that is; a change for which no pair speaks is none."""
    night = regather(
        standing.pairs,
        standing.groups,
        together=[pair for core in standing.cores.values() for pair in pairwise(core)],
        apart=standing.apart,
        touched=standing.touched,
        bound=standing.bound,
        names=standing.names,
    )
    found: dict[str, list[Change]] = defaultdict(list)
    for group, change in _changes(night, standing):
        found[group].append(change)
    _hear_pairs(night, standing, found)
    return [change for group in found.values() for change in group if change.spoken]


def _open_demands() -> Any:
    return Demand.objects.open().values_list("pk", "state")


def _read_links(standing: Standing) -> set[str]:
    """All pairs; answers which messages have any."""
    keys: dict[Any, str] = {}
    with connection.cursor() as cursor:
        asked = {"here": tenancy.current_id(), "open": array(OPEN), "since": clock.now() - REMEMBERED}
        cursor.execute(LINKS, asked)
        while rows := cursor.fetchmany(AT_ONCE):
            for one, other, probability in rows:
                pair = (keys.setdefault(one, str(one)), keys.setdefault(other, str(other)))
                standing.pairs[pair] = probability
    standing.groups.update((key, key) for key in keys.values())
    return set(keys.values())


def _read_members(standing: Standing, linked: set[str]) -> None:
    """Who is in which demand. What a person put there stays; what was never compared stays with it."""
    bound = _bound_until()
    refused = _refused_to_leave()
    rows = Gathering.objects.joined().filter(demand__state__in=OPEN)
    for thread, demand, how, begun_by, since in rows.values_list("thread", "demand", "how", "begun_by", "since"):
        message, group = str(thread), str(demand)
        if group not in standing.demands:
            continue  # it was opened since
        standing.groups[message] = group
        is_confirmed = demand in bound and since <= bound[demand]
        is_said = how == "person" or begun_by is not None or is_confirmed or (message, group) in refused
        if is_said:
            standing.bound.add(message)
        if is_said or message not in linked:
            standing.cores[group].append(message)


def _bound_until() -> dict[Any, Any]:
    """Until when a person's word says of each demand that those in it are one matter."""
    found: dict[Any, Any] = {}
    rows = Decision.objects.standing().filter(verb__in=BINDING).values_list("verb", "demand", "other", "made_at")
    for verb, demand, other, made_at in rows:
        key = other if verb == "merge" else demand
        found[key] = max(made_at, found.get(key, made_at))
    return found


def _refused_to_leave() -> set[Pair]:
    """Messages that a night would have taken from a demand, and staff left there."""
    rows = Proposal.objects.settled().filter(state="refused").exclude(kind="merge")
    told = rows.values_list("kind", "demand", "other", "threads")
    return {
        (str(thread), str(demand if kind == "split" else other))
        for kind, demand, other, threads in told
        for thread in threads
    }


def _read_sayings(standing: Standing) -> None:
    """Which demands people touched, what they keep apart, and about what somebody is asked already."""
    decided = Decision.objects.standing().values_list("demand", "other")
    standing.touched = {str(key) for pair in decided for key in pair if key} & standing.demands.keys()
    into = dict(Demand.objects.filter(state="merged").values_list("pk", "into"))
    rows = Apart.objects.values_list("thread", "demand", "decision__verb")
    for thread, demand, verb in rows:
        message, name = str(thread), str(_at_last(demand, into))
        if message in standing.groups and standing.groups[message] != name:
            standing.apart.append((message, name))
            if verb == "dissolve":
                standing.names[message].add(name)  # whoever was in it then is kept apart from each other
    kept_from = {name for _message, name in standing.apart}
    for message, group in standing.groups.items():
        if group in kept_from:
            standing.names[message].add(group)
    carried = {name for names in standing.names.values() for name in names}
    standing.apart = [(message, name) for message, name in standing.apart if name in carried]
    asked = Gathering.objects.offered().values_list("thread", "demand")
    standing.offered = {(str(thread), str(demand)) for thread, demand in asked}


def _at_last(demand: Any, into: dict[Any, Any]) -> Any:
    """Where the messages of a demand are since it was put together with another."""
    seen = set()
    while demand in into and demand not in seen:
        seen.add(demand)
        demand = into[demand]
    return demand


def _changes(night: Night, standing: Standing) -> Iterator[tuple[str, Change]]:
    """Each group's changes in the words of demands: together, over there, or a demand of their own."""
    leaving: dict[str, list[Any]] = defaultdict(list)
    for proposal in night.proposals:
        leaving[proposal.group].append(proposal)
    alone: dict[str, list[str]] = defaultdict(list)
    for message, group in night.groups.items():
        if group in leaving and standing.groups[message] == message:
            alone[group].append(message)
    for group, proposals in leaving.items():
        parts = [proposal for proposal in proposals if proposal.source in standing.demands]
        into = _into(group, parts, sorted(alone[group]), standing)
        yield from ((group, change) for change in into if change.threads)


def _into(group: str, parts: list[Any], alone: list[str], standing: Standing) -> Iterable[Change]:
    if group not in standing.demands:
        return [_new(parts, alone)]
    unasked = tuple(message for message in alone if (message, group) not in standing.offered)
    return [
        Change("move", group, None, unasked),
        *(_other(part, group, standing) for part in parts),
    ]


def _new(parts: list[Any], alone: list[str]) -> Change:
    """A demand that begins with messages that stand alone, or is split off from the one where most of them are."""
    if not parts:
        return Change("merge", None, None, tuple(alone) if len(alone) > 1 else ())
    part = max(parts, key=lambda part: (len(part.messages), part.source))
    return Change("split", part.source, None, (*part.messages, *alone))


def _other(part: Any, group: str, standing: Standing) -> Change:
    """Messages of another demand come into this one; where all do, the one that somebody owns is kept."""
    is_turned = part.kind == "merge" and _is_owned(part.source, standing) and not _is_owned(group, standing)
    if is_turned:
        whole = tuple(message for message, stands_in in standing.groups.items() if stands_in == group)
        return Change("merge", part.source, group, whole)
    return Change(part.kind, group, part.source, part.messages)


def _is_owned(demand: str, standing: Standing) -> bool:
    return standing.demands[demand] in STANDING


def _hear_pairs(night: Night, standing: Standing, found: dict[str, list[Change]]) -> None:
    """Between what moves and where it comes; for a new demand, among those that make it."""
    moving = {id(change): frozenset(change.threads) for changes in found.values() for change in changes}
    for pair, probability in standing.pairs.items():
        group = night.groups[pair[0]]
        if probability < SPEAKS or group != night.groups[pair[1]]:
            continue
        for change in found.get(group, ()):
            is_new = change.kind == "split" or change.demand is None
            ends = [message in moving[id(change)] for message in pair]
            if all(ends) if is_new else ends[0] != ends[1]:
                change.hear(pair, probability)


def _proposal(change: Change) -> Proposal:
    """As it is laid before staff, with the grounds of the pair that speaks most."""
    one, other = change.best[1]
    why = _grounds(one, other, change.spoken)
    return Proposal(
        code=short_code(),
        kind=change.kind,
        demand_id=change.demand,
        other_id=change.other,
        threads=list(change.threads),
        score=change.score,
        title=title_of(why, "") if why else "",
        why=why,
        quoted=[one, other] if why else [],
        mark=change.mark,
        made_at=clock.now(),
    )


def _grounds(one: str, other: str, spoken: int) -> dict[str, Any]:
    store = KeptStore()
    readings = store.readings([one, other])
    if len(readings) < 2:
        return {}
    terms = frozenset().union(*(reading.terms for reading in readings.values()))
    rarity = Rarity(store.demands(), store.frequencies(terms))
    first, second = (Portrait(readings[key], rarity) for key in (one, other))
    found = likeness(first, second)
    return grounds(found, names_of(found.places)) | {"alike": spoken}
