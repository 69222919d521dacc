"""From the poster to the rating: a cold flat, told on a telephone with nothing but HTML, and once more with comforts."""

import re

import pytest
from playwright.sync_api import expect

from hearth.core import tenancy
from hearth.ground.audit import sealing
from hearth.journey.contact.models import Thread
from tests import cast

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "a long enough password"


def code_on(page):
    """The sixteen digits the receipt shows."""
    return re.sub(r"\D", "", page.locator("#code").inner_text())


def test_a_resident_writes_and_is_answered_in_chinese_without_script(device, code, zhao, yuhe):
    resident = device(java_script_enabled=False)
    resident.goto(f"/c/{code.number}")
    resident.get_by_role("link", name="给赵代表留言").click()
    resident.get_by_label("您遇到了什么事？").fill(cast.COLD)
    resident.get_by_label("在哪里？").fill("锦苑小区7号楼")
    resident.get_by_label("手机").fill("138 0000 2046")
    resident.get_by_role("button", name="送出").click()
    expect(resident).to_have_url(re.compile("/t/receipt/$"))
    digits = code_on(resident)
    assert re.fullmatch(r"\d{16}", digits)

    at_home = device(java_script_enabled=False)
    at_home.goto("/t/")
    at_home.get_by_label("您的查询码").fill(digits)
    at_home.get_by_role("button", name="查看留言").click()
    expect(at_home.locator("main")).to_contain_text(cast.COLD)

    deputy = device(java_script_enabled=False)
    deputy.goto("/yuhe/desk/")
    deputy.get_by_label("登录名").fill("zhaomin.yuhe")
    deputy.get_by_label("密码").fill(PASSWORD)
    deputy.get_by_role("button", name="登录").click()
    first = deputy.locator(".mail").first
    expect(first).to_contain_text("锦苑小区7号楼")
    first.click()
    deputy.get_by_role("button", name="我看过了").click()
    expect(deputy.get_by_role("status")).to_contain_text("已告诉居民")
    deputy.get_by_label("答复类型").select_option(label="已解决")
    deputy.locator("textarea[name=body]").fill("阀门换好了，今晚应该热了。")
    deputy.get_by_role("button", name="送出").click()
    expect(deputy.locator("#talk")).to_contain_text("阀门换好了")

    at_home.goto("/t/")
    expect(at_home.locator("main")).to_contain_text("阀门换好了，今晚应该热了。")
    at_home.get_by_role("radio", name="清楚", exact=True).check()
    at_home.get_by_role("button", name="解决了").first.click()
    expect(at_home.get_by_role("status")).to_contain_text("谢谢")

    deputy.reload()
    expect(deputy.locator("#side")).to_contain_text("居民：已解决")
    thread = Thread.objects.get()
    assert (thread.state, thread.solved, thread.clarity) == ("rated", "yes", 3)
    assert_ledger_is_whole(yuhe)


def test_a_resident_writes_in_english_and_script_makes_it_easier(device, code, zhao, yuhe):
    resident = device(locale="en-GB", permissions=["clipboard-read", "clipboard-write"])
    resident.goto(f"/c/{code.number}")
    resident.get_by_label("What happened?").fill("Only fourteen degrees since Monday.")
    resident.goto("/t/")
    resident.goto(f"/c/{code.number}")
    resident.get_by_role("button", name="Go on writing").click()
    resident.get_by_label("Where?").fill("Jinyuan Estate, block 7")
    expect(resident.locator("[data-proof]")).to_have_attribute("data-state", "done")
    resident.get_by_role("button", name="Send", exact=True).click()
    expect(resident).to_have_url(re.compile("/t/receipt/$"))
    digits = code_on(resident)
    resident.get_by_role("button", name="Copy").click()
    expect(resident.get_by_role("button", name="Copied")).to_be_visible()
    assert resident.evaluate("navigator.clipboard.readText()") == digits

    other_phone = device(locale="en-GB")
    other_phone.goto(f"/t/#{digits}")
    expect(other_phone.locator("main")).to_contain_text("Only fourteen degrees since Monday.")
    assert other_phone.url.endswith("/t/")
    assert Thread.objects.get().proof == "proven"
    assert_ledger_is_whole(yuhe)


def assert_ledger_is_whole(congress):
    with tenancy.inside(congress):
        sealing.seal_new()
        verdict = sealing.verify()
    assert verdict.is_whole and verdict.sealed
