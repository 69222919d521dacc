"""The automatic check, and pressing Send more than once."""

import re

import pytest
from playwright.sync_api import expect

from hearth.journey.contact import proof
from hearth.journey.contact.models import Thread
from hearth.journey.contact.views.writing import SENT
from tests import cast

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def resident(device, code):
    """Somebody before the form."""
    page = device()
    page.goto(f"/c/{code.number}")
    return page


def write(page):
    page.get_by_label("您遇到了什么事？").fill(cast.COLD)
    page.get_by_label("在哪里？").fill("锦苑小区7号楼")


def write_something_else(page):
    write(page)
    page.get_by_label("您遇到了什么事？").fill("还有一件事：楼道里没有灯。")


def send(page, **how):
    page.get_by_role("button", name="送出").click(**how)
    expect(page).to_have_url(re.compile("/t/receipt/$"), timeout=15_000)


def test_the_device_finds_what_the_server_accepts(resident):
    write(resident)

    expect(resident.locator("[data-proof]")).to_have_attribute("data-state", "done")

    found = resident.locator("[name=proof]").input_value()
    assert proof.proves(resident.locator("[name=submission]").input_value(), found)


def test_who_sends_at_once_waits_for_the_check(resident):
    write(resident)
    send(resident)

    assert Thread.objects.get().proof == proof.PROVEN


def test_where_the_check_cannot_run_the_message_goes_all_the_same(device, code):
    resident = device()
    resident.route(re.compile("proof-worker"), lambda route: route.fulfill(status=404))
    resident.goto(f"/c/{code.number}")
    write(resident)
    expect(resident.locator("[data-proof]")).to_have_attribute("data-state", "failed")

    send(resident)

    assert Thread.objects.get().proof == ""


def test_two_clicks_are_one_message(resident):
    write(resident)

    send(resident, click_count=2)

    assert Thread.objects.count() == 1


def test_two_clicks_without_script_are_one_message(device, code):
    resident = device(java_script_enabled=False)
    resident.goto(f"/c/{code.number}")
    write(resident)

    send(resident, click_count=2)

    assert Thread.objects.count() == 1


def test_going_back_finds_a_new_form(resident):
    write(resident)
    send(resident)
    first = resident.locator("#code").inner_text()

    resident.go_back()
    write_something_else(resident)
    send(resident)

    assert resident.locator("#code").inner_text() != first
    assert Thread.objects.count() == 2


def test_where_the_browser_kept_the_old_form_writing_something_else_is_asked_about_and_then_sent(resident):
    write(resident)
    send(resident)
    first = resident.locator("#code").inner_text()

    resident.context.clear_cookies(name=SENT)
    resident.go_back()
    write_something_else(resident)
    resident.get_by_role("button", name="送出").click()
    expect(resident.get_by_role("alert")).to_contain_text("这张表已经送出过一次")
    send(resident)

    assert resident.locator("#code").inner_text() != first
    assert Thread.objects.count() == 2
