"""Second factors of one's own: added when they work, named, removed, and proved again before anything that matters."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from hearth.core import clock
from hearth.core.refusals import NotAllowed
from hearth.ground.accounts import actions, totp
from hearth.ground.accounts.middleware import cookie_name
from hearth.ground.accounts.models import SecondFactor, SignIn
from hearth.ground.audit.models import Entry
from tests import cast
from tests.ground.accounts.people import PASSWORD, shown_by, user_of, with_app, with_paper
from tests.house.screens import form_on, read

ACCOUNT = "/yuhe/account/"
APP, CODES, PROOF = f"{ACCOUNT}factors/app/", f"{ACCOUNT}factors/codes/", f"{ACCOUNT}proof/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(client, zhao):
    """Zhao's browser, while a telephone of theirs is signed in as well."""
    now = clock.now()
    SignIn.objects.create(user_id=zhao.user_id, token=b"telephone", started_at=now, seen_at=now)
    return cast.signed_in(client, zhao)


def long_ago():
    """Everybody signed in twenty minutes ago and has been at work since."""
    SignIn.objects.update(started_at=clock.now() - timedelta(minutes=20), proved_at=None)


def secret_on(page):
    """The secret the page shows, as somebody would type it."""
    return "".join(word for word in read(page).words if word.isalnum() and word.isupper() and len(word) == 4)


