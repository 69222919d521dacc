"""Two strict ways with passwords and factors: what the one demands the other forbids, and both are kept."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest

from hearth.core import clock
from hearth.core.throttle import Tally
from hearth.ground.accounts import checks, passwords
from hearth.ground.accounts.models import OldPassword, User
from tests import cast
from tests.ground.accounts.people import PASSWORD, user_of, with_app, with_paper

ACCOUNT, DESK = "/yuhe/account/", "/yuhe/desk/"
SENTENCE, MIXED = "snow falls on the old bridge", "Snow falls on 7 bridges"

pytestmark = pytest.mark.django_db


@pytest.fixture
def djbh3(settings):
    settings.HEARTH_POLICY_PROFILE = "djbh3"


def change(client, old, new):
    return client.post(f"{ACCOUNT}password/", {"old": old, "new": new}).status_code


def aged(actor, days):
    User.objects.filter(pk=actor.user_id).update(password_set_at=clock.now() - timedelta(days=days))


@pytest.mark.parametrize(
    ("new", "fault"), [(SENTENCE, ""), ("short", "12"), ("1qaz2wsx3edc", "猜"), ("zhao.yuhe12345", "猜")]
)
def test_asvs_wants_length_and_nothing_common_and_no_composition(new, fault):
    assert fault in passwords.fault(new, "zhao.yuhe")
    assert bool(passwords.fault(new, "zhao.yuhe")) == bool(fault)


@pytest.mark.parametrize(("new", "is_good"), [(SENTENCE, False), (MIXED, True), ("Snow7!", False)])
def test_djbh3_wants_three_kinds_of_signs_as_well(djbh3, new, is_good):
    assert (passwords.fault(new, "zhao.yuhe") == "") is is_good
    assert "三" in passwords.advice() or "3" in passwords.advice()


def test_under_asvs_a_password_has_no_age(client, zhao):
    aged(zhao, 4000)

    assert cast.signed_in(client, zhao).get(DESK).status_code == 200


def test_under_djbh3_a_password_serves_ninety_days(client, zhao, djbh3):
    with_app(zhao)
    browser = cast.signed_in(client, zhao)

    aged(zhao, 89)
    assert browser.get(DESK).status_code == 200
    aged(zhao, 91)
    assert browser.get(DESK)["Location"] == ACCOUNT
    assert "到期" in browser.get(ACCOUNT).text
    assert change(browser, PASSWORD, MIXED) == 303
    assert browser.get(DESK).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_under_djbh3_the_last_five_passwords_do_not_come_back(client, zhao, djbh3):
    browser = cast.signed_in(client, zhao)
    past = [PASSWORD, *(f"{MIXED} {number}" for number in range(6))]
    for old, new in pairwise(past):
        assert change(browser, old, new) == 303
        Tally.objects.all().delete()

    assert [change(browser, past[-1], each) for each in (past[-1], past[-2], past[1])] == [422, 422, 422]
    assert OldPassword.objects.filter(user_id=zhao.user_id).count() == 5


def test_under_asvs_no_old_password_is_kept(client, zhao):
    assert change(cast.signed_in(client, zhao), PASSWORD, SENTENCE) == 303
    assert not OldPassword.objects.exists()


def test_under_djbh3_everybody_with_a_post_sets_up_a_factor_first(client, zhao, djbh3):
    browser = cast.signed_in(client, zhao)

    assert browser.get(DESK)["Location"] == ACCOUNT
    assert "您的职务要求第二步验证" in browser.get(ACCOUNT).text
    assert browser.get(f"{ACCOUNT}factors/app/").status_code == 200
    with_app(zhao)
    assert browser.get(DESK).status_code == 200


def test_recovery_codes_alone_are_no_factor(client, zhao, djbh3):
    with_paper(zhao)

    assert cast.signed_in(client, zhao).get(DESK)["Location"] == ACCOUNT


def test_an_installation_may_name_the_posts_itself(client, zhao, bai, settings):
    settings.HEARTH_SECOND_FACTOR_ROLES = ["clerk"]

    assert cast.signed_in(client, zhao).get(DESK).status_code == 200
    assert cast.signed_in(client, bai).get(DESK)["Location"] == ACCOUNT


def test_the_invented_people_of_a_demo_are_let_off_and_told_so(client, zhao, djbh3):
    User.objects.filter(pk=zhao.user_id).update(is_for_demo=True, password_set_at=None)
    browser = cast.signed_in(client, zhao)

    assert browser.get(DESK).status_code == 200
    assert "演示账号" in browser.get(ACCOUNT).text


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("name", "tries"), [("asvs", 8), ("djbh3", 5)])
def test_tries_are_counted_as_the_profile_says(client, zhao, settings, name, tries):
    settings.HEARTH_POLICY_PROFILE = name
    words = {"name": user_of(zhao).sign_in_name, "password": "a guess"}
    for _ in range(tries - 1):
        client.post("/yuhe/sign-in/", words)

    assert client.post("/yuhe/sign-in/", words | {"password": PASSWORD}).status_code == 303
    assert client.post("/yuhe/sign-in/", words | {"password": PASSWORD}).status_code == 422


@pytest.mark.parametrize(("profile", "roles", "faults"), [("asvs", [], 0), ("asv", [], 1), ("asvs", ["clerck"], 1)])
def test_a_misspelt_setting_is_found_at_the_start(settings, profile, roles, faults):
    settings.HEARTH_POLICY_PROFILE, settings.HEARTH_SECOND_FACTOR_ROLES = profile, roles

    assert len(checks.settings_are_known(None)) == faults
