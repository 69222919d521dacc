"""The clock strikes whatever the queues hold: once for all workers, and after a power cut for what was left out."""

from __future__ import annotations

from datetime import datetime, timedelta
from threading import Barrier, Event, Thread
from zoneinfo import ZoneInfo

import pytest
from django.db import connection

from hearth.core import jobs, rounds
from hearth.core.jobs import Job
from hearth.core.rounds import Stroke

SHANGHAI = ZoneInfo("Asia/Shanghai")
MORNING = datetime(2026, 11, 22, 8, 0, tzinfo=SHANGHAI)


@pytest.fixture
def seen():
    return []


@pytest.fixture
def nightly(yuhe, seen):
    """A job that is done at 4:23 every night."""
    return Job("test.look", "clock", seen.append, cron="23 4 * * *")


def test_the_line_is_read_by_the_clock_on_the_wall():
    assert rounds.struck_last("23 4 * * *", MORNING) == datetime(2026, 11, 22, 4, 23, tzinfo=SHANGHAI)
    assert rounds.struck_last("23 4 * * *", MORNING.replace(hour=3)) == datetime(2026, 11, 21, 4, 23, tzinfo=SHANGHAI)


def test_the_very_moment_counts():
    four_twentythree = datetime(2026, 11, 22, 4, 23, tzinfo=SHANGHAI)

    assert rounds.struck_last("23 4 * * *", four_twentythree) == four_twentythree
    assert rounds.struck_last("* * * * * */5", four_twentythree) == four_twentythree
    assert rounds.struck_last("23 4 * * *", four_twentythree - timedelta(microseconds=1)) < four_twentythree


def test_the_ledger_is_sealed_every_five_seconds():
    cron = jobs.JOBS["audit.seal_entries"].cron

    moments = {rounds.struck_last(cron, MORNING + timedelta(seconds=seconds)) for seconds in range(600)}

    assert len(moments) == 120


def test_a_job_is_done_once_for_each_stroke(nightly, seen):
    done = [rounds.strike(nightly, MORNING + timedelta(hours=hours)) for hours in (0, 1, 20, 21, 24)]

    assert done == [True, False, False, True, False]
    assert len(seen) == 2


def test_what_a_night_without_power_left_out_is_done_in_the_morning(nightly, seen):
    rounds.strike(nightly, MORNING)

    after_two_nights = rounds.strike(nightly, MORNING + timedelta(days=2))

    assert after_two_nights
    assert len(seen) == 2


def test_a_job_that_fails_is_tried_again(yuhe, seen):
    def fail(now):
        seen.append(now)
        raise ConnectionError("restarting")

    failing = Job("test.fail", "clock", fail, cron="23 4 * * *")

    for _ in range(2):
        with pytest.raises(ConnectionError):
            rounds.strike(failing, MORNING)

    assert len(seen) == 2
    assert not Stroke.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_workers_one_does_it(yuhe, seen):
    both_look = Barrier(2, timeout=20)

    def look_long(now):
        seen.append(now)
        both_look.wait()

    slow = Job("test.slow", "clock", look_long, cron="23 4 * * *")
    first = Thread(target=lambda: (rounds.strike(slow, MORNING), connection.close()))
    first.start()
    while not seen:
        pass

    second = rounds.strike(slow, MORNING)
    both_look.wait()
    first.join()

    assert not second
    assert len(seen) == 1


def test_the_clock_survives_a_database_that_restarts(nightly, monkeypatch):
    stop, looks = Event(), []

    def broken(made, now):
        looks.append(made.name)
        if len(looks) == 3:
            stop.set()
        raise OSError("the database restarts")

    monkeypatch.setattr(rounds, "strike", broken)
    monkeypatch.setattr(rounds, "close_old_connections", lambda: None)
    rounds.keep_striking(nightly, stop, every=0.001)

    assert looks == ["test.look"] * 3


def test_between_two_strokes_the_database_is_not_asked(nightly, monkeypatch):
    times = iter([MORNING, MORNING + timedelta(seconds=1), MORNING + timedelta(hours=3), MORNING + timedelta(days=1)])
    stop, asked = Event(), []

    def now():
        moment = next(times)
        if moment == MORNING + timedelta(days=1):
            stop.set()
        return moment

    monkeypatch.setattr(rounds.clock, "now", now)
    monkeypatch.setattr(rounds, "strike", lambda made, now: asked.append(now))
    monkeypatch.setattr(rounds, "_done_since", lambda made, due: True)
    monkeypatch.setattr(rounds, "close_old_connections", lambda: None)
    rounds.keep_striking(nightly, stop, every=0.001)

    assert asked == [MORNING, MORNING + timedelta(days=1)]


def test_what_another_worker_has_in_hand_is_looked_at_again(nightly, monkeypatch):
    stop, asked = Event(), []

    def strike(made, now):
        asked.append(now)
        if len(asked) == 3:
            stop.set()

    monkeypatch.setattr(rounds, "strike", strike)
    monkeypatch.setattr(rounds, "_done_since", lambda made, due: False)
    monkeypatch.setattr(rounds, "close_old_connections", lambda: None)
    rounds.keep_striking(nightly, stop, every=0.001)

    assert len(asked) == 3


def test_every_clocked_job_has_a_thread_beside_the_queues(monkeypatch):
    begun, all_begun = [], Event()

    def keep_striking(made, stop):
        begun.append(made.name)
        if len(begun) == len(rounds.clocked()):
            all_begun.set()

    monkeypatch.setattr(rounds, "keep_striking", keep_striking)
    rounds.start_striking(Event())

    assert all_begun.wait(10)
    assert sorted(begun) == sorted(name for name, made in jobs.JOBS.items() if made.cron)


def test_no_clocked_job_waits_in_a_queue():
    from procrastinate.contrib.django import app

    assert not {made.name for made in rounds.clocked()} & set(app.tasks)
