"""News of public suggestions as feeds (Atom, RFC 4287): following takes no account and leaves no address behind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.http import HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.feedgenerator import Atom1Feed
from django.utils.http import http_date
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from hearth.core import clock, tenancy
from hearth.core.addresses import address
from hearth.ground.audit.models import Entry
from hearth.journey.suggestions import labels
from hearth.journey.suggestions.events import Happened
from hearth.journey.suggestions.models import Assignment, Suggestion

MOST, SECONDS = 50, 900
# what everybody hears: of units their names, of staff none
STEPS = {
    Happened.REGISTERED: _("registered"),
    Happened.ASSIGNED: _("assigned to %(unit)s (%(part)s)"),
    Happened.ANSWERED: _("answered: %(result)s"),
    Happened.EVALUATED: _("the deputy says of the result: %(grade)s"),
    Happened.LAPSED: _("not rated by the deputy in time"),
    Happened.REHANDLED: _("handled again"),
    Happened.FOLLOWED: _("followed until it is done"),
    Happened.CLOSED: _("concluded: %(result)s"),
    Happened.PUBLISHED: _("everybody can read it"),
}


class Feed(Atom1Feed):
    """One that has not changed says so, even where nothing stands in it yet."""

    def latest_post_date(self) -> datetime:
        """When something was added last; today’s beginning where nothing ever was."""
        days = [item["pubdate"] for item in self.items]
        return max(days) if days else localtime(clock.now()).replace(hour=0, minute=0, second=0, microsecond=0)


def of_all(here: str) -> Feed:
    """Every step of those in the register that moved last."""
    congress: Any = tenancy.current()
    moved = Suggestion.objects.public().defer("words", "facts").order_by("-moved_at", "-id")[:MOST]
    title = gettext("Deputies’ suggestions · %(congress)s") % {"congress": congress.short_name}
    page = address("suggestions:suggestions") + "?public"
    return _feed(title, here, page, address("suggestions:feed"), {each.pk: each for each in moved})


def of_one(suggestion: Suggestion, here: str) -> Feed:
    """Every step of this one."""
    page, own = _page(suggestion), address("suggestions:feed_of", suggestion.code)
    return _feed(suggestion.title, here, page, own, {suggestion.pk: suggestion})


def answer(request: Any, feed: Feed) -> HttpResponse:
    """As it is sent; whoever has it already is told that nothing changed."""
    body = feed.writeString("utf-8").encode()
    etag, changed = f'"{sha256(body).hexdigest()[:32]}"', int(feed.latest_post_date().timestamp())
    sent = HttpResponse(body, content_type="application/atom+xml; charset=utf-8")
    sent.headers["Cache-Control"] = f"public, max-age={SECONDS}"
    patch_vary_headers(sent, ["Accept-Language", "Cookie"])
    sent.headers["ETag"], sent.headers["Last-Modified"] = etag, http_date(changed)
    same = get_conditional_response(request, etag=etag, last_modified=changed, response=sent)
    return same or sent  # type: ignore[no-any-return]


def _feed(title: str, here: str, page: str, own: str, suggestions: dict[Any, Suggestion]) -> Feed:
    feed = Feed(title=title, link=here + page, description="", language=get_language(), feed_url=here + own)
    for entry in _steps(suggestions):
        suggestion = suggestions[entry.thing_id]
        is_end = entry.event == Happened.CLOSED and suggestion.state == "closed"
        feed.add_item(
            title=gettext("%(title)s: %(step)s") % {"title": suggestion.title, "step": _said(entry)},
            link=here + _page(suggestion),
            description=suggestion.remark if is_end and suggestion.remark else suggestion.public_text,
            unique_id=f"urn:uuid:{entry.pk}",
            pubdate=entry.at,
            updateddate=entry.at,
        )
    return feed


def _steps(suggestions: dict[Any, Suggestion]) -> Iterator[Entry]:
    """The latest first; that a unit was assigned which has been let go since is told to nobody."""
    shares = Assignment.objects.filter(suggestion__in=list(suggestions)).exclude(state__in=("released", "ended"))
    standing = set(shares.values_list("code", flat=True))
    told = Entry.objects.filter(thing_id__in=list(suggestions), event__in=list(map(str, STEPS)))
    for entry in told.order_by("-at", "-id")[:MOST]:
        is_gone = entry.event == Happened.ASSIGNED and entry.facts["assignment"] not in standing
        is_silent = entry.event == Happened.EVALUATED and not entry.facts.get("result")  # it is not rated everywhere
        if not (is_gone or is_silent):
            yield entry


def _said(entry: Entry) -> str:
    facts = entry.facts
    result = labels.CLASSES.get(facts.get("result", ""))
    unit = facts.get("unit_en" if get_language() == "en" else "unit") or facts.get("unit", "")
    told = {
        "unit": unit,
        "part": labels.PARTS.get(facts.get("part", ""), ""),
        "result": result.text if result else labels.STATES["closed"].text,
        "grade": labels.GRADES.get(facts.get("result", ""), ""),
    }
    return str(STEPS[Happened(entry.event)]) % told


def _page(suggestion: Suggestion) -> str:
    return address("suggestions:suggestion", suggestion.code) + "?public"
