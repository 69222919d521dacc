"""What follows where a referral is sent, answered, late or forgotten; and what a night learns of where they went."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Exists, Q

from hearth.core import tenancy
from hearth.core.actors import System
from hearth.core.jobs import job
from hearth.core.lifecycle import Stale
from hearth.ground.audit.models import Entry
from hearth.ground.rulebook.models import Clock
from hearth.journey.casework import actions, examples, learning, letters
from hearth.journey.casework.lifecycle import OPEN
from hearth.journey.casework.models import Referral, Talk, VoiceNote
from hearth.journey.contact.models import Thread

CLOCK, NIGHT = System("clock"), System("night")
TELLS_ABOVE = ("late", "late_leader", "late_committee")


@job("casework.post_letters", queue="post")
def post_letters(entry: Entry) -> None:
    """Tell those who should know."""
    letters.post(entry)


@job("casework.follow_clock", queue="clock")
def follow_clock(entry: Entry) -> None:
    """A notice of a clock came due: the unit is reminded; once it is late, those above are told."""
    clock = Clock.objects.filter(pk=entry.thing_id, kind="casework.referral", stopped_at=None).first()
    referral = _referral(clock.thing_id) if clock is not None and clock.name == "result" else None
    if referral is None or referral.is_over:
        return
    if entry.facts.get("kind") in TELLS_ABOVE:
        actions.escalate(referral, entry.facts["kind"], by=CLOCK)
    else:
        letters.remind(entry, referral)


@job("casework.go_on", queue="intake")
def go_on(entry: Entry) -> None:
    """The resident answered, or the time for it ran out: units that had asked go on."""
    for referral in _of(entry).filter(state="asking"):
        try:
            actions.answer(referral, by=CLOCK)
        except Stale:
            continue


@job("casework.let_go", queue="intake")
def let_go(entry: Entry) -> None:
    """The resident withdrew, or it belongs elsewhere: no unit need do anything more."""
    for referral in _of(entry).filter(state__in=OPEN):
        try:
            actions.withdraw(referral, by=CLOCK)
        except Stale:
            continue


@job("casework.forget_words", queue="intake")
def forget_words(entry: Entry) -> None:
    """The resident's words are erased: those the units were given go with them."""
    for thread in of_one(entry) if entry.kind == "contact.thread" else emptied():
        spoken = list(VoiceNote.objects.filter(talk__thread=thread))
        actions.forget(thread, by=CLOCK)
        for note in spoken:
            note.silence()


@job("casework.keep_voice", queue="paper")
def keep_voice(entry: Entry) -> None:
    """A voice note has arrived: it is locked into its place."""
    for note in VoiceNote.objects.filter(talk__thread=entry.thing_id):
        note.lay_down()


@job("casework.learn_routes", queue="paper", cron="51 3 * * *")
def learn_routes(now: datetime) -> None:
    """Nightly, once enough was decided anew: what was learnt from it waits for a clerk."""
    standing = examples.standing()
    if standing.is_enough and (learnt := learning.learn(standing)):
        until = max(each.sent_at for each in standing.settled)
        actions.learn(tenancy.current(), learnt, until, by=NIGHT)


def of_one(entry: Entry) -> Any:
    """The thread of this line, if something of it lies with units or stands in a talk."""
    told = Referral.objects.exclude(words="").filter(issue__thread=entry.thing_id)
    talked = said().filter(thread=entry.thing_id)
    return Thread.objects.filter(Exists(told) | Exists(talked), pk=entry.thing_id)


def said() -> Any:
    """Talks of which something is still kept."""
    return Talk.objects.exclude(whom="", agreed="", promised="", voice=None)


def emptied() -> Any:
    """Threads whose words ended with their time, while something of them still lies with units."""
    told = Referral.objects.exclude(words="").filter(issue__thread__messages__kind="first")
    gone = told.filter(issue__thread__messages__body="").values("issue__thread")
    return Thread.objects.filter(Q(pk__in=gone) | Q(pk__in=said().filter(thread__state="erased").values("thread")))


def _of(entry: Entry) -> Any:
    return Referral.objects.filter(issue__thread=entry.thing_id).select_related("unit", "issue__thread__deputy")


def _referral(key: object) -> Referral | None:
    found: Referral | None = Referral.objects.filter(pk=key).select_related("unit", "issue__thread__deputy").first()
    return found
