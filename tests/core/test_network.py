"""Limits count networks, not people: nobody is lumped together, nobody slips through, and nothing is kept in clear."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from hearth.core import clock
from hearth.core.network import address_of, network_of

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def coming(rf):
    """Somebody comes from this address, through proxies that noted these."""

    def come(address: str, noted: str = ""):
        return rf.get("/", REMOTE_ADDR=address, **({"HTTP_X_FORWARDED_FOR": noted} if noted else {}))

    return come


@pytest.mark.parametrize(
    ("trusted", "noted", "address"),
    [
        (0, "198.51.100.7", "192.0.2.1"),
        (1, "203.0.113.9, 198.51.100.7", "198.51.100.7"),
        (2, "203.0.113.9, 198.51.100.7", "203.0.113.9"),
        (1, " , 198.51.100.7 , ", "198.51.100.7"),
        (2, "198.51.100.7", "192.0.2.1"),
        (1, "", "192.0.2.1"),
    ],
    ids=["none-trusted", "one", "two", "blanks", "too-few", "no-note"],
)
def test_only_as_many_proxies_are_believed_as_the_operator_trusts(coming, settings, trusted, noted, address):
    settings.HEARTH_TRUSTED_PROXIES = trusted

    assert address_of(coming("192.0.2.1", noted)) == address


def test_behind_a_socket_there_is_no_address_and_limits_still_count(coming):
    assert address_of(coming("")) == "0.0.0.0"


@pytest.mark.parametrize(
    ("one", "another", "is_same"),
    [
        ("192.0.2.1", "192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8:1:1::1", "2001:db8:1:1:ffff::9", True),
        ("2001:db8:1:1::1", "2001:db8:1:2::1", False),
        ("::ffff:192.0.2.1", "::ffff:192.0.2.2", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
    ],
)
def test_a_network_is_one_address_or_what_a_provider_gives_one_household(coming, one, another, is_same):
    with clock.standing_at(NOON):
        assert (network_of(coming(one)) == network_of(coming(another))) is is_same


@pytest.mark.parametrize("nonsense", ["unknown", "192.0.2.1:443", "999.1.1.1", "<script>", "内网"])
def test_addresses_that_are_none_are_counted_together(coming, nonsense):
    with clock.standing_at(NOON):
        assert network_of(coming(nonsense)) == network_of(coming("_hidden"))


def test_a_network_cannot_be_followed_from_one_day_to_the_next(coming):
    with clock.standing_at(NOON):
        today = network_of(coming("192.0.2.1"))
    with clock.standing_at(NOON + timedelta(days=1)):
        tomorrow = network_of(coming("192.0.2.1"))

    assert today != tomorrow


def test_what_is_kept_is_short_and_does_not_hold_the_address(coming):
    kept = network_of(coming("192.0.2.1"))

    assert len(kept) == 12
    assert b"192.0.2.1" not in kept
