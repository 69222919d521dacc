"""What a suggestion that begins with a demand can start from: how many, where, since when; nobody's words."""

from __future__ import annotations

from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext, ngettext

from hearth.core import clock
from hearth.core.words import day, day_in_full
from hearth.journey.demands.models import Demand
from hearth.journey.demands.models.demand import LEAST_PUBLIC
from hearth.journey.demands.queries import places_of


def beginning(demand: Demand) -> dict[str, Any]:
    """The fields of the form, filled with what the demand can tell of nobody in particular."""
    return {"title": gettext("On %(matter)s") % {"matter": demand.title}, "facts": "\n".join(_facts(demand))}


def annex(demand: Demand) -> list[tuple[str, str]]:
    """The same, line by line, for a paper: nothing that would tell few people apart."""
    is_many = demand.people >= LEAST_PUBLIC
    told = [(gettext("Common demand"), f"{demand.title} · {demand.code}")]
    people = ngettext("%(num)s resident", "%(num)s residents", demand.people) % {"num": demand.people}
    told.append((gettext("Who wrote"), people if is_many else gettext("several residents")))
    if demand.first_at and demand.last_at:
        told.append((gettext("Since"), day_in_full(demand.first_at)))
        told.append((gettext("Last written"), day_in_full(demand.last_at)))
    places = places_of(demand) if is_many else None
    if places and places.foremost:
        told.append((gettext("Where they live"), gettext(", ").join(place for place, _times in places.foremost)))
    return told


def _facts(demand: Demand) -> list[str]:
    told = []
    if demand.first_at and demand.last_at:
        span = {"since": _day(demand.first_at), "until": _day(demand.last_at), "people": demand.people}
        if demand.people >= LEAST_PUBLIC:
            told.append(
                ngettext(
                    "Between %(since)s and %(until)s %(people)s resident wrote to deputies about it.",
                    "Between %(since)s and %(until)s %(people)s residents wrote to deputies about it.",
                    demand.people,
                )
                % span
            )
        else:
            told.append(gettext("Between %(since)s and %(until)s several residents wrote to deputies about it.") % span)
    places = places_of(demand)
    if places.foremost and demand.people >= LEAST_PUBLIC:
        named = gettext(", ").join(place for place, _times in places.foremost)
        told.append(gettext("They live in %(places)s.") % {"places": named})
    if demand.public_text:
        told.append(demand.public_text)
    told.append(gettext("(Source: common demand %(code)s on this platform.)") % {"code": demand.code})
    return told


def _day(moment: Any) -> str:
    return day(localtime(moment).date(), clock.now())
