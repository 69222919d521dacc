"""Staff prepare a change of term, an administrator puts it in force, and an old code leads to whoever follows."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils.timezone import localdate
from playwright.sync_api import expect

from hearth.core import clock
from hearth.ground.congress.models import Mandate
from hearth.journey.contact.models import Thread
from tests import cast
from tests.browser.conftest import PHONE, TABLE

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("size", [PHONE, TABLE], ids=["phone", "table"])
def test_from_the_old_term_to_the_new(device, carry, bai, zhao, sun, size):
    code = cast.code_of(sun)
    thread = cast.delivered(code)
    clerk, admin, resident = device(size, java_script_enabled=False), device(size), device()
    carry(clerk, cast.signed_in(Client(), bai))
    carry(admin, cast.signed_in(Client(), cast.staff("高原", "Gao Yuan", "admin")))

    _prepares(clerk)
    admin.goto("/yuhe/setup/change-of-term/")
    admin.get_by_role("checkbox").check()
    admin.get_by_role("button", name="启用第8届").click()

    expect(admin.locator("main h1")).to_contain_text("第8届")
    expect(admin.locator("main")).to_contain_text("每件未办结的事项都有人负责")
    assert set(Mandate.objects.filter(state="active").values_list("deputy__code", flat=True)) == {"D001", "D003"}
    followed = Thread.objects.select_related("deputy").get(pk=thread.pk).deputy
    assert followed.code in ("D001", "D003")
    resident.goto(f"/c/{code.code}")
    resident.locator("main .rows--card").get_by_text(followed.name_zh).click()
    expect(resident.get_by_role("button", name="送出")).to_be_visible()


def _prepares(clerk):
    clerk.goto("/yuhe/setup/")
    clerk.get_by_role("link", name="换届").click()
    today = localdate(clock.now())
    clerk.fill("[name=begins_on]", str(today))
    clerk.fill("[name=ends_on]", str(today.replace(year=today.year + 5)))
    clerk.get_by_role("button", name="开始准备换届").click()
    clerk.get_by_role("link", name="打开 当选名单").click()
    clerk.get_by_role("link", name="赵敏").click()
    clerk.get_by_role("button", name="当选新一届代表").click()
    clerk.get_by_role("link", name="新当选", exact=True).click()
    clerk.locator("[name=district]").select_option(index=1)
    clerk.locator("[name=name_zh]").fill("林晓")
    clerk.get_by_role("button", name="添加代表").click()
    clerk.goto("/yuhe/setup/change-of-term/notice/")
    clerk.fill("[name=basis]", "公告第8号，选举法第四十七条")
    clerk.get_by_role("button", name="登记").click()
    expect(clerk.locator("main")).to_contain_text("已就绪")
