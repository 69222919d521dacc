"""Signing in with two steps: nothing counts before the second, and nobody finds six digits by trying."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client

from hearth.core import clock
from hearth.core.encryption import keyed_hash
from hearth.ground.accounts import one_time
from hearth.ground.accounts.actions.second_step import TRIES_FROM_A_NETWORK, TRIES_IN_AN_HOUR
from hearth.ground.accounts.demo import DEMO_PASSWORD
from hearth.ground.accounts.middleware import cookie_name
from hearth.ground.accounts.models import OneTimeCode, SecondFactor, SignIn
from hearth.ground.audit.models import Entry
from tests import cast
from tests.ground.accounts.people import PASSWORD, shown_by, user_of, with_app, with_paper

SIGN_IN, SECOND = "/yuhe/sign-in/", "/yuhe/sign-in/second/"
DESK = "/yuhe/desk/"

pytestmark = pytest.mark.django_db


def first_step(client, actor, **more):
    return client.post(SIGN_IN, {"name": user_of(actor).sign_in_name, "password": PASSWORD, **more})


def second_step(client, way, typed, **more):
    return client.post(SECOND, {"proof-way": way, "proof-typed": typed, **more})


def failures():
    return [entry.facts["step"] for entry in Entry.objects.filter(event="accounts.sign_in_failed")]


@pytest.fixture
def app(zhao):
    return with_app(zhao)


@pytest.fixture
def halfway(client, zhao, app):
    """Zhao's browser after the password."""
    first_step(client, zhao)
    return client


def test_who_has_a_factor_is_asked_for_it_and_comes_to_the_page_they_wanted(client, zhao, app):
    asked = first_step(client, zhao, next="/yuhe/phrases/")
    answer = second_step(client, "app", shown_by(app), next="/yuhe/phrases/")

    assert asked["Location"] == f"{SECOND}?next=%2Fyuhe%2Fphrases%2F"
    assert (answer.status_code, answer["Location"]) == (303, "/yuhe/phrases/")
    assert client.get(DESK).status_code == 200
    assert SignIn.objects.get().has_second_factor


def test_the_password_alone_opens_nothing(halfway):
    assert not SignIn.objects.exists()
    assert cookie_name() not in halfway.cookies
    assert halfway.get(DESK).status_code == 303
    assert halfway.get("/yuhe/account/").status_code == 303


def test_the_note_of_the_first_step_is_no_session(halfway):
    halfway.cookies[cookie_name()] = halfway.cookies["hearth_half"].value

    assert halfway.get(DESK).status_code == 303


def test_the_second_step_needs_the_browser_of_the_first(halfway, app):
    assert second_step(Client(), "app", shown_by(app))["Location"] == SIGN_IN
    assert not SignIn.objects.exists()


def test_a_forged_or_bent_note_is_none(halfway, app):
    halfway.cookies["hearth_half"] = halfway.cookies["hearth_half"].value[:-2] + "xx"

    assert second_step(halfway, "app", shown_by(app))["Location"] == SIGN_IN


def test_the_note_is_good_for_ten_minutes(halfway, app):
    with clock.standing_at(clock.now() + timedelta(minutes=11)):
        assert second_step(halfway, "app", shown_by(app))["Location"] == SIGN_IN


def test_the_note_is_good_once(halfway, app, zhao):
    note = halfway.cookies["hearth_half"].value
    second_step(halfway, "app", shown_by(app))
    thief = Client()
    thief.cookies["hearth_half"] = note

    assert second_step(thief, "app", shown_by(app, later=1)).status_code == 422
    assert SignIn.objects.count() == 1


def test_a_new_password_makes_the_note_worthless(halfway, app, zhao):
    user = user_of(zhao)
    user.set_password("another long password")
    user.save()

    assert second_step(halfway, "app", shown_by(app))["Location"] == SIGN_IN


