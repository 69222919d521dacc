"""From the poster to the rating: a cold flat, told on a telephone with plain HTML, and once more with comforts."""

import re

import pytest
from playwright.sync_api import expect

from hearth.core import tenancy
from hearth.ground.audit import sealing, verifying
from hearth.journey.contact.models import Thread
from tests import cast

pytestmark = pytest.mark.django_db(transaction=True)

ANSWER = "阀门换好了，今晚应该热了。"
TO_THE_END = """() => {
  document.documentElement.style.scrollBehavior = "auto";
  scrollTo(0, document.documentElement.scrollHeight);
  return document.querySelector("[data-proof-bits] .btn--primary").getBoundingClientRect().top;
}"""


def test_a_resident_writes_and_is_answered_in_chinese_without_script(device, code, zhao, yuhe):
    resident, at_home, deputy = (device(java_script_enabled=False) for _ in range(3))

    digits = _writes(resident, code)
    _types_the_code(at_home, digits)
    _signs_in(deputy)
    _opens_the_first_message(deputy)
    _answers(deputy)
    _rates(at_home)

    deputy.reload()
    expect(deputy.locator("#side")).to_contain_text("居民：已解决")
    thread = Thread.objects.get()
    assert (thread.state, thread.solved, thread.clarity) == ("rated", "yes", 3)
    assert _the_ledger_is_whole(yuhe)


def test_a_resident_writes_in_english_and_script_makes_it_easier(device, code, zhao, yuhe):
    resident = device(locale="en-GB", permissions=["clipboard-read", "clipboard-write"])
    other_phone = device(locale="en-GB")

    _begins_and_is_called_away(resident, code)
    _goes_on(resident, code)
    digits = _copies_the_code(resident)
    other_phone.goto(f"/t/#{digits}")

    expect(other_phone.locator("main")).to_contain_text("Only fourteen degrees since Monday.")
    assert other_phone.url.endswith("/t/")
    assert Thread.objects.get().proof == "proven"
    assert _the_ledger_is_whole(yuhe)


def test_nothing_moves_under_the_finger_when_the_bar_steps_aside(device, code):
    page = device({"width": 390, "height": 400})
    page.goto(f"/c/{code.code}")
    bar = page.locator("[data-action-for]")
    expect(bar).to_be_visible()

    before = page.evaluate(TO_THE_END)
    expect(bar).to_be_hidden()

    button = page.get_by_role("button", name="送出")
    assert button.evaluate("button => button.getBoundingClientRect().top") == before


def _writes(resident, code):
    resident.goto(f"/c/{code.number}")
    resident.get_by_role("link", name="给赵代表留言").click()
    resident.get_by_label("您遇到了什么事？").fill(cast.COLD)
    resident.get_by_label("在哪里？").fill("锦苑小区7号楼")
    resident.get_by_label("手机").fill("138 0000 2046")
    resident.get_by_role("button", name="送出").click()
    return _digits_on_the_receipt(resident)


def _digits_on_the_receipt(resident):
    expect(resident).to_have_url(re.compile("/t/receipt/$"))
    digits = re.sub(r"\D", "", resident.locator("#code").inner_text())
    assert len(digits) == 16
    return digits


def _types_the_code(resident, digits):
    resident.goto("/t/")
    resident.get_by_label("您的查询码").fill(digits)
    resident.get_by_role("button", name="查看留言").click()
    expect(resident.locator("main")).to_contain_text(cast.COLD)


def _signs_in(deputy):
    deputy.goto("/yuhe/desk/")
    deputy.get_by_label("登录名").fill("zhaomin.yuhe")
    deputy.get_by_label("密码").fill("a long enough password")
    deputy.get_by_role("button", name="登录").click()


def _opens_the_first_message(deputy):
    first = deputy.locator(".mail").first
    expect(first).to_contain_text("锦苑小区7号楼")
    first.click()
    expect(deputy.locator("#talk")).to_contain_text(cast.COLD)


def _answers(deputy):
    deputy.get_by_role("button", name="我看过了").click()
    expect(deputy.get_by_role("status").filter(has_text="已告诉居民")).to_be_visible()
    deputy.get_by_label("答复类型").select_option(label="已解决")
    deputy.locator("textarea[name=body]").fill(ANSWER)
    deputy.get_by_role("button", name="送出").click()
    expect(deputy.locator("#talk")).to_contain_text(ANSWER)


def _rates(resident):
    resident.goto("/t/")
    expect(resident.locator("main")).to_contain_text(ANSWER)
    resident.get_by_role("radio", name="清楚", exact=True).check()
    resident.get_by_role("button", name="解决了").first.click()
    expect(resident.get_by_role("status")).to_contain_text("谢谢")


def _begins_and_is_called_away(resident, code):
    resident.goto(f"/c/{code.number}")
    resident.get_by_label("What happened?").fill("Only fourteen degrees since Monday.")
    resident.goto("/t/")


def _goes_on(resident, code):
    resident.goto(f"/c/{code.number}")
    resident.get_by_role("button", name="Go on writing").click()
    resident.get_by_label("Where?").fill("Jinyuan Estate, block 7")
    expect(resident.locator("[data-proof]")).to_have_attribute("data-state", "done")
    resident.get_by_role("button", name="Send", exact=True).click()


def _copies_the_code(resident):
    digits = _digits_on_the_receipt(resident)
    resident.get_by_role("button", name="Copy").click()
    expect(resident.get_by_role("button", name="Copied")).to_be_visible()
    assert resident.evaluate("navigator.clipboard.readText()") == digits
    return digits


def _the_ledger_is_whole(congress):
    with tenancy.inside(congress):
        sealing.seal_new()
        verdict = verifying.verify()
    return verdict.is_whole and verdict.sealed > 0
