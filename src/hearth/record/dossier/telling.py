"""What everybody will read is looked through for what could tell who a resident is."""

from __future__ import annotations

from hearth.ground.congress.models import Deputy
from hearth.journey.contact.masking import hidden, passages


def telling(words: str) -> str:
    """What in it could tell who a resident is, in a row."""
    return " · ".join(_found(words))


def covered(words: str) -> str:
    """The same words, with what could tell it covered."""
    return hidden(words, _found(words))


def _found(words: str) -> list[str]:
    """Deputies hold an office, and their names may stand there."""
    found = list(dict.fromkeys(passage.words for passage in passages(words)))
    public = set(Deputy.objects.filter(name_zh__in=found).values_list("name_zh", flat=True)) if found else set()
    return [each for each in found if each not in public]
