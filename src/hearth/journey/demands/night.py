"""The night looks at all messages of open demands, and at all that stand alone, together; by day each came by itself.

What has just come may be the bridge between two that came apart: what lies around it is looked at soon, as by night.
Kept in memory are keys and links, as numbers, and one part of them at a time as it stands; nobody's words, and no lock
is held. What it finds are proposals: what a person decided stands above every likeness, and nothing happens by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import reduce
from hashlib import sha256
from heapq import nlargest
from itertools import pairwise
from operator import attrgetter, or_
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

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
from hearth.journey.demands.merged import at_last
from hearth.journey.demands.models import Apart, Decision, Demand, Gathering, Proposal
from hearth.journey.demands.store import REMEMBERED, KeptStore
from hearth.journey.demands.web import Part, Web

NIGHT = System("night")
SPEAKS = 0.5  # a pair speaks for a change if it is more likely one matter than not
MOST = 500  # new proposals of one night, the surest first; the others come the next
AT_ONCE = 10_000
# whoever was in it then, belongs to it: somebody said so
BINDING = ("confirm", "consult", "convert", "watch", "reopen", "merge")
UNREAD = """
    DELETE FROM demands_link l WHERE congress_id = %s AND NOT (
        EXISTS (SELECT 1 FROM demands_textreading r WHERE r.thread_id = l.one_id)
        AND EXISTS (SELECT 1 FROM demands_textreading r WHERE r.thread_id = l.other_id)
    )
"""
ALL = """
    SELECT g.thread_id FROM demands_gathering g JOIN demands_demand d ON d.id = g.demand_id
    WHERE g.congress_id = %(here)s AND g.state = 'joined' AND d.state = ANY(%(open)s::text[])
    UNION ALL
    SELECT r.thread_id FROM demands_textreading r WHERE r.congress_id = %(here)s AND r.at > %(since)s
    AND NOT EXISTS (
        SELECT 1 FROM demands_gathering g
        WHERE g.congress_id = %(here)s AND g.thread_id = r.thread_id AND g.state = 'joined'
    )
"""
THESE = "SELECT unnest(%(threads)s::uuid[])"
LINKS = """
    WITH looked_at (thread_id) AS MATERIALIZED ({})
    SELECT uuid_send(l.one_id), uuid_send(l.other_id), l.probability FROM demands_link l
    JOIN looked_at one ON one.thread_id = l.one_id JOIN looked_at other ON other.thread_id = l.other_id
    WHERE l.congress_id = %(here)s
"""


@dataclass(frozen=True)
class View:
    """What is looked at: the open demands by their state and, unless it is everything, these messages alone."""

    demands: dict[str, str]
    threads: list[Any] | None = None

    def of(self, rows: Any, *names: str) -> Any:
        """Of these rows, those that name one of the demands."""
        if self.threads is None:
            return rows
        return rows.filter(reduce(or_, (Q(**{f"{name}__in": [*self.demands]}) for name in names)))


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
    marks, fresh = set[str](), list[Change]()
    for part in as_it_stands(View({str(key): state for key, state in _open_demands()})):
        found = {change.mark: change for change in changes(part)}
        marks |= found.keys()
        fresh = nlargest(MOST, [*fresh, *unknown(found)], key=attrgetter("score"))  # no more is held than is proposed
    past = [key for key, mark in Proposal.objects.open().values_list("pk", "mark") if mark not in marks]
    proposals = [proposal_of(change) for change in reversed(fresh)]
    actions.regather(tenancy.current().ref, proposals, past, by=NIGHT)


def unknown(found: dict[str, Change]) -> list[Change]:
    """What waits for nobody yet, and was decided by nobody."""
    known = {*Proposal.objects.open().filter(mark__in=list(found)).values_list("mark", flat=True)}
    known |= {*Proposal.objects.settled().filter(mark__in=list(found)).values_list("mark", flat=True)}
    return [change for mark, change in found.items() if mark not in known]


def as_it_stands(view: View) -> Iterator[Standing]:
    """Read what the night needs, in a handful of statements; it comes in parts that do not touch each other."""
    web = Web()
    _read_links(web, view)
    members = _read_members(web, view)
    sayings = _read_sayings(view)
    for part in web.parts():
        yield _standing(part, web, members, sayings, view.demands)


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


def _read_links(web: Web, view: View) -> None:
    """All pairs, a few thousand at a time: the driver would hold them all."""
    asked: dict[str, Any] = {"here": tenancy.current_id(), "open": array(OPEN), "since": clock.now() - REMEMBERED}
    asked["threads"] = array(view.threads or ())
    with connection.chunked_cursor() as cursor:
        looked_at = ALL if view.threads is None else THESE
        cursor.execute(LINKS.format(looked_at), asked)
        while rows := cursor.fetchmany(AT_ONCE):
            for one, other, probability in rows:
                web.link(one, other, probability)


@dataclass
class Members:
    """Who is in which demand, by their places: what a person put there, and what was never compared, stays."""

    of: dict[int, str] = field(default_factory=dict)
    bound: set[int] = field(default_factory=set)
    staying: set[int] = field(default_factory=set)


def _read_members(web: Web, view: View) -> Members:
    """Who is in which demand; a demand and all that is in it are looked at together."""
    found, linked = Members(), len(web.keys)
    bound, refused = _bound_until(view), _refused_to_leave(view)
    names = {name: name for name in view.demands}
    rows = view.of(Gathering.objects.joined().filter(demand__state__in=OPEN), "demand")
    told = rows.values_list("thread", "demand", "how", "begun_by", "since")
    for thread, demand, how, begun_by, since in told.iterator(chunk_size=AT_ONCE):
        group = names.get(str(demand))
        if group is None:
            continue  # it was opened since
        place = web.place(thread.bytes)
        web.tie(place, web.place(demand.bytes))
        found.of[place] = group
        is_confirmed = demand in bound and since <= bound[demand]
        is_said = how == "person" or begun_by is not None or is_confirmed or (str(thread), group) in refused
        if is_said:
            found.bound.add(place)
        if is_said or place >= linked:
            found.staying.add(place)
    return found


def _standing(part: Part, web: Web, members: Members, sayings: Sayings, demands: dict[str, str]) -> Standing:
    """One part, spelled out."""
    names = {place: str(UUID(bytes=web.keys[place])) for place in part.places}
    standing = Standing(demands=demands, touched=sayings.touched, offered=sayings.offered)
    for place, message in names.items():
        if message in demands:
            continue
        standing.groups[message] = group = members.of.get(place, message)
        if place in members.bound:
            standing.bound.add(message)
        if place in members.staying:
            standing.cores[group].append(message)
    standing.pairs = {(names[one], names[other]): probability for one, other, probability in part.links}
    _keep_apart(standing, sayings)
    return standing


def _bound_until(view: View) -> dict[Any, Any]:
    """Until when a person's word says of each demand that those in it are one matter."""
    found: dict[Any, Any] = {}
    rows = view.of(Decision.objects.standing().filter(verb__in=BINDING), "demand", "other")
    for verb, demand, other, made_at in rows.values_list("verb", "demand", "other", "made_at"):
        key = other if verb == "merge" else demand
        found[key] = max(made_at, found.get(key, made_at))
    return found


