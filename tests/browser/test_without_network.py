"""The lift, the cellar, the village road: where the line breaks, nobody loses a word."""

import re

import pytest
from playwright.sync_api import expect

from hearth.journey.contact.models import Thread
from tests import cast

pytestmark = pytest.mark.django_db(transaction=True)

OFFLINE = "网络断了"
OFFERED = "您上次写到一半"


@pytest.fixture
def resident(device, code):
    """Somebody who has written and not sent yet."""
    page = device()
    page.goto(f"/c/{code.number}")
    page.get_by_label("您遇到了什么事？").fill(cast.COLD)
    page.get_by_label("在哪里？").fill("锦苑小区7号楼")
    page.get_by_label("称呼").fill("李奶奶")
    return page


def send(page):
    page.get_by_role("button", name="送出").click()


def test_words_stay_in_the_form_while_there_is_no_line(resident):
    resident.context.set_offline(True)

    send(resident)

    expect(resident.get_by_role("status").filter(has_text=OFFLINE)).to_be_visible()
    expect(resident.get_by_label("您遇到了什么事？")).to_have_value(cast.COLD)
    assert not Thread.objects.exists()


def test_the_same_form_is_sent_once_the_line_is_back(resident):
    resident.context.set_offline(True)
    send(resident)
    resident.context.set_offline(False)
    expect(resident.get_by_text(OFFLINE)).to_be_hidden()

    send(resident)

    expect(resident).to_have_url(re.compile("/t/receipt/$"))
    assert Thread.objects.count() == 1


def test_a_page_that_was_closed_offers_the_words_back_but_not_the_name(resident, code):
    anew = resident.context.new_page()
    resident.close()
    anew.goto(f"/c/{code.number}")
    expect(anew.get_by_text(OFFERED)).to_be_visible()

    anew.get_by_role("button", name="接着写").click()

    expect(anew.get_by_label("您遇到了什么事？")).to_have_value(cast.COLD)
    expect(anew.get_by_label("在哪里？")).to_have_value("锦苑小区7号楼")
    expect(anew.get_by_label("称呼")).to_have_value("")
    expect(anew.get_by_label("您遇到了什么事？")).to_be_focused()


def test_words_that_are_not_wanted_any_more_are_gone(resident, code):
    anew = resident.context.new_page()
    anew.goto(f"/c/{code.number}")

    anew.get_by_role("button", name="不要了").click()
    anew.reload()

    expect(anew.get_by_text(OFFERED)).to_be_hidden()


def test_after_sending_nothing_stays_on_the_device(resident, code):
    send(resident)
    expect(resident).to_have_url(re.compile("/t/receipt/$"))

    resident.goto(f"/c/{code.number}")

    expect(resident.get_by_text(OFFERED)).to_be_hidden()
    assert resident.evaluate("localStorage.length") == 0


@pytest.mark.parametrize("typed", ["number", "code"])
def test_whoever_leaves_before_the_receipt_is_complete_is_not_offered_what_was_sent(resident, code, typed):
    resident.route("**/public*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    send(resident)
    expect(resident).to_have_url(re.compile("/t/receipt/$"))
    assert resident.evaluate("localStorage.length") == 1
    resident.unroute_all()

    resident.goto(f"/c/{getattr(code, typed)}")

    expect(resident.get_by_label("您遇到了什么事？")).to_have_value("")
    expect(resident.get_by_text(OFFERED)).to_be_hidden()
    assert resident.evaluate("localStorage.length") == 0


def test_an_addition_is_kept_until_it_is_sent_and_not_longer(resident):
    send(resident)
    expect(resident).to_have_url(re.compile("/t/receipt/$"))
    resident.goto("/t/")
    resident.get_by_label("补充").fill("昨晚只有十四度")
    anew = resident.context.new_page()
    resident.close()

    anew.goto("/t/")
    anew.get_by_role("button", name="接着写").click()
    anew.get_by_role("button", name="补充", exact=True).click()

    expect(anew.get_by_role("list").get_by_text("昨晚只有十四度")).to_be_visible()
    anew.wait_for_load_state()
    expect(anew.get_by_text(OFFERED)).to_be_hidden()
    assert anew.evaluate("localStorage.length") == 0


def test_a_half_written_answer_is_offered_to_the_deputy(device, carry, client, zhao, thread):
    desk = device()
    carry(desk, cast.signed_in(client, zhao))
    desk.goto(f"/yuhe/threads/{thread.code}/")
    desk.locator("textarea[name=body]").fill("热力公司说")

    desk.goto("/yuhe/desk/")
    desk.goto(f"/yuhe/threads/{thread.code}/")
    desk.get_by_role("button", name="接着写").click()

    expect(desk.locator("textarea[name=body]")).to_have_value("热力公司说")
