"""The household waits for the process that makes tables and demo, and for nothing that cannot come."""

import os
import sys
from collections.abc import Callable
from threading import Event

import pytest

from hearth.ops import preparation
from hearth.ops.preparation import STATIC, TABLES, Preparation

Said = Callable[[str], Preparation]


@pytest.fixture
def ending() -> Event:
    return Event()


@pytest.fixture
def saying(monkeypatch, ending) -> Said:
    """A process that does as this Python says, in place of the real one."""
    start = preparation.kinship.start

    def begin(program: str) -> Preparation:
        argv = [sys.executable, "-c", program]
        monkeypatch.setattr(preparation.kinship, "start", lambda _argv, *rest, **more: start(argv, *rest, **more))
        return Preparation([], dict(os.environ), ending)

    return begin


WAITS = "import sys; sys.stdin.read(); "


def test_it_says_how_far_it_is_and_begins_when_it_is_told(saying):
    process = saying("print('static', flush=True); " + WAITS + "print('tables', flush=True)")

    assert process.says(STATIC)
    process.begin()
    assert process.says(TABLES)
    assert process.is_done()


def test_two_words_said_at_once_are_both_heard(saying):
    process = saying("print('static'); print('tables', flush=True)")

    assert process.says(STATIC)
    assert process.says(TABLES)
    process.stop()


@pytest.mark.parametrize("end", ["sys.exit(3)", "print('something else', flush=True)", "pass"])
def test_a_process_that_ends_without_tables_has_none(saying, end):
    process = saying(WAITS + end)
    process.begin()

    assert not process.says(TABLES)
    process.stop()


def test_a_demo_that_could_not_be_told_is_no_success(saying):
    process = saying(WAITS + "print('tables', flush=True); sys.exit(1)")
    process.begin()

    assert process.says(TABLES)
    assert not process.is_done()


def test_whoever_wants_to_stop_waits_for_nothing(saying, ending):
    process = saying(WAITS + "import time; time.sleep(600)")
    process.begin()
    ending.set()

    assert not process.says(TABLES)
    assert not process.is_done()
    assert process.process.poll() is not None
