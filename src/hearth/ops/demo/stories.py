"""The threads that are told in full, because everybody should be able to find them."""

from datetime import datetime, timedelta
from typing import Any

from hearth.ops.demo.aftermath import Step
from hearth.ops.demo.people import deputies, unit_named
from hearth.ops.demo.places import ground
from hearth.ops.demo.rhythm import Window
from hearth.ops.demo.seeds import MessageSeed
from hearth.ops.demo.wordbook import chapter


def stories(seed: int | str, congress: str, window: Window) -> list[MessageSeed]:
    """The stories of this congress, as far as they have happened."""
    return [_story(row, seed, window) for row in chapter("stories")["story"] if row["congress"] == congress]


def _story(row: dict[str, Any], seed: int | str, window: Window) -> MessageSeed:
    congress, sitting = row["congress"], deputies(seed, row["congress"])
    moment = max(_when(row, window), window.start)
    steps = [_step(step, congress) for step in row["step"]]
    return MessageSeed(
        **_without(row, "congress", "days_ago", "at", "minutes_ago", "step", "deputy"),
        area=ground(congress).place(row["place"]).area,
        deputy=next(index for index, deputy in enumerate(sitting) if deputy.key == row["deputy"]),
        language="zh-hans",
        email="",
        moment=moment,
        script=tuple(step for step in steps if moment + step.after < window.now),
    )


def _when(row: dict[str, Any], window: Window) -> datetime:
    if "minutes_ago" in row:
        return window.now - timedelta(minutes=row["minutes_ago"])
    return window.weekday_before(row["days_ago"], row["at"])


def _step(row: dict[str, Any], congress: str) -> Step:
    unit = unit_named(row["unit"], congress).name if "unit" in row else ""
    return Step(timedelta(minutes=row["after"]), unit=unit, **_without(row, "after", "unit"))


def _without(row: dict[str, Any], *taken: str) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key not in taken}
