"""Under which letter a place files what came of a suggestion; letters differ from place to place, the codes do not."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from hearth.ground.rulebook import versions
from hearth.journey.suggestions import labels


def letters() -> dict[str, Any]:
    """The letters of this place, each with its words, by the class it stands for, in the order of the place."""
    return {each.code.value.lower(): each for each in versions.in_force().result_classes.values()}


def letter_of(result_class: str) -> Any:
    """The letter of this place for a class; None where the place has none for it."""
    return letters().get(result_class)


def filed(result_class: str) -> str:
    """A class as a paper says it: its letter and what that stands for here."""
    letter = letter_of(result_class)
    if letter is not None:
        return _("Class %(letter)s (%(words)s)") % {"letter": letter.letter, "words": letter.label}
    return str(labels.CLASSES[result_class].text) if result_class else ""


def short(result_class: str) -> str:
    """The letter alone, where there is one."""
    letter = letter_of(result_class)
    return letter.letter if letter is not None else str(labels.CLASSES[result_class].text) if result_class else ""
