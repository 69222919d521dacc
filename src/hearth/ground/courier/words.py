"""The words of a letter: as the house has them, or as the congress put them, with its gaps filled and nothing else.

A gap is written {deputy}. It is replaced by one word from a list; nothing in a text is ever carried out.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from django.utils import translation
from django.utils.translation import gettext as _

from hearth.ground.courier.kinds import Facts, letters
from hearth.ground.courier.models import Wording

GAP = re.compile(r"\{([^{}\n]*)\}")
OF_THE_CODE = re.compile(r"%\((\w+)\)s")
SAMPLES: dict[str, Any] = {
    "deputy": lambda: _("Deputy Zhao Min"),
    "congress": lambda: _("Yuhe Congress"),
    "matter": lambda: "61250834",
    "unit": lambda: _("Yuhe Heating"),
    "referral": lambda: "27305516",
    "commitment": lambda: "41670328",
    "demand": lambda: "5TQ0X7KD",
    "outcome": lambda: "7M2RC4XA",
    "suggestion": lambda: "8-2026-014",
    "name": lambda: _("Zhou Lan"),
    "host": lambda: _("Bai Jie"),
    "day": lambda: _("Saturday, 5 December"),
    "hours": lambda: _("9:00 to 11:30"),
    "station": lambda: _("Anhe liaison station"),
    "where": lambda: _("1 Anhe Road"),
    "step": lambda: _("It is answered."),
    "title": lambda: _("Heating in the estates of Anhe"),
    "words": lambda: _("Radiators stay cold in several estates."),
}

# what stands for a gap where a letter is only spoken of
IN_GENERAL: dict[str, Any] = {
    "deputy": lambda: _("the deputy"),
    "congress": lambda: _("the congress"),
    "matter": lambda: _("the message"),
    "unit": lambda: _("the unit"),
    "referral": lambda: _("the referral"),
    "commitment": lambda: _("the promise"),
    "demand": lambda: _("the common demand"),
    "outcome": lambda: "…",
    "suggestion": lambda: _("the suggestion"),
    "name": lambda: _("somebody"),
    "host": lambda: _("somebody"),
    "day": lambda: _("a day"),
    "step": lambda: "…",
    "title": lambda: _("a public matter"),
    "words": lambda: "…",
}


class Words(NamedTuple):
    """Subject and text, gaps and all."""

    subject: str
    text: str

    def filled(self, facts: Facts) -> Words:
        """With what the facts say for each gap; a gap they do not know is left out, never shown."""
        return Words(*(GAP.sub(lambda gap: str(facts.get(gap[1].strip(), "")), part) for part in self))


def original(letter: str) -> Words:
    """As the house has them, in the language in force."""
    subject, text = letters()[letter].say()
    return Words(*(OF_THE_CODE.sub(r"{\1}", part) for part in (subject, text)))


def newest(letter: str, language: str) -> Wording | None:
    """What the congress said last about this letter."""
    found: Wording | None = Wording.objects.filter(letter=letter, language=language).order_by("-id").first()
    return found


def current(letter: str, language: str) -> Words:
    """The words in force in this congress and language."""
    own = newest(letter, language)
    if own is not None and not own.is_original:
        return Words(own.subject, own.text)
    with translation.override(language):
        return original(letter)


def unknown_gaps(letter: str, text: str) -> list[str]:
    """What stands in braces and is no gap of this letter, each once, as it was typed."""
    known = letters()[letter].gaps
    return [gap for gap in dict.fromkeys(GAP.findall(text)) if gap.strip() not in known]


def is_torn(text: str) -> bool:
    """Whether a brace stands alone, so that a gap was begun and not finished."""
    return bool(re.search(r"[{}]", GAP.sub("", text)))


def spoken_of(letter: str) -> str:
    """What a letter says in its subject, for whomever and of whatever it is."""
    subject = original(letter).filled({gap: say() for gap, say in IN_GENERAL.items()}).subject
    return subject[:1].upper() + subject[1:]


def samples(letter: str) -> dict[str, str]:
    """Invented facts by which a wording can be looked at."""
    return {gap: str(SAMPLES[gap]()) for gap in letters()[letter].gaps}
