"""What stands behind a printed code: found once for everybody who scans it, and never old for long."""

from __future__ import annotations

import pytest

from hearth.core import clock, remembering
from hearth.ground.congress.models import Mandate
from hearth.journey.contact import actions, doors
from hearth.journey.contact.doors import CACHED_SECONDS, DOORS, door
from hearth.journey.contact.models import Pace
from tests import cast


@pytest.fixture(autouse=True)
def _doors_forgotten():
    DOORS.forget()
    yield
    DOORS.forget()


@pytest.fixture
def moment(monkeypatch):
    """A stopwatch that stands until it is moved."""
    seconds = [1000.0]
    monkeypatch.setattr(remembering.time, "monotonic", lambda: seconds[0])
    return seconds


def test_a_code_leads_to_its_deputy_district_and_station(code, zhao):
    found = door(code.code)

    assert found.deputy == zhao.deputy
    assert found.mandate.district.number == 3
    assert found.phone == "0354-000 0001"


def test_a_crowd_at_one_poster_asks_the_database_once(code, moment, django_assert_num_queries):
    door(code.code)
    moment[0] += CACHED_SECONDS - 0.1

    with django_assert_num_queries(0):
        door(code.code)


def test_a_paused_code_is_seen_to_be_paused_within_seconds(code, bai, moment):
    before = door(code.code)
    actions.pause_code(code, by=bai)
    moment[0] += CACHED_SECONDS

    assert (before.is_paused, door(code.code).is_paused) == (False, True)


@pytest.mark.parametrize("number", ["AAAAAAAAAA", "", "二维码"])
def test_a_number_of_nobody_leads_nowhere(yuhe, number):
    assert door(number) is None


@pytest.mark.parametrize(
    ("state", "is_paused", "is_over"), [("active", False, False), ("suspended", True, False), ("ended", False, True)]
)
def test_a_mandate_decides_whether_anybody_answers(code, state, is_paused, is_over):
    Mandate.objects.update(state=state)

    found = door(code.code)

    assert (found.is_paused, found.is_over) == (is_paused, is_over)


def test_a_deputy_without_a_seat_has_no_neighbours_and_the_congress_picks_up(yuhe, code, sun):
    cast.code_of(sun)
    Mandate.objects.all().delete()

    found = door(code.code)

    assert (found.mandate, found.places, found.neighbours()) == (None, (), [])
    assert found.phone == yuhe.phone
    assert not found.is_over


def test_every_neighbour_is_named_once_by_their_newest_code(code, sun):
    cast.code_of(sun)
    newer = cast.code_of(sun, use="card")

    assert door(code.code).neighbours() == [newer]


@pytest.mark.parametrize(
    ("seconds", "typical"),
    [(None, ("", "")), (25 * 60, ("25", "分钟")), (90 * 60, ("1.5", "小时")), (3 * 86_400, ("3", "天"))],
)
def test_the_usual_wait_is_told_as_a_number_and_its_unit(code, zhao, seconds, typical):
    Pace.objects.create(deputy=zhao.deputy, counted_at=clock.now(), median_seconds=seconds)

    assert door(code.code).typical_answer == typical


def test_who_was_never_written_to_has_no_usual_wait(code):
    assert door(code.code).typical_answer == ("", "")


def test_at_most_twelve_neighbours_are_offered(code, monkeypatch):
    monkeypatch.setattr(doors, "NEIGHBOURS", 2)
    for number in range(3):
        cast.code_of(cast.deputy(f"D1{number:02}", f"代{number}", f"Deputy {number}"))

    assert len(door(code.code).neighbours()) == 2
