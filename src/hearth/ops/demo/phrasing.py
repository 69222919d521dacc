"""How a message is put: perhaps a greeting, the matter, a detail, a request."""

from collections.abc import Sequence
from random import Random

from hearth.ops.demo.sentences import Blanks, Case, Matter
from hearth.ops.demo.wordbook import chapter

OPENING, DETAIL, CLOSING = 0.5, 0.55, 0.5


def in_chinese(rng: Random, matter: Matter, case: Case, gaps: Blanks) -> str:
    """One message as a resident might type it."""
    manners = chapter("manners")["zh"]
    openings = [line for line in manners["open"] if not _says_twice(line, case.say)]
    if matter.plain:
        return case.say.format_map(gaps) + _perhaps(rng, DETAIL, matter.more)
    opening = _perhaps(rng, OPENING, openings)
    ending = _perhaps(rng, DETAIL, matter.more) + _perhaps(rng, CLOSING, manners["close"])
    return (opening + case.say + ending).format_map(gaps)


def in_english(rng: Random, text: str, gaps: Blanks) -> str:
    """One message by somebody who writes English."""
    manners = chapter("manners")["en"]
    closing = _perhaps(rng, CLOSING, [line for line in manners["close"] if "hank" not in text])
    return f"{rng.choice(manners['open'])}{text.format_map(gaps)} {closing}".strip()


def _says_twice(opening: str, say: str) -> bool:
    return any(gap in opening and gap in say for gap in ("{place}", "{deputy}"))


def _perhaps(rng: Random, chance: float, lines: Sequence[str]) -> str:
    return rng.choice(lines) if lines and rng.random() < chance else ""
