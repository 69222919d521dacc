"""./hearth evaluate reads messages, never labels, and says plainly what it cannot read."""

import json
import os
import subprocess
import sys

import pytest

from hearth.ops import evaluate
from hearth.ops.places import ROOT
from tests.core.text.letters import COLD, COLD_TOO, LAMPS, LAMPS_TOO


def rows(**changes):
    texts = [COLD, LAMPS, COLD_TOO, LAMPS_TOO]
    made = [
        {"id": n, "user": f"u{n}", "time": f"2026-01-0{n + 1}T08:00:00", "body": text, "group": n}
        for n, text in enumerate(texts)
    ]
    return [row | changes for row in made]


@pytest.fixture
def run(tmp_path):
    def go(task, given, messages=None):
        paths = [tmp_path / name for name in ("in.jsonl", "out.jsonl", "messages.jsonl")]
        paths[0].write_text("".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in given))
        words = [task, "--input", str(paths[0]), "--output", str(paths[1])]
        if messages is not None:
            paths[2].write_text("".join(json.dumps(row) + "\n" for row in messages))
            words += ["--messages", str(paths[2])]
        try:
            code = evaluate.main(words)
        except SystemExit as end:
            code = end.code
        return code, [json.loads(line) for line in paths[1].read_text().splitlines()] if code == 0 else []

    return go


def test_messages_of_one_concern_are_one_group(run):
    code, found = run("demands", rows())

    assert code == 0
    assert [row["id"] for row in found] == [0, 1, 2, 3]
    for column in ("online", "group"):
        group = {row["id"]: row[column] for row in found}
        assert group[0] == group[2] != group[1] == group[3]


def test_labels_make_no_difference(run):
    unlabelled = [{key: value for key, value in row.items() if key != "group"} for row in rows()]

    assert run("demands", rows(group=1)) == run("demands", unlabelled)


def test_the_order_of_the_lines_makes_no_difference(run):
    assert run("demands", rows()[::-1]) == run("demands", rows())


def test_pairs_are_judged_with_the_messages_at_hand(run):
    asked = [{"id1": 0, "id2": 2, "same": 0}, {"id1": 0, "id2": 1, "same": 1}]

    _, (same, other) = run("pairs", asked, rows())

    assert (same["id1"], same["id2"]) == (0, 2)
    assert same["p"] > 0.5 > other["p"]
    assert other["same"] is False


@pytest.mark.parametrize(
    ("task", "given", "messages", "said"),
    [
        ("demands", ["{"], None, "Line 1 of"),
        ("demands", [{"id": 1, "body": ""}], None, "has no “time”"),
        ("demands", [{"id": 1, "time": "yesterday"}], None, "is no moment"),
        ("demands", ["[]"], None, "is not a JSON object"),
        ("demands", [*rows(), rows()[0]], None, "stands there twice"),
        ("pairs", [{"id1": 0, "id2": 9}], rows(), "does not hold the message 9"),
        ("pairs", [{"id1": 0}], rows(), "has no “id2”"),
        ("pairs", [], None, "say with --messages"),
        ("poems", [], None, "invalid choice"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(run, capsys, task, given, messages, said):
    code, _ = run(task, given, messages)

    assert code == 2
    assert said in capsys.readouterr().err


def test_a_file_that_is_missing_is_named(tmp_path, capsys):
    assert evaluate.main(["demands", "--input", str(tmp_path / "none"), "--output", str(tmp_path / "out")]) == 2
    assert "none cannot be read" in capsys.readouterr().err


def test_neither_django_nor_a_database_is_needed():
    program = "import sys, hearth.ops.evaluate.demands, hearth.ops.evaluate.pairs; sys.exit('django' in sys.modules)"
    environment = {"PYTHONPATH": str(ROOT / "src"), "PATH": os.environ["PATH"]}

    assert subprocess.run([sys.executable, "-c", program], env=environment, check=False).returncode == 0
