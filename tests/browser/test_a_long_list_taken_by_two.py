"""A long list leaves the house: one clerk orders it, another agrees, and the first fetches it with a name in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import expect

from hearth.doors.finding import making
from hearth.ground.audit.models import Entry
from tests import cast
from tests.browser.conftest import TABLE
from tests.doors.finding.conftest import make_findable

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("with_script", [True, False], ids=["at a table", "without script"])
def test_one_orders_it_another_agrees_and_the_first_fetches_it(
    device, carry, code, thread, bai, monkeypatch, with_script
):
    monkeypatch.setattr(making, "ALONE", 2)  # two rows are a long list here
    for _ in range(2):
        cast.delivered(code)
    make_findable()
    feng = cast.staff("冯雪", "Feng Xue", "clerk")
    clerk, colleague = (device(TABLE, java_script_enabled=with_script) for _ in range(2))
    for page, who in ((clerk, bai), (colleague, feng)):
        carry(page, cast.signed_in(Client(), who))

    clerk.goto("/yuhe/search/?q=室温&kind=messages")
    clerk.get_by_role("button", name="CSV").click()
    expect(clerk.get_by_role("heading", name=re.compile("第二人同意"))).to_be_visible()
    mine = clerk.url

    colleague.goto("/yuhe/search/extracts/")
    expect(colleague.locator("main")).to_contain_text("白洁")
    colleague.get_by_role("button", name="同意", exact=True).click()

    clerk.goto(mine)
    with clerk.expect_download() as fetched:
        clerk.get_by_role("button", name="下载文件").click()

    rows = Path(fetched.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == 1 + 3 + 1 and "白洁" in rows[-1]
    told = Entry.objects.filter(event__startswith="finding.").order_by("at", "id")
    assert [line.name for line in told] == ["白洁", "冯雪", "白洁"]
