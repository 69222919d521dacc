"""What a page says of a proposal: what seems to be so, which messages, why, and what somebody may do about it."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.utils.translation import gettext, ngettext

from hearth.core.actions import may
from hearth.core.actors import By
from hearth.journey.contact.models import Thread
from hearth.journey.demands import labels, queries
from hearth.journey.demands.models import Demand, Proposal
from hearth.journey.demands.reasons import grounds_of, sureness_of

SHOWN = 5


class Stands(NamedTuple):
    """A demand that it is about: how it is concerned, and how many are in it."""

    how: str
    demand: Demand
    crowd: str


class Told(NamedTuple):
    """One proposal in words."""

    proposal: Proposal
    sentence: str
    verb: str
    stands: list[Stands]
    threads: list[Thread]
    more: int
    why: list[str]
    sure: str
    may_decide: bool


def told(proposals: list[Proposal], actor: By) -> list[Told]:
    """Each as this person may read it; words of a message they may not read are no grounds either."""
    readable = queries.readable_in(proposals, actor)
    return [_told(each, readable, actor) for each in proposals]


def _told(proposal: Proposal, readable: dict[Any, Thread], actor: By) -> Told:
    threads = [readable[key] for key in proposal.threads[: queries.LOOKED_AT] if key in readable][:SHOWN]
    is_readable = all(key in readable for key in proposal.quoted)
    sentence, verb = _sentence(proposal)
    return Told(
        proposal=proposal,
        sentence=sentence,
        verb=verb,
        stands=_stands(proposal),
        threads=threads,
        more=len(proposal.threads) - len(threads),
        why=grounds_of(proposal.why) if is_readable else [],
        sure=sureness_of(proposal),
        may_decide=may("demands.follow", actor, proposal),
    )


def _sentence(proposal: Proposal) -> tuple[str, str]:
    """What seems to be so, and what is done about it."""
    num = len(proposal.threads)
    if proposal.kind == "merge" and proposal.other:
        return gettext("These two demands seem to be one matter"), gettext("Put the two together")
    if proposal.kind == "move":
        belongs = ngettext(
            "This message seems to belong to “%(demand)s”",
            "These %(num)s messages seem to belong to “%(demand)s”",
            num,
        )
        verb = ngettext("Put it there", "Put them there", num)
        return belongs % {"num": num, "demand": proposal.demand.title}, verb  # type: ignore[union-attr]
    alike = ngettext(
        "This message seems to be a matter of its own", "These %(num)s messages seem to be a matter of their own", num
    )
    return alike % {"num": num}, gettext("Make them a demand of their own")


def _stands(proposal: Proposal) -> list[Stands]:
    """The demands that it touches, each with the part it has."""
    demand, other = proposal.demand, proposal.other
    if proposal.kind == "merge" and other:
        named = [(gettext("It stays:"), demand), (gettext("It goes into that one:"), other)]
    elif proposal.kind == "move":
        named = [(gettext("Where they seem to belong:"), demand), (gettext("Where they are now:"), other)]
    else:
        named = [(gettext("Where they are now:"), demand)]
    return [Stands(how, each, labels.crowd(each)) for how, each in named if each is not None]
