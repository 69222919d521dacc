"""The classifiers that come with the product, fitted anew, and how good such models are on texts they have not seen.

Reads the files that HEARTH_TEXT_DATA names (their licence keeps them out of the repository), and writes numbers only:
which gram speaks for which label, as bytes, and no word. Every figure is of texts of which neither they nor their
near-copies were learnt from: five folds. `--only` fits one of the two, `--dry` writes nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from hearth.core.bigrams import RUNS, folded  # noqa: E402
from hearth.core.text import judging, packing, topics  # noqa: E402
from hearth.core.text.grams import ENGLISH, word_key, words_of  # noqa: E402
from hearth.core.text.judging import Answer, Quality  # noqa: E402
from hearth.core.text.training import Example, Lesson, train  # noqa: E402

DATA = Path(os.environ.get("HEARTH_TEXT_DATA") or ROOT.parent / "shared" / "data" / "text")
WORST = 10  # labels that are shown
OFTEN = 3  # texts, in which a word that the publisher of the segmented ones left out must stand to be known as such


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=[topics.PETITIONS, topics.INTENTS])
    parser.add_argument("--dry", action="store_true")
    parser.add_argument("--folds", type=int, default=judging.FOLDS, help="how many of the five are judged")
    given = parser.parse_args()
    if not DATA.is_dir():
        raise SystemExit(f"There is no {DATA}: say where the files are with HEARTH_TEXT_DATA.")
    if given.only != topics.INTENTS:
        petitions(given)
    if given.only != topics.PETITIONS:
        intents(given)


def petitions(given: argparse.Namespace) -> None:
    """Seven topics, from segmented messages and some of the same ones as they were written."""
    cut = [Example(words_in(row["words"]), row["label"]) for row in rows("topics_words_train.jsonl")]
    raw = [Example(words_of(f"{row['title']}\n{row['body']}"), row["label"]) for row in rows("topics_raw_train.jsonl")]
    lesson = Lesson(silent=left_out(cut, raw))
    fit(
        topics.PETITIONS,
        [*cut, *raw],
        lesson,
        {"segmented": slice(len(cut)), "as written": slice(len(cut), None)},
        given,
    )


def intents(given: argparse.Namespace) -> None:
    """Seventy-seven intents of a bank's customers, in English."""
    examples = [Example(words_of(row["text"]), row["label"]) for row in rows("en_banking77_train.jsonl")]
    lesson = Lesson(ENGLISH, cost=1.0, is_balanced=False, is_purity_telling=False, rounds=5)
    fit(topics.INTENTS, examples, lesson, {"all": slice(None)}, given)


def fit(
    name: str, examples: Sequence[Example], lesson: Lesson, parts: dict[str, slice], given: argparse.Namespace
) -> None:
    """Say how good it is, then learn from all and write it down."""
    began = time.process_time()
    answers = judging.held_out(examples, lesson, judged=given.folds)
    sharpness = judging.sharpest(list(answers.values()))
    print(f"\n{name}: {len(examples):,} texts, {given.folds} folds in {time.process_time() - began:.0f} s of CPU")
    for part, place in parts.items():
        judged = [answers[at] for at in range(*place.indices(len(examples))) if at in answers]
        said(part, judging.quality(judged, sharpness))
    confused(list(answers.values()))
    began = time.process_time()
    model = judging.replace(train(examples, lesson), sharpness=sharpness)
    packed = packing.to_bytes(model)
    print(f"{len(model.keys):,} grams, {len(packed):,} bytes, learnt in {time.process_time() - began:.0f} s of CPU")
    if not given.dry:
        topics.MODELS.mkdir(exist_ok=True)
        (topics.MODELS / f"{name}.model").write_bytes(packed)


def said(part: str, found: Quality) -> None:
    print(
        f"{part:<12} {found.texts:6,} texts   macro-F1 {found.macro_f1:.4f}   among three {found.among_three:.4f}   "
        f"calibration error {found.calibration_error:.3f}"
    )
    print("  claimed → right: " + ", ".join(f"{b.claimed:.2f} → {b.right:.2f} ({b.texts})" for b in found.reliability))
    for label, value in sorted(found.f1.items(), key=lambda pair: pair[1])[:WORST]:
        print(f"  {value:.3f} {label}")


def confused(answers: Sequence[Answer]) -> None:
    """The commonest mistakes."""
    pairs = Counter((a.label, said) for a in answers if (said := max(a.scores, key=a.scores.__getitem__)) != a.label)
    print("  mistaken: " + ", ".join(f"{right} as {said} {often}" for (right, said), often in pairs.most_common(8)))


def words_in(segmented: str) -> list[str]:
    return [word for word in folded(segmented).split() if RUNS.match(word)]


def left_out(cut: Sequence[Example], raw: Sequence[Example]) -> frozenset[int]:
    """Words that stand in messages and never in segmented ones: function words, known by their numbers only."""
    known = {word for example in cut for word in example.words}
    often = Counter(word for example in raw for word in set(example.words) - known)
    return frozenset(word_key(word) for word, times in often.items() if times >= OFTEN)


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    main()
