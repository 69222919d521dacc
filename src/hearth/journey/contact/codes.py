"""Deputies and their codes, as the pages of staff read them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, NamedTuple

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actors import By
from hearth.core.ids import readable
from hearth.core.tenancy import known_id
from hearth.ground.audit.models import Entry
from hearth.ground.congress.models import Deputy, District, Mandate, Place, ReceptionDay, Station
from hearth.ground.congress.queries import elected_at
from hearth.journey.contact.events import Happened
from hearth.journey.contact.labels import Label
from hearth.journey.contact.models import DeputyCode, Thread
from hearth.journey.contact.numbers import read_number

ROWS = 24
SHORTEST_NUMBER = 4  # fewer characters of a printed number would find half the codes
MOST_COUNTED = 1000
COUNTED_FOR = timedelta(days=30)

USES = {
    "poster": Label("", "printer", _("Poster")),
    "card": Label("", "id", _("Cards")),
    "web": Label("", "link", _("Web page")),
}
STATES = {
    "active": Label("ok", "circle-check", _("In use")),
    "paused": Label("warn", "hourglass", _("Paused")),
    "rotated": Label("", "rotate", _("Replaced")),
    "retired": Label("", "archive", _("Retired")),
}
HISTORY = {
    Happened.CODE_ISSUED: _("%(who)s issued it"),
    Happened.CODE_PAUSED: _("%(who)s paused it"),
    Happened.CODE_RESUMED: _("%(who)s put it back in use"),
    Happened.CODE_ROTATED: _("%(who)s replaced it"),
    Happened.CODE_RETIRED: _("%(who)s retired it"),
}


class Counted(NamedTuple):
    """A number that stops being exact where more would not be worth counting."""

    amount: int
    is_more: bool


def deputies_found(sought: str, among: QuerySet[Any] | None = None) -> QuerySet[Any]:
    """Deputies by name, sound, number, printed number, place, area or whatever of these was typed."""
    deputies = (Deputy.objects.all() if among is None else among).order_by("code")
    return deputies.filter(_named(sought) | _at(sought) | _printed(sought)) if sought else deputies


def _named(sought: str) -> Q:
    sound = sought.lower().replace(" ", "")
    names = Q(name_zh__icontains=sought) | Q(name_en__icontains=sought) | Q(code__iexact=sought)
    return names | Q(sound__contains=sound) if sound.isascii() else names


def _at(place: str) -> Q:
    """Who is elected where this place is; a place without a district of its own counts with its area."""
    districts = District.objects.filter(elected_at(place)).values("pk")
    return Q(pk__in=Deputy.objects.filter(mandates__district__in=districts, mandates__state="active").values("pk"))


def _printed(number: str) -> Q:
    typed = readable(number)
    if len(typed) < SHORTEST_NUMBER or not typed.isascii():
        return Q()
    return Q(pk__in=DeputyCode.objects.filter(code__startswith=typed).values("deputy"))


def deputies_in_office(sought: str) -> QuerySet[Any]:
    """The same, of those to whom people can write now."""
    return seated(deputies_found(sought).filter(mandates__state="active").distinct())


def seated(deputies: QuerySet[Any]) -> QuerySet[Any]:
    """The same deputies, each with the seats they hold."""
    seats = Mandate.objects.filter(state="active").select_related("district__area")
    return deputies.prefetch_related(Prefetch("mandates", seats, to_attr="seats"))


def reachable_for(actor: By) -> QuerySet[Any]:
    """Deputies in office for whom this person writes words down: all, or at a station those of its roster."""
    in_office = Deputy.objects.in_office().distinct()
    if actor.roles & {"clerk", "aide"}:
        return in_office  # type: ignore[no-any-return]
    return in_office.filter(rosters__station=actor.station)  # type: ignore[no-any-return]


def reception_named(key: str, actor: By) -> ReceptionDay | None:
    """The reception day an address names, at the station of whoever writes down what people say there."""
    wanted = known_id(key)
    if wanted is None or actor.station is None:
        return None
    days = ReceptionDay.objects.filter(pk=wanted, station=actor.station, state="announced")
    return days.first()  # type: ignore[no-any-return]


def places_of(deputy: Deputy) -> list[str]:
    """Names of places where this deputy was elected, to be offered while typing."""
    places = Place.objects.filter(area__districts__mandates__deputy=deputy).distinct().order_by("name_zh")
    return [place.name for place in places[:200]]


def codes_page(sought: str, after: str) -> tuple[list[Any], str]:
    """A page of deputies with their codes from this deputy's number on, and the number where the next page begins."""
    codes = Prefetch("deputy_codes", DeputyCode.objects.order_by("state", "-issued_at"), to_attr="codes")
    rows = list(deputies_found(sought).filter(code__gt=after).prefetch_related(codes)[: ROWS + 1])
    return rows[:ROWS], rows[ROWS - 1].code if len(rows) > ROWS else ""


def without_poster() -> int:
    """How many deputies in office have no poster code that is in use or rests."""
    standing = DeputyCode.objects.filter(use="poster", state__in=("active", "paused"), deputy__isnull=False)
    bare = Deputy.objects.in_office().exclude(pk__in=standing.values("deputy")).distinct()
    return int(bare.values("pk")[: MOST_COUNTED + 1].count())


def stations_page(after: str) -> tuple[list[Any], str]:
    """A page of stations with their codes from this name on, and the name where the next page begins."""
    codes = Prefetch("station_codes", DeputyCode.objects.order_by("state", "-issued_at"), to_attr="codes")
    known = Station.objects.filter(name_zh__gt=after).order_by("name_zh").prefetch_related(codes)
    rows = list(known[: ROWS + 1])
    return rows[:ROWS], rows[ROWS - 1].name_zh if len(rows) > ROWS else ""


def numbered(number: str) -> QuerySet[Any]:
    """The code behind a number as it is printed or typed; empty where it cannot be one of ours."""
    return DeputyCode.objects.select_related("deputy", "station", "successor").filter(code=read_number(number))


def came_through(code: DeputyCode, actor: By) -> Counted:
    """How many messages that this person may see came through this code in the last thirty days."""
    lately = Thread.objects.visible_to(actor).filter(deputy_code=code, began_at__gt=clock.now() - COUNTED_FOR)
    amount = lately.order_by()[: MOST_COUNTED + 1].count()
    return Counted(min(amount, MOST_COUNTED), amount > MOST_COUNTED)


def history_of(code: DeputyCode) -> list[tuple[str, Any]]:
    """What happened to this code and when, newest first."""
    entries = Entry.objects.about(code).filter(event__in=HISTORY)
    return [(str(HISTORY[Happened(entry.event)] % {"who": _who(entry)}), entry.at) for entry in entries.reverse()]


def _who(entry: Entry) -> Any:
    return _("The house") if entry.role == "system" else entry.name


def code_for_entry(deputy: Deputy) -> DeputyCode | None:
    """The code under which staff write down what people tell them: the web page's, or any other in use."""
    by_use = {code.use: code for code in DeputyCode.objects.active().filter(deputy=deputy).order_by("issued_at")}
    return by_use.get("web") or next(iter(by_use.values()), None)


def codes_to_show(deputies: list[Deputy]) -> dict[Any, list[DeputyCode]]:
    """The codes in use of these deputies, for a telephone's screen: the web page's first."""
    codes = DeputyCode.objects.active().filter(deputy__in=deputies).order_by("-use", "-issued_at")
    shown: dict[Any, list[DeputyCode]] = {deputy.pk: [] for deputy in deputies}
    for code in codes:
        shown[code.deputy_id].append(code)
    return shown
