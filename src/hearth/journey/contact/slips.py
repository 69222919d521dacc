"""The receipt on paper: an A5 page with the code, for a drawer or a neighbour who has no telephone."""

from __future__ import annotations

from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from hearth.core import clock, printing, tenancy, throttle
from hearth.core.encryption import keyed_hash
from hearth.core.words import clock_time, weekday
from hearth.ground.congress.models import Station
from hearth.journey.contact.deadlines import by_when
from hearth.journey.contact.models import Thread
from hearth.journey.contact.tracking import code_of

# one costs as much as twenty pages: enough for a printer that jams, too few to keep a server busy
MOST, SECONDS = 12, 3600


def slip_of(thread: Thread, typed_at: str, language: str) -> bytes:
    """The page as a PDF; `typed_at` is where the code is typed. Raises `TooOften`."""
    throttle.limit(keyed_hash("tracking.slips", thread.pk.bytes)[:16], most=MOST, seconds=SECONDS)
    with translation.override(language):
        slip = printing.Receipt(
            code=code_of(thread),
            address=typed_at,
            congress=tenancy.current().name,
            phone=_telephone(thread),
            next_steps=_steps(thread),
            to=_("To %(deputy)s, %(moment)s") % {"deputy": thread.deputy.title, "moment": _moment(thread.began_at)},
        )
    return printing.receipt(slip, language)


def _telephone(thread: Thread) -> str:
    """Of the station where it was written down, else of one in the deputy's district, else of the congress."""
    if thread.station and thread.station.phone:
        return str(thread.station.phone)
    near = Station.objects.filter(area__districts__mandates__deputy=thread.deputy_id).exclude(phone="")
    phones = near.order_by("-area__districts__mandates__term__number", "pk").values_list("phone", flat=True)
    return phones.first() or tenancy.current().phone or ""


def _steps(thread: Thread) -> list[str]:
    """What happens next, and by when: by the date, since paper is read on other days."""
    due = by_when("message.ack", thread.began_at).moment
    read = _("%(deputy)s reads it by %(moment)s at the latest, and replies.")
    return [
        read % {"deputy": thread.deputy.short_title, "moment": _moment(due)},
        _("Where others must act, staff are asked to see to it. You see each step with your code."),
        _("You say whether it is solved. If it is not, you can have it reopened."),
    ]


def _moment(at: datetime) -> str:
    return f"{weekday(at, clock.now())} {clock_time(at)}"
