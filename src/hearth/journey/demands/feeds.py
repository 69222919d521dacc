"""News of public demands as feeds (Atom, RFC 4287): following them takes no account and leaves no address behind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language, gettext

from hearth.core import tenancy
from hearth.core.addresses import address
from hearth.core.news import News
from hearth.ground.audit.models import Entry
from hearth.journey.demands import labels
from hearth.journey.demands.events import Happened
from hearth.journey.demands.models import Demand

STEPS = {
    Happened.PUBLISHED: "confirmed",
    Happened.CONSULTED: "consulting",
    Happened.CONVERTED: "converted",
    Happened.WATCHED: "watching",
    Happened.SOLVED: "solved",
    Happened.CLOSED: "closed",
    Happened.REOPENED: "confirmed",
}
MOST = 50


def of_all(here: str) -> Atom1Feed:
    """Every step of every public demand, the latest first."""
    congress: Any = tenancy.current()
    demands = {demand.pk: demand for demand in Demand.objects.public().order_by("-moved_at", "-id")[:MOST]}
    title = gettext("Common demands · %(congress)s") % {"congress": congress.short_name}
    return _feed(title, here, address("demands:common"), address("demands:feed"), demands)


def of_one(demand: Demand, here: str) -> Atom1Feed:
    """Every step of this one."""
    page, own = address("demands:one", demand.code), address("demands:feed_of", demand.code)
    return _feed(demand.title, here, page, own, {demand.pk: demand})


def answer(feed: Atom1Feed) -> HttpResponse:
    """As it is sent; readers ask often, so it may be kept for a quarter of an hour."""
    answer = HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
    answer.headers["Cache-Control"] = "public, max-age=900"
    return answer


def news_of(entry: Entry) -> News | None:
    """What everybody hears of this line; nothing where it is not public, or stands otherwise by now."""
    demand = Demand.objects.public().filter(pk=entry.thing_id).first()
    return _told(entry, demand) if demand and STEPS[Happened(entry.event)] == demand.state else None


def _told(entry: Entry, demand: Demand) -> News:
    state = STEPS[Happened(entry.event)]
    words = demand.result if state == demand.state and demand.result else demand.public_text
    label = labels.label_of(demand) if state == demand.state else labels.STATES[state]
    return News(demand.title, str(label.text), words, address("demands:one", demand.code))


def _feed(title: str, here: str, page: str, own: str, demands: dict[Any, Demand]) -> Atom1Feed:
    feed = Atom1Feed(title=title, link=here + page, description="", language=get_language(), feed_url=here + own)
    for entry in _steps(demands):
        news = _told(entry, demands[entry.thing_id])
        feed.add_item(
            title=f"{news.title}: {news.step}",
            link=here + news.link,
            description=news.words,
            unique_id=f"urn:uuid:{entry.pk}",
            pubdate=entry.at,
            updateddate=entry.at,
        )
    return feed


def _steps(demands: Iterable[Any]) -> list[Entry]:
    """Only what has happened since each was published."""
    told = Entry.objects.filter(thing_id__in=list(demands), event__in=list(map(str, STEPS))).order_by("at", "id")
    published: set[Any] = set()
    kept = []
    for entry in told:
        if entry.event == str(Happened.PUBLISHED):
            published.add(entry.thing_id)
        if entry.thing_id in published:
            kept.append(entry)
    return kept[::-1][:MOST]
