"""Why a message is where it is, in words: what it shares with others, where, and how far apart in time."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext, ngettext

from hearth.journey.demands.models import Gathering, Proposal

SUREST = 99  # of a hundred: the machine is never quite sure


def reasons_of(gathering: Gathering) -> list[str]:
    """Each ground as one short sentence; a person's word needs no other."""
    if gathering.how == "person":
        return [gettext("%(who)s said so") % {"who": gathering.said_by}] if gathering.said_by else []
    return reasons_for(gathering.why, gathering.score)


def reasons_for(why: dict[str, Any], score: float | None) -> list[str]:
    """The grounds the machine has, and how sure it is."""
    return [*grounds_of(why), *_sure(score)]


def sureness_of(proposal: Proposal) -> str:
    """How sure the machine is."""
    return "".join(_sure(proposal.score))


def grounds_of(why: dict[str, Any]) -> list[str]:
    """What two messages share, each ground as one short sentence."""
    told = []
    if pinned := why.get("pinned"):
        told.append(gettext("a pinned word: %(words)s") % {"words": " · ".join(pinned)})
    if places := why.get("places"):
        told.append(gettext("same place: %(places)s") % {"places": " · ".join(places)})
    if words := why.get("words"):
        told.append(gettext("same words: %(words)s") % {"words": " · ".join(words)})
    if (days := why.get("days")) is not None:
        apart = ngettext("%(num)s day apart", "%(num)s days apart", days) % {"num": days}
        told.append(apart if days else gettext("the same day"))
    if meaning := why.get("meaning"):
        told.append(gettext("near in meaning: %(share)s in a hundred") % {"share": round(meaning * 100)})
    if why.get("same_sender"):
        told.append(gettext("the same person wrote"))
    return told


def _sure(score: float | None) -> list[str]:
    return [] if score is None else [gettext("%(share)s in a hundred") % {"share": min(round(score * 100), SUREST)}]
