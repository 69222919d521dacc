"""Every page of the house, in both languages, light and dark, in standard and largest print, on a phone and a table.

Visits take turns among the four readings, so that one page is seen by several people in several of them; with
HEARTH_ALL_READINGS=1 each visit is made in all of them. Contrast is measured in standard print; larger print asks
for less.
"""

import os
from itertools import groupby
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from hearth.core import tenancy
from tests import cast
from tests.browser import tour
from tests.browser.conftest import PHONE, TABLE
from tests.browser.inspection import faults
from tests.browser.world import build

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(600)]

# each two choices of language, theme and print meet once
READINGS = {"zh-hans.light.": PHONE, "en.dark.": TABLE, "zh-hans.dark.xl": TABLE, "en.light.xl": PHONE}


@pytest.fixture
def world(yuhe, jinchuan, zhao, sun, bai):
    auditor = cast.staff("郑衡", "Zheng Heng", "auditor")
    with tenancy.inside(jinchuan):
        feng = cast.staff("冯雪", "Feng Xue", "clerk")
    return build(yuhe, {"zhao": zhao, "sun": sun, "bai": bai, "auditor": auditor, "feng": feng})


def test_the_tour_leaves_no_page_out(world):
    assert set(tour.visits(world)) == tour.pages_by_name()


def in_turn(pages):
    """Each visit, and the readings in which it is made."""
    known, turn = list(READINGS), 0
    for places in pages.values():
        for place in places:
            yield place, set(known) if "HEARTH_ALL_READINGS" in os.environ else {known[turn % 4]}
            turn += 1


@pytest.mark.parametrize("reading", READINGS)
def test_every_page_serves_everybody(device, carry, world, reading):
    seen = [each for each, readings in in_turn(tour.visits(world)) if reading in readings]
    visits = sorted(seen, key=lambda visit: visit.who)

    found = {}
    for who, places in groupby(visits, key=lambda visit: visit.who):
        page = device(READINGS[reading])
        client = tour.carrying(world, who)
        client.cookies["hearth_reading"] = reading
        carry(page, client)
        for place in places:
            page.goto(place.address)
            assert unquote(page.url).endswith(place.address)
            found |= dict.fromkeys(faults(page, with_contrast=not reading.endswith("xl")), place)
        page.context.close()

    assert not found, "\n".join(f"{place.who} at {place.address}: {fault}" for fault, place in found.items())


COMING_BACK = [
    ("public", "/c/{code}", "送出"),
    ("public", "/t/", "查看留言"),
    ("public", "/yuhe/sign-in/", "登录"),
    ("author of need_info", "/t/", "补充"),
    ("author of not_solved", "/t/", "重新办理"),
    ("zhao", "/yuhe/threads/{thread}/", "送出"),
    ("zhao", "/yuhe/phrases/", "保存"),
    ("zhao", "/yuhe/account/", "改密码"),
    ("bai", "/yuhe/entry/?deputy=D001", "保存并送出"),
    ("bai", "/yuhe/setup/areas/add/", "保存"),
    ("bai", "/yuhe/setup/deputies/add/", "添加代表"),
]


def test_a_form_that_comes_back_serves_everybody_too(device, carry, world):
    for who, address, button in COMING_BACK:
        page = device()
        carry(page, tour.carrying(world, who))
        page.goto(address.format(code=world.codes["active"].code, thread=world.threads["delivered"].code))

        page.locator("main").get_by_role("button", name=button).first.click()

        expect(page.locator("[role=alert]").first).to_be_visible()
        assert faults(page) == [], address
        page.context.close()
