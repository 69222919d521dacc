"""How a citizen can be reached is unreadable in a stolen database, in its place and in no other."""

from __future__ import annotations

import hmac
from hashlib import sha256

import pytest
from cryptography.exceptions import InvalidTag
from django.db import connection, transaction
from django.test import override_settings
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from hearth.core import tenancy
from hearth.core.encryption import decrypt, encrypt, keyed_hash
from hearth.journey.contact.models import Contact
from tests import cast

PLACE = "contact_contact.phone/1"
words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80)
with_fixtures = examples(max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


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
        decrypt(encrypt("138 0000 2046", PLACE), "contact_contact.name/1")


def test_words_moved_to_another_congress_cannot_be_read(yuhe, jinchuan):
    kept = encrypt("138 0000 2046", PLACE)

    with tenancy.inside(jinchuan), pytest.raises(InvalidTag):
        decrypt(kept, PLACE)


def test_words_moved_within_the_database_are_noticed_when_somebody_looks(thread):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE contact_contact SET name = phone")

    with pytest.raises(InvalidTag):
        Contact.objects.get().name  # noqa: B018  looking is what fails


def test_words_moved_to_another_row_cannot_be_read(code):
    li, wang = (cast.written(code, name=name).contact for name in ("李奶奶", "王叔"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM contact_contact WHERE id = %s", [li.pk])
        cursor.execute("UPDATE contact_contact SET name = %s WHERE id = %s", [cursor.fetchone()[0], wang.pk])

    assert Contact.objects.get(pk=li.pk).name == "李奶奶"
    with pytest.raises(InvalidTag):
        Contact.objects.get(pk=wang.pk).name  # noqa: B018  looking is what fails


def test_a_column_is_emptied_by_update_but_never_filled(thread):
    with pytest.raises(ValueError, match="encrypted for its row"), transaction.atomic():
        Contact.objects.update(phone="13900001111")

    Contact.objects.update(phone="")

    assert (Contact.objects.get().phone, Contact.objects.get().name) == ("", "李奶奶")


@with_fixtures
@given(words, st.sampled_from(["aes-gcm", "sm4-gcm"]))
def test_either_cipher_reads_what_either_wrote(yuhe, text, cipher):
    with override_settings(HEARTH_CIPHER=cipher):
        kept = encrypt(text, PLACE)

    assert decrypt(kept, PLACE) == text


@with_fixtures
@given(words)
def test_an_older_key_still_reads_and_the_newest_writes(yuhe, text):
    with override_settings(HEARTH_KEYS={"field": "first"}):
        kept = encrypt(text, PLACE)

    with override_settings(HEARTH_KEYS={"field": "first\nsecond"}):
        assert decrypt(kept, PLACE) == text
        newer = encrypt(text, PLACE)

    with override_settings(HEARTH_KEYS={"field": "second"}):
        assert decrypt(newer, PLACE) == text
        with pytest.raises(InvalidTag):
            decrypt(kept, PLACE)


def test_what_was_encrypted_before_rows_were_named_is_still_read(yuhe, settings):
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    settings.HEARTH_KEYS = {**settings.HEARTH_KEYS, "field": "first"}
    key = sha256(hmac.digest(b"first", b"field.aes", "sha256") + str(yuhe.pk).encode()).digest()
    kept = b"\x01" + b"n" * 12 + AESGCM(key).encrypt(b"n" * 12, "李奶奶".encode(), b"contact_contact.phone")

    assert decrypt(kept, PLACE) == "李奶奶"


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
