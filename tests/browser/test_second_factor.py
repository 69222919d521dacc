"""A second factor as people live it: an app without a line of script, and a passkey on a device that has one."""

from __future__ import annotations

import re
from typing import Any

import pytest

from hearth.core import clock
from hearth.ground.accounts import totp
from hearth.ground.accounts.models import SecondFactor, SignIn
from tests.ground.accounts.people import PASSWORD, user_of

pytestmark = pytest.mark.django_db(transaction=True)

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
}


def sign_in(page: Any, name: str) -> None:
    page.goto("/yuhe/sign-in/")
    page.fill("[name=name]", name)
    page.fill("[name=password]", PASSWORD)
    page.click("form .btn--primary")


def with_authenticator(page: Any) -> Any:
    """The telephone's own keeper of passkeys, unlocked."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    return session


def test_an_app_is_added_and_asked_for_without_a_line_of_script(device, zhao):
    page = device(java_script_enabled=False)
    name = user_of(zhao).sign_in_name
    sign_in(page, name)
    page.goto("/yuhe/account/factors/app/")
    secret = re.search(r"secret=([A-Z2-7]{32})", page.content())[1]
    page.fill("[name=code]", totp.code_at(secret, int(clock.now().timestamp()) // totp.SECONDS - 1))
    page.click("text=添加这个应用")
    assert page.locator(".one-time li").count() == 10
    page.context.clear_cookies()

    sign_in(page, name)
    assert "/sign-in/second/" in page.url
    page.fill("[name=proof-typed]", totp.code_at(secret, int(clock.now().timestamp()) // totp.SECONDS))
    page.click("form .btn--primary")

    assert page.url.endswith("/yuhe/desk/")


def test_a_passkey_is_made_and_then_signs_in_by_itself(device, zhao):
    page = device()
    with_authenticator(page)
    sign_in(page, user_of(zhao).sign_in_name)
    page.goto("/yuhe/account/factors/passkey/")
    page.click("[data-passkey-ask]")
    page.wait_for_selector(".one-time")
    assert SecondFactor.objects.get(kind="passkey").user_id == zhao.user_id
    page.context.clear_cookies()

    page.goto("/yuhe/sign-in/")
    page.click("text=用通行密钥登录")
    page.wait_for_url("**/yuhe/desk/")

    newest = SignIn.objects.order_by("-started_at")[0]
    assert newest.has_second_factor
    assert SecondFactor.objects.get(kind="passkey").counter > 0


def test_a_passkey_is_the_second_step_after_a_password(device, zhao):
    page = device()
    with_authenticator(page)
    sign_in(page, user_of(zhao).sign_in_name)
    page.goto("/yuhe/account/factors/passkey/")
    page.click("[data-passkey-ask]")
    page.wait_for_selector(".one-time")
    page.context.clear_cookies()

    sign_in(page, user_of(zhao).sign_in_name)
    page.click("[data-passkey-ask]")
    page.wait_for_url("**/yuhe/desk/")

    assert SecondFactor.objects.get(kind="passkey").used_at


def test_an_answer_that_was_seen_on_the_way_is_worth_nothing(device, zhao, client):
    page = device()
    with_authenticator(page)
    sign_in(page, user_of(zhao).sign_in_name)
    page.goto("/yuhe/account/factors/passkey/")
    page.click("[data-passkey-ask]")
    page.wait_for_selector(".one-time")
    page.context.clear_cookies()
    page.goto("/yuhe/sign-in/")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.post_data or "") if "passkey" in request.url else None)
    page.click("text=用通行密钥登录")
    page.wait_for_url("**/yuhe/desk/")

    body = next(words for words in sent if "proof-typed" in words)
    answer = client.post("/yuhe/sign-in/passkey/", body, content_type="application/x-www-form-urlencoded")

    assert answer.status_code == 422


def test_a_device_that_refuses_is_told_kindly(device, zhao):
    page = device()
    session = with_authenticator(page)
    sign_in(page, user_of(zhao).sign_in_name)
    page.goto("/yuhe/account/factors/passkey/")
    session.send("WebAuthn.disable")
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR | {"isUserVerified": False}})

    page.click("[data-passkey-ask]")

    assert page.locator("[data-passkey-failed]").text_content(timeout=5000)
    page.wait_for_selector("[data-passkey-failed]:visible")
    assert not SecondFactor.objects.exists()
