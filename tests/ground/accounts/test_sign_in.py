"""How a session begins, lives and ends; what somebody who guesses learns: nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hearth.core import clock
from hearth.core.actors import Visitor
from hearth.core.refusals import NotAllowed, Refused, TooOften
from hearth.ground.accounts.actions import sign_in, sign_out
from hearth.ground.accounts.actions.signing_in import TRIES_FROM_A_NETWORK, Device, token_of
from hearth.ground.accounts.models import SignIn, User
from hearth.ground.accounts.profiles import PROFILES
from hearth.ground.audit.models import Entry
from tests import cast

RIGHT = "a long enough password"
OFFICE, ELSEWHERE = b"office", b"elsewhere"


@pytest.fixture
def name(zhao) -> str:
    return User.objects.get(pk=zhao.id).sign_in_name


def enter(congress, name: str, password: str = RIGHT, network: bytes = OFFICE) -> tuple[SignIn, str]:
    return sign_in(congress.ref, name, password, by=Visitor(), network=network, device=Device("Firefox"))


def refusal(congress, name: str, password: str = RIGHT, network: bytes = OFFICE) -> type[Refused] | None:
    try:
        enter(congress, name, password, network)
    except Refused as refused:
        return type(refused)
    return None


@pytest.mark.django_db
def test_the_right_password_begins_a_session(yuhe, zhao, name):
    session, secret = enter(yuhe, f"  {name.upper()} ")

    assert session.user_id == zhao.id
    assert SignIn.objects.alive(clock.now()).get(token=token_of(secret)) == session
    told = Entry.objects.get(event="accounts.signed_in").facts
    assert told == {"user": str(zhao.id), "session": str(session.pk), "step": "password"}


def test_the_database_keeps_no_secret_a_browser_could_use(yuhe, name):
    session, secret = enter(yuhe, name)

    assert secret.encode() not in bytes(session.token)


def test_no_session_is_like_another(yuhe, name):
    assert enter(yuhe, name)[1] != enter(yuhe, name)[1]


def test_wrong_names_and_wrong_passwords_get_the_same_sentence(yuhe, name):
    with cast.refused() as wrong_password:
        enter(yuhe, name, "guess")
    with cast.refused() as wrong_name:
        enter(yuhe, "nobody.yuhe")
    User.objects.filter(sign_in_name=name).update(is_active=False)
    with cast.refused() as gone:
        enter(yuhe, name)

    assert str(wrong_password.value) == str(wrong_name.value) == str(gone.value)


def test_a_wrong_name_costs_as_much_as_a_wrong_password(yuhe, monkeypatch):
    hashed = []
    monkeypatch.setattr("hearth.ground.accounts.actions.signing_in.make_password", hashed.append)

    with cast.refused():
        enter(yuhe, "nobody.yuhe", "guess")

    assert hashed == ["guess"]


@pytest.mark.django_db(transaction=True)
def test_after_so_many_tries_even_the_right_password_must_wait(yuhe, name):
    for _ in range(PROFILES["asvs"].tries):
        assert refusal(yuhe, name, "guess") is Refused

    assert refusal(yuhe, name) is TooOften
    with clock.standing_at(clock.now() + timedelta(minutes=6)):
        assert refusal(yuhe, name) is None


@pytest.mark.django_db(transaction=True)
def test_nobody_locks_a_deputy_out_from_elsewhere(yuhe, name):
    for _ in range(PROFILES["asvs"].tries + 1):
        refusal(yuhe, name, "guess", ELSEWHERE)

    assert refusal(yuhe, name, RIGHT, ELSEWHERE) is TooOften
    assert refusal(yuhe, name, RIGHT, OFFICE) is None


@pytest.mark.django_db(transaction=True)
def test_who_guesses_many_names_from_one_place_must_wait(yuhe, name, monkeypatch):
    monkeypatch.setattr("hearth.ground.accounts.actions.signing_in.make_password", lambda password: "")
    for number in range(TRIES_FROM_A_NETWORK):
        refusal(yuhe, f"nobody{number}", "guess", ELSEWHERE)

    assert refusal(yuhe, name, RIGHT, ELSEWHERE) is TooOften


def test_the_printed_demo_password_opens_a_demo_only(yuhe, name):
    User.objects.filter(sign_in_name=name).update(is_for_demo=True)

    with cast.refused():
        enter(yuhe, name)
    yuhe.is_demo = True

    assert enter(yuhe, name)


def aged(session: SignIn, *, started: timedelta, seen: timedelta) -> bool:
    now = clock.now()
    SignIn.objects.filter(pk=session.pk).update(started_at=now - started, seen_at=now - seen)
    return SignIn.objects.alive(now).filter(pk=session.pk).exists()


@pytest.mark.parametrize(
    ("started", "seen", "is_alive"),
    [
        (timedelta(hours=11), timedelta(minutes=29), True),
        (timedelta(hours=11), timedelta(minutes=31), False),
        (timedelta(hours=12, minutes=1), timedelta(0), False),
    ],
)
def test_a_session_ends_by_idling_and_after_a_working_day(yuhe, name, started, seen, is_alive):
    session, _secret = enter(yuhe, name)

    assert aged(session, started=started, seen=seen) is is_alive


def test_a_session_ends_when_its_person_leaves(yuhe, name):
    session, _secret = enter(yuhe, name)

    User.objects.filter(sign_in_name=name).update(is_active=False)

    assert session not in SignIn.objects.alive(clock.now())


def test_signing_out_ends_the_session(yuhe, zhao, name):
    session, _secret = enter(yuhe, name)

    sign_out(session, by=zhao, congress=yuhe.ref)

    assert not SignIn.objects.alive(clock.now()).exists()
    assert Entry.objects.filter(event="accounts.signed_out").count() == 1


def test_nobody_signs_another_person_out(yuhe, sun, name):
    session, _secret = enter(yuhe, name)

    with pytest.raises(NotAllowed):
        sign_out(session, by=sun, congress=yuhe.ref)
