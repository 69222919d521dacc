"""How a citizen can be reached is unreadable in a stolen database, in its place and in no other."""

from __future__ import annotations

import pytest
from cryptography.exceptions import InvalidTag
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearth.core import tenancy
from hearth.core.encryption import decrypt, encrypt, keyed_hash
from hearth.journey.contact.models import Contact
from tests import cast

PLACE = "contact_contact.phone"
words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80)
with_fixtures = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@with_fixtures
@given(words)
def test_what_was_encrypted_reads_the_same_again(yuhe, text):
    assert decrypt(encrypt(text, PLACE), PLACE) == text


def test_the_same_words_never_look_the_same(yuhe):
    assert encrypt("李奶奶", PLACE) != encrypt("李奶奶", PLACE)


@with_fixtures
@given(words, st.data())
def test_one_flipped_bit_is_noticed(yuhe, text, data):
    kept = bytearray(encrypt(text, PLACE))
    bit = data.draw(st.integers(8, len(kept) * 8 - 1))
    kept[bit // 8] ^= 1 << bit % 8

    with pytest.raises(InvalidTag):
        decrypt(bytes(kept), PLACE)


def test_words_moved_to_another_column_cannot_be_read(yuhe):
    with pytest.raises(InvalidTag):
        decrypt(encrypt("138 0000 2046", PLACE), "contact_contact.name")


def test_words_moved_to_another_congress_cannot_be_read(yuhe, jinchuan):
    kept = encrypt("138 0000 2046", PLACE)

    with tenancy.inside(jinchuan), pytest.raises(InvalidTag):
        decrypt(kept, PLACE)


def test_words_moved_within_the_database_are_noticed_when_somebody_looks(thread):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE contact_contact SET name = phone")

    with pytest.raises(InvalidTag):
        Contact.objects.get()


def test_what_was_not_given_is_empty_and_stays_so(code):
    cast.written(code, name="李奶奶")

    kept = Contact.objects.get()

    assert (kept.name, kept.phone, kept.email) == ("李奶奶", "", "")


def test_hashes_for_different_purposes_and_parts_differ():
    hashes = {
        keyed_hash("tracking.locator", "a", "b"),
        keyed_hash("tracking.secret", "a", "b"),
        keyed_hash("tracking.locator", "ab"),
        keyed_hash("tracking.locator", "b", "a"),
    }

    assert len(hashes) == 4


def test_another_key_makes_other_hashes(settings):
    from hearth.core import encryption

    before = keyed_hash("tracking.locator", "a")
    settings.HEARTH_KEYS = {**settings.HEARTH_KEYS, "tracking": "another key"}
    encryption._key.cache_clear()
    after = keyed_hash("tracking.locator", "a")
    encryption._key.cache_clear()

    assert before != after


def dump() -> bytes:
    """Everything a thief of the database would hold: each row of each table, bytes as they are."""
    found = b""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {table}")
            for row in cursor.fetchall():
                found += b"\n".join(v if isinstance(v, bytes) else str(v).encode() for v in row)
    return found


def test_nobody_who_steals_the_database_can_reach_the_citizen(code, at_once):
    name, phone, email = "欧阳兰芝", "13800002046", "lanzhi@example.org"
    cast.written(code, name=name, phone=phone, email=email)

    stolen = dump()

    assert cast.COLD.encode() in stolen, "the dump holds what may be read, so it would show the rest as well"
    assert not any(secret.encode() in stolen for secret in (name, phone, email, phone[-8:], "lanzhi"))
