"""A process remembers for seconds, and never more than it has room for."""

from __future__ import annotations

from itertools import count

import pytest

from hearth.core import remembering
from hearth.core.remembering import Memory


@pytest.fixture
def moment(monkeypatch):
    """A stopwatch that stands until it is moved."""
    seconds = [1000.0]
    monkeypatch.setattr(remembering.time, "monotonic", lambda: seconds[0])
    return seconds


@pytest.fixture
def memory(moment) -> Memory[int]:
    return Memory(seconds=15, most=2)


@pytest.fixture
def asked():
    """Counts how often something had to be looked up."""
    return count(1).__next__


def test_what_was_just_asked_is_not_looked_up_again(memory, asked):
    assert [memory.recall("door", asked), memory.recall("door", asked)] == [1, 1]


@pytest.mark.parametrize(("later", "answer"), [(14.9, 1), (15, 2)])
def test_what_is_too_old_is_looked_up_again(memory, asked, moment, later, answer):
    memory.recall("door", asked)
    moment[0] += later

    assert memory.recall("door", asked) == answer


def test_where_there_is_no_room_the_oldest_gives_way(memory):
    for number, key in enumerate(["first", "second", "third"]):
        memory.keep(key, number)

    assert [memory.known(key) for key in ("first", "second", "third")] == [None, 1, 2]


def test_what_is_too_old_does_not_stay_in_memory(moment):
    memory = Memory[str](seconds=15, most=9)
    memory.keep("first", "a resident's page")
    memory.keep("second", "another")
    moment[0] += 15

    memory.keep("third", "a third")

    assert list(memory._kept) == ["third"]


def test_what_was_renewed_is_no_longer_the_oldest(memory):
    for key in ("first", "second", "first", "third"):
        memory.keep(key, 7)

    assert [memory.known(key) for key in ("first", "second", "third")] == [7, None, 7]


def test_what_was_not_there_is_looked_for_each_time(memory):
    answers = iter([None, 5])

    assert [memory.recall("door", answers.__next__), memory.recall("door", answers.__next__)] == [None, 5]


def test_forgotten_is_forgotten(memory):
    memory.keep("door", 1)

    memory.forget()

    assert memory.known("door") is None
