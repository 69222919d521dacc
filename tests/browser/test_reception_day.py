"""Reception day: somebody comes to the station, and goes home with a code that opens their words."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from hearth.doors.stations import actions
from hearth.journey.contact.models import Thread
from tests import cast
from tests.browser.conftest import TABLE

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(120)]
SAID = "楼道里的灯坏了一个月，晚上看不见台阶。"


def test_what_is_said_at_the_station_is_opened_at_home_with_the_printed_code(
    device, carry, client, station, zhao, qian, code
):
    actions.attach(station, zhao.deputy, by=qian)
    day = actions.announce(station, cast.reception(zhao.deputy), by=qian)
    desk = device(TABLE)
    carry(desk, cast.signed_in(client, qian))

    desk.goto("/yuhe/desk/")
    desk.get_by_role("link", name="记给赵敏代表").first.click()
    desk.get_by_label("您遇到了什么事").fill(SAID)
    desk.get_by_label("在哪里").fill("锦苑小区7号楼")
    desk.locator("[name=consent]").check()
    desk.get_by_role("button", name="保存并送出").click()
    desk.emulate_media(media="print")
    printed = desk.locator(".slip").inner_text()
    number = re.search(r"\d{4} \d{4} \d{4} \d{4}", printed)[0]

    home = device()
    home.goto("/t/")
    home.get_by_label("查询码").fill(number)
    home.get_by_role("button", name="查看留言").click()

    expect(home.locator("main")).to_contain_text(SAID)
    thread = Thread.objects.get()
    assert (thread.reception, thread.station, thread.channel) == (day, station, "walk_in")
    expect(desk.locator(".nav")).to_be_hidden()
