"""Posters and cards say whose code it is, where it leads, and whom to call."""

from __future__ import annotations

import pytest

from hearth.core import printing
from hearth.ground.congress.models import Mandate, Station
from hearth.journey.contact import actions
from hearth.journey.contact.models import Sheet
from hearth.journey.contact.printing import district_line, print_sheet

BASE = "https://lianxin.example"


@pytest.fixture
def pressed(monkeypatch):
    """What comes to the press, by what is made of it."""
    came = {}
    monkeypatch.setattr(printing, "posters", lambda items, language: came.update(posters=(items, language)) or b"%PDF")
    monkeypatch.setattr(printing, "cards", lambda item, language: came.update(cards=(item, language)) or b"%PDF")
    return came


def order(congress, by, kind="poster", language="zh-hans", **details) -> Sheet:
    return actions.order_sheet(congress, kind, language, BASE, by=by, **details)


def test_ten_cards_of_one_code_are_one_page(yuhe, code, bai, pressed):
    sheet = order(yuhe, bai, kind="cards", code=code)

    print_sheet(sheet)

    assert pressed["cards"][0].number == code.number
    assert (sheet.state, sheet.pages) == ("ready", 1)


@pytest.mark.parametrize(("language", "line"), [("zh-hans", "安和街道第3选区"), ("en", "Anhe, constituency 3")])
def test_a_poster_speaks_the_language_it_was_ordered_in(yuhe, code, bai, pressed, language, line):
    print_sheet(order(yuhe, bai, language=language, code=code))

    [[poster], spoken] = pressed["posters"]
    assert (poster.district_line, spoken) == (line, language)


def test_a_deputy_without_a_seat_is_printed_without_a_district_and_with_the_number_of_the_congress(
    yuhe, code, bai, pressed
):
    Mandate.objects.all().delete()

    print_sheet(order(yuhe, bai, code=code))

    [[poster], _] = pressed["posters"]
    assert (poster.district_line, poster.phone) == ("", yuhe.phone)
    assert district_line(None) == ""


def test_where_the_area_has_no_station_the_congress_picks_up(yuhe, code, bai, pressed):
    Station.objects.all().delete()

    print_sheet(order(yuhe, bai, code=code))

    assert pressed["posters"][0][0].phone == yuhe.phone


def test_a_disc_that_takes_nothing_more_ends_as_failed(yuhe, code, bai, pressed, settings, tmp_path):
    settings.DATA = tmp_path / "full"
    settings.DATA.write_text("no folder can be made here")
    sheet = order(yuhe, bai, code=code)

    print_sheet(sheet)

    assert (sheet.state, Sheet.objects.get().pages) == ("failed", 0)


def test_a_stations_poster_names_the_station_its_address_and_its_hours(yuhe, station, bai, pressed):
    code = actions.issue_code(station, by=bai)

    print_sheet(order(yuhe, bai, code=code))

    [[poster], _] = pressed["posters"]
    assert (poster.name, poster.role_line, poster.district_line) == ("安和街道代表联络站", "安和路1号", "周一至周五")
    assert (poster.phone, poster.url) == (station.phone, f"{BASE}/c/{code.code}")


def test_the_posters_of_all_deputies_leave_the_stations_out(yuhe, station, code, bai, pressed):
    actions.issue_code(station, by=bai)

    print_sheet(order(yuhe, bai, kind="posters"))

    assert [poster.number for poster in pressed["posters"][0]] == [code.number]
