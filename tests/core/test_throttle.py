"""Limits are exact, whoever asks and however many at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from django.db import connection

from hearth.core import clock, throttle
from hearth.core.refusals import TooOften

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def passes(key: bytes, most: int = 3, seconds: int = 60) -> bool:
    try:
        throttle.limit(key, most=most, seconds=seconds)
    except TooOften:
        return False
    return True


@pytest.mark.django_db(transaction=True)
def test_of_twenty_at_once_exactly_as_many_pass_as_the_limit_says():
    together = Barrier(20)

    def try_once(_: int) -> bool:
        try:
            together.wait(timeout=20)
            return passes(b"door", most=7, seconds=86_400)
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as people:
        passed = list(people.map(try_once, range(20)))

    assert sum(passed) == 7


@pytest.mark.django_db
def test_the_first_try_beyond_the_limit_is_refused():
    with clock.standing_at(NOON):
        assert [passes(b"door") for _ in range(5)] == [True, True, True, False, False]


@pytest.mark.django_db
def test_a_limit_that_was_reached_is_one_line_of_the_log(caplog):
    with clock.standing_at(NOON):
        for _ in range(6):
            passes(b"door")

    (line,) = [record for record in caplog.records if record.name == "hearth.throttle"]
    assert (line.getMessage(), line.number) == ("more than 3 tries in 60 seconds", b"door".hex())


@pytest.mark.django_db
def test_in_the_next_window_counting_begins_anew():
    with clock.standing_at(NOON):
        used_up = [passes(b"door") for _ in range(4)]

    with clock.standing_at(NOON + timedelta(seconds=59)):
        still_closed = passes(b"door")
    with clock.standing_at(NOON + timedelta(seconds=60)):
        open_again = passes(b"door")

    assert (used_up[-1], still_closed, open_again) == (False, False, True)


@pytest.mark.django_db
def test_different_keys_and_windows_of_different_length_are_counted_apart():
    with clock.standing_at(NOON):
        counted = [throttle.count(key, seconds=seconds) for key, seconds in ((b"a", 60), (b"b", 60), (b"a", 3600))]

    assert counted == [1, 1, 1]


@pytest.mark.django_db
def test_a_try_that_turned_out_well_can_be_given_back():
    with clock.standing_at(NOON):
        throttle.count(b"door", seconds=60)
        throttle.give_back(b"door", seconds=60)

        assert throttle.count(b"door", seconds=60) == 1


@pytest.mark.django_db
def test_asking_how_many_there_have_been_counts_none():
    with clock.standing_at(NOON):
        assert throttle.counted(b"hall", seconds=60) == 0

        throttle.count(b"hall", seconds=60)

        assert [throttle.counted(b"hall", seconds=60) for _ in range(3)] == [1, 1, 1]


@pytest.mark.django_db
def test_giving_back_leaves_no_credit():
    with clock.standing_at(NOON):
        throttle.give_back(b"door", seconds=60)
        throttle.count(b"door", seconds=60)
        throttle.give_back(b"door", seconds=60)
        throttle.give_back(b"door", seconds=60)

        assert throttle.count(b"door", seconds=60) == 1


@pytest.mark.django_db
def test_windows_that_ended_long_ago_are_dropped_and_others_stay():
    with clock.standing_at(NOON - timedelta(days=3)):
        throttle.count(b"old", seconds=60)
    with clock.standing_at(NOON):
        throttle.count(b"new", seconds=3600)
        throttle.forget_old()

    assert [bytes(tally.key) for tally in throttle.Tally.objects.all()] == [b"new"]
