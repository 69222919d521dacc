"""What pages show of a suggestion that went to the congress above."""

from __future__ import annotations

from typing import NamedTuple

from hearth.journey.contact.labels import Label
from hearth.journey.suggestions import labels, queries_upward
from hearth.journey.suggestions.models import FromAbove, SentUp, Suggestion


class Step(NamedTuple):
    """One thing that became of it there, in a sentence."""

    heard: FromAbove
    sentence: str
    result: Label | None


class Case(NamedTuple):
    """That it was sent up, and what came back."""

    sent: SentUp
    steps: list[Step]


def cases_of(suggestion: Suggestion) -> list[Case]:
    """Each time it was sent up; nothing is looked for where it cannot have been."""
    return [_case(sent) for sent in queries_upward.sent_up(suggestion)] if suggestion.number else []


def cases_of_each(suggestions: list[Suggestion]) -> dict[object, list[Case]]:
    """The same of several, by their keys."""
    found = queries_upward.sent_up_of(suggestions)
    return {key: [_case(sent) for sent in cases] for key, cases in found.items()}


def _case(sent: SentUp) -> Case:
    steps: list[FromAbove] = sent.steps  # type: ignore[attr-defined]
    return Case(sent, [_step(each, sent.to.short_name) for each in steps if _is_told(each)])


def _is_told(heard: FromAbove) -> bool:
    """What was public there and is not any more is told no longer."""
    return bool(heard.step not in ("published", "outcome") or heard.link or heard.title)


def _step(heard: FromAbove, above: str) -> Step:
    return Step(heard, labels.heard(heard.step, above, heard.who), labels.CLASSES.get(heard.result_class))
