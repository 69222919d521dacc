"""From the answer to the public page and back, by people whose browsers run no script."""

from __future__ import annotations

import pytest
from django.test import Client
from playwright.sync_api import expect

from hearth.journey.contact import actions
from hearth.journey.contact.models import Publication
from tests import cast
from tests.browser.conftest import TABLE

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = "锦苑小区7号楼太冷。请打138 0000 2046找李奶奶。"
ANSWER = "阀门已经换好。王师傅周五再来看。"


def test_an_answer_becomes_public_and_goes_again_without_script(device, carry, code, zhao, bai):
    thread = cast.delivered(code, WORDS, name="李奶奶", phone="138 0000 2046")
    actions.reply(thread, ANSWER, "solved", by=zhao)
    plain = {"java_script_enabled": False}
    deputy, clerk, own, public = (device(TABLE, **plain), device(TABLE, **plain), device(**plain), device(**plain))
    carry(deputy, cast.signed_in(Client(), zhao))
    carry(clerk, cast.signed_in(Client(), bai))
    carry(own, cast.holding(Client(), thread))

    deputy.goto(f"/yuhe/threads/{thread.code}/")
    deputy.get_by_role("button", name="建议公开").click()
    deputy.get_by_label("再遮一些字").fill("阀门")
    deputy.get_by_role("button", name="先看效果").click()
    expect(deputy.locator(".qa").first).to_contain_text("锦苑小区▇▇▇太冷。请打▇▇▇找▇▇▇。")
    deputy.get_by_role("button", name="征求留言人意见").click()

    own.goto("/t/")
    own.get_by_text("同意公开，但要改一改").click()
    own.get_by_label("您希望怎么改？").fill("请不要写小区的名字。")
    own.get_by_role("button", name="送出意见").click()

    clerk.goto("/yuhe/publications/")
    clerk.get_by_role("link", name="锦苑小区▇▇▇太冷").click()
    expect(clerk.get_by_text("请不要写小区的名字。")).to_be_visible()
    clerk.get_by_text("改动文字，重新征求意见").click()
    clerk.get_by_label("再遮一些字").fill("锦苑小区")
    clerk.get_by_role("button", name="征求留言人意见").click()

    own.goto("/t/")
    expect(own.locator(".qa")).to_contain_text("▇▇▇太冷。请打▇▇▇找▇▇▇。")
    own.get_by_role("button", name="同意公开", exact=True).click()
    clerk.reload()
    clerk.get_by_role("button", name="公开发布").click()

    public.goto("/yuhe/")
    public.get_by_role("link", name="看全文").click()
    expect(public.locator(".qa")).to_contain_text("▇▇▇已经换好。▇▇▇周五再来看。")
    assert not any(word in public.content() for word in ("138", "李奶奶", "7号楼", "锦苑", "阀门"))

    own.goto("/t/")
    own.get_by_role("button", name="撤下").click()
    answer = public.reload()
    assert answer is not None and answer.status == 410
    assert Publication.objects.get().question == ""
