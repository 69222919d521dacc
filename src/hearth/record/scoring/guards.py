"""What may be scored at all, and how it may be counted: not for a congress to choose (security T7; domain (e)).

Whatever grows with the number of messages, or with what one makes of them oneself, is never scored: one could write to
oneself. What people enter counts by days, once somebody else has verified or registered it. What follows from one
matter counts once, however many papers were made of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

COUNTS = {
    "line": pgettext_lazy("what is counted", "matters"),
    "day": pgettext_lazy("what is counted", "days"),
    "half_day": pgettext_lazy("what is counted", "half-days"),
}


class Guard(NamedTuple):
    """How one kind may be counted (not at all where nothing stands here), and why."""

    counts: tuple[str, ...]
    why: Any
    needs_word: bool = False  # somebody else must have verified or registered it
    is_of_suggestions: bool = False  # only what follows from a suggestion, not from a message


BY_THE_DAY = _("By days, however often it is entered for one day, and only if somebody else verified or registered it.")
BY_TIME = _("By days or half-days, and only if somebody else verified or registered it.")
BY_MATTER = _("Each matter once: suggestions made from the same common demand are one matter.")
WITH_MESSAGES = _("It grows with the number of messages, and one could write to oneself.")

IN_DAYS = Guard(("day",), BY_THE_DAY, needs_word=True)
IN_TIME = Guard(("day", "half_day"), BY_TIME, needs_word=True)
OWN_KIND = IN_TIME  # what a congress names itself is entered by hand
ONCE_A_MATTER = Guard(("line",), BY_MATTER)

GUARDS: dict[str, Guard] = {
    "reply": Guard((), WITH_MESSAGES),
    "coordination": Guard((), WITH_MESSAGES),
    "talk": Guard((), _("It grows with what one makes of a message oneself.")),
    "demand": Guard((), _("It grows with messages and with how they are put together.")),
    "answer_all": Guard((), WITH_MESSAGES),
    "solved": Guard((), _("Residents say it. Points for it would lead to asking them for it.")),
    "verification": Guard((), _("It grows with how much is claimed, and a deputy can claim things.")),
    "study": Guard((), _("Nobody else sees it, and the time somebody reads must not be assessed.")),
    "visit": IN_DAYS,
    "reception": IN_DAYS,
    "publicity": IN_DAYS,
    "report": Guard(("day",), _("By days; a report to voters is announced, and given once a year.")),
    "suggestion": ONCE_A_MATTER,
    "cosignature": ONCE_A_MATTER,
    "evaluation": Guard(("line",), _("Each matter once, however often an answer is judged.")),
    "follow_up": Guard(
        ("line",),
        _("Each matter once, and only what was promised in answer to a suggestion: a message one can write oneself."),
        is_of_suggestions=True,
    ),
    "outcome": Guard(
        ("line",), _("Each matter once: a measure or document is verified by two sides before it is public.")
    ),
    **dict.fromkeys(("session", "committee", "group"), IN_TIME),
    **dict.fromkeys(("inspection", "research", "check", "invited", "training"), IN_TIME),
}

# what is no kind of line at all, said beside those above
NEVER_A_LINE = (
    _("Messages received, signing in, time online, time spent reading"),
    _("Uploads, photos and voice notes: whether one goes with a line changes nothing"),
    _("Likes, forwards, checking in daily"),
    _("Donations and sponsorship: money would buy points"),
)

# a kind of the congress's own is not scored under another name
NAMED_FOR_IT = re.compile(
    r"捐|赞助|资助|点赞|转发|打卡|签到|登录|登陆|在线|时长|上传|照片|留言|来信|学习|阅读|"
    r"\b(donat\w*|sponsor\w*|likes?|forwards?|log-?ins?|sign-?ins?|online|uploads?|photos?|messages?|reading)\b",
    re.IGNORECASE,
)


def guard_of(kind: str) -> Guard:
    """What holds for this kind."""
    return GUARDS.get(kind, OWN_KIND)


def is_scorable(kind: str, names: Mapping[str, tuple[str, ...]] | None = None) -> bool:
    """Whether a rule may be made for it; a kind of the congress's own also by what it is called."""
    if kind in GUARDS:
        return bool(GUARDS[kind].counts)
    return not any(NAMED_FOR_IT.search(name) for name in (names or {}).get(kind, ()))
