from __future__ import annotations

import re

import pytest

from hearth.core import clock
from hearth.ground.accounts.demo import DEMO_PASSWORD
from hearth.ground.accounts.events import Happened
from hearth.ground.accounts.middleware import cookie_name
from hearth.ground.accounts.models import SignIn, User
from hearth.ground.audit.models import Entry
from tests import cast

SIGN_IN = "/yuhe/sign-in/"
RIGHT = "a long enough password"


def name_of(actor):
    return User.objects.get(pk=actor.user_id).sign_in_name


def try_it(client, name, password=RIGHT, **more):
    return client.post(SIGN_IN, {"name": name, "password": password, **more})


@pytest.fixture
def invented(zhao):
    """Zhao, as a demonstration would have them."""
    user = User.objects.get(pk=zhao.user_id)
    user.is_for_demo = True
    user.set_password(DEMO_PASSWORD)
    user.save()
    return user


@pytest.mark.django_db
def test_who_shows_the_right_password_comes_to_their_desk(client, zhao):
    answer = try_it(client, name_of(zhao))

    assert (answer.status_code, answer["Location"]) == (303, "/yuhe/desk/")
    assert client.get("/yuhe/desk/").status_code == 200
    assert Entry.objects.filter(event=Happened.SIGNED_IN, kind="congress.congress", code="yuhe").count() == 1


@pytest.mark.django_db
def test_the_name_may_be_typed_in_capitals_with_blanks_around_it(client, zhao):
    assert try_it(client, f"  {name_of(zhao).upper()} ").status_code == 303


@pytest.mark.django_db
def test_the_cookie_is_out_of_reach_for_scripts_and_ends_with_the_browser(client, zhao):
    cookie = try_it(client, name_of(zhao)).cookies[cookie_name()]

    assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["max-age"]) == (True, "Lax", "/", "")
    assert cookie.value not in str(list(SignIn.objects.values()))


@pytest.mark.django_db
def test_over_an_encrypted_connection_the_cookie_is_bound_to_this_host(client, zhao, settings):
    settings.HEARTH_SECURE = True

    cookie = try_it(client, name_of(zhao)).cookies["__Host-hearth_session"]

    assert cookie["secure"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "led"),
    [
        ("/yuhe/phrases/?x=1", "/yuhe/phrases/?x=1"),
        ("https://example.org/", "/yuhe/desk/"),
        ("//example.org/", "/yuhe/desk/"),
        ("javascript:alert(1)", "/yuhe/desk/"),
        ("", "/yuhe/desk/"),
    ],
)
def test_one_goes_on_to_the_page_one_wanted_but_never_to_another_site(client, zhao, asked, led):
    assert try_it(client, name_of(zhao), next=asked)["Location"] == led


@pytest.mark.django_db(transaction=True)
def test_a_wrong_name_and_a_wrong_password_get_the_same_sentence(client, zhao):
    wrong_password = try_it(client, name_of(zhao), "not the password").content.decode()
    wrong_name = try_it(client, "nobody", "not the password").content.decode()

    for page in (wrong_password, wrong_name):
        assert "登录名和密码对不上" in page
    assert name_of(zhao) in wrong_password
    assert "not the password" not in wrong_password


@pytest.mark.django_db
@pytest.mark.parametrize(
    "typed", [{}, {"name": "", "password": ""}, {"name": "a\x00b", "password": "x"}, {"name": "z" * 99}]
)
def test_what_is_missing_or_odd_is_said(client, yuhe, typed):
    assert client.post(SIGN_IN, typed).status_code == 422


@pytest.mark.django_db(transaction=True)
def test_after_eight_tries_even_the_right_password_has_to_wait(client, zhao):
    for _ in range(8):
        try_it(client, name_of(zhao), "a guess")

    answer = try_it(client, name_of(zhao))

    assert answer.status_code == 422
    assert not SignIn.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_an_attack_from_elsewhere_does_not_lock_the_owner_out(client, zhao):
    for _ in range(9):
        client.post(SIGN_IN, {"name": name_of(zhao), "password": "a guess"}, REMOTE_ADDR="198.51.100.7")

    assert try_it(client, name_of(zhao)).status_code == 303


