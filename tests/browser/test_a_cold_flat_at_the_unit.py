"""The second half of a cold flat: staff refer it, the unit is late, reports, and the resident has the last word."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from playwright.sync_api import expect

from hearth.core import clock, tenancy
from hearth.core.jobs import JOBS
from hearth.ground.rulebook.models import Clock
from hearth.journey.casework.models import Referral
from hearth.journey.contact.models import Thread
from hearth.record.dossier.models import DutyRecord
from tests import cast, filing

pytestmark = pytest.mark.django_db(transaction=True)

SLIP = "锦苑小区有一栋楼停暖三天，室温14度，客服占线，请检修并反馈。"
DONE = "换了循环泵，入户测温21度。"
ANSWER = "热力公司换了循环泵，屋里21度了。您看看暖和了没有。"


def test_five_people_see_it_to_its_end_without_script(device, carry, thread, zhao, bai, he, chief, heating, yuhe):
    resident, clerk, unit, leader, deputy = (device(java_script_enabled=False) for _ in range(5))
    for page, who in ((clerk, bai), (unit, he), (leader, chief), (deputy, zhao)):
        carry(page, cast.signed_in(Client(), who))
    carry(resident, cast.holding(Client(), thread))

    _refers(clerk, thread)
    _reads_who_has_it(resident)
    _takes_it_on(unit)
    _is_late(yuhe)
    _asks_where_it_stays(resident)
    _sees_what_is_late(leader)
    _reports(unit)
    _confirms_and_answers(deputy, thread)
    _has_the_last_word(resident)
    _stands_in_the_file(deputy, zhao, thread)

    assert Referral.objects.get().state == "confirmed"
    assert Thread.objects.get().solved == "yes"
    assert Clock.objects.get(name="result").outcome == "late"


def _refers(clerk, thread):
    clerk.goto(f"/yuhe/threads/{thread.code}/referrals/new/")
    clerk.get_by_label("主办单位").select_option(label="榆河热力有限公司")
    clerk.get_by_label("供暖、水、电、气").check()
    clerk.get_by_label("给单位看的话").fill(SLIP)
    clerk.get_by_role("button", name="转办", exact=True).click()
    expect(clerk.locator("main")).to_contain_text("待接办")


def _reads_who_has_it(resident):
    resident.goto("/t/")
    expect(resident.locator("main")).to_contain_text("已转给榆河热力有限公司")
    expect(resident.get_by_role("button", name="问问办到哪了")).to_have_count(0)


def _takes_it_on(unit):
    unit.goto("/yuhe/desk/")
    unit.get_by_text(SLIP).click()
    expect(unit.locator("main")).not_to_contain_text("李奶奶")
    unit.get_by_role("button", name="接办").click()
    expect(unit.locator("main")).to_contain_text("榆河热力有限公司接办了")


def _is_late(congress):
    """A day passes."""
    with tenancy.inside(congress):
        before = clock.now() - timedelta(hours=25)
        Clock.objects.filter(name="result").update(
            started_at=before, due_at=before + timedelta(hours=24), next_at=before, next_kind="due"
        )
        for _ in range(4):
            JOBS["rulebook.strike_notices"].work(clock.now())


def _asks_where_it_stays(resident):
    resident.goto("/t/")
    expect(resident.locator("main")).to_contain_text("已超时")
    resident.get_by_role("button", name="问问办到哪了").click()
    expect(resident.get_by_role("status")).to_contain_text("已告诉经办的人")


def _sees_what_is_late(leader):
    leader.goto("/yuhe/referrals/overview/")
    leader.get_by_role("row", name=re.compile("榆河热力有限公司")).get_by_role("link").last.click()
    expect(leader.locator("main")).to_contain_text(SLIP)


def _stands_in_the_file(deputy, zhao, thread):
    """What the deputy did leads back to where it was done, and read from the ledger anew it is the same."""
    deputy.goto("/yuhe/file/")
    assert filing.kinds_of(zhao) == {"reply": 1, "solved": 1}
    live = filing.everything()
    assert filing.read_anew() == live
    line = DutyRecord.objects.get(kind="reply")
    deputy.goto(f"/yuhe/duties/{line.code}/")
    expect(deputy.locator("main").get_by_role("link", name=thread.code)).to_be_visible()


def _reports(unit):
    unit.reload()
    unit.get_by_text("反馈办理情况").first.click()
    unit.get_by_label("做了什么，或为什么办不了").fill(DONE)
    unit.get_by_role("button", name="反馈办理情况").click()
    expect(unit.locator("main")).to_contain_text("已反馈，待确认")


def _confirms_and_answers(deputy, thread):
    deputy.goto(f"/yuhe/threads/{thread.code}/referrals/")
    deputy.get_by_role("link", name=re.compile("榆河热力有限公司")).click()
    expect(deputy.locator("main")).to_contain_text(DONE)
    deputy.get_by_text("确认反馈").first.click()
    deputy.get_by_label("给居民看的话").fill("热力公司换了循环泵。")
    deputy.get_by_role("button", name="确认反馈").click()
    deputy.goto(f"/yuhe/threads/{thread.code}/")
    deputy.get_by_label("答复类型").select_option(label="已解决")
    deputy.locator("textarea[name=body]").fill(ANSWER)
    deputy.get_by_role("button", name="送出").click()
    expect(deputy.locator("#talk")).to_contain_text(ANSWER)


def _has_the_last_word(resident):
    resident.goto("/t/")
    expect(resident.locator("main")).to_contain_text("热力公司换了循环泵。")
    resident.get_by_role("button", name="解决了").first.click()
    expect(resident.get_by_role("status")).to_contain_text("谢谢")
