"""Telling deputies what others have written into their files, and staff what a deputy disputes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from hearth.core import clock
from hearth.core.addresses import address
from hearth.ground.accounts.models import User
from hearth.ground.audit.models import Entry
from hearth.ground.congress.events import Happened as Ground
from hearth.ground.congress.models import Post
from hearth.ground.courier import sending
from hearth.ground.courier.addressing import to_people
from hearth.ground.courier.kinds import Letter
from hearth.record.dossier.events import Happened
from hearth.record.dossier.models import DutyRecord, VoterQuestion, VoterReport

TELLS: dict[Any, str] = {
    Happened.SENT_BACK: "duty_back",
    Happened.SETTLED: "duty_settled",
    Happened.DISPUTED: "duty_disputed",
    Happened.REGISTERED: "duty_registered",
    Happened.ENROLLED: "duty_registered",
    Happened.REPORT_ANSWERED: "report_answered",
    Happened.ASKED: "report_asked",
    Happened.QUESTION_PASSED_ON: "report_asked",
    Ground.IMPORTED: "duty_taken_over",
}
ASKING = (Happened.ASKED, Happened.QUESTION_PASSED_ON)
SAID: dict[str, Any] = {
    "duty_back": lambda: (
        _("A line of your duty file came back"),
        _("Read what is missing, put it right, or take it out."),
    ),
    "duty_settled": lambda: (
        _("What you disputed in your duty file is decided"),
        _("Read whether the line stands, and why."),
    ),
    "duty_disputed": lambda: (
        _("A deputy disputes a line of a duty file"),
        _("Somebody else than whoever verified it decides. Until then no figure counts it."),
    ),
    "duty_registered": lambda: (
        _("An activity stands in your duty file"),
        _("You were entered as having taken part. If that is not so, dispute it within the time that its page says."),
    ),
    "duty_taken_over": lambda: (
        _("Earlier records stand in your duty file"),
        _("They were kept elsewhere before. Look through them; one that is not so can be disputed."),
    ),
    "report_answered": lambda: (
        _("What voters said of your report"),
        _("The congress has answered you in writing. With that the report is closed."),
    ),
    "report_asked": lambda: (
        _("Voters ask about a report"),
        _("At least one question waits. Until it is dealt with, no other letter comes, however many are asked."),
    ),
}


def post(entry: Entry) -> None:
    """Put this entry's letters into the outbox, once each, and hand over those that wait there."""
    if letter := TELLS.get(entry.event):
        sending.tell(entry, to_people(entry, letter, _told(entry)))


def _told(entry: Entry) -> set[User]:
    if entry.event in ASKING and not _is_first(entry):
        return set()
    if entry.event == Happened.DISPUTED or entry.facts.get("state") == "held":
        return {post.user for post in Post.objects.filter(role="clerk").held_on(clock.today()).select_related("user")}
    posts = Post.objects.filter(role="deputy", deputy__in=_deputies(entry)).held_on(clock.today())
    return {post.user for post in posts.select_related("user")}


def _is_first(entry: Entry) -> bool:
    """Nothing lay in that pile yet: whoever has a letter about it already needs no other."""
    question = VoterQuestion.objects.get(pk=entry.thing_id)
    pile = VoterQuestion.objects.filter(report=question.report_id, state=question.state)
    return not pile.exclude(pk=question.pk).filter(moved_at__lte=question.moved_at).exists()


def _deputies(entry: Entry) -> Iterable[Any]:
    """Whose file it concerns."""
    if entry.event == Ground.IMPORTED:
        return DutyRecord.objects.filter(source_id=entry.thing_id, origin="imported").values("deputy")
    if entry.event == Happened.REPORT_ANSWERED:
        return VoterReport.objects.filter(pk=entry.thing_id).values("deputy")
    if entry.event in ASKING:
        return VoterReport.objects.filter(asked=entry.thing_id).values("deputy")
    if entry.event in (Happened.REGISTERED, Happened.ENROLLED):
        return DutyRecord.objects.filter(activity=entry.thing_id, deputy__code__in=entry.facts["who"]).values("deputy")
    return DutyRecord.objects.filter(pk=entry.thing_id).values("deputy")


def facts(entry: Entry, letter: str) -> dict[str, Any]:
    """Where it stands."""
    pages = {"dossier.activity": "dossier:activity", "dossier.voterreport": "dossier:report"}
    if entry.event == Ground.IMPORTED:
        page = address("dossier:mine")
    elif entry.event in ASKING:
        page = address("dossier:questions", entry.facts["report"])
    else:
        page = address(pages.get(entry.kind, "dossier:record"), entry.code)
    link = f"{settings.HEARTH_LETTER_ADDRESS}{page}"
    return {"way": link, "link": link}


LETTERS = {name: Letter("file", say, facts) for name, say in SAID.items()}
