"""What follows a message: who reads it, asks, passes it on, answers, and what the resident says in the end."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from hearth.ops.demo.rhythm import awake
from hearth.ops.demo.wordbook import chapter

FORGOTTEN_AT_MOST = timedelta(days=20)
LATE, NOTED, COORDINATED, RATED, REOPENED = 0.07, 0.2, 0.35, 0.66, 0.45
SOLVED = {  # what the answer was → how residents see it: yes, partly, no
    "solved": (90, 8, 2),
    "measure": (62, 32, 6),
    "explained": (30, 45, 25),
    "passed_on": (40, 35, 25),
}
COURSES = {"answered": 73, "asked": 8, "withdrawn": 2, "left": 7, "waiting": 10}


@dataclass(frozen=True)
class Step:
    """One thing that happened, counted from the sending.

    The deputy's side acknowledges, asks (for more), notes, hands over (asks for coordination) and replies;
    the resident informs, rates, reopens and withdraws. `unit` is the name of the unit it was passed to.
    """

    after: timedelta
    verb: str
    text: str = ""
    outcome: str = ""
    unit: str = ""
    solved: str = ""
    clarity: int = 0


@dataclass(frozen=True)
class Affair:
    """What one message is about, as far as it decides what follows."""

    sent: datetime
    answer: tuple[str, str]
    hand_over: str
    unit: str
    swift: bool
    plain: bool
    english: bool


def what_follows(rng: Random, affair: Affair, now: datetime) -> tuple[Step, ...]:
    """Everything that has happened to this message by now."""
    courses = dict(COURSES)
    if affair.plain or now - affair.sent > FORGOTTEN_AT_MOST:
        courses |= {"left": 0, "waiting": 0}
    course = "answered" if affair.plain else rng.choices(list(courses), list(courses.values()))[0]
    diary = Diary(rng, affair)
    getattr(diary, course)()
    return tuple(step for step in diary.steps if affair.sent + step.after < now)


class Diary:
    """Writes down, step by step, one course that things can take."""

    def __init__(self, rng: Random, affair: Affair) -> None:
        self.rng, self.affair, self.clock = rng, affair, affair.sent
        self.steps: list[Step] = []

    def answered(self) -> None:
        """Read, perhaps passed on, answered, and judged by the resident."""
        self._acknowledge()
        self._perhaps_hand_over()
        self._reply(*self.affair.answer)

    def asked(self) -> None:
        """The deputy needs to know more first."""
        self._acknowledge()
        question, answer = self.rng.choice(self._words("questions"))
        self._write("ask", 0.1, 3, text=question)
        self._write("inform", 0.3, 20, text=answer)
        self._perhaps_hand_over()
        self._reply(*self.affair.answer)

    def withdrawn(self) -> None:
        """The resident no longer needs an answer."""
        self._acknowledge()
        self._write("withdraw", 1, 12, text=self.rng.choice(self._words("withdrawals")))

    def left(self) -> None:
        """Nobody has read it yet."""

    def waiting(self) -> None:
        """It was read, and has been waiting since."""
        self._acknowledge()
        self._perhaps_hand_over()

    def _acknowledge(self) -> None:
        late = self.rng.random() < LATE
        first_words = self.rng.choice([*self._words("first_words"), ""])
        self._write("acknowledge", *((26, 50) if late else (0.2, 5)), text="" if self.affair.plain else first_words)
        if not self.affair.english and not self.affair.plain and self.rng.random() < NOTED:
            self._write("note", 0.2, 6, text=self.rng.choice(self._words("notes")))

    def _perhaps_hand_over(self) -> None:
        if self.affair.hand_over and self.rng.random() < COORDINATED:
            self._write("hand_over", 0.2, 3, text=self.affair.hand_over, unit=self.affair.unit)

    def _reply(self, outcome: str, text: str) -> None:
        usual = (3, 14) if self.affair.swift else (14, 110)
        hours = (0.3, 6) if self.affair.plain else (190, 240) if self.rng.random() < LATE else usual
        unit = self.affair.unit if outcome == "passed_on" else ""
        self._write("reply", *hours, text=text, outcome=outcome, unit=unit)
        if not self.affair.plain and self.rng.random() < RATED:
            self._rate(outcome)

    def _rate(self, outcome: str) -> None:
        solved = self.rng.choices(("yes", "partly", "no"), SOLVED[outcome])[0]
        clarity = self.rng.choices((1, 2, 3), {"yes": (0, 15, 85), "partly": (5, 45, 50), "no": (30, 45, 25)}[solved])[
            0
        ]
        comment = "" if self.affair.english else self.rng.choice(self._words("praise" if solved == "yes" else "regret"))
        self._write("rate", 2, 70, text=comment, solved=solved, clarity=clarity)
        if solved == "no" and not self.affair.english and self.rng.random() < REOPENED:
            self._do_it_again()

    def _do_it_again(self) -> None:
        self._write("reopen", 2, 60, text=self.rng.choice(self._words("reopens")))
        self._write("acknowledge", 0.2, 5)
        self._write("reply", 20, 60, text=self.rng.choice(self._words("seconds")), outcome="measure")
        self._write("rate", 2, 60, solved="yes", clarity=2)

    def _words(self, kind: str) -> list[Any]:
        spoken: dict[str, list[Any]] = chapter("manners")["after"]
        return spoken.get(f"{kind}_en", spoken[kind]) if self.affair.english else spoken[kind]

    def _write(self, verb: str, least: float, most: float, **said: Any) -> None:
        later = self.clock + timedelta(minutes=round(60 * self.rng.uniform(least, most)))
        self.clock = awake(self.rng, later)
        self.steps.append(Step(self.clock - self.affair.sent, verb, **said))
