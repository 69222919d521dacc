"""How far a congress is set up: a few counts, each said in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef
from django.utils.timezone import localdate
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.addresses import address, known_address
from hearth.core.words import number
from hearth.ground.congress.models import (
    Area,
    Congress,
    Deputy,
    District,
    Mandate,
    Place,
    Post,
    Station,
    StationDeputy,
    Unit,
)
from hearth.ground.congress.records import current_term
from hearth.ground.rulebook import almanac, versions
from hearth.ground.rulebook.models import ProfileVersion
from hearth.journey.contact.models import DeputyCode

MOST_COUNTED = 1000


class Progress(NamedTuple):
    """How far a step is, what is missing, whether that is enough to go on, and where else to look."""

    said: str
    is_done: bool
    missing: str = ""
    others: tuple[tuple[str, Any], ...] = ()


class Step(NamedTuple):
    """One thing to set up: what it is for, and where it is done."""

    symbol: str
    title: Any
    why: Any
    page: tuple[str, ...]
    look: Callable[[Congress], Progress]


class Stand(NamedTuple):
    """A step as it stands now."""

    step: Step
    address: str
    progress: Progress


def stands(congress: Congress) -> list[Stand]:
    """Every step as it stands, in the order in which one leans on the other."""
    return [Stand(step, _address(*step.page), step.look(congress)) for step in STEPS]


def _address(name: str, *args: str) -> str:
    return address(name, *args) if args else known_address(name)


def _names(congress: Congress) -> Progress:
    missing = "" if congress.phone else gettext("no telephone yet")
    return Progress(congress.name, not missing, missing)


def _term(congress: Congress) -> Progress:
    if (term := current_term()) is None:
        return Progress(gettext("Not set yet"), is_done=False)
    told = {"number": term.number, "begins": term.begins_on.year, "ends": term.ends_on.year}
    said = gettext("Term %(number)s, %(begins)s to %(ends)s") % told
    return Progress(said, is_done=True, others=((address("terms:change"), _("Change of term")),))


def _areas(congress: Congress) -> Progress:
    count = _counted(Area.objects)
    bare = _counted(Area.objects.filter(~Exists(Place.objects.filter(area=OuterRef("pk")))))
    said = _many(ngettext("%(num)s area", "%(num)s areas", count), count)
    missing = _many(ngettext("%(num)s has no place yet", "%(num)s have no place yet", bare), bare)
    others = ((address("setup:arrange_areas"), _("Arrange the map")),) if count else ()
    return Progress(said, count > 0, missing, others)


def _places(congress: Congress) -> Progress:
    count = _counted(Place.objects)
    loose = _counted(Place.objects.filter(district=None))
    said = _many(ngettext("%(num)s place", "%(num)s places", count), count)
    sentence = ngettext("%(num)s without an electoral district", "%(num)s without an electoral district", loose)
    return Progress(said, count > 0, _many(sentence, loose))


def _districts(congress: Congress) -> Progress:
    count = _counted(District.objects)
    seated = Mandate.objects.filter(district=OuterRef("pk")).exclude(state="ended")
    empty = _counted(District.objects.filter(~Exists(seated)))
    said = _many(ngettext("%(num)s electoral district", "%(num)s electoral districts", count), count)
    missing = _many(ngettext("%(num)s has no deputy yet", "%(num)s have no deputy yet", empty), empty)
    return Progress(said, count > 0, missing)


def _stations(congress: Congress) -> Progress:
    count = _counted(Station.objects)
    bare = _counted(Station.objects.filter(~Exists(StationDeputy.objects.filter(station=OuterRef("pk")))))
    said = _many(ngettext("%(num)s liaison station", "%(num)s liaison stations", count), count)
    missing = _many(ngettext("%(num)s has no deputy yet", "%(num)s have no deputy yet", bare), bare)
    others = ((address("imports:upload", "rosters"), _("Import rosters")),) if count else ()
    return Progress(said, count > 0, missing, others)


def _units(congress: Congress) -> Progress:
    count = _counted(Unit.objects.filter(is_active=True))
    said = _many(ngettext("%(num)s unit in use", "%(num)s units in use", count), count)
    return Progress(said, count > 0, others=((address("promises:promises"), _("What they promise")),) if count else ())


def _calendar(congress: Congress) -> Progress:
    now = clock.now()
    unknown, this = almanac.unknown_years(now), localdate(now).year
    said = gettext("%(days)s working days in %(year)s") % {"days": number(_working_days(this)), "year": this}
    sentence = gettext("The days off of %(years)s are not known yet: dates that reach into it may move")
    missing = sentence % {"years": gettext(", ").join(map(str, unknown))} if unknown else ""
    return Progress(said, this not in unknown, missing)


def _working_days(year: int) -> int:
    return almanac.calendar().count_between(date(year, 1, 1), date(year, 12, 31))


def _rules(congress: Congress) -> Progress:
    profile = versions.in_force()
    waits = ProfileVersion.objects.filter(state="draft").exists()
    missing = gettext("A draft waits to be put in force") if waits else ""
    return Progress(str(profile.title or profile.id), is_done=True, missing=missing)


def _deputies(congress: Congress) -> Progress:
    count, serving = _counted(Deputy.objects), _counted(Mandate.objects.filter(state="active"))
    said = _many(ngettext("%(num)s deputy entered", "%(num)s deputies entered", count), count)
    waiting = _many(ngettext("%(num)s not in office", "%(num)s not in office", count - serving), count - serving)
    bodies = (("delegations", _("Delegations")), ("groups", _("Groups")))
    return Progress(said, serving > 0, waiting, tuple((address("setup:things", name), label) for name, label in bodies))


def _people(congress: Congress) -> Progress:
    count = _counted(Post.objects.filter(until=None).order_by("user").distinct("user"))
    said = _many(ngettext("%(num)s person with a post", "%(num)s people with posts", count), count)
    return Progress(said, count > 1, others=((address("imports:upload", "staff"), _("Import staff")),))


def _codes(congress: Congress) -> Progress:
    serving = Mandate.objects.filter(state="active")
    count = _counted(serving.filter(deputy__in=DeputyCode.objects.active().values("deputy")))
    bare = _counted(serving) - count
    said = _many(ngettext("%(num)s deputy has a code", "%(num)s deputies have a code", count), count)
    return Progress(said, count > 0, _many(ngettext("%(num)s has none", "%(num)s have none", bare), bare))


def _counted(rows: Any) -> int:
    """To a thousand and one: more is not worth counting."""
    return int(rows.values("pk")[: MOST_COUNTED + 1].count())


def _many(sentence: str, count: int) -> str:
    """The sentence with its number; nothing where there is nothing to count."""
    if count > MOST_COUNTED:
        return sentence % {"num": f"{number(MOST_COUNTED)}+"}
    return sentence % {"num": number(count)} if count > 0 else ""


STEPS = (
    Step(
        "building",
        _("The congress"),
        _("Its names and telephone stand on every page."),
        ("guide:congress",),
        _names,
    ),
    Step(
        "calendar",
        _("Term"),
        _("Deputies are elected for a term, so it comes before them."),
        ("setup:term",),
        _term,
    ),
    Step(
        "map-2",
        _("Areas"),
        _("Sub-districts, towns and townships: everything else lies in one."),
        ("setup:things", "areas"),
        _areas,
    ),
    Step(
        "flag",
        _("Electoral districts"),
        _("Each elects one to three deputies."),
        ("setup:things", "districts"),
        _districts,
    ),
    Step(
        "map-pin",
        _("Places"),
        _("Residents find their deputies by the name of an estate, a village or a road."),
        ("setup:things", "places"),
        _places,
    ),
    Step(
        "building-community",
        _("Liaison stations"),
        _("Where residents meet deputies in person."),
        ("setup:things", "stations"),
        _stations,
    ),
    Step(
        "clipboard-list",
        _("Units"),
        _("Who may have to act on what residents write."),
        ("setup:things", "units"),
        _units,
    ),
    Step(
        "calendar-event",
        _("Working days"),
        _("Days off, weekends worked in exchange, office hours: dates are counted by them."),
        ("calendar:calendar",),
        _calendar,
    ),
    Step(
        "certificate",
        _("Rules"),
        _("How long everything may take, and where that is written."),
        ("rules:rules",),
        _rules,
    ),
    Step(
        "id",
        pgettext_lazy("what is set up", "Deputies"),
        _("Those who were elected, with their seats. Residents can write to those in office."),
        ("setup:things", "deputies"),
        _deputies,
    ),
    Step(
        "users",
        _("People and posts"),
        _("Accounts for deputies and staff."),
        ("people:people",),
        _people,
    ),
    Step(
        "qrcode",
        _("Codes"),
        _("A printed code leads residents straight to their deputy."),
        ("contact:codes",),
        _codes,
    ),
)
