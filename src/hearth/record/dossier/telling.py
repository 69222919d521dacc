"""What everybody will read is looked through for what could tell who a resident is."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from hearth.ground.congress.models import Deputy
from hearth.journey.contact.masking import hidden, passages


def telling(words: str) -> str:
    """What in it could tell who a resident is, in a row."""
    return " · ".join(_found(words))


def covered(words: str, also: Sequence[str] = ()) -> str:
    """The same words, with what could tell it covered, and what a person found beside that."""
    return hidden(words, [*_found(words), *also])


def covered_each(texts: Sequence[str]) -> list[str]:
    """The same of many texts, with one query for all of them."""
    told = [list(dict.fromkeys(passage.words for passage in passages(text))) for text in texts]
    public = _of_deputies({word for each in told for word in each})
    return [hidden(text, [word for word in each if word not in public]) for text, each in zip(texts, told, strict=True)]


def _found(words: str) -> list[str]:
    found = list(dict.fromkeys(passage.words for passage in passages(words)))
    public = _of_deputies(found)
    return [each for each in found if each not in public]


def _of_deputies(words: Collection[str]) -> set[str]:
    """Deputies hold an office, and their names may stand there."""
    return set(Deputy.objects.filter(name_zh__in=words).values_list("name_zh", flat=True)) if words else set()
