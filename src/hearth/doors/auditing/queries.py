"""Lines of the ledger and looks of people, newest first, narrowed to what an auditor asks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.timezone import make_aware
from django.utils.translation import ngettext

from hearth.core.actions import may
from hearth.core.actors import Actor
from hearth.core.addresses import address
from hearth.core.bookmarks import Bookmark
from hearth.core.waiting import Waiting
from hearth.doors.auditing.deeds import EVENT_GROUPS
from hearth.doors.auditing.events import Happened as Auditing
from hearth.doors.auditing.models import Export
from hearth.ground.audit.events import Happened
from hearth.ground.audit.models import Entry, Sighting
from hearth.ground.congress.importing.kinds import kinds
from hearth.journey.contact.models import Subject
from hearth.record.dossier.queries import with_lines

ROWS = 50
WINDOW = 20_000  # so many lines are looked through for one page, however rare what is sought
AROUND = 5


class Page(NamedTuple):
    """What was found, and where to go on looking."""

    lines: list[Any]
    goes_on: Bookmark | None


def ledger(asked: dict[str, Any], after: Bookmark | None = None, *, who: UUID | None = None) -> Page:
    """A page of entries."""
    return _page(_dated(not_about(who, Entry.objects.all()), asked), _of_entries(asked), after)


def sightings(asked: dict[str, Any], after: Bookmark | None = None, *, who: UUID | None = None) -> Page:
    """A page of looks."""
    return _page(_dated(not_about(who, Sighting.objects.all()), asked), _of_sightings(asked), after)


def not_about(who: UUID | None, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Without what is told of messages that are about this very person: auditors stay out of those too (D4)."""
    return rows.exclude(thing_id__in=Subject.objects.naming(who).values("thread")) if who else rows


MOST_COUNTED = 100_000
ONE_PERSON = 200  # more rows of what tells of people take two (D10, T25)


PEOPLE: dict[str, Callable[[dict[str, Any]], int]] = {
    "register": lambda asked: kinds()[asked["kind"]].count(),
    "files": lambda asked: with_lines(int(asked["year"])).count(),
}


def is_long(subject: str, asked: dict[str, Any], who: UUID | None) -> bool:
    """Whether so much was asked for that a second person must agree."""
    if subject in PEOPLE:
        return PEOPLE[subject](asked) > ONE_PERSON
    return everything(subject, asked, who).order_by()[: ONE_PERSON + 1].count() > ONE_PERSON


class Asked(NamedTuple):
    """An export on which a second person decides, who wants it, and how many lines it has."""

    export: Export
    name: str
    rows: int


def exports_waiting_for(actor: Actor) -> Waiting | None:
    """How many wait for this person's yes or no, for their desk."""
    if not may("auditing.confirm_export", actor, None):
        return None
    count = Export.objects.waiting_for(actor.id)[:ROWS].count()
    label = ngettext("%(num)s export waits for a second person", "%(num)s exports wait for a second person", count)
    return Waiting("download", label % {"num": count}, address("auditing:waiting")) if count else None


def asked_of_a_second(user: UUID | None) -> list[Asked]:
    """What waits for this person's yes or no."""
    waiting = list(Export.objects.waiting_for(user)[:ROWS])
    asked = Entry.objects.filter(thing_id__in=[each.pk for each in waiting], event=Auditing.EXPORT_ASKED)
    names = dict(asked.values_list("thing_id", "name"))
    return [Asked(each, names.get(each.pk, ""), _length(each)) for each in waiting]


def _length(export: Export) -> int:
    if export.subject in PEOPLE:
        return PEOPLE[export.subject](export.asked)
    return everything(export.subject, export.asked, export.ordered_by).order_by()[:MOST_COUNTED].count()


def everything(subject: str, asked: dict[str, Any], who: UUID | None = None) -> QuerySet[Any]:
    """All lines that were asked for, oldest first: what an export holds."""
    if subject == "ledger":
        rows = _dated(not_about(who, Entry.objects.select_related("seal")), asked).filter(_of_entries(asked))
    else:
        rows = _dated(not_about(who, Sighting.objects.all()), asked).filter(_of_sightings(asked))
    return rows.order_by("at", "id")


def _dated(rows: QuerySet[Any], asked: dict[str, Any]) -> QuerySet[Any]:
    """Those of these days, and of this thing: both have an index of their own."""
    if asked.get("since"):
        rows = rows.filter(at__gte=_midnight(asked["since"]))
    if asked.get("until"):
        rows = rows.filter(at__lt=_midnight(asked["until"]) + timedelta(days=1))
    return rows.filter(code=asked["code"]) if asked.get("code") else rows


def _midnight(day: date | str) -> datetime:
    """As a form gives it, or as an export keeps it."""
    return make_aware(datetime.fromisoformat(str(day)))


def _of_people(asked: dict[str, Any]) -> Q:
    who = Q(name__icontains=asked["who"]) if asked.get("who") else Q()
    return who & Q(role=asked["role"]) if asked.get("role") else who


def _of_entries(asked: dict[str, Any]) -> Q:
    wanted = _of_people(asked)
    if group := asked.get("group"):
        wanted &= EVENT_GROUPS[group].wanted
    if event := asked.get("event"):
        wanted &= Q(event=event)
    return wanted & Q(kind=asked["kind"]) if asked.get("kind") else wanted


def _of_sightings(asked: dict[str, Any]) -> Q:
    wanted = _of_people(asked)
    if asked.get("why"):
        wanted &= Q(reason__icontains=asked["why"])
    return wanted & Q(kind=asked["looked_at"]) if asked.get("looked_at") else wanted


def _page(rows: QuerySet[Any], wanted: Q, after: Bookmark | None) -> Page:
    """Found among the next lines; where they end before the page is full, looking goes on behind them."""
    ahead = rows.filter(after.earlier("at") if after else Q()).order_by("-at", "-id")
    window = ahead[:WINDOW]
    among = rows.filter(wanted, pk__in=window.values("pk")) if wanted else ahead
    found = list(among.order_by("-at", "-id")[: ROWS + 1])
    if len(found) > ROWS:
        return Page(found[:ROWS], Bookmark(found[ROWS - 1].at, found[ROWS - 1].pk))
    last = list(ahead[WINDOW - 1 : WINDOW]) if wanted else []
    return Page(found, Bookmark(last[0].at, last[0].pk) if last else None)


def before_and_after(entry: Entry) -> tuple[list[Entry], list[Entry]]:
    """What came before it and after it on the same thing, both in the order of time."""
    same = Entry.objects.filter(thing_id=entry.thing_id)
    place = Bookmark(entry.at, entry.pk)
    before = same.filter(place.earlier("at")).order_by("-at", "-id")[:AROUND]
    return list(reversed(before)), list(same.filter(place.later("at")).order_by("at", "id")[:AROUND])


def last_verification() -> Entry | None:
    """What the nightly check of the chain found last."""
    return Entry.objects.filter(event=Happened.VERIFIED).order_by("-at").first()
