"""A cold flat, and thirty-six others: one demand, one answer, and each reads it in a thread of their own."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest
from django.test import Client
from playwright.sync_api import expect

from hearth.core import clock
from hearth.ground.courier import sending
from hearth.ground.courier.channels import file
from hearth.journey.contact.models import Message, Thread
from hearth.journey.demands import actions
from hearth.journey.demands.models import Demand, Gathering
from hearth.journey.demands.tasks import SETTLES, tell_everybody
from tests import cast, filing
from tests.browser.conftest import TABLE

pytestmark = pytest.mark.django_db(transaction=True)

OTHERS = 36
COLD = "锦苑小区{}号楼暖气不热，换热站的循环泵坏了，早晚只有十四度，老人受不了。"
ANSWER = "换热站二号泵今晚换好，明早七点前全部恢复。"


def letters_to(reader: str) -> list[dict[str, str]]:
    """What lies in somebody's mailbox, with the first link in it."""
    letters = [json.loads(line) for line in file.outbox().read_text().splitlines()]
    own = [letter for letter in letters if letter["to"] == reader]
    return [letter | {"link": re.findall(r"/yuhe/\S+", letter["body"])[0]} for letter in own]


def test_thirty_seven_cold_flats_are_one_demand_and_everybody_is_answered(device, carry, code, zhao, bai):
    granny = cast.delivered(code, COLD.format(7), place="锦苑小区7号楼", network=b"granny's own")
    others = [
        cast.delivered(code, COLD.format(n + 10), place=f"锦苑小区{n + 10}号楼", network=f"network {n:>4}".encode())
        for n in range(OTHERS)
    ]
    clerk, deputy, phone = device(TABLE), device(), device()
    carry(clerk, cast.signed_in(Client(), bai))
    carry(deputy, cast.signed_in(Client(), zhao))
    carry(phone, cast.holding(Client(), granny))
    demand = Demand.objects.get()

    # what the machine was less sure of, the deputy says with one tap each: here the last of them, on a telephone
    for offered in Gathering.objects.offered().select_related("demand", "thread")[1:]:
        actions.accept(offered, by=zhao)
    if Gathering.objects.offered().exists():
        deputy.goto(f"/yuhe/demands/{demand.code}/")
        deputy.get_by_role("button", name="是同一件事").first.click()
        expect(deputy.get_by_text("已归入。")).to_be_visible()

    clerk.goto("/yuhe/demands/")
    clerk.get_by_role("link", name=demand.title).click()
    expect(clerk.get_by_text("同一地点：锦苑").first).to_be_visible()
    clerk.get_by_text("确认是同一件事").first.click()
    clerk.locator("#confirm_title").fill("锦苑小区早晚暖气不热")
    clerk.locator("#confirm_owner").select_option("D001")
    clerk.get_by_role("button", name="确认是同一件事").click()
    expect(clerk.locator(".figure__n").first).to_have_text(str(OTHERS + 1))

    before = clock.now() - SETTLES - timedelta(minutes=1)
    Demand.objects.update(moved_at=before)
    Gathering.objects.update(since=before)
    tell_everybody.work(clock.now())
    phone.goto("/t/")
    expect(phone.get_by_text("有37人写过同一件事")).to_be_visible()

    clerk.reload()
    clerk.get_by_text("对外公开").first.click()
    clerk.locator("#publish_text").fill("锦苑小区早晚室温偏低，老人受不了。")
    clerk.get_by_role("button", name="对外公开").click()
    clerk.get_by_role("link", name="所有人都能看到").click()
    expect(clerk.get_by_text(f"{OTHERS + 1}人")).to_be_visible()

    # a neighbour who types the same hears of it, and writes all the same
    neighbour = device()
    neighbour.goto(f"/c/{code.code}")
    neighbour.locator("[name=body]").fill(COLD.format(88))
    neighbour.locator("[name=place]").fill("锦苑小区88号楼")
    neighbour.locator("[name=body]").blur()
    expect(neighbour.get_by_text(f"已有{OTHERS + 1}人反映同样的事")).to_be_visible()
    expect(neighbour.get_by_role("button", name="送出")).to_be_enabled()

    # somebody who wrote nothing follows it by e-mail, without account and without JavaScript
    reader = device(java_script_enabled=False)
    reader.goto(f"/yuhe/common/{demand.code}/")
    reader.get_by_role("link", name="邮件订阅").click()
    reader.get_by_label("您的邮箱地址").fill("wang@example.org")
    reader.get_by_role("button", name="给我发确认邮件").click()
    expect(reader.get_by_role("heading", name="请查看邮箱")).to_be_visible()
    reader.goto(letters_to("wang@example.org")[-1]["link"])
    reader.get_by_role("button", name="是我，开始订阅").click()
    expect(reader.get_by_role("heading", name="您订阅了这件事")).to_be_visible()

    deputy.goto("/yuhe/demands/?tray=mine")
    deputy.get_by_role("link", name="锦苑小区早晚暖气不热").click()
    deputy.get_by_text("一并答复").first.click()
    deputy.locator("#answer_body").fill(ANSWER)
    deputy.locator("#answer_reply_type").select_option("explained")
    deputy.get_by_role("button", name="一并答复").click()
    expect(deputy.get_by_text("送到37条留言")).to_be_visible()

    assert set(Message.objects.filter(kind="reply").values_list("thread", flat=True)) == {
        granny.pk,
        *(other.pk for other in others),
    }
    assert set(Thread.objects.values_list("state", flat=True)) == {"replied"}
    phone.reload()
    expect(phone.get_by_text(ANSWER)).to_be_visible()

    deputy.get_by_text("记下：已经解决").first.click()
    deputy.locator("#solve_result").fill("二号泵换好了，室温回到二十度。")
    deputy.get_by_role("button", name="记下：已经解决").click()
    expect(deputy.get_by_text("二号泵换好了").first).to_be_visible()
    with clock.standing_at(clock.now() + timedelta(minutes=11)):
        sending.carry_waiting(clock.now())
    news = letters_to("wang@example.org")[-1]
    assert news["subject"] == "锦苑小区早晚暖气不热：已由措施解决" and "二号泵换好了" in news["body"]
    reader.goto(news["link"])
    expect(reader.get_by_text("室温回到二十度")).to_be_visible()

    # all of it stands in the deputy's file, and nobody typed any of it
    assert filing.kinds_of(zhao) == {"reply": OTHERS + 1, "demand": 1, "answer_all": 1}
    live = filing.everything()
    assert filing.read_anew() == live
    deputy.goto("/yuhe/file/")
    expect(deputy.locator("main")).to_contain_text("统一答复共性诉求")
