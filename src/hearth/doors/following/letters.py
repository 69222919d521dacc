"""What followers are told: first the letter that asks whether it was they who asked, then each step."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from hearth.core import clock
from hearth.doors.following import matters, tokens
from hearth.doors.following.events import Happened
from hearth.doors.following.models import Following
from hearth.doors.following.queries import followers
from hearth.ground.audit.models import Entry
from hearth.ground.courier import addressing, sending
from hearth.ground.courier.addressing import to_followers
from hearth.ground.courier.kinds import Letter, Reader
from hearth.ground.courier.models import Dispatch
from hearth.ground.courier.models.dispatch import FOLLOWER

SETTLES = timedelta(minutes=10)  # what is taken back within it is told to nobody
AT_ONCE = 500


def post(entry: Entry) -> None:
    """Put this entry's letters into the outbox, once each."""
    if entry.event == Happened.ASKED:
        known = Following.objects.filter(pk=entry.thing_id).values_list("pk", "language")
        sending.tell(entry, to_followers(entry, "follower_asked", known, None), is_confidential=True)
    else:
        _post_news(entry)


def _post_news(entry: Entry) -> None:
    """One matter is told of after a while in which it may be taken back; all of a kind once a day, gathered."""
    told = followers(matters.concerned(entry), matters.kind_of(entry))
    if not told or matters.news_of(entry) is None:
        return
    now = timezone.localtime(clock.now())
    at_once = [(each.key, each.language) for each in told if not each.follows_all]
    daily = [(each.key, each.language) for each in told if each.follows_all]
    digest = {"leaves_at": addressing.digest_at(now), "is_for_digest": True}
    letters = [
        *to_followers(entry, "follower_news", at_once, now + SETTLES),
        *to_followers(entry, "follower_news", daily, **digest),
    ]
    Dispatch.objects.bulk_create(letters, ignore_conflicts=True, batch_size=AT_ONCE)
    Following.objects.filter(pk__in=[each.key for each in told]).update(told_at=now)


def reaches(dispatch: Dispatch, entry: Entry) -> Reader | None:
    """Where they are reached, as long as they follow it and what happened stands."""
    key = UUID(dispatch.recipient.removeprefix(FOLLOWER))
    following = Following.objects.filter(pk=key).first()
    if following is None or (dispatch.letter == "follower_news" and matters.news_of(entry) is None):
        return None
    return Reader(following.email, tokens.page_of(key))


def facts(entry: Entry, letter: str) -> dict[str, Any]:
    """What stands in a letter: all of it is public."""
    return _asked(entry) if letter == "follower_asked" else _news(entry)


def _asked(entry: Entry) -> dict[str, Any]:
    following = Following.objects.filter(pk=entry.thing_id).first()
    link = tokens.page_of(entry.thing_id)
    title = matters.followed(following.kind, following.thing).title if following else ""
    return {"title": title, "way": link, "link": link, "about": entry.thing_id}


def _news(entry: Entry) -> dict[str, Any]:
    news = matters.news_of(entry)
    if news is None:
        return {"way": ""}
    link = f"{settings.HEARTH_LETTER_ADDRESS}{news.link}"
    return {"title": news.title, "step": news.step, "words": news.words, "way": link, "link": link}


LETTERS: dict[str, Letter] = {
    "follower_asked": Letter(
        "following",
        lambda: (
            _("Follow “%(title)s” by e-mail?"),
            _(
                "Somebody gave this address to be told what becomes of it. Was it you? Then press the button on the"
                " page behind this link. If not, do nothing: no further letter comes, and the address is forgotten in"
                " two days."
            ),
        ),
        facts,
        ("title",),
        reaches=reaches,
    ),
    "follower_news": Letter(
        "following",
        lambda: (_("%(title)s: %(step)s"), "%(words)s"),
        facts,
        ("title", "step", "words"),
        reaches=reaches,
    ),
}
