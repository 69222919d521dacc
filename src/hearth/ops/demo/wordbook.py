"""Where the demo's invented words are kept: one chapter for each subject, written by hand."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

CHAPTERS = Path(__file__).parent / "words"

TOPICS = (
    "heating", "lighting", "buses", "drains", "parking", "property", "elderly",
    "lifts", "schools", "snow", "noise", "utilities", "thanks", "proposals",
)  # fmt: skip


@cache
def chapter(name: str) -> dict[str, Any]:
    """One chapter, read once."""
    return tomllib.loads((CHAPTERS / f"{name}.toml").read_text(encoding="utf-8"))
