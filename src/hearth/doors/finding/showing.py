"""What was found as a page shows it: where the words stand, marked, and who wrote them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.db.models.expressions import RawSQL
from django.utils.translation import gettext_lazy as _

from hearth.core.remembered import Remembered
from hearth.core.rows import KEYS
from hearth.core.sought import Piece, Sought
from hearth.doors.finding.tracing import texts
from hearth.journey.casework.models import Talk
from hearth.journey.contact.models import Message

MOST_TEXTS = 600
SAID = {
    "first": _("Resident"),
    "added": _("Resident"),
    "note": _("Note"),
    "result": _("Report"),
    "talk": _("Talk or visit"),
}
NOTES = ("note", "talk")
ANSWER = _("Answer")


class Hit(NamedTuple):
    """A row: the thing, its place, and a piece of text with what it is."""

    thing: Any
    title: Sequence[Piece]
    said: Any
    text: Sequence[Piece]


def threads(found: list[Any], sought: Sought, *, only_notes: bool = False) -> list[Hit]:
    """Threads with the first of their words in which something sought stands."""
    said: dict[Any, list[tuple[str, str]]] = {}
    if sought and found:
        keys = ",".join(str(thread.pk) for thread in found)
        for thread, kind, body in SPOKEN.tuples(keys=keys):
            said.setdefault(thread, []).append((kind, body))
        for talk in TALKS.rows(keys=keys):
            said.setdefault(talk.thread_id, []).extend(("talk", text) for text in talk.texts)
    return [_of_thread(thread, sought, said.get(thread.pk, []), only_notes) for thread in found]


def _spoken(keys: str) -> Any:
    spoken = Message.objects.filter(thread__in=RawSQL(KEYS, [keys])).exclude(body="").order_by("pk")
    return spoken.values_list("thread", "kind", "body")[:MOST_TEXTS]


def _talks(keys: str) -> Any:
    return Talk.objects.filter(thread__in=RawSQL(KEYS, [keys])).order_by("noted_at")[:MOST_TEXTS]


SPOKEN, TALKS = Remembered(_spoken, keys=str), Remembered(_talks, keys=str)


def _of_thread(thread: Any, sought: Sought, said: list[tuple[str, str]], only_notes: bool) -> Hit:
    for kind, body in said:
        if (not only_notes or kind in NOTES) and (text := sought.around(body)):
            return Hit(thread, sought.pieces(thread.place), SAID.get(kind, ANSWER), text)
    return Hit(thread, sought.pieces(thread.place), SAID["first"], sought.pieces(thread.excerpt))


def referrals(found: list[Any], sought: Sought, own_units: Iterable[Any]) -> list[Hit]:
    """Referrals, likewise; what a unit says among itself is shown to the unit."""
    units = {unit.pk for unit in own_units if unit}
    return [_of_referral(referral, sought, units) for referral in found]


def _of_referral(referral: Any, sought: Sought, units: set[Any]) -> Hit:
    is_own = bool(units & {referral.unit_id, referral.unit.parent_id, referral.team_id})
    title = sought.pieces(referral.place)
    for text, part in texts(referral) if sought else ():
        if (part or is_own) and text not in (referral.place, "") and (around := sought.around(text)):
            return Hit(referral, title, None, around)
    return Hit(referral, title, None, sought.pieces(referral.words[:120]))
