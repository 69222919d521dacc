"""A clerk sets up an area, a place, a district and a deputy by hand, and a resident finds the deputy by the place."""

import pytest
from playwright.sync_api import expect

from hearth.ground.congress.models import Mandate
from tests import cast
from tests.browser.conftest import TABLE
from tests.journey.contact.test_views_door import picture

pytestmark = pytest.mark.django_db(transaction=True)

WIDTH_ONCE_LOADED = "image => image.decode().then(() => image.naturalWidth)"
"""A picture stands on the page before its bytes have come; waited for, and a broken one rejects."""


@pytest.mark.parametrize("size", [{"width": 390, "height": 844}, TABLE], ids=["phone", "table"])
def test_from_an_area_to_a_deputy_whom_residents_find(device, carry, client, bai, size):
    clerk, resident = device(size, java_script_enabled=False), device()
    carry(clerk, cast.signed_in(client, bai))

    _adds(clerk, "areas", {"中文名称": "新明街道"}, {"类型": "街道"})
    _adds(clerk, "districts", {"编号": "5"}, {"街道或乡镇": "新明街道"})
    _adds(
        clerk,
        "places",
        {"中文名称": "团结路小区", "别名": "老棉纺厂"},
        {"类型": "小区", "街道或乡镇": "新明街道", "选区": "新明街道第5选区"},
    )
    _adds(clerk, "deputies", {"中文姓名": "周文华"}, {"选区": "新明街道第5选区"})
    for move in ("当选有效", "开始任职"):
        _records(clerk, move)

    assert Mandate.objects.get(deputy__name_zh="周文华").state == "active"
    resident.goto("/yuhe/deputies/")
    resident.locator("#q").fill("团结路小区")
    resident.get_by_role("button", name="找").first.click()
    expect(resident.locator("main")).to_contain_text("周文华")


def test_a_photo_is_sent_and_seen(device, carry, client, bai, zhao):
    clerk = device(TABLE)
    carry(clerk, cast.signed_in(client, bai))
    clerk.goto("/yuhe/setup/deputies/D001/")

    clerk.set_input_files("[name=photo]", {"name": "face.jpg", "mimeType": "image/jpeg", "buffer": picture().read()})
    clerk.get_by_role("button", name="上传照片").click()

    face = clerk.locator("main .avatar img").first
    expect(face).to_be_visible()
    assert face.evaluate(WIDTH_ONCE_LOADED) > 0


def _adds(clerk, noun, typed, chosen):
    clerk.goto(f"/yuhe/setup/{noun}/add/")
    form = clerk.locator("main form").first
    for label, words in typed.items():
        form.locator("input").and_(form.get_by_label(label)).first.fill(words)
    for label, choice in chosen.items():
        form.locator("select").and_(form.get_by_label(label)).first.select_option(label=choice)
    form.locator("button.btn--primary").click()
    expect(clerk.get_by_role("status").first).to_contain_text("已添加")


def _records(clerk, move):
    clerk.locator("summary", has_text=move).click()
    clerk.locator("details[open] button").first.click()
    expect(clerk.get_by_role("status").first).to_contain_text("已登记")
