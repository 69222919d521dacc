"""Looking at all groups again when the day is over: what the order of arrival hid becomes a proposal.

A pure function: it says what should change and changes nothing. A group keeps its identity where most of its messages
are, or where people have put some. What people have touched, and what grows too large, waits for a person.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from hearth.core.text.merging import STRONG, Merging, Pair

LARGEST = 200


@dataclass(frozen=True)
class Proposal:
    """One change: these messages go from their group into another (`merge`, `move`) or into a new one (`split`)."""

    kind: str
    group: str
    messages: tuple[str, ...]
    source: str
    is_automatic: bool


@dataclass(frozen=True)
class Night:
    """Every message's group if all proposals are accepted, and the proposals."""

    groups: dict[str, str]
    proposals: tuple[Proposal, ...]


def regather(
    pairs: Mapping[Pair, float],
    groups: Mapping[str, str],
    *,
    together: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
    touched: Collection[str] = (),
    bound: Collection[str] = (),
    names: Mapping[str, Collection[str]] | None = None,
    strong: float = STRONG,
) -> Night:
    """Group anew by all likely pairs of these messages, never across what a person has parted.

    A person put the `bound` messages where they are: they leave their group only where the whole of it goes along.
    `names` says what else messages answer to in `apart`, such as the demand they stand in.
    """
    alone: dict[Pair, float] = {(message, message): 0.0 for message in groups}
    found = Merging({**alone, **pairs}, together=together, apart=apart, names=names).run(strong)
    touched, bound = frozenset(touched), frozenset(bound)
    named = _keep_names(found, groups, touched, bound)
    sizes = Counter(groups.values())
    told = [
        proposal
        for name, members in named.items()
        for proposal in _proposals(name, members, groups, sizes, touched)
        if proposal.kind == "merge" or bound.isdisjoint(proposal.messages)
    ]
    return Night({message: name for name, members in named.items() for message in members}, tuple(told))


def joining(group: str, night: Night) -> Iterator[Proposal]:
    """What comes whole into this group, or takes in the whole of it: that, the day need not leave to the night.

    Whatever has just come may be the bridge between two groups that came about apart.
    """
    return (each for each in night.proposals if each.kind == "merge" and group in (each.group, each.source))


def _keep_names(
    found: list[list[str]], groups: Mapping[str, str], touched: Collection[str], bound: Collection[str]
) -> dict[str, list[str]]:
    """The largest share of a group keeps its name, and first of all what people put there; others take a new one.

    Where two groups become one, the name that people know stays, and any name before the key of a lone message. A new
    name is the key of the first message.
    """
    shares = [
        (group not in touched, group in groups, -kept[group], -count, place, group)
        for place, members in enumerate(found)
        for kept in [Counter(groups[message] for message in members if message in bound)]
        for group, count in Counter(groups[message] for message in members if message in groups).items()
    ]
    names: dict[int, str] = {}
    taken: set[str] = set()
    for *_, place, group in sorted(shares):
        if place not in names and group not in taken:
            names[place] = group
            taken.add(group)
    for place, members in enumerate(found):
        if place not in names:
            names[place] = next((key for key in members if key not in taken), f"{members[0]}'")
            taken.add(names[place])
    return {names[place]: members for place, members in enumerate(found)}


def _proposals(
    name: str, members: list[str], groups: Mapping[str, str], sizes: Mapping[str, int], touched: Collection[str]
) -> Iterator[Proposal]:
    """What must move so that these messages are this group, by where they stood."""
    stood: dict[str, list[str]] = defaultdict(list)
    for message in members:
        if groups[message] != name:
            stood[groups[message]].append(message)
    for source, moving in sorted(stood.items()):
        whole, elsewhere = len(moving) == sizes[source], "move" if sizes.get(name) else "split"
        is_automatic = len(members) <= LARGEST and not {name, source} & set(touched)
        yield Proposal("merge" if whole else elsewhere, name, tuple(moving), source, is_automatic)