def test_a_code_of_the_app_is_good_once(halfway, app, zhao):
    code = shown_by(app)
    second_step(halfway, "app", code)
    again = Client()
    first_step(again, zhao)

    assert second_step(again, "app", code).status_code == 422
    assert second_step(again, "app", shown_by(app, later=1)).status_code == 303


def test_a_code_may_be_typed_in_groups_and_with_wide_digits(halfway, app):
    code = shown_by(app)
    wide = code.translate(str.maketrans("0123456789", "０１２３４５６７８９"))

    assert second_step(halfway, "app", f" {wide[:3]} {wide[3:]} ").status_code == 303


def test_a_wrong_code_is_said_and_written_down_without_the_code(halfway, zhao):
    answer = second_step(halfway, "app", "000000")

    assert answer.status_code == 422
    assert "验证码不对" in answer.text
    assert failures() == ["app"]
    assert "000000" not in str(list(Entry.objects.values()))


@pytest.mark.parametrize(("way", "typed"), [("app", ""), ("", "1"), ("app", "z" * 17_000), ("passkey", "{")])
def test_what_is_missing_or_odd_is_said(halfway, way, typed):
    assert second_step(halfway, way, typed).status_code == 422


@pytest.mark.parametrize("way", ["demo", "password", "card"])
def test_a_way_one_does_not_have_leads_nowhere(halfway, way):
    assert second_step(halfway, way, PASSWORD).status_code == 422
    assert halfway.post(SECOND, {"without": "1"}).status_code != 303


@pytest.mark.django_db(transaction=True)
def test_six_digits_are_not_found_by_trying(halfway, app):
    for _ in range(TRIES_FROM_A_NETWORK):
        second_step(halfway, "app", "000000")

    assert second_step(halfway, "app", shown_by(app)).status_code == 422


@pytest.mark.django_db(transaction=True)
def test_nor_from_many_networks(halfway, app):
    for number in range(TRIES_IN_AN_HOUR):
        halfway.post(SECOND, {"proof-way": "app", "proof-typed": "000000"}, REMOTE_ADDR=f"198.51.100.{number}")

    assert second_step(halfway, "app", shown_by(app)).status_code == 422


@pytest.mark.django_db(transaction=True)
def test_an_attack_from_elsewhere_does_not_lock_the_owner_out(halfway, app):
    for _ in range(TRIES_FROM_A_NETWORK + 1):
        halfway.post(SECOND, {"proof-way": "app", "proof-typed": "000000"}, REMOTE_ADDR="198.51.100.7")

    assert second_step(halfway, "app", shown_by(app)).status_code == 303


def test_a_recovery_code_stands_in_for_a_lost_telephone_once(halfway, zhao):
    codes = with_paper(zhao)

    assert second_step(halfway, "codes", f"{codes[3][:5]}-{codes[3][5:]}".lower()).status_code == 303
    again = Client()
    first_step(again, zhao)
    assert second_step(again, "codes", codes[3]).status_code == 422


def test_recovery_codes_alone_ask_for_nothing(client, zhao):
    with_paper(zhao)

    assert first_step(client, zhao)["Location"] == DESK


def test_a_card_is_asked_for_one_code_by_its_number_until_it_is_shown(client, zhao):
    codes = with_paper(zhao, "card")
    first_step(client, zhao)

    assert "1 号" in client.get(SECOND).text
    assert second_step(client, "card", codes[1]).status_code == 422
    assert "1 号" in client.get(SECOND).text
    assert second_step(client, "card", codes[0]).status_code == 303
    again = Client()
    first_step(again, zhao)
    assert "2 号" in again.get(SECOND).text


def test_another_way_is_one_button_away(halfway, zhao):
    with_paper(zhao)

    page = halfway.post(SECOND, {"proof-way": "app", "proof-typed": "", "proof-other": "codes"})

    assert page.status_code == 200
    assert 'name="proof-way" value="codes"' in page.text


