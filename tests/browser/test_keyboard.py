"""The deputy's morning with the keyboard alone, and what the keyboard meets on everybody's pages."""

import pytest
from playwright.sync_api import expect

from hearth.journey.contact.models import Thread
from tests import cast
from tests.browser.conftest import TABLE
from tests.cast import signed_in

pytestmark = pytest.mark.django_db(transaction=True)

FOCUS_IS_SEEN = """() => {
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(document.activeElement);
  return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
}"""


@pytest.fixture
def threads(code):
    """Three residents wrote."""
    return [cast.delivered(code, f"{cast.COLD}（{number}楼）") for number in (1, 2, 3)]


@pytest.fixture
def desk(device, carry, client, zhao, threads):
    """Zhao's desk, wide enough for list and message."""
    page = device(TABLE)
    carry(page, signed_in(client, zhao))
    page.goto("/yuhe/desk/")
    return page


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def focused(page):
    return page.locator("*:focus")


def test_the_first_stop_leads_past_the_menu(device, code):
    page = device()
    page.goto(f"/c/{code.number}")

    press(page, "Tab")
    expect(focused(page)).to_have_text("跳到正文")
    press(page, "Enter")

    expect(page.locator("#main")).to_be_focused()


def test_every_stop_is_seen(desk):
    unseen, stops = [], 0
    while (press(desk, "Tab"), focused(desk).count())[1]:
        stops += 1
        if not desk.evaluate(FOCUS_IS_SEEN):
            unseen.append(focused(desk).evaluate("each => each.outerHTML.slice(0, 120)"))

    assert unseen == [] and stops > 10


def test_what_is_to_be_put_right_takes_the_focus(device, code):
    page = device()
    page.goto(f"/c/{code.number}")
    page.get_by_label("在哪里？").focus()

    press(page, "Enter")

    expect(page.get_by_role("alert")).to_be_focused()
    page.get_by_role("alert").get_by_role("link").first.focus()
    press(page, "Enter")
    expect(page.locator("#id_body")).to_be_focused()


def test_a_deputy_reads_and_answers_without_a_mouse(desk, threads):
    first, second = desk.locator(".mail").nth(0), desk.locator(".mail").nth(1)
    press(desk, "j", "j")
    expect(second).to_be_focused()
    press(desk, "k")
    expect(first).to_be_focused()
    press(desk, "Enter")
    expect(desk.locator("#talk")).to_contain_text(cast.COLD)
    press(desk, "e")
    expect(desk.get_by_role("status").filter(has_text="已告诉居民")).to_be_visible()

    press(desk, "r")
    expect(desk.locator("textarea[name=body]")).to_be_focused()
    desk.keyboard.type("阀门换好了。")
    press(desk, "Shift+Tab", "ArrowDown", "Tab", "Control+Enter")

    expect(desk.locator("#talk")).to_contain_text("阀门换好了。")
    assert sorted(thread.state for thread in Thread.objects.all()) == ["delivered", "delivered", "replied"]


def test_an_answer_that_lacks_something_comes_back_with_its_words(desk):
    press(desk, "j", "Enter")
    expect(desk.locator("#talk")).to_contain_text(cast.COLD)
    press(desk, "r")
    desk.keyboard.type("阀门换好了。")

    press(desk, "Control+Enter")

    expect(desk.get_by_role("alert")).to_contain_text("请选答复类型")
    expect(desk.locator("textarea[name=body]")).to_have_value("阀门换好了。")


def test_slash_leads_to_the_search_and_letters_stay_letters_there(desk):
    press(desk, "/")
    expect(desk.locator("#q")).to_be_focused()

    desk.keyboard.type("jkr")

    expect(desk.locator("#q")).to_have_value("jkr")


def test_the_list_of_keys_opens_and_closes(desk):
    press(desk, "Shift+?")
    expect(desk.get_by_role("dialog")).to_be_visible()

    press(desk, "Escape")

    expect(desk.get_by_role("dialog")).to_be_hidden()


def test_whoever_switched_single_keys_off_is_left_alone(desk):
    desk.goto("/yuhe/account/")
    desk.get_by_role("checkbox").uncheck()
    desk.get_by_role("button", name="保存").click()
    desk.goto("/yuhe/desk/")

    press(desk, "/", "j")

    expect(desk.locator("body")).to_be_focused()
