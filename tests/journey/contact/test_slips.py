"""The receipt on paper: everything somebody without a telephone needs, and nothing of what they wrote."""

from __future__ import annotations

import pytest

from hearth.core import printing
from hearth.core.refusals import TooOften
from hearth.ground.congress.models import Station
from hearth.journey.contact import slips, tracking
from hearth.journey.contact.models import Thread
from tests import cast
from tests.journey.contact.test_views_entry import PAGE, told

PLACE = "https://lianxin.example/t/"


@pytest.fixture
def pressed(monkeypatch):
    """What comes to the press."""
    came = []
    monkeypatch.setattr(printing, "receipt", lambda item, language: came.append((item, language)) or b"%PDF")
    return came


@pytest.mark.parametrize(
    ("language", "to", "first"),
    [("zh-hans", "致 赵敏代表", "赵代表最迟于"), ("en", "To Deputy Zhao Min", "Deputy Zhao reads it by")],
)
def test_it_says_to_whom_what_comes_next_and_by_which_day(thread, pressed, language, to, first):
    slips.slip_of(thread, PLACE, language)

    [(slip, spoken)] = pressed
    assert spoken == language
    assert slip.to.startswith(to)
    assert slip.next_steps[0].startswith(first) and len(slip.next_steps) == 3
    assert (slip.code, slip.address) == (tracking.code_of(thread), PLACE)


def test_no_day_on_it_is_called_today_or_tomorrow(thread, pressed):
    slips.slip_of(thread, PLACE, "en")

    slip = pressed[0][0]
    assert not {"today", "tomorrow"} & set(f"{slip.to} {' '.join(slip.next_steps)}".lower().replace(",", " ").split())


def test_nothing_of_what_was_written_stands_on_it(thread, pressed):
    slips.slip_of(thread, PLACE, "zh-hans")

    assert cast.COLD not in repr(pressed)


def test_the_number_to_call_is_that_of_the_station_nearby(thread, station, pressed):
    Station.objects.update(phone="0354-000 0109")

    slips.slip_of(thread, PLACE, "zh-hans")

    assert pressed[0][0].phone == "0354-000 0109"


def test_where_no_station_has_a_number_it_is_that_of_the_congress(yuhe, thread, station, pressed):
    Station.objects.update(phone="")
    yuhe.phone = "0354-000 0000"

    slips.slip_of(thread, PLACE, "zh-hans")

    assert pressed[0][0].phone == "0354-000 0000"


def test_what_was_written_down_at_a_station_names_that_one(thread, station, pressed):
    Station.objects.update(phone="0354-000 0109")
    where = Station.objects.create(area=station.area, name_zh="柳巷联络站", name_en="Liuxiang", phone="0354-000 0110")
    Thread.objects.update(station=where)

    slips.slip_of(Thread.objects.get(), PLACE, "zh-hans")

    assert pressed[0][0].phone == "0354-000 0110"


def test_a_printer_that_jams_is_no_hurry_but_a_hundred_copies_are(thread, pressed):
    for _copy in range(slips.MOST):
        slips.slip_of(thread, PLACE, "zh-hans")

    with pytest.raises(TooOften):
        slips.slip_of(thread, PLACE, "zh-hans")
    assert len(pressed) == slips.MOST


def test_the_receipt_leads_to_the_paper(client, thread):
    browser = cast.holding(client, thread)

    page, paper = browser.get("/t/receipt/"), browser.get("/t/receipt/paper/")

    assert 'href="/t/receipt/paper/"' in page.text
    assert (paper.headers["Content-Type"], paper.content[:5]) == ("application/pdf", b"%PDF-")
    assert (paper.headers["Cache-Control"], paper.headers["Referrer-Policy"]) == ("no-store", "no-referrer")
    assert tracking.code_of(thread) not in paper.headers["Content-Disposition"]


def test_too_many_copies_lead_back_with_a_sentence(client, thread, monkeypatch):
    monkeypatch.setattr(slips, "MOST", 0)

    answer = cast.holding(client, thread).get("/t/receipt/paper/", follow=True)

    assert answer.redirect_chain == [("/t/receipt/", 303)]
    assert "请过几分钟" in answer.text


def test_a_clerk_prints_it_for_whoever_stands_there(client, bai, zhao, code):
    browser = cast.signed_in(client, bai)
    browser.post(PAGE, told())

    page, paper = browser.get("/yuhe/entry/receipt/"), browser.get("/yuhe/entry/receipt/paper/")

    assert 'href="/yuhe/entry/receipt/paper/"' in page.text
    assert (paper.status_code, paper.content[:5]) == (200, b"%PDF-")


def test_after_ten_minutes_the_clerk_is_led_back_to_the_form(client, bai, zhao):
    answer = cast.signed_in(client, bai).get("/yuhe/entry/receipt/paper/")

    assert (answer.status_code, answer.headers["Location"]) == (303, "/yuhe/entry/")
