"""What staff read about a term, a seat, and what became of a deputy."""

from __future__ import annotations

import re
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from hearth.core import clock
from hearth.ground.audit.models import Entry
from hearth.ground.congress.events import Happened
from hearth.ground.congress.labels import HISTORY
from hearth.ground.congress.models import Deputy, District, Mandate, Term
from hearth.ground.congress.models.mandate import IN_OFFICE

LINES = 30
NUMBER = re.compile(r"(.*?)(\d+)$")


def current_term() -> Term | None:
    """The term that runs today; between two terms, or before the first, the latest that is known."""
    today = clock.today()
    running = Term.objects.filter(begins_on__lte=today, ends_on__gte=today)
    found: Term | None = running.order_by("-number").first() or Term.objects.order_by("-number").first()
    return found


def term_ahead() -> Term | None:
    """The next term, while deputies are being elected for it and nobody has taken office in it."""
    latest: Term | None = Term.objects.order_by("-number").first()
    if latest is None or Mandate.objects.filter(term=latest).exclude(state__in=("elected", "qualified")).exists():
        return None
    earlier = Mandate.objects.filter(term__number__lt=latest.number, state__in=IN_OFFICE)
    return latest if earlier.exists() else None


def seat_of(deputy: Deputy) -> Mandate | None:
    """The seat this deputy holds now, or else that of the latest term for which they were elected."""
    rows = Mandate.objects.filter(deputy=deputy).select_related("district__area", "delegation", "group", "deputy")
    seats: list[Mandate] = list(rows.order_by("-term__number"))
    return next((seat for seat in seats if seat.is_in_office), seats[0] if seats else None)


def has_districts() -> bool:
    """Whether there is an electoral district in which anybody could be elected."""
    return bool(District.objects.exists())


def next_number() -> str:
    """The number after the last: D012 after D011."""
    last = Deputy.objects.order_by("-code").values_list("code", flat=True).first() or "D000"
    parts = NUMBER.fullmatch(last)
    if parts is None:
        return ""
    return f"{parts[1]}{int(parts[2]) + 1:0{len(parts[2])}}"[:12]


def history_of(deputy: Deputy) -> list[tuple[str, datetime]]:
    """What happened to a deputy here and to the seats, newest first."""
    seats = Mandate.objects.filter(deputy=deputy).values("pk")
    told = Entry.objects.filter(Q(thing_id=deputy.pk) | Q(thing_id__in=seats), event__in=HISTORY)
    return [(_sentence(entry), entry.at) for entry in told.order_by("-at", "-id")[:LINES]]


def _sentence(entry: Entry) -> str:
    who = _("The house") if entry.role == "system" else entry.name
    return str(HISTORY[Happened(entry.event)] % {"who": who})
