"""A person hears in time that something happened to their account."""

from __future__ import annotations

import json

import pytest

from hearth.core.actors import System
from hearth.ground.accounts import actions
from hearth.ground.accounts.actions.signing_in import Device
from hearth.ground.accounts.models import User
from hearth.ground.courier.channels import file
from hearth.ground.courier.models import Dispatch
from tests.ground.accounts.people import PASSWORD, user_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(zhao, at_once):
    User.objects.filter(pk=zhao.user_id).update(email="zhao@example.org", language="en")
    return user_of(zhao)


def enter(congress, user, device):
    told = {"by": System("sign-in"), "network": b"office", "device": Device(device)}
    actions.sign_in(congress.ref, user.sign_in_name, PASSWORD, **told)


def letters():
    return (
        [json.loads(line)["subject"] for line in file.outbox().read_text().splitlines()]
        if file.outbox().exists()
        else []
    )


def test_a_new_device_is_told_and_a_known_one_is_not(yuhe, owner):
    for device in ("Firefox · Mac", "Firefox · Mac", "WeChat · iPhone"):
        enter(yuhe, owner, device)

    assert letters() == ["A sign-in from a new device"]


def test_a_card_that_was_printed_is_told_to_whom_it_is_for(yuhe, owner, bai):
    actions.issue_card(owner, by=bai, congress=yuhe.ref)

    assert letters() == ["A card with codes was printed for you"]
    body = json.loads(file.outbox().read_text())["body"]
    assert "/yuhe/account/" in body


def test_new_recovery_codes_are_told_without_the_codes(yuhe, owner, zhao):
    codes = actions.make_recovery_codes(owner, by=zhao, congress=yuhe.ref)

    assert letters() == ["A second factor was added"]
    assert not any(code in file.outbox().read_text() for code in codes)


def test_who_left_no_address_is_told_nothing(yuhe, zhao, bai, at_once):
    actions.issue_card(user_of(zhao), by=bai, congress=yuhe.ref)

    assert not Dispatch.objects.exists()
