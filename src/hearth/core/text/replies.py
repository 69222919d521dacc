"""What a reply says and what it leaves open: a list for whoever writes it, before it is sent. Never a mark.

A rule that does not concern this message says nothing (`holds` is None): nobody must name a law who refuses nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from hearth.core.bigrams import RUNS
from hearth.core.text.grams import words_of
from hearth.core.text.reply_signs import (
    CONTACT,
    COURTESY,
    DATE,
    DONE,
    GROUND,
    NUMBERED,
    REFERRED,
    REFUSES,
    REMAINS,
    SIGNED,
    WHO,
)

LITTLE = 0.15  # of the words of the message
NUMBER_OF = {sign: number for number, sign in enumerate("一二三四五六七八九", 1)}
SHORT = 40  # signs beside courtesies and the referral; whoever says more says more than that


class Point(NamedTuple):
    """One line of the list."""

    name: str
    sentence: str
    holds: bool | None


Rule = Callable[[str, str], bool | None]


def checked(message: str, reply: str) -> list[Point]:
    """The whole list for one reply."""
    return [Point(name, sentence, rule(message, reply)) for name, (sentence, rule) in RULES.items()]


def every_question(message: str, reply: str) -> bool | None:
    """Where somebody asked one, two, three, the answer has as many parts or names each number."""
    asked = _numbers(message)
    if len(asked) < 2:
        return None
    return asked <= _numbers(reply) or len(_numbers(reply)) >= len(asked)


def what_was_done(message: str, reply: str) -> bool:
    """By whom, and when: the date at the foot of a letter says only when it was written."""
    body = SIGNED.sub("", reply)
    return bool(DONE.search(body) and WHO.search(body) and DATE.search(body))


def ground_of_refusal(message: str, reply: str) -> bool | None:
    return bool(GROUND.search(reply)) if REFUSES.search(reply) else None


def date_for_the_rest(message: str, reply: str) -> bool | None:
    """In the sentence that says what remains, or beside it."""
    body = SIGNED.sub("", reply)
    found = [place.start() for place in REMAINS.finditer(body)]
    return any(DATE.search(body[max(0, at - 20) : at + 60]) for at in found) if found else None


def contact(message: str, reply: str) -> bool:
    return bool(CONTACT.search(reply))


def more_than_a_referral(message: str, reply: str) -> bool:
    if not REFERRED.search(reply):
        return True
    rest = COURTESY.sub("", REFERRED.sub("", SIGNED.sub("", reply)))
    return sum(len(run) for run in RUNS.findall(rest)) > SHORT


def same_words(message: str, reply: str) -> bool:
    asked = _words(message)
    return not asked or len(asked & _words(reply)) >= LITTLE * len(asked)


def _numbers(text: str) -> set[int]:
    found = (next(filter(None, groups)) for groups in NUMBERED.findall(text))
    return {NUMBER_OF[sign] if sign in NUMBER_OF else int(sign) for sign in found}


def _words(text: str) -> set[str]:
    return {word for word in words_of(text) if len(word) > 1}


RULES: dict[str, tuple[str, Rule]] = {
    "every_question": ("Answers each numbered question.", every_question),
    "what_was_done": ("Says what was done, by whom and when.", what_was_done),
    "ground_of_refusal": ("Names the rule on which a refusal stands.", ground_of_refusal),
    "date_for_the_rest": ("Gives a date for what remains.", date_for_the_rest),
    "contact": ("Says how to reach somebody.", contact),
    "more_than_a_referral": ("Is more than “passed on to …”.", more_than_a_referral),
    "same_words": ("Speaks of what the message speaks of.", same_words),
}
