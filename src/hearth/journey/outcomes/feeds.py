"""News of what has changed as a feed (Atom, RFC 4287): following it takes no account and leaves no address behind."""

from __future__ import annotations

from typing import Any

from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language, gettext

from hearth.core import tenancy
from hearth.core.addresses import address
from hearth.core.news import News
from hearth.ground.audit.models import Entry
from hearth.journey.outcomes import labels_outcome as labels
from hearth.journey.outcomes.events import Happened
from hearth.journey.outcomes.models import Outcome

STEPS = {Happened.PUBLISHED: "published", Happened.LAPSED: "lapsed", Happened.REPLACED: "replaced"}
MOST = 50


def of_all(here: str) -> Atom1Feed:
    """Everything that was published, ran out or was replaced, the latest first."""
    congress: Any = tenancy.current()
    latest = Outcome.objects.public().select_related("unit").order_by("-published_at", "-id")[:MOST]
    outcomes = {each.pk: each for each in latest}
    title = gettext("What has changed · %(congress)s") % {"congress": congress.short_name}
    feed = Atom1Feed(
        title=title,
        link=here + address("outcomes:published"),
        description="",
        language=get_language(),
        feed_url=here + address("outcomes:feed"),
    )
    told = Entry.objects.filter(thing_id__in=list(outcomes), event__in=list(map(str, STEPS)))
    for entry in told.order_by("-at", "-id")[:MOST]:
        _add(feed, entry, outcomes[entry.thing_id], here)
    return feed


def news_of(entry: Entry) -> News | None:
    """What everybody hears of this line; nothing where it is not public, or stands otherwise by now."""
    shown = Outcome.objects.public().select_related("unit").filter(pk=entry.thing_id).first()
    return _told(entry, shown) if shown and STEPS[Happened(entry.event)] == shown.state else None


def _told(entry: Entry, outcome: Outcome) -> News:
    state = STEPS[Happened(entry.event)]
    label = labels.IN_FORCE if state == "published" else labels.STATES[state]
    words = "\n".join(filter(None, (outcome.words, _named(outcome))))
    return News(outcome.title, str(label.text), words, address("outcomes:one", outcome.code))


def _add(feed: Atom1Feed, entry: Entry, outcome: Outcome, here: str) -> None:
    news = _told(entry, outcome)
    feed.add_item(
        title=f"{news.title}: {news.step}",
        link=here + news.link,
        description=news.words,
        unique_id=f"urn:uuid:{entry.pk}",
        pubdate=entry.at,
        updateddate=entry.at,
    )


def _named(outcome: Outcome) -> str:
    """Who issued it or does it, under which number, and of a document on which day."""
    issued_on = outcome.since.isoformat() if outcome.kind == "document" else ""
    return " · ".join(filter(None, (labels.numbered(outcome), issued_on)))
