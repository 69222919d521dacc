"""What of a message an encoder is given: its first words, with all that seems to tell who somebody is covered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from hearth.core.rows import among
from hearth.core.text.plain import plain
from hearth.core.text.reading import READ
from hearth.journey.contact.masking import hidden, passages
from hearth.journey.contact.models import Contact, Message, Subject, Thread
from hearth.journey.demands.deciding import OVER


class Sent(NamedTuple):
    """One message, as it is sent."""

    thread: Any
    text: str


def words_to_send(threads: Sequence[Any], *, leaves: bool) -> list[Sent]:
    """Those that may be given to an encoder and say anything; where the text leaves the house, children’s may not."""
    allowed = _may_be_given(threads, leaves=leaves)
    bodies = dict(Message.objects.filter(thread__in=among(allowed), kind="first").values_list("thread", "body"))
    left = {each.thread_id: [each.name, each.guardian] for each in Contact.objects.filter(thread__in=among(allowed))}
    texts = {key: covered(bodies.get(key, ""), left.get(key, [])) for key in allowed}
    return [Sent(key, text) for key, text in texts.items() if text]


def covered(text: str, names: Sequence[str] = ()) -> str:
    """Covered as a whole before it is cut off: half a number would not be known for one."""
    masked = hidden(text, {each.words for each in passages(text, [*filter(None, names)])})
    return plain(masked)[:READ].strip()


def _may_be_given(threads: Sequence[Any], *, leaves: bool) -> list[Any]:
    """Nothing that is sealed, kept from its deputy, over, or about a person."""
    rows = Thread.objects.filter(pk__in=among(threads), is_sealed=False, is_withheld=False).exclude(state__in=OVER)
    rows = rows.exclude(pk__in=Subject.objects.filter(thread__in=among(threads)).values("thread"))
    if leaves:
        rows = rows.filter(is_minor=False)
    found = set(rows.values_list("pk", flat=True))
    return [key for key in threads if key in found]
