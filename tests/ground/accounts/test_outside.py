"""Signing in by way of an organisation's own provider; whatever it says wrongly opens nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from joserfc.jwk import OctKey

from hearth.core import clock
from hearth.ground.accounts.models import OutsideIdentity, SignIn
from tests import cast
from tests.ground.accounts.people import shown_by, user_of, with_app
from tests.ground.accounts.provider import STRANGER, running

SET_OUT, LINK, ACCOUNT = "/yuhe/sign-in/outside/", "/yuhe/account/outside/", "/yuhe/account/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def provider(settings):
    with running() as provider:
        settings.HEARTH_OIDC_ISSUER, settings.HEARTH_OIDC_CLIENT_ID = provider.issuer, "hearth"
        settings.HEARTH_OIDC_CLIENT_SECRET = "agreed"
        yield provider


@pytest.fixture
def bound(zhao, provider):
    return OutsideIdentity.objects.create(
        user_id=zhao.user_id, issuer=provider.issuer, subject="person-17", bound_at=clock.now()
    )


def there_and_back(client, provider, begin=SET_OUT):
    return client.get(provider.consent(client.get(begin)["Location"]))


def test_who_connected_it_signs_in_with_it(client, zhao, provider, bound):
    answer = there_and_back(client, provider, f"{SET_OUT}?next=/yuhe/phrases/")

    assert (answer.status_code, answer["Location"]) == (303, "/yuhe/phrases/")
    assert SignIn.objects.get().user_id == zhao.user_id
    assert client.get("/yuhe/desk/").status_code == 200


def test_it_never_makes_an_account(client, yuhe, provider):
    assert there_and_back(client, provider).status_code == 422
    assert not SignIn.objects.exists()


def test_a_second_factor_is_still_asked_for(client, zhao, provider, bound):
    app = with_app(zhao)

    assert "/sign-in/second/" in there_and_back(client, provider)["Location"]
    assert not SignIn.objects.exists()
    client.post("/yuhe/sign-in/second/", {"proof-way": "app", "proof-typed": shown_by(app)})
    assert SignIn.objects.get().has_second_factor


def test_a_person_connects_it_while_signed_in_and_disconnects_it(client, zhao, provider):
    browser = cast.signed_in(client, zhao)

    there_and_back(browser, provider, LINK)
    assert OutsideIdentity.objects.get().user_id == zhao.user_id
    browser.post(f"{LINK}removal/")
    assert not OutsideIdentity.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_one_identity_is_one_person(client, sun, provider, bound):
    there_and_back(cast.signed_in(client, sun), provider, LINK)

    assert OutsideIdentity.objects.get() == bound


def test_who_is_no_longer_signed_in_connects_nothing(client, zhao, sun, provider):
    browser = cast.signed_in(client, zhao)
    back = provider.consent(browser.get(LINK)["Location"])

    cast.signed_in(browser, sun).get(back)

    assert not OutsideIdentity.objects.exists()


BENT = {
    "another issuer": {"iss": "https://elsewhere.example"},
    "made for another": {"aud": "somebody-else"},
    "handed on": {"azp": "somebody-else"},
    "another nonce": {"nonce": "seen-before"},
    "expired": {"exp": 1},
    "without an end": {"exp": None},
    "without a subject": {"sub": None},
}


@pytest.mark.parametrize("how", BENT)
def test_a_token_that_says_anything_wrong_opens_nothing(client, provider, bound, how):
    provider.bent = BENT[how]

    assert there_and_back(client, provider).status_code == 422
    assert not SignIn.objects.exists()


def test_a_token_of_a_strange_key_opens_nothing(client, provider, bound):
    provider.key = STRANGER

    assert there_and_back(client, provider).status_code == 422


def test_a_token_signed_with_a_shared_secret_opens_nothing(client, provider, bound):
    provider.key, provider.header = OctKey.import_key("agreed" * 8), {"alg": "HS256"}

    assert there_and_back(client, provider).status_code == 422


def test_an_answer_belongs_to_the_browser_that_asked(client, provider, bound):
    back = provider.consent(client.get(SET_OUT)["Location"])

    assert Client().get(back).status_code == 422
    assert client.get(back.replace("state=", "state=x")).status_code == 422
    assert "/token" not in provider.heard


def test_who_stays_away_too_long_begins_anew(client, provider, bound):
    back = provider.consent(client.get(SET_OUT)["Location"])

    with clock.standing_at(clock.now() + timedelta(minutes=11)):
        assert client.get(back).status_code == 422


def test_a_code_without_its_verifier_is_worth_nothing(client, provider, bound, monkeypatch):
    back = provider.consent(client.get(SET_OUT)["Location"])
    provider.asked["a-code"]["code_challenge"] = "of another browser"

    assert client.get(back).status_code == 422


def test_no_redirect_leads_us_elsewhere(client, provider, bound):
    provider.redirects_tokens = True

    assert there_and_back(client, provider).status_code == 422
    assert "/elsewhere" not in provider.heard


def test_a_provider_that_is_silent_is_told_kindly(client, yuhe, settings):
    settings.HEARTH_OIDC_ISSUER, settings.HEARTH_OIDC_CLIENT_ID = "http://127.0.0.1:9", "hearth"

    answer = client.get(SET_OUT)

    assert (answer.status_code, answer["Location"]) == (303, "/yuhe/sign-in/")


def test_a_provider_that_calls_itself_another_is_not_asked_who_anybody_is(client, provider, bound):
    provider.calls_itself = "https://elsewhere.example"

    assert client.get(SET_OUT)["Location"] == "/yuhe/sign-in/"


def test_its_tokens_stay_with_us_and_are_kept_nowhere(client, zhao, provider, bound):
    back = there_and_back(client, provider)

    given = back.text + str(back.headers) + client.cookies.output()
    assert "eyJ" not in given
    assert "opens-the-provider" not in given
    assert client.get("/yuhe/desk/").status_code == 200


@pytest.mark.parametrize(
    ("site", "leads_to"), [("cross-site", "here"), ("same-site", "here"), ("same-origin", "there")]
)
def test_no_other_site_begins_a_session(client, yuhe, provider, site, leads_to):
    there = client.get(SET_OUT, headers={"Sec-Fetch-Site": site})["Location"]

    assert there.startswith(f"{provider.issuer}/authorize") is (leads_to == "there")
    assert (there == "/yuhe/sign-in/") is (leads_to == "here")


def test_what_a_provider_does_wrong_stands_in_the_log_without_what_it_said(client, provider, bound, caplog):
    provider.bent = {"nonce": "seen-before"}

    there_and_back(client, provider)

    (line,) = [record for record in caplog.records if record.name == "hearth.accounts"]
    assert line.getMessage() == "the provider's answer was not right: InvalidClaimError"


def test_who_says_no_at_the_provider_comes_back_to_the_sign_in(client, provider, bound):
    client.get(SET_OUT)

    answer = client.get(f"{SET_OUT}back/?error=access_denied")

    assert answer.status_code == 422
    assert "没有登录成" in answer.content.decode()
    assert "还没有关联" not in answer.content.decode()


def test_somebody_who_left_does_not_come_in_this_way(client, zhao, provider, bound):
    user = user_of(zhao)
    user.is_active = False
    user.save()

    assert there_and_back(client, provider).status_code == 422


def test_the_pages_offer_it_only_where_there_is_a_provider(client, zhao, provider, settings):
    assert SET_OUT in client.get("/yuhe/sign-in/").text
    assert LINK in cast.signed_in(client, zhao).get(ACCOUNT).text
    settings.HEARTH_OIDC_ISSUER = ""
    assert SET_OUT not in Client().get("/yuhe/sign-in/").text
