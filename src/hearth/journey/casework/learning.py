"""A night learns from what people decided, and says how good it would have been; nothing of it is in force by itself.

Bounded: the newest 3,000 matters, 600 signs of each. Every figure is of messages of which neither they nor their
near-copies were learnt from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from hearth.core.text.grams import word_key
from hearth.core.text.judging import Answer, held_out, quality, sharpest
from hearth.core.text.model import Model
from hearth.core.text.packing import from_bytes
from hearth.core.text.stop_words import STOP_WORDS
from hearth.core.text.topics import renamed, shipped
from hearth.core.text.training import Example, Lesson, train
from hearth.journey.casework.examples import ENOUGH_EACH, ENOUGH_LINES, Settled, Standing, examples_of
from hearth.journey.casework.models import Route, RoutingModel

# words that say nothing are no grounds, and what one person alone wrote is not kept
SPARING = Lesson(is_sparing=True, silent=frozenset(map(word_key, STOP_WORDS)))
NOTHING = ""  # what is said where no line's words stand in the message


class Learnt(NamedTuple):
    """A model, how many matters it learnt from, and its figures."""

    model: Model
    examples: int
    figures: dict[str, Any]


class _Way(NamedTuple):
    """One way of learning, judged."""

    before: Model | None
    answers: dict[int, Answer]
    macro_f1: float


def learn(standing: Standing) -> Learnt | None:
    """Of the lines of which there is enough: upon the topics that come with the product, or from nothing if better.

    None where too few of the messages still have their words.
    """
    told = _enough_of(list(examples_of([each for each in standing.settled if each.line in standing.learnable])))
    if not told:
        return None
    examples = [example for _matter, example in told]
    best = max(_ways(examples, standing), key=lambda way: way.macro_f1)
    sharpness = sharpest(list(best.answers.values()))
    model = replace(train(examples, SPARING, best.before), sharpness=sharpness)
    figures = _figures(best.answers, sharpness, examples) | {"beside": _beside(best, sharpness, told)}
    return Learnt(model, len(examples), figures)


def _enough_of(told: list[tuple[Settled, Example]]) -> list[tuple[Settled, Example]]:
    times = Counter(example.label for _matter, example in told)
    lines = {line for line, n in times.items() if n >= ENOUGH_EACH}
    return [each for each in told if each[1].label in lines] if len(lines) >= ENOUGH_LINES else []


def _ways(examples: Sequence[Example], standing: Standing) -> list[_Way]:
    known = [None, *([prior] if (prior := _prior(standing)) else [])]
    judged = [(before, held_out(examples, SPARING, before)) for before in known]
    return [_Way(before, answers, quality(list(answers.values()), 1.0).macro_f1) for before, answers in judged]


def _prior(standing: Standing) -> Model | None:
    """What the product knows of the lines that stand for one of its topics, each by itself."""
    named = Route.objects.exclude(topic="").values_list("topic", "pk")
    times = Counter(topic for topic, _line in named)
    names = {topic: str(line) for topic, line in named if times[topic] == 1 and line in standing.learnable}
    return renamed(shipped(), names) if names else None


def _figures(answers: dict[int, Answer], sharpness: float, examples: Sequence[Example]) -> dict[str, Any]:
    told = quality(list(answers.values()), sharpness)
    times = Counter(example.label for example in examples)
    return {
        "all": _shares(list(answers.values())) | {"calibration_error": round(told.calibration_error, 4)},
        "lines": {line: {"f1": round(told.f1.get(line, 0.0), 4), "n": n} for line, n in times.items()},
        "reliability": [[round(each.claimed, 4), round(each.right, 4), each.texts] for each in told.reliability],
    }


def _shares(answers: Sequence[Answer]) -> dict[str, Any]:
    told = quality(answers, 1.0)
    right = sum(max(each.scores, key=each.scores.__getitem__) == each.label for each in answers) / len(answers)
    shares = {"macro_f1": told.macro_f1, "among_three": told.among_three, "right": right}
    return {name: round(share, 4) for name, share in shares.items()} | {"texts": len(answers)}


def _beside(best: _Way, sharpness: float, told: Sequence[tuple[Settled, Example]]) -> dict[str, Any]:
    """This one and what is in force, on the same messages, new to both; nothing where there is no such message."""
    in_force = RoutingModel.objects.filter(state="in_force").first()
    places = [at for at, (each, _e) in enumerate(told) if in_force is None or each.sent_at > in_force.newest_at]
    if not places:
        return {}
    examples = [told[at][1] for at in places]
    old = _by_model(from_bytes(bytes(in_force.packed)), examples) if in_force else _by_words(examples)
    new = _shares([best.answers[at] for at in places])
    return {"than": in_force.code if in_force else "", "new": new, "old": _shares(old)}


def _by_model(model: Model, examples: Sequence[Example]) -> list[Answer]:
    scored = [(model.scores(model.hear(each.words).values(model.scales)), each.label) for each in examples]
    return [Answer(dict(zip(model.labels, scores, strict=True)), label) for scores, label in scored]


def _by_words(examples: Sequence[Example]) -> list[Answer]:
    """What the words of the lines alone would have said: the line of which most stand there."""
    lines = [(str(line.pk), line.word_list) for line in Route.objects.order_by("title")]
    return [Answer(_found(lines, "".join(each.words)), each.label) for each in examples]


def _found(lines: list[tuple[str, list[str]]], text: str) -> dict[str, float]:
    return {NOTHING: 0.5} | {line: float(sum(word in text for word in words)) for line, words in lines}
