"""Which deputies sit at which station, from a sheet."""

from __future__ import annotations

import pytest

from hearth.core import tenancy
from hearth.ground.congress.models import StationDeputy
from tests import cast
from tests.ground.congress.importing.sheets import counts, imported, mistakes, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_once")]
HEADS = ["联络站", "代表编号"]
ANHE = "安和街道代表联络站"


def roster_of_anhe() -> list[str]:
    """Who sits at the station of Anhe, by number."""
    return sorted(StationDeputy.objects.filter(station__name_zh=ANHE).values_list("deputy__code", flat=True))


def test_a_deputy_is_named_by_number_or_by_name(yuhe, bai, zhao, sun):
    imported("rosters", [HEADS, [ANHE, "D001"], [ANHE, "孙建国"]], bai)

    assert roster_of_anhe() == ["D001", "D002"]


def test_a_deputy_named_both_ways_stands_there_once(yuhe, bai, zhao):
    source = sent("rosters", [HEADS, [ANHE, "D001"], [ANHE, "赵敏"]], bai)

    assert mistakes(source) == [(3, "deputy", "twice")]


def test_of_two_deputies_with_one_name_the_number_is_asked_for(yuhe, bai, zhao):
    cast.deputy("D009", "赵敏", "Zhao Min Junior")

    source = sent("rosters", [HEADS, [ANHE, "赵敏"], [ANHE, "D009"]], bai)

    assert mistakes(source) == [(2, "deputy", "namesakes")]


def test_a_station_or_deputy_nobody_knows_is_said_in_its_row(yuhe, bai, zhao):
    source = sent("rosters", [HEADS, ["河口代表联络站", "D001"], [ANHE, "D777"], [ANHE, "D001"]], bai)

    assert [(row, column) for row, column, _why in mistakes(source)] == [(2, "station"), (3, "deputy")]
    assert counts(source) == (1, 0, 0, 2)


def test_who_is_missing_from_the_sheet_stays_on_the_roster(yuhe, bai, zhao, sun):
    imported("rosters", [HEADS, [ANHE, "D001"]], bai)

    imported("rosters", [HEADS, [ANHE, "D002"]], bai)

    assert roster_of_anhe() == ["D001", "D002"]


def test_the_neighbour_has_no_stations_or_deputies_for_us(yuhe, jinchuan, bai, zhao):
    with tenancy.inside(jinchuan):
        cast.deputy("D500", "魏红", "Wei Hong")

    source = sent("rosters", [HEADS, [ANHE, "D500"], [ANHE, "魏红"]], bai)

    assert [column for _row, column, _why in mistakes(source)] == ["deputy", "deputy"]
