"""Nothing is kept of which the house cannot say why, until when, and how careful one must be with it."""

from __future__ import annotations

import pytest
from django.db import models

from hearth.core import inventory
from hearth.core.encryption import EncryptedTextField
from hearth.core.inventory import ABOUT_PEOPLE, PUBLIC, SECRET, kept, lines
from hearth.ground.rulebook.profile import Profile
from tests.house.test_models import OURS, named

FIELDS = [field for model in OURS for field in model._meta.concrete_fields]
PROFILE = Profile.named("cn-base-2025")


def place_of(field):
    return f"{named(field.model)}.{field.name}"


def test_every_field_has_a_class_a_purpose_and_an_end():
    lines_of = {place_of(field): kept(field) for field in FIELDS}
    ends = {*inventory.UNTIL, *(rule.removeprefix("retention.") for rule in PROFILE.rules if "retention." in rule)}

    missing = [place for place, told in lines_of.items() if told is None]
    assert missing == [], "each needs a line in the inventory.py of its app"
    assert [place for place, told in lines_of.items() if told.kind not in inventory.IN_LOGS] == []
    assert [place for place, told in lines_of.items() if not str(told.purpose)] == []
    assert [place for place, told in lines_of.items() if told.until not in ends] == []


def test_no_line_speaks_of_a_field_that_is_not_there():
    there = {(named(field.model), field.name) for field in FIELDS}

    assert set(lines()) <= there


def test_what_is_personal_is_called_so_in_both_places():
    for field in FIELDS:
        told = kept(field) or inventory.Kept("personal", "", "")
        is_declared = field.name in field.model.personal

        if told.kind in ("personal", "sensitive"):
            assert is_declared, f"{place_of(field)} is missing in `personal`"
        if is_declared:
            assert told.kind in (*ABOUT_PEOPLE, PUBLIC), place_of(field)


# what is kept in place of a secret: slow hashes, hashes of long random words, keyed hashes whose key is a file
HASHES = {"User.password", "OldPassword.password", "SignIn.token", "OneTimeCode.hash", "Slip.hash"}
HASHES |= {"Thread.submission", "Thread.locator"}
# the halves of a passkey that its device tells everybody
TOLD_BY_THE_DEVICE = {"SecondFactor.credential", "SecondFactor.public_key"}


def test_a_secret_is_encrypted_or_only_its_hash_is_kept():
    secrets = [field for field in FIELDS if (told := kept(field)) and told.kind == SECRET]
    open_ones = {f"{f.model.__name__}.{f.name}" for f in secrets if not isinstance(f, EncryptedTextField)}

    assert open_ones == HASHES | TOLD_BY_THE_DEVICE


@pytest.mark.parametrize(
    "field",
    [
        models.CharField(name="nickname", max_length=20),
        models.TextField(name="story"),
        models.JSONField(name="answers"),
        models.BinaryField(name="face"),
        models.DateField(name="born_on"),
        models.BooleanField(name="is_minor"),
        models.GenericIPAddressField(name="ip"),
    ],
    ids=lambda field: field.name,
)
def test_a_new_field_of_a_personal_kind_cannot_slip_through(field):
    field.model = OURS[0]

    assert kept(field) is None
