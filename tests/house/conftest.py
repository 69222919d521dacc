from __future__ import annotations

import pytest
from django.test import Client

from hearth.journey.contact.doors import DOORS
from hearth.journey.contact.views.own import PAGES
from tests.house.screens import form_on


@pytest.fixture(autouse=True)
def _nothing_kept():
    """What a process keeps for some seconds must not outlive a test."""
    DOORS.forget()
    PAGES.forget()


@pytest.fixture
def english():
    """A browser whose reader reads English."""
    return Client(HTTP_ACCEPT_LANGUAGE="en")


@pytest.fixture
def door(code, english):
    """The form behind a printed code, as a script would find it."""
    address = f"/c/{code.code}"
    return form_on(english.get(address), address)
