"""What a resident was told before they wrote, by version: the words somebody agreed to are never changed afterwards."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from hearth.ground.rulebook.profile import Wording

NOTICES = Path(__file__).with_name("notices")


@dataclass(frozen=True)
class Notice:
    """One version: what is done with the words, what either choice of privacy means, whom a child asks."""

    version: str
    since: date
    handling: Wording
    private: Wording
    public: Wording
    guardian: Wording
    aloud: Wording

    @classmethod
    def from_toml(cls, text: str) -> Notice:
        told = tomllib.loads(text).items()
        parts: dict[str, Any] = {name: Wording(said) if isinstance(said, dict) else said for name, said in told}
        return cls(**parts)

    @property
    def choices(self) -> dict[str, Wording]:
        """What each choice of privacy means."""
        return {"private": self.private, "public": self.public}


@cache
def notices() -> dict[str, Notice]:
    """Every version there ever was, oldest first."""
    made = [Notice.from_toml(file.read_text(encoding="utf-8")) for file in sorted(NOTICES.glob("*.toml"))]
    return {notice.version: notice for notice in made}


def in_force() -> Notice:
    """The version new messages are written under."""
    return list(notices().values())[-1]


def shown(version: str) -> Notice:
    """The version a form carried; the one in force where it carried none we know."""
    return notices().get(version) or in_force()


def agreed_to(thread: Any) -> Notice | None:
    """What the author of this thread was told; None for those who wrote before versions were kept."""
    return notices().get(thread.notice)
