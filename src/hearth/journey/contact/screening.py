"""The first look at a message: must a person see it before the deputy does, and must somebody be called at once?"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from hearth.core.bigrams import HAN
from hearth.journey.contact.lexicon import Lexicon, Patterns, read_lexicon

ADULT_AGE = 18

UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
# Somebody who wants to slip past the lexicon writes a word with stars or spaces in it.
BETWEEN_HAN = re.compile(rf"(?<=[{HAN}])[\s*·•~_|]+(?=[{HAN}])")
LINK = re.compile(r"(?:https?://|www\.)[!-~]+")
REPEATED_RUN = re.compile(r"([^\W_])\1{14,}|([^\W_]\S{1,19}?)\2{9,}")
IDENTITY_NUMBER = re.compile(r"(?<!\d)\d(?:[ -]?\d){16}[ -]?[\dx](?!\d)")
REMAINDERS = "10x98765432"


@dataclass(frozen=True)
class Finding:
    """What the first look saw in a message, and which other doors it may belong to."""

    reasons: tuple[str, ...] = ()
    urgent: bool = False
    redirects: tuple[str, ...] = ()

    @property
    def is_held(self) -> bool:
        """An emergency waits for nobody; every other reason waits for a person."""
        return any(reason != "emergency" for reason in self.reasons)

    @property
    def is_emergency(self) -> bool:
        """The sender must be shown whom to call now."""
        return "emergency" in self.reasons


def screen(text: str, *, today: date | None = None) -> Finding:
    """Look a message through; where nothing is found, it goes to the deputy at once."""
    lexicon, written = read_lexicon(), folded(text)
    meant = lexicon.struck.sub(" ", written)
    reasons = [reason for reason, patterns in lexicon.reasons.items() if _speaks_of(patterns, meant)]
    if _is_spam(written, lexicon):
        reasons.append("spam")
    if _shows_child(written, today or localdate()):
        reasons.append("child_data")
    redirects = [door for door, patterns in lexicon.redirects.items() if _speaks_of(patterns, meant)]
    return Finding(tuple(reasons), not lexicon.urgent.isdisjoint(reasons), tuple(redirects))


def folded(text: str) -> str:
    """The text as it sounds, without what only serves to slip past a reader."""
    visible = UNSEEN.sub("", unicodedata.normalize("NFKC", text).casefold()).replace("\u2019", "'")
    return BETWEEN_HAN.sub("", visible)


def _speaks_of(patterns: Patterns, text: str) -> bool:
    return any(pattern.search(text) for pattern in patterns)


def _is_spam(text: str, lexicon: Lexicon) -> bool:
    is_advertising = _speaks_of(lexicon.offers, text) and _speaks_of(lexicon.invitations, text)
    return is_advertising or _is_mostly_links(text, lexicon) or REPEATED_RUN.search(text) is not None


def _is_mostly_links(text: str, lexicon: Lexicon) -> bool:
    words, links = LINK.subn("", text)
    return links > lexicon.most_links and len(words) < links * lexicon.words_per_link


def _shows_child(text: str, today: date) -> bool:
    """An identity number carries its owner's birthday; a child's must not travel further than needed."""
    numbers = (re.sub("[ -]", "", found) for found in IDENTITY_NUMBER.findall(text))
    return any(_is_childs_number(number, today) for number in numbers)


def _is_childs_number(number: str, today: date) -> bool:
    weighted = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(number[:17]))
    if number[17] != REMAINDERS[weighted % 11]:
        return False
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return 0 <= age < ADULT_AGE
