"""Whoever guesses tracking codes learns nothing, and keeps nobody else waiting."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from hearth.journey.contact import tracking
from tests import cast
from tests.house.screens import words_on

pytestmark = pytest.mark.django_db


def wrong(code: str) -> str:
    return code[:8] + f"{(int(code[8:]) + 1) % 10**8:08d}"


def guess(client: Any, code: str, network: str) -> Any:
    return client.post("/t/", {"code": code}, REMOTE_ADDR=network)


def test_a_wrong_secret_and_an_unknown_thread_cannot_be_told_apart(english, thread):
    code = tracking.code_of(thread)

    pages = [guess(english, typed, "198.51.100.7") for typed in (wrong(code), "0" * 16)]
    told = [words_on(page).replace(typed, "") for page, typed in zip(pages, (wrong(code), "0" * 16), strict=True)]

    assert "We cannot find this message" in told[0]
    assert (pages[0].status_code, told[0]) == (pages[1].status_code, told[1])


def test_whoever_guesses_is_asked_to_wait_and_nobody_else(english, thread):
    guesses = [guess(english, f"{n:08d}00000000", "198.51.100.7") for n in range(26)]

    honest = guess(Client(), tracking.code_of(thread), "203.0.113.9")

    assert [page.status_code for page in guesses] == [422] * 25 + [429]
    assert "Too many tries. Wait a few minutes" in words_on(guesses[-1])
    assert honest.status_code == 303


def test_guesses_at_one_thread_do_not_lock_another(english, code, thread):
    for _ in range(7):
        guess(english, wrong(tracking.code_of(thread)), "198.51.100.7")

    assert guess(Client(), tracking.code_of(cast.delivered(code)), "203.0.113.9").status_code == 303
