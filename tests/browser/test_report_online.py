"""A report is open online: a voter asks on a phone, the deputy answers, slips are given, and all read the result."""

from datetime import timedelta

import pytest
from django.test import Client
from playwright.sync_api import expect

from hearth.core import clock
from hearth.core.jobs import JOBS
from hearth.record.dossier import actions, slip_codes
from hearth.record.dossier.models import Slip, VoterReport
from tests import cast, filing
from tests.browser.conftest import TABLE

pytestmark = pytest.mark.django_db(transaction=True)


def test_from_the_announcement_to_what_voters_said(device, carry, client, zhao, bai):
    deputy, clerk = device(TABLE, java_script_enabled=False), device(TABLE)
    phone, old_phone = device(), device(java_script_enabled=False)
    report = filing.drafted(zhao)
    page = f"/yuhe/reports/{report.code}/"

    carry(deputy, cast.signed_in(client, zhao))
    deputy.goto(page)
    deputy.locator("summary").filter(has_text="公告").click()
    form = deputy.locator("form[action$='announcement/']")
    form.locator("[name=held_on]").fill(clock.today().isoformat())
    form.locator("[name=begins]").fill("14:30")
    form.locator("[name=place]").fill("安和街道代表联络站")
    form.locator("[name=is_online]").check()
    form.locator("button").click()
    expect(deputy.locator("main")).to_contain_text("网上评议")

    phone.goto("/yuhe/reports/")
    phone.locator("main nav a").first.click()
    phone.get_by_role("link", name="提问").click()
    phone.locator("[name=words]").fill("😀")
    phone.get_by_role("button", name="提交提问").click()
    expect(phone.locator("main")).to_contain_text("请用文字写下问题")
    phone.locator("[name=words]").fill("管网什么时候改造？电话13800002046。")
    phone.get_by_role("button", name="提交提问").click()
    expect(phone.get_by_role("status")).to_contain_text("答复将在")
    expect(phone.locator("main")).not_to_contain_text("管网什么时候改造")

    deputy.goto(page)
    deputy.get_by_role("link", name="选民提问").click()
    deputy.locator("[name=words]").fill("明年三月动工。")
    deputy.get_by_role("button", name="答复").click()
    phone.reload()
    expect(phone.locator("main")).to_contain_text("管网什么时候改造？电话▇▇▇。")
    expect(phone.locator("main")).to_contain_text("明年三月动工。")

    carry(clerk, cast.signed_in(Client(), bai))
    clerk.goto(page)
    clerk.locator("summary").filter(has_text="打印带码评议票").click()
    slips = clerk.locator("form[action$='slips/']")
    slips.locator("[name=amount]").fill("10")
    with clerk.expect_download() as paper:
        slips.locator("button").click()
    assert paper.value.suggested_filename.endswith(".pdf") and Slip.objects.count() == 10

    codes = filing.slips_of(report, bai, 12)
    phone.goto(f"{page}slip/#{codes[0]}")
    expect(phone.locator("[name=code]")).to_have_value(slip_codes.in_groups(codes[0]))
    assert codes[0] not in phone.url
    phone.get_by_label("不满意", exact=True).check()
    phone.get_by_role("button", name="投票").click()
    expect(phone.get_by_role("status")).to_contain_text("已投票")
    old_phone.goto(f"{page}slip/")
    old_phone.locator("[name=code]").fill(codes[0])
    old_phone.get_by_label("满意", exact=True).check()
    old_phone.get_by_role("button", name="投票").click()
    expect(old_phone.locator("main")).to_contain_text("已经投过")
    old_phone.locator("[name=code]").fill(codes[1])
    old_phone.get_by_role("button", name="投票").click()
    expect(old_phone.get_by_role("status")).to_contain_text("已投票")
    filing.given_slips(report, codes[2:], *["satisfied"] * 10)

    for reader in (phone, clerk, deputy):
        reader.goto(page)
        expect(reader.locator("main")).not_to_contain_text("11票")
    VoterReport.objects.update(closes_at=clock.now() - timedelta(minutes=1))
    JOBS["dossier.close_online"].round()
    phone.goto(page)
    expect(phone.locator("main")).to_contain_text("11票 (92%)")
    expect(phone.locator("main")).to_contain_text("打印带码评议票22张，网上收回12张")

    actions.hold_report(filing.report_now(report), 30, by=bai)
    clerk.goto(page)
    clerk.locator("summary").filter(has_text="登记评议").click()
    form = clerk.locator("form[action$='appraisal/']")
    for name, value in {"satisfied": "0", "basically": "0", "not_satisfied": "0", "handed_out": "15"}.items():
        form.locator(f"[name={name}]").fill(value)
    form.locator("button").click()
    expect(clerk.locator("main")).to_contain_text("发出带码评议票15张，网上收回12张")
