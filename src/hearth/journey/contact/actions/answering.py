"""Deputy and citizen talk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.events import Event
from hearth.ground.audit.recording import record
from hearth.journey.contact.actions.saying import say, say_each
from hearth.journey.contact.events import Happened
from hearth.journey.contact.models import Message, Thread


@action("contact.acknowledge")
def acknowledge(thread: Thread, body: str = "", *, by: By) -> None:
    """The deputy has read it, and the citizen is told so, perhaps with a few first words."""
    thread.advance("acknowledge", since=thread.due_from, is_new=False)
    if body:
        say(Happened.ACKNOWLEDGED, thread, "words", body, by=by)
    else:
        record(Happened.ACKNOWLEDGED, thread, by=by)


@action("contact.reply")
def reply(
    thread: Thread, body: str, reply_type: str, *, by: By, promised_on: date | None = None, passed_to: str = ""
) -> Message:
    """The deputy answers: solved, a measure with its date, explained why not, or passed on to whom."""
    return put_reply(thread, body, reply_type, by=by, promised_on=promised_on, passed_to=passed_to)


def put_reply(
    thread: Thread, body: str, reply_type: str, *, by: By, promised_on: date | None = None, passed_to: str = ""
) -> Message:
    """The citizen is answered; whoever answers has asked the policy for their own verb."""
    thread.advance("reply", **_answered(thread, clock.now()))
    return say(Happened.REPLIED, thread, "reply", body, by=by, **_as_reply(reply_type, promised_on, passed_to))


def put_replies(
    threads: Sequence[Thread],
    body: str,
    reply_type: str,
    *,
    by: By,
    promised_on: date | None = None,
    passed_to: str = "",
) -> None:
    """Many citizens are answered in the same words, as if one by one; whoever calls this has the threads locked."""
    now = clock.now()
    Thread.advance_each("reply", [(thread, _answered(thread, now)) for thread in threads], now)
    say_each(Happened.REPLIED, threads, "reply", body, by=by, **_as_reply(reply_type, promised_on, passed_to))


def _answered(thread: Thread, now: datetime) -> dict[str, Any]:
    return {"is_new": False} | ({} if thread.answered_at else {"answered_at": now})


def _as_reply(reply_type: str, promised_on: date | None, passed_to: str) -> dict[str, Any]:
    facts = {"reply_type": reply_type, "promised_on": promised_on.isoformat() if promised_on else None}
    return {"reply_type": reply_type, "promised_on": promised_on, "passed_to": passed_to, "facts": facts}


@action("contact.ask")
def ask(thread: Thread, body: str, *, by: By) -> Message:
    """The deputy needs to know more; the clock waits for the citizen, and says so."""
    return put_question(Happened.ASKED, thread, body, by=by)


def put_question(event: Event, thread: Thread, body: str, *, by: By, **facts: Any) -> Message:
    """The citizen is asked; whoever asks has asked the policy for their own verb."""
    thread.advance("ask", is_new=False)
    return say(event, thread, "ask", body, by=by, facts=facts)


@action("contact.add")
def add(thread: Thread, body: str, *, by: By, photos: tuple[UUID, ...] = ()) -> Message:
    """The citizen adds something; where the deputy had asked, the deputy's time begins anew."""
    pictures = thread.photo_count + len(photos)
    if thread.state == "need_info" and thread.is_referred:
        thread.advance("add_for_unit", turn="unit", is_new=True, photo_count=pictures)
    elif thread.state == "need_info":
        thread.advance("add", is_new=True, photo_count=pictures)
    else:
        thread.stay("add", is_new=True, photo_count=pictures)
    return say(Happened.ADDED, thread, "added", body, by=by, photos=photos, facts={"photos": len(photos)})


@action("contact.note")
def note(thread: Thread, body: str, *, by: By) -> Message:
    """Words among deputy and staff; the citizen does not see them."""
    thread.stay("note")
    return say(Happened.NOTED, thread, "note", body, by=by)


@action("contact.hand_over")
def hand_over(thread: Thread, body: str, *, by: By) -> Message:
    """The deputy asks staff to see to it; the citizen is told that staff are at it now."""
    thread.advance("hand_over", since=thread.due_from, is_new=False)
    return say(Happened.HANDED_OVER, thread, "note", body, by=by)


@action("contact.hand_back")
def hand_back(thread: Thread, body: str, *, by: By) -> Message:
    """Staff have done their part; the answer is the deputy's again."""
    thread.advance("hand_back", since=thread.due_from, is_new=True)
    return say(Happened.HANDED_BACK, thread, "note", body, by=by)
