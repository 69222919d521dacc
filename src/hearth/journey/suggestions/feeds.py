"""News of public suggestions as feeds (Atom, RFC 4287): following takes no account and leaves no address behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from typing import Any, NamedTuple
from uuid import UUID

from django.http import HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.feedgenerator import Atom1Feed
from django.utils.http import http_date
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from hearth.core import clock, tenancy
from hearth.core.addresses import address
from hearth.core.news import News
from hearth.ground.audit.models import Entry
from hearth.journey.suggestions import labels
from hearth.journey.suggestions.events import Happened
from hearth.journey.suggestions.issuing import documents_of
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
    Happened.SENT_UP: _("sent up to %(above)s"),
    Happened.HEARD: _("news from the congress above"),
    Happened.PUBLISHED: _("everybody can read it"),
}


class Item(NamedTuple):
    """One piece of news of a suggestion."""

    key: UUID
    at: datetime
    suggestion: Suggestion
    step: str
    words: str
    link: str


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


def news_of(entry: Entry) -> News | None:
    """What everybody hears of this line; nothing where it is not public, or a unit was let go since."""
    suggestion = Suggestion.objects.public().filter(pk=entry.thing_id).first()
    if suggestion is None or not _is_told(entry, _standing([suggestion.pk])):
        return None
    item = _step(entry, suggestion, "")
    return News(suggestion.title, item.step, item.words, item.link)


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
    told = [_step(entry, suggestions[entry.thing_id], here) for entry in _steps(suggestions)]
    told += _documents(suggestions, here)
    for item in sorted(told, key=lambda item: item.at, reverse=True)[:MOST]:
        feed.add_item(
            title=gettext("%(title)s: %(step)s") % {"title": item.suggestion.title, "step": item.step},
            link=item.link,
            description=item.words,
            unique_id=f"urn:uuid:{item.key}",
            pubdate=item.at,
            updateddate=item.at,
        )
    return feed


def _step(entry: Entry, suggestion: Suggestion, here: str) -> Item:
    is_end = entry.event == Happened.CLOSED and suggestion.state == "closed"
    words = suggestion.remark if is_end and suggestion.remark else suggestion.public_text
    return Item(entry.pk, entry.at, suggestion, _said(entry), words, here + _page(suggestion))


def _documents(suggestions: dict[Any, Suggestion], here: str) -> list[Item]:
    """What was issued after them, each by its title, number, issuer and date."""
    return [
        Item(each.key, each.told_at, suggestions[key], gettext("issued: %(title)s") % {"title": each.title},
             " · ".join(filter(None, (each.number, each.issuer, f"{each.issued_on or ''}"))), here + each.link)
        for key, documents in documents_of(list(suggestions.values())).items()
        for each in documents
    ]  # fmt: skip


def _steps(suggestions: dict[Any, Suggestion]) -> Iterator[Entry]:
    """The latest first; that a unit was assigned which has been let go since is told to nobody."""
    standing = _standing(suggestions)
    told = Entry.objects.filter(thing_id__in=list(suggestions), event__in=list(map(str, STEPS)))
    for entry in told.order_by("-at", "-id")[:MOST]:
        if _is_told(entry, standing):
            yield entry


def _standing(suggestions: Iterable[Any]) -> set[str]:
    shares = Assignment.objects.filter(suggestion__in=list(suggestions)).exclude(state__in=("released", "ended"))
    return set(shares.values_list("code", flat=True))


def _is_told(entry: Entry, standing: set[str]) -> bool:
    is_gone = entry.event == Happened.ASSIGNED and entry.facts["assignment"] not in standing
    is_silent = entry.event == Happened.EVALUATED and not entry.facts.get("result")  # it is not rated everywhere
    is_document = entry.event == Happened.HEARD and entry.facts["step"] == "outcome"  # told by itself
    return not (is_gone or is_silent or is_document)


def _said(entry: Entry) -> str:
    facts = entry.facts
    result = labels.CLASSES.get(facts.get("result", ""))
    unit = facts.get("unit_en" if get_language() == "en" else "unit") or facts.get("unit", "")
    above = facts.get("above_en" if get_language() == "en" else "above", "")
    if entry.event == Happened.HEARD:
        return labels.heard(facts["step"], above, facts.get("who", ""))
    told = {
        "above": above,
        "unit": unit,
        "part": labels.PARTS.get(facts.get("part", ""), ""),
        "result": result.text if result else labels.STATES["closed"].text,
        "grade": labels.GRADES.get(facts.get("result", ""), ""),
    }
    return str(STEPS[Happened(entry.event)]) % told


def _page(suggestion: Suggestion) -> str:
    return address("suggestions:suggestion", suggestion.code) + "?public"
