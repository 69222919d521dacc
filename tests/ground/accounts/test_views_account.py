from __future__ import annotations

from datetime import timedelta

import pytest

from hearth.core import clock
from hearth.core.refusals import NotAllowed
from hearth.ground.accounts import actions
from hearth.ground.accounts.models import SignIn, User
from tests import cast

ACCOUNT = "/yuhe/account/"
OLD, NEW = "a long enough password", "snow falls on the old bridge"


def living(actor):
    return SignIn.objects.alive(clock.now()).filter(user_id=actor.user_id)


@pytest.fixture
def here(client, zhao):
    """Zhao's browser, while a telephone of theirs is signed in as well."""
    SignIn.objects.create(
        user_id=zhao.user_id, token=b"telephone", device="WeChat · iPhone", started_at=clock.now(), seen_at=clock.now()
    )
    return cast.signed_in(client, zhao)


@pytest.mark.django_db
def test_without_a_session_one_is_asked_to_sign_in_and_led_back(client, yuhe):
    answer = client.get(ACCOUNT)

    assert (answer.status_code, answer["Location"]) == (303, "/yuhe/sign-in/?next=%2Fyuhe%2Faccount%2F")


@pytest.mark.django_db
def test_people_see_where_they_are_signed_in_and_nobody_elses_sessions(here, sun):
    SignIn.objects.create(
        user_id=sun.user_id, token=b"sun", device="Firefox · Mac", started_at=clock.now(), seen_at=clock.now()
    )

    page = here.get(ACCOUNT).content.decode()

    assert ("WeChat · iPhone" in page, "Firefox · Mac" in page) == (True, False)


@pytest.mark.django_db
def test_a_lost_telephone_is_signed_out_from_here(here, zhao):
    telephone = SignIn.objects.get(token=b"telephone")

    here.post(f"{ACCOUNT}sessions/{telephone.pk}/")

    assert living(zhao).count() == 1
    assert here.get(ACCOUNT).status_code == 200


@pytest.mark.django_db
def test_the_session_of_somebody_else_does_not_exist(here, sun):
    theirs = SignIn.objects.create(user_id=sun.user_id, token=b"sun", started_at=clock.now(), seen_at=clock.now())

    assert here.post(f"{ACCOUNT}sessions/{theirs.pk}/").status_code == 404
    assert living(sun).count() == 1


@pytest.mark.django_db
def test_everything_but_this_browser_is_signed_out_at_once(here, zhao):
    here.post(f"{ACCOUNT}sessions/others/")

    assert [session.device for session in living(zhao)] == [""]


@pytest.mark.django_db
@pytest.mark.parametrize("sessions", ["others", "telephone"])
def test_a_found_browser_signs_nobody_out(here, zhao, sessions):
    telephone = SignIn.objects.get(token=b"telephone")
    path = f"{ACCOUNT}sessions/{telephone.pk if sessions == 'telephone' else sessions}/"

    with clock.standing_at(clock.now() + timedelta(minutes=16)):
        asked = here.post(path)
        still_living = living(zhao).count()
        here.post(path, {"proof-way": "password", "proof-typed": OLD})

        assert (asked.status_code, still_living) == (422, 2)
        assert living(zhao).count() == 1


@pytest.mark.django_db
def test_a_new_password_ends_every_other_session(here, zhao):
    answer = here.post(f"{ACCOUNT}password/", {"old": OLD, "new": NEW})

    assert (answer.status_code, answer["Location"]) == (303, ACCOUNT)
    assert User.objects.get(pk=zhao.user_id).has_password(NEW)
    assert living(zhao).count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("old", "new"),
    [("not the old one", NEW), (OLD, "short"), (OLD, "zhaomin.yuhe and more"), (OLD, "1qaz2wsx3edc"), ("", "")],
)
def test_a_password_that_will_not_do_changes_nothing(here, zhao, old, new):
    answer = here.post(f"{ACCOUNT}password/", {"old": old, "new": new})

    assert answer.status_code == 422
    assert User.objects.get(pk=zhao.user_id).has_password(OLD)
    assert living(zhao).count() == 2


@pytest.mark.django_db(transaction=True)
def test_the_old_password_cannot_be_found_out_by_trying(here, zhao):
    for _ in range(8):
        here.post(f"{ACCOUNT}password/", {"old": "a guess at it", "new": NEW})

    here.post(f"{ACCOUNT}password/", {"old": OLD, "new": NEW})

    assert User.objects.get(pk=zhao.user_id).has_password(OLD)


@pytest.mark.django_db
def test_single_keys_can_be_switched_off_and_on(here, zhao):
    here.post(f"{ACCOUNT}keys/")

    assert 'data-keys="off"' in here.get(ACCOUNT).content.decode()

    here.post(f"{ACCOUNT}keys/", {"single_keys": "on"})

    assert 'data-keys="off"' not in here.get(ACCOUNT).content.decode()


@pytest.mark.django_db
def test_somebody_without_a_post_here_still_has_an_account(client, yuhe, wei):
    assert cast.signed_in(client, wei).get(ACCOUNT).status_code == 200


@pytest.mark.django_db
def test_nobody_changes_the_account_of_somebody_else(yuhe, zhao, sun):
    user = User.objects.get(pk=sun.user_id)

    with cast.refused(NotAllowed):
        actions.set_single_keys(user, False, by=zhao, congress=yuhe.ref)


@pytest.mark.django_db
def test_people_correct_their_own_name_and_see_it_at_once(client, bai):
    browser = cast.signed_in(client, bai)

    browser.post(f"{ACCOUNT}name/", {"name": " 白洁如 ", "name_en": ""})

    assert "白洁如" in browser.get(ACCOUNT).text


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["", "  ", "\u202e", "白" * 81])
def test_a_name_that_is_none_is_told_and_changes_nothing(client, bai, typed):
    answer = cast.signed_in(client, bai).post(f"{ACCOUNT}name/", {"name": typed})

    assert (answer.status_code, User.objects.get(pk=bai.id).name) == (422, "白洁")


@pytest.mark.django_db
def test_a_deputy_is_told_where_their_name_stands_instead(here, zhao):
    assert f"{ACCOUNT}name/" not in here.get(ACCOUNT).text

    here.post(f"{ACCOUNT}name/", {"name": "赵明"})

    assert User.objects.get(pk=zhao.user_id).name == "赵敏"


@pytest.mark.django_db
def test_nobody_corrects_their_own_address(client, bai):
    browser = cast.signed_in(client, bai)

    browser.post(f"{ACCOUNT}name/", {"name": "白洁", "email": "somebody@example.org"})

    assert User.objects.get(pk=bai.id).email == ""
