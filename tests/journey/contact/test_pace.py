"""How quickly deputies answer is counted from what is old enough to tell."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from hearth.core import clock, tenancy
from hearth.journey.contact import actions, pace
from hearth.journey.contact.models import Pace
from tests import cast

THEN = datetime(2026, 11, 2, 4, tzinfo=UTC)
NOW = THEN + timedelta(days=20)


def answered(code, zhao, after: timedelta, solved: str = "") -> None:
    with clock.standing_at(THEN):
        thread = cast.delivered(code)
    with clock.standing_at(THEN + after):
        actions.reply(thread, "已修好", "solved", by=zhao)
        if solved:
            actions.rate(thread, solved, None, by=cast.author(thread))


def unanswered(code, at: datetime = THEN) -> None:
    with clock.standing_at(at):
        cast.delivered(code)


def counted() -> Pace:
    pace.count(NOW)
    return Pace.objects.get()


def test_answers_are_counted_with_their_median_and_what_was_solved(code, zhao):
    for hours, solved in ((1, "yes"), (2, "no"), (9, "yes")):
        answered(code, zhao, timedelta(hours=hours), solved)

    told = counted()

    assert (told.threads, told.answered, told.solved, told.median_seconds) == (3, 3, 2, 7200)


def test_what_should_have_been_answered_counts_against(code, zhao):
    answered(code, zhao, timedelta(hours=1))
    unanswered(code)

    told = counted()

    assert (told.threads, told.answered, told.answered_percent) == (2, 1, 50)


def test_what_is_still_in_time_does_not_count(code, zhao):
    answered(code, zhao, timedelta(hours=1))
    unanswered(code, at=NOW - timedelta(hours=1))

    assert counted().threads == 1


def test_what_is_older_than_half_a_year_does_not_count(code, zhao):
    unanswered(code, at=NOW - timedelta(days=181))
    answered(code, zhao, timedelta(hours=1))

    assert counted().threads == 1


def test_what_never_reached_the_deputy_or_was_taken_back_does_not_count(code, zhao, bai):
    answered(code, zhao, timedelta(hours=1))
    with clock.standing_at(THEN):
        cast.written(code)
        actions.hold(cast.written(code), ("abuse",), by=bai)
        withdrawn = cast.delivered(code)
        actions.withdraw(withdrawn, by=cast.author(withdrawn))

    assert counted().threads == 1


def test_counting_again_replaces_the_figures(code, zhao):
    answered(code, zhao, timedelta(hours=1))
    first = counted()
    answered(code, zhao, timedelta(hours=3))

    second = counted()

    assert (second.pk, second.threads) == (first.pk, 2)


def test_each_congress_counts_its_own(code, zhao, jinchuan, wei):
    answered(code, zhao, timedelta(hours=1))
    with tenancy.inside(jinchuan):
        answered(cast.code_of(wei), wei, timedelta(hours=5))
        pace.count(NOW)

        assert Pace.objects.get().median_seconds == 5 * 3600

    assert counted().median_seconds == 3600


@pytest.mark.parametrize(("threads", "is_telling"), [(4, False), (5, True)])
def test_a_figure_says_something_from_five_threads_on(threads, is_telling):
    assert Pace(congress_id=1, threads=threads).is_telling is is_telling


def test_nobody_who_had_nothing_to_answer_has_answered_nothing():
    assert Pace(congress_id=1, threads=0).answered_percent == 0
