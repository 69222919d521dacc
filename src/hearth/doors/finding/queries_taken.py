"""Files one has ordered, and files of others that wait for a second person."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

from hearth.core.actions import may
from hearth.core.addresses import address
from hearth.core.listing import lists
from hearth.doors.finding.labels import STATES
from hearth.doors.finding.models import Extract
from hearth.ground.accounts.models import User

SHOWN = 50
PAPER = {"thread": _("A matter on paper"), "referral": _("A referral on paper")}


class Waiting(NamedTuple):
    """A file that waits for a second person: who ordered it, and what it is."""

    extract: Extract
    who: str
    subject: Any
    where: str


def of(actor: Any) -> dict[str, Any]:
    """Both lists, the newest first; nobody agrees to what they may not second."""
    mine = Extract.objects.filter(ordered_by=actor.id).defer("holds").order_by("-ordered_at", "-id")[:SHOWN]
    waiting = [
        each
        for each in Extract.objects.filter(state="waiting").defer("holds").order_by("ordered_at", "id")[:SHOWN]
        if may("finding.agree", actor, each)
    ]
    people = User.objects.in_bulk({each.ordered_by for each in waiting})
    told = [Waiting(each, people[each.ordered_by].shown_name, named(each), where(each)) for each in waiting]
    return {"mine": [(each, named(each)) for each in mine], "waiting": told, "states": STATES}


def named(extract: Extract) -> Any:
    """What is in it."""
    return PAPER.get(extract.subject) or lists()[extract.subject].label


def where(extract: Extract) -> str:
    """The page it was ordered on; whoever opens it sees what they may see."""
    if extract.is_paper:
        return address("finding:extracts")
    return f"{address(lists()[extract.subject].at)}?{urlencode(extract.asked)}"
