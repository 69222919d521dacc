"""Whoever types where they live finds their electoral district, whatever they remember of the name."""

from __future__ import annotations

import pytest
from django.utils.timezone import localdate
from hypothesis import given, settings
from hypothesis import strategies as st

from hearth.core import tenancy
from hearth.core.sounds import sound_of
from hearth.ground.congress.finding import places_called, places_in, seat_of
from hearth.ground.congress.models import Area, District, Mandate, Place
from hearth.ground.congress.models.placing import names_within, words_of

pytestmark = pytest.mark.django_db
NAMES = ["锦苑小区", "锦苑东区", "桃园", "兴隆庄村", "解放东路", "重庆路", "绿地·国际", "八一社区"]


def place(name: str, english: str = "", **details) -> Place:
    area = details.pop("area", None) or Area.objects.get(name_en="Anhe")
    return Place.objects.create(
        area=area, name_zh=name, name_en=english, kind="estate", sound=sound_of(name), **details
    )


def found(typed: str) -> list[str]:
    return [each.name_zh for each in places_called(typed).places]


@pytest.fixture
def town(yuhe):
    return [place(name) for name in NAMES]


@pytest.mark.parametrize("name", NAMES)
def test_each_place_is_found_by_its_own_name_its_pinyin_and_its_initials(town, name):
    whole, initials = sound_of(name).split()

    assert found(name) == [name]
    assert found(whole) == [name]
    assert name in found(initials)
    assert found(f"{name}7号楼2单元") == [name]


@pytest.mark.parametrize(
    "typed", ["苑小区", "yuanxiaoqu", "JINYUANXIAO", "锦苑小", "榆河区锦苑小区7号楼", "Jinyuan estate 7"]
)
def test_a_part_of_the_name_is_enough_and_a_house_number_does_no_harm(yuhe, typed):
    place("锦苑小区", "Jinyuan estate")
    place("桃园小村")

    assert found(typed) == ["锦苑小区"]


def test_a_place_is_found_by_its_other_names(yuhe):
    place("锦苑小区", also="热电厂家属院、老锦苑")

    assert (found("热电厂家属院3号楼"), found("老锦苑")) == (["锦苑小区"], ["锦苑小区"])


def test_a_name_that_two_places_bear_is_offered_twice(yuhe):
    north = Area.objects.create(name_zh="北苑街道", name_en="Beiyuan", kind="street")
    place("锦苑小区"), place("锦苑小区", area=north)

    assert [each.area.name_en for each in places_called("锦苑小区9号").places] == ["Beiyuan", "Anhe"]


def test_of_two_names_within_each_other_the_longer_is_meant(yuhe):
    place("锦苑"), place("锦苑东区")

    assert found("锦苑东区5栋") == ["锦苑东区"]


@pytest.mark.parametrize("typed", ["锦宛小区", "锦苑小驱", "jinyuanxiaqu"])
def test_a_slip_of_the_pen_leads_to_what_is_called_nearly_so(town, typed):
    answer = places_called(typed)

    assert answer.places == []
    assert answer.nearest[0].name_zh == "锦苑小区"


def test_so_many_that_they_cannot_be_shown_are_said_to_be_more(yuhe):
    for number in range(14):
        place(f"新村{number}号院")

    assert (len(places_called("新村").places), places_called("新村").is_more) == (12, True)


@pytest.mark.parametrize("typed", ["", "  ", "'", "\\", "%_", "!&|:*<>()", "字" * 500, "\u200b"])
def test_odd_questions_find_nothing_and_break_nothing(town, typed):
    assert places_called(typed).places == []


def test_places_of_the_neighbours_are_not_found(yuhe, jinchuan):
    with tenancy.inside(jinchuan):
        place("锦苑小区")

    assert (found("锦苑小区"), places_called("锦苑小区").nearest) == ([], [])


def test_a_place_leads_to_the_one_to_three_deputies_of_its_district_and_their_station(zhao, sun, station):
    other = District.objects.create(area=station.area, number=4)
    Mandate.objects.filter(deputy=sun.deputy).update(district=other)
    home = place("锦苑小区", district=District.objects.get(number=3))

    seat = seat_of(home, localdate())

    assert [each.deputy for each in seat.mandates] == [zhao.deputy]
    assert seat.station == station


def test_a_place_without_a_district_leads_to_the_deputies_of_the_area(zhao, sun):
    assert len(seat_of(place("锦苑小区"), localdate()).mandates) == 2


def test_an_area_is_read_place_by_place_without_losing_any(yuhe):
    names = sorted(place(f"{number:03}号院").name_zh for number in range(65))
    area = Area.objects.get()

    first, after = places_in(area)
    second, end = places_in(area, after)

    assert ([each.name_zh for each in (*first, *second)], end) == (names, "")


@given(st.text(max_size=80))
@settings(max_examples=200, deadline=None)
def test_what_is_typed_never_becomes_a_sign_of_the_query(typed):
    assert not any(sign in word for word in words_of(typed) for sign in "'\\:*&|!()<>")
    assert not any(sign in name for name in names_within(typed) for sign in "'\\:*&|!()<>")