def _refused_to_leave(view: View) -> set[Pair]:
    """Messages that a night would have taken from a demand, and staff left there."""
    rows = view.of(Proposal.objects.settled().filter(state="refused").exclude(kind="merge"), "demand", "other")
    told = rows.values_list("kind", "demand", "other", "threads")
    return {
        (str(thread), str(demand if kind == "split" else other))
        for kind, demand, other, threads in told
        for thread in threads
    }


@dataclass
class Sayings:
    """Which demands people touched, what they keep apart, and about what somebody is asked already."""

    touched: set[str]
    offered: set[Pair]
    apart: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))


def _read_sayings(view: View) -> Sayings:
    decided = view.of(Decision.objects.standing(), "demand", "other").values_list("demand", "other")
    asked = view.of(Gathering.objects.offered(), "demand").values_list("thread", "demand")
    touched = {str(key) for pair in decided for key in pair if key} & view.demands.keys()
    found = Sayings(touched, {(str(thread), str(demand)) for thread, demand in asked})
    kept_apart = Apart.objects.all() if view.threads is None else Apart.objects.filter(thread__in=view.threads)
    parted = list(kept_apart.values_list("thread", "demand", "decision__verb"))
    into = dict(Demand.objects.filter(state="merged").values_list("pk", "into")) if parted else {}
    for thread, demand, verb in parted:
        found.apart[str(thread)].append((str(at_last(demand, into)), verb))
    return found


def _keep_apart(standing: Standing, sayings: Sayings) -> None:
    """What people have parted among these."""
    for message in standing.groups.keys() & sayings.apart.keys():
        for name, verb in sayings.apart[message]:
            if standing.groups[message] != name:
                standing.apart.append((message, name))
                if verb == "dissolve":
                    standing.names[message].add(name)  # whoever was in it then is kept apart from each other
    kept_from = {name for _message, name in standing.apart}
    for message, group in standing.groups.items():
        if group in kept_from:
            standing.names[message].add(group)
    carried = {name for names in standing.names.values() for name in names}
    standing.apart = [(message, name) for message, name in standing.apart if name in carried]


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
    holding: dict[str, list[tuple[str, Change]]] = defaultdict(list)
    for group, changes in found.items():
        for change in changes:
            for message in change.threads:
                holding[message].append((group, change))
    for pair, probability in standing.pairs.items():
        group = night.groups[pair[0]]
        if probability < SPEAKS or group != night.groups[pair[1]]:
            continue
        beside = [each for message in pair if message in holding for each in holding[message]]
        for change in {id(change): change for of_group, change in beside if of_group == group}.values():
            is_new = change.kind == "split" or change.demand is None
            ends = [message in moving[id(change)] for message in pair]
            if all(ends) if is_new else ends[0] != ends[1]:
                change.hear(pair, probability)


def proposal_of(change: Change) -> Proposal:
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
