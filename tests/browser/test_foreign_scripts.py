"""What somebody wrote is shown as they wrote it, on every page, and does nothing there."""

import pytest
from playwright.sync_api import expect

from hearth.journey.contact import actions
from tests import cast
from tests.browser.conftest import TABLE

pytestmark = pytest.mark.django_db(transaction=True)

PAYLOADS = [
    "<script>document.title='stolen'</script>",
    '"><img src=x onerror="document.title=\'stolen\'">',
    "'-alert(1)-'",
    "</textarea><svg onload=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "{{ 7 * 7 }}",
    '<b hx-get="/yuhe/account/" hx-trigger="load">x</b>',
]
WORDS = "\n".join(PAYLOADS)


@pytest.fixture
def infested(yuhe, code, zhao, bai):
    """Every field that holds words holds these."""
    thread = cast.delivered(code, WORDS, place=WORDS[:100], name=PAYLOADS[0][:40], phone="138 0000 2046")
    actions.ask(thread, WORDS, by=zhao)
    actions.note(thread, WORDS, by=bai)
    actions.show_contact(thread, WORDS[:200], by=zhao)
    for payload in PAYLOADS:
        actions.save_phrase(yuhe, payload[:30], payload, by=zhao)
        actions.issue_code(zhao.deputy, by=bai, label=payload[:80])
        actions.set_focus(zhao.deputy, payload[:60], payload[:120], by=zhao)
    return thread


@pytest.mark.parametrize(
    ("who", "addresses"),
    [
        ("author", ["/t/", "/t/receipt/", "/c/{code}", "/yuhe/deputies/?q=<script>alert(1)</script>", '/c/?number=">']),
        ("zhao", ["/yuhe/desk/", "/yuhe/threads/{thread}/", "/yuhe/phrases/", "/yuhe/profile/"]),
        ("bai", ["/yuhe/desk/?tray=all", "/yuhe/threads/{thread}/", "/yuhe/codes/", "/yuhe/codes/?q=%22><b onclick=x"]),
    ],
)
def test_words_never_become_a_script(device, carry, client, infested, request, code, who, addresses):
    page = device(TABLE)
    signed = cast.holding if who == "author" else cast.signed_in
    carry(page, signed(client, infested if who == "author" else request.getfixturevalue(who)))

    for address in addresses:
        page.goto(address.format(code=code.code, thread=infested.code))
        assert page.title() != "stolen"
        assert page.locator("main :is(script, [onerror], [onload], [hx-get^='/yuhe/account'])").count() == 0


def test_words_are_shown_to_the_deputy_as_they_were_written(device, carry, client, zhao, infested):
    page = device(TABLE)
    carry(page, cast.signed_in(client, zhao))

    page.goto(f"/yuhe/threads/{infested.code}/")

    for payload in PAYLOADS:
        expect(page.locator(".msg__words").first).to_contain_text(payload)