def add_app(browser, **typed):
    page = browser.get(APP)
    code = totp.code_at(secret_on(page), int(clock.now().timestamp()) // totp.SECONDS)
    return browser.post(APP, form_on(page, APP, "sealed").filled(**{"code": code, "name": "我的手机"} | typed))


def test_an_app_is_added_when_it_shows_the_right_code(here, zhao):
    answer = add_app(here)

    factor = SecondFactor.objects.get(kind="app")
    assert (answer.status_code, factor.name, factor.user_id) == (200, "我的手机", zhao.user_id)
    assert [entry.facts["kind"] for entry in Entry.objects.filter(event="accounts.factor_added")] == ["app", "codes"]


def test_with_the_first_factor_come_ten_recovery_codes_shown_this_once(here, zhao):
    page = add_app(here)

    shown = [word for word in read(page).words if len(word) == 11 and word[5] == "-"]
    assert len(shown) == 10
    assert not any(code in here.get(ACCOUNT).text for code in shown)


@pytest.mark.django_db(transaction=True)
def test_a_wrong_code_adds_nothing_and_keeps_the_same_square(here):
    before = here.get(APP)
    form = form_on(before, APP, "sealed")

    answer = here.post(APP, form.filled(code="000000", name="我的手机"))

    assert answer.status_code == 422
    assert not SecondFactor.objects.exists()
    assert secret_on(answer) == secret_on(before)
    assert "我的手机" in answer.text


def test_nobody_adds_an_app_with_a_secret_of_their_own_or_of_somebody_else(here, sun):
    from hearth.ground.accounts.forms_factors import seal

    for sealed in ("", "forged", seal(totp.new_secret(), user_of(sun))):
        assert here.post(APP, {"sealed": sealed, "code": "000000", "name": "x"})["Location"] == APP


def test_a_new_factor_ends_every_other_session(here, zhao):
    add_app(here)

    living = SignIn.objects.alive(clock.now())
    assert [session.has_second_factor for session in living] == [True]
    assert here.get(ACCOUNT).status_code == 200


def test_a_second_app_leaves_the_recovery_codes_good(here):
    assert add_app(here).status_code == 200
    assert add_app(here).status_code == 303
    assert SecondFactor.objects.filter(kind="codes").count() == 1


def test_new_recovery_codes_replace_the_old_ones(here, zhao):
    with_app(zhao)
    with_paper(zhao)
    old = SecondFactor.objects.get(kind="codes")

    assert here.post(CODES).status_code == 200
    assert SecondFactor.objects.get(kind="codes") != old


def test_without_a_factor_there_are_no_recovery_codes_to_make(here):
    assert here.post(CODES).status_code == 404


def test_a_factor_is_called_what_its_owner_likes(here, zhao):
    app = with_app(zhao)

    here.post(f"{ACCOUNT}factors/{app.pk}/", {"name": "旧手机"})
    here.post(f"{ACCOUNT}factors/{app.pk}/", {"name": ""})

    assert SecondFactor.objects.get().name == "旧手机"


def test_with_the_last_factor_go_the_recovery_codes(here, zhao):
    app = with_app(zhao)
    with_paper(zhao)

    here.post(f"{ACCOUNT}factors/{app.pk}/removal/")

    assert not SecondFactor.objects.exists()
    assert SignIn.objects.alive(clock.now()).count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_last_factor_stays_where_a_post_demands_one(here, zhao, settings):
    settings.HEARTH_SECOND_FACTOR_ROLES = ["deputy"]
    app, other = with_app(zhao), with_app(zhao)

    here.post(f"{ACCOUNT}factors/{other.pk}/removal/")
    here.post(f"{ACCOUNT}factors/{app.pk}/removal/")

    assert SecondFactor.objects.get() == app


def test_the_factor_of_somebody_else_does_not_exist(here, sun):
    theirs = with_app(sun)

    assert here.post(f"{ACCOUNT}factors/{theirs.pk}/", {"name": "x"}).status_code == 404
    assert here.post(f"{ACCOUNT}factors/{theirs.pk}/removal/").status_code == 404


def test_nobody_adds_a_factor_to_the_account_of_somebody_else(yuhe, zhao, sun):
    with cast.refused(NotAllowed):
        actions.make_recovery_codes(user_of(sun), by=zhao, congress=yuhe.ref)


def test_who_signed_in_long_ago_is_asked_again_and_led_on(here):
    long_ago()

    asked = here.get(APP)
    answer = here.post(PROOF, {"proof-way": "password", "proof-typed": PASSWORD, "next": APP})

    assert asked["Location"] == f"{PROOF}?next=%2Fyuhe%2Faccount%2Ffactors%2Fapp%2F"
    assert answer["Location"] == APP
    assert here.get(APP).status_code == 200


def test_after_the_proof_a_copy_of_the_old_cookie_opens_nothing(here):
    copied = Client(headers={"Cookie": f"{cookie_name()}={here.cookies[cookie_name()].value}"})
    before = copied.get(ACCOUNT).status_code
    long_ago()

    here.post(PROOF, {"proof-way": "password", "proof-typed": PASSWORD, "next": APP})

    assert (before, copied.get(ACCOUNT).status_code) == (200, 303)
    assert here.get(ACCOUNT).status_code == 200
    assert here.cookies[cookie_name()]["httponly"]


def test_a_proof_on_the_way_to_what_is_not_there_signs_nobody_out(here):
    long_ago()

    answer = here.post(f"{ACCOUNT}factors/{uuid4()}/removal/", {"proof-way": "password", "proof-typed": PASSWORD})

    assert answer.status_code == 404
    assert here.get(ACCOUNT).status_code == 200


def test_a_wrong_proof_changes_no_cookie(here):
    long_ago()

    answer = here.post(PROOF, {"proof-way": "password", "proof-typed": "wrong", "next": APP})

    assert cookie_name() not in answer.cookies
    assert here.get(ACCOUNT).status_code == 200


def test_what_was_typed_goes_on_with_the_proof(client, zhao, thread):
    browser = cast.signed_in(client, zhao)
    long_ago()
    page = browser.post(f"/yuhe/threads/{thread.code}/contact/", {"reason": "约时间上门"})
    form = form_on(page, f"/yuhe/threads/{thread.code}/contact/", "proof-typed")

    shown = browser.post(form.action, form.filled(**{"proof-typed": PASSWORD}))

    assert (page.status_code, "138 0000 2046" in page.text) == (422, False)
    assert form["reason"] == "约时间上门"
    assert (shown.status_code, "138 0000 2046" in shown.text) == (200, True)


def test_a_wrong_proof_opens_nothing_and_keeps_what_was_typed(client, zhao, thread):
    browser = cast.signed_in(client, zhao)
    long_ago()
    path = f"/yuhe/threads/{thread.code}/contact/"

    answer = browser.post(path, {"reason": "约时间上门", "proof-way": "password", "proof-typed": "a guess"})

    assert (answer.status_code, "138 0000 2046" in answer.text) == (422, False)
    assert form_on(answer, path, "proof-typed")["reason"] == "约时间上门"
    assert "a guess" not in answer.text
    assert Entry.objects.filter(event="accounts.proof_failed").count() == 1
    assert not Entry.objects.filter(event="contact.contact_shown").exists()


def test_a_script_that_swaps_fragments_is_given_the_whole_page(client, zhao, thread):
    browser = cast.signed_in(client, zhao)
    long_ago()

    answer = browser.post(f"/yuhe/threads/{thread.code}/contact/", {"reason": "x"}, HTTP_HX_REQUEST="true")

    assert answer["HX-Retarget"] == "body"


def test_a_factor_proves_it_as_well_and_a_recovery_code_does_not(here, zhao):
    app, codes = with_app(zhao), with_paper(zhao)
    long_ago()

    assert here.post(PROOF, {"proof-way": "codes", "proof-typed": codes[0]}).status_code == 422
    assert here.post(PROOF, {"proof-way": "app", "proof-typed": shown_by(app)}).status_code == 303


@pytest.mark.django_db(transaction=True)
def test_a_password_is_not_found_out_by_proving(here, zhao):
    long_ago()
    for _ in range(8):
        here.post(PROOF, {"proof-way": "password", "proof-typed": "a guess"})

    assert here.post(PROOF, {"proof-way": "password", "proof-typed": PASSWORD}).status_code == 422


def test_removing_a_factor_asks_first(here, zhao):
    app = with_app(zhao)
    long_ago()

    assert here.post(f"{ACCOUNT}factors/{app.pk}/removal/").status_code == 422
    assert SecondFactor.objects.filter(pk=app.pk).exists()
