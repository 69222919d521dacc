"""What a congress below sent up arrives: a deputy takes it on, or staff pass it on or turn it down, with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.ids import short_code
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.ground.congress.models import Congress
from hearth.journey.suggestions import checking
from hearth.journey.suggestions.actions.composing import Words, began
from hearth.journey.suggestions.events import Happened
from hearth.journey.suggestions.models import FromBelow, Suggestion

TELLS = _("This tells who somebody is: %(words)s. Leave it out; the congress below and many there read it.")


class Copy(NamedTuple):
    """What goes up: the words, who proposed them, and why; nothing of whose words they began with."""

    key: UUID
    origin: Congress
    number: str
    title: str
    facts: str
    asks: Sequence[str]
    deputies: Sequence[str]
    reason: str
    is_confidential: bool = False
    link: str = ""


@action("suggestions.receive")
def receive(congress: Any, copy: Copy, *, by: By) -> FromBelow | None:
    """The copy lies in the tray of what came from below; carried twice, it arrives once."""
    now = clock.now()
    if FromBelow.objects.filter(key=copy.key).exists():
        return None
    arrived = FromBelow(code=short_code(), arrived_at=now, moved_at=now, **copy._asdict())
    try:
        with transaction.atomic():
            arrived.save(force_insert=True)
    except IntegrityError:  # another worker was faster
        return None
    record(Happened.ARRIVED, arrived, by=by, origin=copy.origin.slug, number=copy.number)
    return arrived


@action("suggestions.take_on")
def take_on(copy: FromBelow, *, by: By) -> Suggestion:
    """A deputy makes it their own: a suggestion of this congress begins with its words, and they lead it."""
    words = Words(copy.title, copy.facts, copy.asks, is_confidential=copy.is_confidential)
    suggestion = began(words, None, by)
    copy.step("take_on", suggestion=suggestion, decided_by=by.name)
    record(Happened.TAKEN_ON, copy, by=by, suggestion=suggestion.code)
    return suggestion


@action("suggestions.pass_on")
def pass_on(copy: FromBelow, organ: str, remark: str, *, by: By) -> None:
    """Staff pass it on to the organ whose matter it is; what it answers, they write down later."""
    _tells_nobody(organ, remark)
    copy.step("pass_on", organ=organ, remark=remark, decided_by=by.name)
    record(Happened.PASSED_ON, copy, by=by)


@action("suggestions.note_answer")
def note_answer(copy: FromBelow, answer: str, *, by: By) -> None:
    """The organ has answered: the congress below reads what."""
    _tells_nobody(answer)
    copy.step("note_answer", answer=answer, decided_by=by.name)
    record(Happened.ANSWER_NOTED, copy, by=by)


@action("suggestions.turn_down")
def turn_down(copy: FromBelow, remark: str, *, by: By) -> None:
    """It is not for this congress either, or for the place itself to decide: it goes back with the reason."""
    _tells_nobody(remark)
    copy.step("turn_down", remark=remark, decided_by=by.name)
    record(Happened.TURNED_DOWN, copy, by=by)


@action("suggestions.recall")
def recall(copy: FromBelow, *, by: By) -> None:
    """It was withdrawn below before anybody here had taken it on."""
    copy.step("recall")
    record(Happened.RECALLED, copy, by=by)


@action("suggestions.let_go")
def let_go(copy: FromBelow, *, by: By) -> None:
    """What a deputy made of it is no suggestion any more: another may take it on, or staff decide."""
    copy.step("let_go", suggestion=None, decided_by="")
    record(Happened.LET_GO, copy, by=by)


@action("suggestions.conclude")
def conclude(copy: FromBelow, *, by: By) -> None:
    """The suggestion that was made of it is concluded."""
    copy.step("conclude")
    record(Happened.CONCLUDED, copy, by=by)


def _tells_nobody(*words: str) -> None:
    if found := checking.telling("\n".join(words)):
        raise Refused(TELLS % {"words": " · ".join(found)})