def test_the_database_holds_no_code_and_no_secret_in_clear(zhao, app):
    codes = with_paper(zhao)
    with connection.cursor() as cursor:
        cursor.execute("SELECT secret FROM accounts_secondfactor WHERE kind = 'app'")
        kept = bytes(cursor.fetchone()[0])

    assert app.secret.encode() not in kept
    assert not any(code.encode() in bytes(row.hash) for code in codes for row in OneTimeCode.objects.all())


def test_who_has_key_and_dump_still_pays_for_each_guess_at_a_printed_code(zhao, settings):
    settings.HEARTH_CODE_MEMORY = 19_456  # as where people live
    code, *_others = one_time.recovery_codes()
    factor = SecondFactor.objects.create(user_id=zhao.user_id, kind="codes", added_at=clock.now())
    one_time.keep(factor, [code])

    kept = OneTimeCode.objects.get()
    keyed = keyed_hash("tracking.one_time_code", factor.pk.bytes, "1", code)

    assert one_time.is_right(kept, code)
    assert not one_time.is_right(kept, code[::-1])
    assert bytes(kept.hash) != keyed
    settings.HEARTH_CODE_MEMORY = 8
    assert not one_time.is_right(kept, code)  # the cost is part of the hash


def test_printed_codes_are_drawn_by_chance_and_long_enough():
    cards, papers = one_time.card_codes(), one_time.recovery_codes()

    assert ({len(code) for code in cards}, {len(code) for code in papers}) == ({6}, {10})
    assert (len(set(papers)), len(set(cards)) > 35) == (10, True)
    assert set(cards) != set(one_time.card_codes())


def test_a_code_that_was_printed_before_hashes_were_slow_is_still_good(client, zhao):
    with_app(zhao)
    code = with_paper(zhao)[0]
    kept = OneTimeCode.objects.get(number=1)
    kept.hash = keyed_hash("tracking.one_time_code", kept.factor_id.bytes, "1", code)
    kept.save()

    first_step(client, zhao)

    assert second_step(client, "codes", code).status_code == 303


def test_a_secret_is_read_in_every_congress_its_owner_works_in(app, zhao, jinchuan):
    from hearth.core import tenancy

    secret = app.secret
    with tenancy.inside(jinchuan):
        app.refresh_from_db()

    assert app.secret == secret


def test_in_a_demo_anybody_goes_on_without_the_factor_somebody_tried_out(client, yuhe, zhao, app):
    yuhe.is_demo = True
    yuhe.save()
    user = user_of(zhao)
    user.is_for_demo = True
    user.set_password(DEMO_PASSWORD)
    user.save()
    client.post(SIGN_IN, {"name": user.sign_in_name, "password": DEMO_PASSWORD})

    assert client.post(SECOND, {"without": "1"}).status_code == 303
    assert not SignIn.objects.get().has_second_factor


def test_somebody_who_left_does_not_finish(halfway, zhao, app):
    user = user_of(zhao)
    user.is_active = False
    user.save()

    assert second_step(halfway, "app", shown_by(app))["Location"] == SIGN_IN


def test_failed_tries_stand_in_the_ledger_without_the_name_that_was_typed(client, zhao):
    first = client.post(SIGN_IN, {"name": user_of(zhao).sign_in_name, "password": "a guess"})
    client.post(SIGN_IN, {"name": "a stranger", "password": "a guess"})

    assert first.status_code == 422
    tried = Entry.objects.filter(event="accounts.sign_in_failed").order_by("at")
    assert [entry.facts["user"] for entry in tried] == [str(zhao.user_id), None]
    assert "a stranger" not in str(list(Entry.objects.values()))


def test_a_session_tells_its_owner_from_which_network_it_came(halfway, app, zhao):
    second_step(halfway, "app", shown_by(app))

    assert SignIn.objects.get().place == "127.0.0.*"
    assert cast.signed_in(Client(), zhao).get("/yuhe/account/").text.count("127.0.0.*") == 1
