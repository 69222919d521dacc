"""How many of late, since when, and whether that is unusual: people, not messages, and never by eye."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearth.core import clock
from hearth.core.rates import growth
from hearth.journey.contact.models import Thread
from hearth.journey.demands import actions, pictures
from hearth.journey.demands.labels import rise
from hearth.journey.demands.measuring import measure, measure_all
from hearth.journey.demands.models import Decision, Demand, Gathering, TextReading, Thresholds
from tests import cast


@pytest.fixture
def said(code, demand):
    """Somebody joined the demand so many days ago, from this place; the same number is the same person."""

    def say(days: float, who: int, place: str = "") -> None:
        thread = cast.delivered(code, f"{who}号楼冷。", email=f"n{who}@example.org", place=place)
        Thread.objects.filter(pk=thread.pk).update(began_at=clock.now() - timedelta(days=days))
        Gathering.objects.create(
            demand=demand, thread=thread, state="joined", source=who.to_bytes(12, "big"), since=clock.now()
        )

    return say


@pytest.fixture
def alone(demand, thread):
    """The demand as the machine would have made it: nobody asked for it, and Granny Li wrote long ago."""
    Decision.objects.all().delete()
    Demand.objects.update(title="电梯常坏")  # no word of the heating season
    Thread.objects.filter(pk=thread.pk).update(began_at=clock.now() - timedelta(days=300))
    return Demand.objects.get(pk=demand.pk)


def measured(demand):
    measure([demand])
    return Demand.objects.get(pk=demand.pk)


def test_people_are_counted_once_in_each_week(said, alone):
    for days in (1, 2, 3):
        said(days, who=1)
    said(2, who=2)
    for days in (8, 9, 20):
        said(days, who=1)

    found = measured(alone)

    assert (found.week, found.before, found.lately) == (2, 2, 2)
    assert (found.voices, found.people) == (8, 3)


def test_what_many_raise_at_once_rises_and_what_always_comes_does_not(said, alone):
    for who in range(4):
        said(1, who)
    assert measured(alone).is_rising

    for week in range(1, 9):
        for who in range(4):
            said(7 * week + 1, who)
    assert not measured(alone).is_rising


def test_two_people_are_too_few_to_be_unusual(said, alone):
    said(1, 1)
    said(1, 2)

    assert not measured(alone).is_rising


def test_five_hundred_copies_from_one_source_move_nothing_by_more_than_one(said, alone):
    for who in range(3):
        said(1, who)
    before = measured(alone)
    for _copy in range(30):
        said(1, 0)

    after = measured(alone)

    assert (after.week, after.people, after.lately) == (before.week, before.people, before.lately)
    assert after.warmth == pytest.approx(before.warmth, abs=0.02)


def test_who_wrote_lately_warms_more_than_who_wrote_long_ago(said, alone):
    said(28, 1)
    cold = measured(alone).warmth
    said(0, 2)

    assert measured(alone).warmth == pytest.approx(cold + 1, abs=0.02)
    assert cold == pytest.approx(0.25, abs=0.01)


@pytest.mark.parametrize(("people", "is_ripe"), [(4, False), (5, True)])
def test_five_people_in_thirty_days_put_a_candidate_before_staff(said, alone, people, is_ripe):
    for who in range(people):
        said(3, who)
    said(31, 50)

    assert measured(alone).is_ripe is is_ripe


@pytest.mark.parametrize(
    ("places", "is_ripe"), [(("锦苑 3号楼", "锦苑 5号楼", "新明"), False), (("锦苑", "新明", "安和"), True)]
)
def test_or_three_places(said, alone, places, is_ripe):
    for place in places:
        said(3, 1, place)

    assert measured(alone).is_ripe is is_ripe


def test_in_the_heating_season_three_people_in_a_week_are_enough_for_heating(said, alone):
    Thresholds.objects.create(season_begins="01-01", season_ends="12-31")
    for who in range(3):
        said(3, who)
    assert not measured(alone).is_ripe

    Demand.objects.update(title="锦苑 · 暖气 · 不热")
    assert measured(Demand.objects.get()).is_ripe


@pytest.mark.parametrize(
    ("begins", "ends", "day", "is_season"),
    [
        ("11-15", "03-15", date(2026, 1, 2), True),
        ("11-15", "03-15", date(2026, 11, 15), True),
        ("11-15", "03-15", date(2026, 3, 15), True),
        ("11-15", "03-15", date(2026, 3, 16), False),
        ("11-15", "03-15", date(2026, 11, 14), False),
        ("06-01", "08-31", date(2026, 7, 1), True),
        ("06-01", "08-31", date(2026, 12, 1), False),
    ],
)
def test_a_season_may_run_over_the_turn_of_the_year(yuhe, begins, ends, day, is_season):
    assert Thresholds(season_begins=begins, season_ends=ends).is_season(day) is is_season


def test_what_a_person_began_is_put_before_staff_at_once(demand):
    assert measured(demand).is_ripe


def test_what_comes_every_winter_is_not_called_unusual(said, alone, thread):
    for who in range(4):
        said(1, who)
    Gathering.objects.filter(demand=alone).update(why={"words": ["暖气", "不热"]})
    a_year_ago = clock.now() - timedelta(days=365)
    reading = {"version": 1, "told": {}, "terms": ["暖气", "不热"]}
    threads = list(Thread.objects.order_by("pk"))
    TextReading.objects.all().delete()
    TextReading.objects.create(thread=threads[0], at=a_year_ago - timedelta(days=60), **reading)
    assert measured(alone).last_year == 0
    assert measured(alone).is_rising

    while len(threads) < 16:
        threads.append(cast.delivered(thread.deputy_code, "冷。", email=f"y{len(threads)}@example.org"))
    for each in threads[1:]:
        TextReading.objects.update_or_create(thread=each, defaults=reading | {"at": a_year_ago})
    found = measured(alone)

    assert found.last_year == 5
    assert not found.is_rising


def test_time_alone_cools_what_is_open(said, alone, monkeypatch):
    for who in range(4):
        said(1, who)
    measure_all()
    assert Demand.objects.get().is_rising

    with clock.standing_at(clock.now() + timedelta(days=20)):
        measure_all()

    found = Demand.objects.get()
    assert not found.is_rising
    assert found.week == 0 and found.before == 4


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(voices=st.lists(st.tuples(st.floats(0.01, 80), st.integers(0, 4)), max_size=12))
def test_one_statement_counts_as_one_would_by_hand(said, alone, voices):
    Gathering.objects.filter(demand=alone).delete()
    for days, who in voices:
        said(days, who)

    found = measured(alone)

    assert found.week == len({who for days, who in voices if days < 7})
    assert found.before == len({(who, int(days // 7)) for days, who in voices if 7 <= days < 63})
    assert found.people == len({who for _, who in voices})
    youngest = {who: min(days for days, each in voices if each == who) for _, who in voices}
    assert found.warmth == pytest.approx(sum(2 ** (-days / 14) for days in youngest.values()), abs=0.02)
    assert found.is_rising == (found.week >= 3 and growth(found.week, found.before, 8).lowest > 1)


def test_the_pictures_say_what_the_numbers_say(said, alone):
    for days, who in ((0.01, 1), (0.02, 2), (0.03, 2), (15, 3), (62, 4)):
        said(days, who)

    days, weeks = pictures.days_of(alone), pictures.weeks_of([alone])[alone.pk]

    by_day = Counter(timezone.localtime(each.began_at).date() for each in alone.threads)
    assert days.most >= 1 and sum(bar.amount for bar in days.bars) == 3
    assert len(days.bars) == 28 and len(by_day) >= 3
    assert [bar.amount for bar in weeks] == [1, 0, 0, 0, 0, 0, 1, 0, 2]
    assert weeks[-1].is_late and weeks[-1].height == 100


def test_a_list_asks_once_for_the_weeks_of_all(said, alone, thread, zhao, django_assert_num_queries):
    with django_assert_num_queries(1):
        pictures.weeks_of([alone, alone])


def test_areas_with_few_people_hide_their_number(said, alone):
    for who in range(4):
        said(1, who)

    tile = next(tile for tile in pictures.sketch_of(alone, least=5).tiles if tile and tile.shade)
    assert tile.amount == 5 or tile.is_hidden


def test_a_wider_threshold_is_previewed_and_changes_nothing(said, alone, bai):
    from hearth.journey.demands.tuning import preview

    for who in range(3):
        said(2, who)
    measure([alone])

    told = preview(Thresholds(people=3, places=50))

    assert (told.candidates, told.ripe_now, told.ripe_then) == (1, 0, 1)
    assert not Demand.objects.get().is_ripe
    actions.tune(alone.congress, people=3, by=bai)
    measure_all()
    assert Demand.objects.get().is_ripe


def test_how_it_rises_is_said_in_whole_words(said, alone):
    for who in range(5):
        said(1, who)
    assert rise(measured(alone)).startswith("本周5人，此前八周没有人反映；至少是平时的10倍")

    for who in range(8):
        said(20, 10 + who)
    assert rise(measured(alone)).startswith("本周5人，平时每周1人；")
