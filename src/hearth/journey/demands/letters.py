"""What residents hear of the demand their words are in, and the deputy who takes one on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from hearth.core import clock
from hearth.core.addresses import address
from hearth.ground.audit.models import Entry
from hearth.ground.congress.models import Post
from hearth.ground.courier import sending
from hearth.ground.courier.addressing import to_people, to_resident
from hearth.ground.courier.kinds import Letter
from hearth.ground.courier.models import Dispatch
from hearth.journey.contact.models import Contact, Thread
from hearth.journey.demands.events import Happened
from hearth.journey.demands.models import Demand

OF_STATE = {
    "confirmed": "citizen_demand_confirmed",
    "consulting": "citizen_demand_consulted",
    "converted": "citizen_demand_converted",
    "watching": "citizen_demand_watched",
    "solved": "citizen_demand_solved",
    "closed": "citizen_demand_closed",
}
TELLS = (Happened.TOLD, Happened.CONFIRMED, Happened.HANDED_TO)


def post(entry: Entry) -> None:
    """Put this entry's letters into the outbox, once each."""
    if entry.event == Happened.TOLD:
        thread = Thread.objects.get(pk=entry.thing_id)
        sending.tell(entry, _to_resident(entry, thread), is_confidential=thread.is_sealed or thread.is_withheld)
    else:
        sending.tell(entry, _to_owner(entry))


def _to_resident(entry: Entry, thread: Thread) -> Iterator[Dispatch]:
    letter = OF_STATE.get(entry.facts.get("state", ""))
    contact = Contact.objects.filter(thread=thread).first()
    if letter:
        yield from to_resident(entry, letter, thread.pk, contact.ways if contact else [], thread.language)


def _to_owner(entry: Entry) -> Iterator[Dispatch]:
    """The deputy who has it now, unless they took it on themselves."""
    demand = Demand.objects.filter(pk=entry.thing_id).first()
    posts = Post.objects.filter(deputy=demand.owner_id) if demand and demand.owner_id else Post.objects.none()
    users = {post.user for post in posts.held_on(clock.today()).select_related("user")}
    yield from to_people(entry, "deputy_demand", [user for user in users if user.pk != entry.who])


def facts(entry: Entry, letter: str) -> dict[str, Any]:
    """What stands in a letter: the number of the demand; never its name, which may tell of the matter."""
    is_citizens = letter.startswith("citizen")
    number = entry.facts.get("demand", entry.code)
    page = "/t/" if is_citizens else address("demands:demand", number)
    link = f"{settings.HEARTH_LETTER_ADDRESS}{page}"
    way = _("Follow it with your tracking code: %(address)s") % {"address": link} if is_citizens else link
    return {"demand": number, "way": way, "link": link, "about": entry.thing_id}


SAY: dict[str, Any] = {
    "citizen_demand_confirmed": lambda: (
        _("Others wrote the same"),
        _("Your message is handled together with theirs, as one matter. Your own answer still comes to you."),
    ),
    "citizen_demand_consulted": lambda: (
        _("You are asked about it"),
        _("Say what you think: how, where and until when stands on your page."),
    ),
    "citizen_demand_converted": lambda: (
        _("More is made of it"),
        _("What it was turned into, for everybody who wrote, stands on your page."),
    ),
    "citizen_demand_watched": lambda: (
        _("Something is being done about it"),
        _("What is being done for everybody who wrote stands on your page."),
    ),
    "citizen_demand_solved": lambda: (
        _("It is said to be solved for everybody"),
        _("What was done stands on your page. Say whether it is so with you."),
    ),
    "citizen_demand_closed": lambda: (
        _("It was closed for everybody"),
        _("Why nothing more is done stands on your page. You can still answer."),
    ),
    "deputy_demand": lambda: (
        _("Common demand %(demand)s is yours"),
        _("Many wrote the same. Read who, where and why, and answer them all at once."),
    ),
}

GROUPS = {"citizen": "progress", "deputy": "handling"}
LETTERS = {name: Letter(GROUPS[name.partition("_")[0]], say, facts, ("demand",)) for name, say in SAY.items()}
