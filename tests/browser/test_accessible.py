"""Every page of the house, in both languages, light and dark, in standard and largest print, on a phone and a table."""

from itertools import groupby

import pytest

from tests.browser import tour
from tests.browser.conftest import PHONE, TABLE
from tests.browser.inspection import faults
from tests.browser.world import build

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(300)]

# each pair of choices meets at least once
READINGS = {"zh-hans.light.": PHONE, "en.dark.": TABLE, "zh-hans.dark.xl": TABLE, "en.light.xl": PHONE}


@pytest.fixture
def world(yuhe, jinchuan, zhao, sun, bai):
    auditor = tour.cast.staff("郑衡", "Zheng Heng", "auditor")
    return build(yuhe, {"zhao": zhao, "sun": sun, "bai": bai, "auditor": auditor})


def test_the_tour_leaves_no_page_out(world):
    assert set(tour.visits(world)) == tour.pages_by_name()


@pytest.mark.parametrize("reading", READINGS)
def test_every_page_serves_everybody(device, carry, world, reading):
    visits = sorted((visit for each in tour.visits(world).values() for visit in each), key=lambda visit: visit.who)

    found = {}
    for who, places in groupby(visits, key=lambda visit: visit.who):
        page = device(READINGS[reading])
        client = tour.carrying(world, who)
        client.cookies["hearth_reading"] = reading
        carry(page, client)
        for place in places:
            page.goto(place.address)
            found |= dict.fromkeys(faults(page), place)
        page.context.close()

    assert not found, "\n".join(f"{place.who} at {place.address}: {fault}" for fault, place in found.items())