@pytest.mark.django_db(transaction=True)
def test_whoever_tries_many_names_from_one_network_is_slowed_down(client, zhao):
    for number in range(100):
        try_it(client, f"somebody{number}", "a guess")

    assert try_it(client, name_of(zhao)).status_code == 422


@pytest.mark.django_db
def test_the_demo_password_opens_nothing_but_a_demonstration(client, yuhe, invented):
    assert try_it(client, invented.sign_in_name, DEMO_PASSWORD).status_code == 422


@pytest.mark.django_db
def test_in_a_demonstration_the_page_introduces_one_person_for_each_role(client, yuhe, invented, sun):
    yuhe.is_demo = True
    yuhe.save()

    page = client.get(SIGN_IN).content.decode()

    assert (invented.sign_in_name in page, DEMO_PASSWORD in page) == (True, True)
    assert name_of(sun) not in page
    assert try_it(client, invented.sign_in_name, DEMO_PASSWORD).status_code == 303


@pytest.mark.django_db
def test_elsewhere_the_page_introduces_nobody(client, invented):
    page = client.get(SIGN_IN).content.decode()

    assert (invented.sign_in_name in page, DEMO_PASSWORD in page) == (False, False)


@pytest.mark.django_db
def test_somebody_without_a_post_here_is_told_so(client, yuhe, wei):
    page = cast.signed_in(client, wei).get(SIGN_IN).content.decode()

    assert "在这里没有职务" in page


@pytest.mark.django_db
def test_signing_out_ends_the_session_everywhere_it_is_open(client, zhao):
    cast.signed_in(client, zhao)

    answer = client.post("/yuhe/sign-out/")

    assert (answer.status_code, answer["Location"]) == (303, "/yuhe/")
    assert not SignIn.objects.alive(clock.now()).exists()
    assert Entry.objects.filter(event=Happened.SIGNED_OUT).count() == 1


@pytest.mark.django_db
def test_a_password_is_masked_and_a_password_manager_may_fill_it_in(client, zhao):
    sign_in = client.get("/yuhe/sign-in/").text
    account = cast.signed_in(client, zhao).get("/yuhe/account/").text

    fields = re.findall(r"<input[^>]*autocomplete=\"(?:current|new)-password\"[^>]*>", sign_in + account)
    assert len(fields) == 3
    assert [field for field in fields if 'type="password"' not in field or " value=" in field] == []
    assert "onpaste" not in sign_in + account


@pytest.mark.django_db
@pytest.mark.parametrize("password", ["  blanks around it  ", "暖气 会热 的 🌞🌞🌞🌞", "ﬁne Ａnd wide x", "a" * 128])
def test_a_password_is_taken_exactly_as_it_was_typed(password, client, zhao):
    user = User.objects.get(pk=zhao.user_id)
    user.set_password(password)
    user.save()

    bent = [try_it(client, name_of(zhao), other) for other in (password[:-1], f" {password}", f"{password}x")]

    assert [answer.status_code for answer in bent] == [422, 422, 422]
    assert try_it(client, name_of(zhao), password).status_code == 303


@pytest.mark.django_db
def test_after_signing_out_the_browser_keeps_nothing(client, zhao):
    cast.signed_in(client, zhao)

    answer = client.post("/yuhe/sign-out/")

    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert answer.cookies[cookie_name()]["max-age"] == 0


@pytest.mark.django_db
def test_signing_in_again_ends_the_session_that_was_open_here(client, zhao):
    cast.signed_in(client, zhao)
    before = SignIn.objects.get()

    try_it(client, name_of(zhao))

    assert list(SignIn.objects.alive(clock.now())) == list(SignIn.objects.exclude(pk=before.pk))
    assert SignIn.objects.count() == 2


@pytest.mark.django_db
def test_signing_out_twice_does_no_harm(client, yuhe):
    assert client.post("/yuhe/sign-out/").status_code == 303


@pytest.mark.django_db
def test_nobody_is_signed_in_or_out_by_another_site(yuhe, zhao):
    from django.test import Client

    guarded = Client(enforce_csrf_checks=True)

    assert try_it(guarded, name_of(zhao)).status_code == 403
    assert guarded.get("/yuhe/sign-out/").status_code == 405
