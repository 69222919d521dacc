"""Deputies hear when scoring is turned on or off, when their sheet is ready and when something is decided; staff hear
what is disputed."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from hearth.core import clock
from hearth.core.addresses import address
from hearth.ground.accounts.models import User
from hearth.ground.audit.models import Entry
from hearth.ground.congress.models import Post
from hearth.ground.courier import sending
from hearth.ground.courier.addressing import to_people
from hearth.ground.courier.kinds import Letter
from hearth.record.scoring.events import Happened
from hearth.record.scoring.models import ScoreSheet

TELLS: dict[Any, str] = {
    Happened.TURNED_ON: "scoring_on",
    Happened.TURNED_OFF: "scoring_off",
    Happened.RECKONED: "score_ready",
    Happened.CONTESTED: "score_disputed",
    Happened.DECIDED: "score_decided",
}
SAID: dict[str, Any] = {
    "scoring_on": lambda: (
        _("Your congress scores duties from today on"),
        _("Read what counts, what never does, and why. Only you and the committee will read your sheet."),
    ),
    "scoring_off": lambda: (
        _("Your congress no longer scores duties"),
        _("Your duty file goes on as before. Nothing of it is scored."),
    ),
    "score_ready": lambda: (
        _("Your score sheet is ready"),
        _("Read line by line what counts. What is not so can be disputed within the time that its page says."),
    ),
    "score_disputed": lambda: (
        _("A deputy disputes a score sheet"),
        _("Somebody else than whoever had it reckoned decides."),
    ),
    "score_decided": lambda: (
        _("What you disputed on your score sheet is decided"),
        _("Read whether it stands or was put right, and why."),
    ),
}


def post(entry: Entry) -> None:
    """Put this entry's letters into the outbox, once each, and hand over those that wait there."""
    if letter := TELLS.get(entry.event):
        sending.tell(entry, to_people(entry, letter, _told(entry)))


def _told(entry: Entry) -> set[User]:
    posts = Post.objects.filter(role="clerk" if entry.event == Happened.CONTESTED else "deputy")
    if entry.event == Happened.RECKONED:
        posts = posts.filter(deputy__code__in=entry.facts["who"])
    elif entry.event == Happened.DECIDED:
        posts = posts.filter(deputy__in=ScoreSheet.objects.filter(pk=entry.thing_id).values("deputy"))
    return {post.user for post in posts.held_on(clock.today()).select_related("user")}


def facts(entry: Entry, letter: str) -> dict[str, Any]:
    """Where it stands; never how many points."""
    link = f"{settings.HEARTH_LETTER_ADDRESS}{_page(entry)}"
    return {"way": link, "link": link}


def _page(entry: Entry) -> str:
    if entry.event == Happened.TURNED_OFF:
        return address("dossier:mine")
    if entry.event == Happened.TURNED_ON:
        return address("scoring:scoring")
    sheet = ScoreSheet.objects.filter(pk=entry.thing_id).select_related("deputy").first()
    if sheet is not None and entry.event == Happened.CONTESTED:
        return f"{address('scoring:sheet', sheet.deputy.code)}?year={sheet.year}"
    year = sheet.year if sheet is not None else entry.facts["year"]
    return f"{address('scoring:mine')}?year={year}"


LETTERS = {name: Letter("file", say, facts) for name, say in SAID.items()}
