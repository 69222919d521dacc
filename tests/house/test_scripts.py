"""What our scripts never do: listen to other windows, or let a name that came from elsewhere choose what is written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hearth.ops.places import PACKAGE

# arithmetic on arrays of numbers, in a worker that talks to the page that started it
WORKER = "proof-worker.js"
SCRIPTS = sorted(file for file in PACKAGE.rglob("static/**/*.js") if "vendor" not in file.parts)
LISTENS = re.compile(r"""addEventListener\(\s*["']message|\bonmessage\s*=|\.postMessage\(""")
OF_A_WORKER = ("worker.onmessage =", "worker.postMessage(")
# thing[name] = …: with the name __proto__ it would change every object
CHOSEN_BY_A_NAME = re.compile(r"[\w\])]\[[^\]\"'`\d][^\]]*\]\s*(?:[+\-*/|&^]?=)(?!=)")
OF_PROTOTYPES = ("__proto__", ".prototype", "setPrototypeOf", "eval(", "new Function", "innerHTML", "document.write")


def test_there_are_scripts_to_look_at():
    assert {"desk.js", "public.js", WORKER} <= {script.name for script in SCRIPTS}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_no_page_listens_to_another_window(script: Path):
    words = script.read_text(encoding="utf-8")
    for own in OF_A_WORKER:
        words = words.replace(own, "")

    assert script.name == WORKER or LISTENS.findall(words) == []


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_no_name_from_elsewhere_chooses_what_is_written(script: Path):
    words = script.read_text(encoding="utf-8")

    assert script.name == WORKER or CHOSEN_BY_A_NAME.findall(words) == []
    assert [part for part in OF_PROTOTYPES if part in words] == []


@pytest.mark.parametrize("bad", ["store[key] = words", "kept[field.name] += 1", "all[`${a}`][b] = c"])
def test_such_a_line_would_be_found(bad: str):
    assert CHOSEN_BY_A_NAME.search(bad)
