"""A new key for contact details: read throughout, stopped and taken up again, the old one gone in the end."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from django.core.management import CommandError, call_command

from hearth.core import tenancy
from hearth.core.encryption import ring
from hearth.journey.contact.models import Contact
from hearth.ops import keys, rotation
from tests import cast

pytestmark = pytest.mark.django_db

PHONES = ["13800002046", "13800002047", "13800002048"]


@pytest.fixture
def kept(settings, code, jinchuan, wei):
    """Contact details of both congresses, under the first key."""
    keys.ensure_keys(Path(settings.DATA))
    settings.HEARTH_KEYS = {**settings.HEARTH_KEYS, "field": key_file(settings).read_text()}
    for phone in PHONES:
        cast.written(code, phone=phone)
    with tenancy.inside(jinchuan):
        cast.written(cast.code_of(wei), phone="13900009999")


def key_file(settings):
    return Path(settings.DATA) / "keys" / "field.key"


def rotate(*words):
    told = StringIO()
    call_command("rotate_keys", *words, stdout=told)
    return told.getvalue()


def phones():
    return sorted(contact.phone for contact in Contact.objects.all())


def test_everything_is_read_as_before_under_a_new_key(kept, settings, jinchuan):
    before = key_file(settings).read_text()

    rotate()
    rotate("--retire")

    assert before not in key_file(settings).read_text() and len(ring()) == 1
    assert phones() == PHONES
    with tenancy.inside(jinchuan):
        assert phones() == ["13900009999"]
    assert key_file(settings).stat().st_mode & 0o777 == 0o600


def test_a_rotation_that_was_stopped_goes_on_with_the_same_key(kept, settings, monkeypatch):
    monkeypatch.setattr(rotation, "BATCH", 2)
    keys.add_key(Path(settings.DATA), "field.key")
    settings.HEARTH_KEYS["field"] = key_file(settings).read_text()
    assert next(rotation.rewrite()) == 2
    assert phones() == PHONES and rotation.left() > 0

    rotate()

    assert len(ring()) == 2 and rotation.left() == 0 and phones() == PHONES


def test_a_key_that_is_needed_is_not_taken_away(kept, settings):
    keys.add_key(Path(settings.DATA), "field.key")
    settings.HEARTH_KEYS["field"] = key_file(settings).read_text()

    with pytest.raises(CommandError, match="still need an older key"):
        rotate("--retire")

    assert len(ring()) == 2 and phones() == PHONES


def test_a_process_that_knows_only_the_old_key_reads_the_key_file(kept, settings):
    old = settings.HEARTH_KEYS["field"]
    rotate()

    settings.HEARTH_KEYS["field"] = old

    assert phones() == PHONES


def test_another_cipher_is_taken_up_by_the_same_round(kept, settings):
    settings.HEARTH_CIPHER = "sm4-gcm"
    assert rotation.left() > 0

    rotate()

    assert rotation.left() == 0 and phones() == PHONES and len(ring()) == 1


def test_without_the_key_nothing_is_read(kept, settings):
    key_file(settings).unlink()
    settings.HEARTH_KEYS["field"] = "another key"

    with pytest.raises(InvalidTag):
        phones()
