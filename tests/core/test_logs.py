"""A line of the log says what happened, and to nobody's telephone."""

from __future__ import annotations

import json
import logging
import re
import sys

from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from hearth.core.logs import Line, Masked
from hearth.ops.places import PACKAGE

around = st.text("abc 家里很冷,.:", max_size=10)
mobiles = st.from_regex(r"1[3-9]\d-?\d{4} ?\d{4}", fullmatch=True).filter(str.isascii)
identities = st.from_regex(r"[0-9]{17}[0-9Xx]", fullmatch=True)
codes = st.from_regex(r"([0-9]{4} ){3}[0-9]{4}", fullmatch=True)


def line(message: str, *args: object, **extra: object) -> dict[str, object]:
    record = logging.LogRecord("hearth.test", logging.WARNING, "", 1, message, args, None)
    vars(record).update(extra)
    Masked().filter(record)
    return json.loads(Line().format(record))


@given(around, mobiles | identities | codes, around)
def test_numbers_of_people_are_blotted_out(before, number, after):
    said = line("%s%s%s", before, number, after)["what"]

    assert number not in said
    assert said == f"{before}[number]{after}"


def test_other_numbers_stay():
    said = line("answered %s after %s s, port 8000, 2026-11-22, 184467440737095516150", 500, 0.25)["what"]

    assert said == "answered 500 after 0.25 s, port 8000, 2026-11-22, 184467440737095516150"


def test_a_line_is_one_object_with_moment_level_and_speaker():
    said = line("it is cold", path="/yuhe/", congress="yuhe", secret="not for the log")

    assert {"level": "warning", "from": "hearth.test", "what": "it is cold"}.items() <= said.items()
    assert said["path"] == "/yuhe/" and "secret" not in said


def test_a_trace_is_blotted_out_too():
    try:
        raise ValueError("no letter to 13800002046")
    except ValueError:
        record = logging.LogRecord("hearth.test", logging.ERROR, "", 1, "failed", (), sys.exc_info())

    trace = json.loads(Line().format(record))["trace"]

    assert "ValueError: no letter to [number]" in trace


def test_what_is_logged_goes_to_one_place_and_no_other():
    written = "".join(file.read_text(encoding="utf-8") for file in PACKAGE.rglob("*.py"))

    assert settings.LOGGING["root"]["handlers"] == list(settings.LOGGING["handlers"]) == ["stderr"]
    assert [each["handlers"] for each in settings.LOGGING["loggers"].values() if "handlers" in each] == []
    assert re.search(r"addHandler|FileHandler|SysLogHandler|HTTPHandler|SocketHandler|basicConfig", written) is None


def test_line_breaks_in_what_happened_make_no_second_line():
    record = logging.LogRecord("hearth.test", logging.ERROR, "", 1, 'a\n{"level": "info"}', (), None)

    assert "\n" not in Line().format(record)
