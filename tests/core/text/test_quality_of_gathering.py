"""How well real letters are gathered; only where they lie beside the clone, since they are nobody's to copy.

The shipped weights know these letters, so this watches that nothing gets worse; `./hearth bench fit_likeness` judges.
"""

import json
import os
from pathlib import Path

import pytest

from bench._agreement import figures_of
from hearth.ops import evaluate
from hearth.ops.places import ROOT

DATA = Path(os.environ.get("HEARTH_TEXT_DATA") or ROOT.parent / "shared" / "data" / "text")
MESSAGES = 800

pytestmark = [
    pytest.mark.skipif(not (DATA / "demands_dev.jsonl").exists(), reason=f"no letters to judge by in {DATA}"),
    pytest.mark.timeout(600),
]


@pytest.fixture(scope="module")
def gold():
    """The newest letters and the group somebody put them into; letters of no certain group are not judged."""
    rows = [json.loads(line) for line in (DATA / "demands_dev.jsonl").read_text().splitlines()]
    return sorted(rows, key=lambda row: (row["time"], row["id"]))[-MESSAGES:]


@pytest.fixture(scope="module")
def found(gold, tmp_path_factory):
    folder = tmp_path_factory.mktemp("judged")
    given, out = folder / "in.jsonl", folder / "out.jsonl"
    given.write_text("".join(json.dumps(row) + "\n" for row in gold))
    assert evaluate.main(["demands", "--input", str(given), "--output", str(out)]) == 0
    return {row["id"]: row for row in map(json.loads, out.read_text().splitlines())}


@pytest.mark.parametrize(("when", "least"), [("online", 0.91), ("group", 0.93)])
def test_most_letters_are_with_their_like_and_with_nobody_else(gold, found, when, least):
    groups = {str(row["id"]): str(row["group"]) for row in gold if row["group"]}
    told = {str(key): row[when] for key, row in found.items()}

    assert figures_of(groups, told, "now")["now B3g F1"] >= least


def test_joining_without_asking_is_nearly_always_right(gold, tmp_path):
    known = {row["id"] for row in gold}
    asked = [json.loads(line) for line in (DATA / "pairs_dev.jsonl").read_text().splitlines()]
    asked = [row for row in asked if {row["id1"], row["id2"]} <= known]
    paths = [tmp_path / name for name in ("pairs.jsonl", "messages.jsonl", "out.jsonl")]
    for path, rows in zip(paths, (asked, gold), strict=False):
        path.write_text("".join(json.dumps(row) + "\n" for row in rows))

    asked_of = ["--input", str(paths[0]), "--messages", str(paths[1]), "--output", str(paths[2])]
    assert evaluate.main(["pairs", *asked_of]) == 0

    answers = [json.loads(line) for line in paths[2].read_text().splitlines()]
    joined = [row["same"] for row, answer in zip(asked, answers, strict=True) if answer["same"]]
    assert len(joined) > 20
    assert sum(joined) / len(joined) >= 0.95
