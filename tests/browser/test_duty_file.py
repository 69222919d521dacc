"""A deputy's year: noted on a phone without script, verified several at once, disputed, reported to voters."""

import pytest
from playwright.sync_api import expect

from hearth.record.dossier.models import DutyRecord, VoterReport
from tests import cast, filing
from tests.browser.conftest import TABLE

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_is_noted_on_a_phone_is_verified_with_others_at_once(device, carry, client, zhao, bai):
    phone, table = device(java_script_enabled=False), device(TABLE)
    carry(phone, cast.signed_in(client, zhao))
    phone.goto("/yuhe/file/")
    phone.get_by_role("link", name="补记一条").click()
    phone.locator("[name=words]").fill("看望两位独居老人。")
    phone.get_by_role("button", name="记下").click()
    expect(phone.get_by_role("status")).to_contain_text("工作人员核实后计入统计")
    filing.noted(zhao)

    carry(table, cast.signed_in(client, bai))
    table.goto("/yuhe/duties/")
    for row in table.locator("main [name=row]").all():
        row.check()
    table.get_by_role("button", name="继续").click()
    table.locator("main button.btn--primary").click()

    expect(table.locator("main")).to_contain_text("2项中完成了2项")
    assert set(DutyRecord.objects.values_list("state", flat=True)) == {"verified"}


def test_a_report_goes_from_the_file_to_the_slips(device, carry, client, zhao, bai, thread):
    deputy, clerk, voter = device(TABLE, java_script_enabled=False), device(TABLE), device()
    filing.verified(zhao, bai)
    carry(deputy, cast.signed_in(client, zhao))
    deputy.goto("/yuhe/file/")
    deputy.get_by_role("button", name="从档案生成").click()
    expect(deputy.locator("[name=words]")).to_contain_text("到六户家里测了室温")
    deputy.get_by_role("button", name="保存").click()
    page = deputy.url
    _opens(deputy, "公告", "announcement/", {"held_on": "2098-12-05"})
    expect(deputy.locator("main")).to_contain_text("请填写开始时间")
    deputy.locator("[name=begins]").fill("14:30")
    deputy.locator("[name=place]").fill("安和街道代表联络站")
    deputy.locator("form[action$='announcement/'] button").click()
    voter.goto(page)
    expect(voter.locator("main")).to_contain_text("欢迎到场提问")
    VoterReport.objects.update(held_on=DutyRecord.objects.get().done_on)

    carry(clerk, cast.signed_in(client, bai))
    clerk.goto(page)
    _opens(clerk, "已述职", "minutes/", {"voters": "20"})
    _opens(clerk, "登记评议", "appraisal/", {"satisfied": "12", "basically": "5", "not_satisfied": "2", "invalid": "1"})

    voter.goto(page)
    expect(voter.locator("main")).to_contain_text("12票 (63%)")


def _opens(page, words, action, typed):
    page.locator("summary").filter(has_text=words).first.click()
    form = page.locator(f"form[action$='{action}']")
    for name, value in typed.items():
        form.locator(f"[name={name}]").fill(value)
    form.locator("button").click()
