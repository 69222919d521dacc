"""A real browser and a real server: one Chromium for the run, and a device of its own for everybody in a story."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from contextvars import ContextVar
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, expect, sync_playwright

from hearth.core import jobs
from hearth.journey.contact import proof
from hearth.journey.contact.views.own import PAGES
from hearth.ops.testing import NAMES
from tests.browser.complaints import watch

# Playwright keeps an event loop in the main thread; the database is asked from there all the same
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage"),
]
# two browsers and two servers share the cores: an answer may take longer than the five seconds usually waited
expect.set_options(timeout=20_000)
PHONE, TABLE = {"width": 390, "height": 844}, {"width": 1440, "height": 900}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Starts once; every device is a context in it that shares nothing with the others."""
    program = next(filter(None, map(shutil.which, NAMES)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def _jobs_follow_at_once(monkeypatch):
    """Reactions follow in the same breath in every thread of the server, and pages are not remembered from before."""
    monkeypatch.setattr(jobs, "_at_once", ContextVar("queues_worked_at_once", default=jobs.EVERY))
    PAGES.forget()


@pytest.fixture(autouse=True)
def _checks_are_quick(monkeypatch):
    """The automatic check costs a device a fraction of a second, not the usual ones."""
    monkeypatch.setattr(proof, "BITS", 12)


@pytest.fixture
def device(chromium: Browser, live_server: Any) -> Iterator[Callable[..., Page]]:
    """Hands out devices, and afterwards looks whether a page complained: of a script, of the CSP, of another site."""
    complaints: list[str] = []
    with ExitStack() as devices:

        def hand_out(size: dict[str, int] = PHONE, locale: str = "zh-CN", **more: Any) -> Page:
            context = chromium.new_context(base_url=live_server.url, viewport=size, locale=locale, **more)
            devices.callback(context.close)
            context.set_default_timeout(10_000)
            watch(context, live_server.url, complaints)
            return context.new_page()

        yield hand_out
    assert complaints == []


@pytest.fixture
def carry(live_server: Any) -> Callable[[Page, Client], None]:
    """Gives a device the cookies of a client, such as one that has signed in."""

    def over(page: Page, client: Client) -> None:
        cookies = [{"name": name, "value": each.value, "url": live_server.url} for name, each in client.cookies.items()]
        page.context.add_cookies(cookies)

    return over
