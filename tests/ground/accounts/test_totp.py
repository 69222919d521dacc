"""Codes of an authenticator app, against the examples of RFC 6238 and whatever moment it is."""

from __future__ import annotations

import base64
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.ground.accounts import totp

RFC = base64.b32encode(b"12345678901234567890").decode()
SECRETS = st.binary(min_size=20, max_size=20).map(lambda raw: base64.b32encode(raw).decode())
MOMENTS = st.integers(min_value=10**9, max_value=4 * 10**9)


def at(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, tz=UTC)


@pytest.mark.parametrize(("seconds", "code"), [(59, "287082"), (1111111109, "081804"), (20000000000, "353130")])
def test_the_app_and_we_agree_on_the_examples_of_the_standard(seconds, code):
    assert totp.code_at(RFC, seconds // totp.SECONDS) == code


@given(secret=SECRETS, seconds=MOMENTS, slip=st.integers(min_value=-1, max_value=1))
def test_a_clock_may_be_one_step_slow_or_fast(secret, seconds, slip):
    step = seconds // totp.SECONDS + slip

    assert totp.step_of(secret, totp.code_at(secret, step), at(seconds), after=step - 1) == step


@given(secret=SECRETS, seconds=MOMENTS, slip=st.sampled_from([-9, -3, -2, 2, 3, 9]))
def test_a_code_from_further_away_is_refused(secret, seconds, slip):
    present = seconds // totp.SECONDS
    code = totp.code_at(secret, present + slip)
    near = {totp.code_at(secret, present + each) for each in (-1, 0, 1)}

    assert (totp.step_of(secret, code, at(seconds)) is None) == (code not in near)


@given(secret=SECRETS, seconds=MOMENTS)
def test_a_code_that_was_used_is_not_good_again(secret, seconds):
    step = seconds // totp.SECONDS

    assert totp.step_of(secret, totp.code_at(secret, step), at(seconds), after=step + 1) is None


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "١٢٣٤٥٦", "０８１８０４"])
def test_odd_words_are_no_code(typed):
    assert totp.step_of(RFC, typed, at(1111111109)) is None


def test_the_square_tells_the_app_whose_account_it_is_and_where():
    address = urlsplit(totp.address_for_apps(RFC, "赵敏.yuhe", "榆河区人大"))

    assert (address.scheme, address.netloc) == ("otpauth", "totp")
    assert parse_qs(address.query) == {"secret": [RFC], "issuer": ["榆河区人大"]}


def test_no_two_apps_are_given_the_same_secret():
    assert totp.new_secret() != totp.new_secret()
    assert len(base64.b32decode(totp.new_secret())) == 20
