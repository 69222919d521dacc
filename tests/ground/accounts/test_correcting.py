"""A name or an address is put right, and whoever could lose an account by it hears of it in time."""

from __future__ import annotations

import json

import pytest
from django.db import IntegrityError, transaction

from hearth.core import clock
from hearth.core.refusals import NotAllowed
from hearth.ground.accounts import actions
from hearth.ground.accounts.events import Happened
from hearth.ground.accounts.models import SignIn, User
from hearth.ground.audit.models import Entry
from hearth.ground.courier.channels import file
from hearth.ground.courier.models import Dispatch
from tests import cast
from tests.ground.accounts.people import user_of

pytestmark = pytest.mark.django_db
OLD, NEW = "bai@example.org", "bai.jie@example.org"


@pytest.fixture
def shi(yuhe):
    """An administrator."""
    return cast.staff("施宇", "Shi Yu", "admin")


@pytest.fixture
def owner(bai):
    """Bai, who is signed in and has left an address."""
    User.objects.filter(pk=bai.id).update(email=OLD, language="en")
    SignIn.objects.create(user_id=bai.id, token=b"bai", started_at=clock.now(), seen_at=clock.now())
    return user_of(bai)


def correct(user, by, congress, **changes):
    return actions.correct(user, by=by, congress=congress.ref, **changes)


def letters() -> dict[str, dict[str, str]]:
    """What was sent, by whom it went to."""
    written = file.outbox().read_text().splitlines() if file.outbox().exists() else []
    return {letter["to"]: letter for letter in map(json.loads, written)}


def test_the_new_name_is_shown_and_found_by_its_sound(owner, shi, yuhe):
    correct(owner, shi, yuhe, name="白洁如", name_en="Bai Jieru")

    person = User.objects.get(pk=owner.pk)
    assert (person.name, person.name_en, person.sound) == ("白洁如", "Bai Jieru", "baijieru bjr")


def test_the_old_and_the_new_address_both_hear_of_it_and_neither_learns_the_other(owner, shi, yuhe, at_once):
    correct(owner, shi, yuhe, email=NEW)

    sent = letters()
    assert {to: letter["subject"] for to, letter in sent.items()} == {
        OLD: "Your e-mail address was replaced",
        NEW: "This is now your e-mail address",
    }
    assert NEW not in sent[OLD]["body"] and OLD not in sent[NEW]["body"]
    assert "0354-000 0000" in sent[OLD]["body"], "whom to call if it was not wanted"


@pytest.mark.parametrize(("before", "after", "told"), [("", NEW, {NEW}), (OLD, "", {OLD})])
def test_where_there_is_only_one_address_only_that_one_is_told(owner, shi, yuhe, at_once, before, after, told):
    User.objects.filter(pk=owner.pk).update(email=before)

    correct(owner, shi, yuhe, email=after)

    assert set(letters()) == told


def test_with_a_new_address_every_session_ends_and_with_a_new_name_none(owner, shi, yuhe):
    correct(owner, shi, yuhe, name="白洁如")
    assert SignIn.objects.alive(clock.now()).filter(user=owner).exists()

    correct(owner, shi, yuhe, email=NEW)

    assert not SignIn.objects.alive(clock.now()).filter(user=owner).exists()


def test_the_ledger_tells_what_was_corrected_and_neither_address_nor_name(owner, shi, yuhe):
    correct(owner, shi, yuhe, email=NEW, name="白洁如")

    entry = Entry.objects.get(event=Happened.CORRECTED)
    assert entry.facts == {"user": str(owner.pk), "fields": ["email", "name"], "sessions": 1}


def test_a_correction_that_changes_nothing_is_none(owner, shi, yuhe):
    assert correct(owner, shi, yuhe, email=OLD, name=owner.name) == []

    assert not Entry.objects.filter(event=Happened.CORRECTED).exists()
    assert not Dispatch.objects.exists()


def test_an_address_somebody_has_in_any_congress_is_refused_without_their_name(owner, shi, yuhe, wei):
    User.objects.filter(pk=wei.id).update(email=NEW)

    with cast.refused() as told:
        correct(owner, shi, yuhe, email=NEW.upper())

    sentence = str(told.value.sentence)
    assert "魏岚" not in sentence and "锦川" not in sentence and NEW not in sentence
    assert User.objects.get(pk=owner.pk).email == OLD


def test_two_accounts_cannot_have_one_address_and_many_may_have_none(owner, sun, wei):
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(pk=sun.id).update(email=OLD.upper())

    assert User.objects.filter(email="").count() == 2


def test_nobody_corrects_somebody_whom_another_congress_keeps(shi, yuhe, wei):
    with cast.refused(NotAllowed):
        correct(user_of(wei), shi, yuhe, email=NEW)


def test_administrators_do_not_correct_themselves(shi, yuhe):
    with cast.refused(NotAllowed):
        correct(user_of(shi), shi, yuhe, email=NEW)


def test_people_correct_their_own_name(owner, bai, yuhe):
    actions.correct_own_name(owner, "白洁如", "Bai Jieru", by=bai, congress=yuhe.ref)

    assert User.objects.get(pk=owner.pk).shown_name == "白洁如"
    assert Entry.objects.get(event=Happened.OWN_NAME_CORRECTED).facts == {
        "user": str(owner.pk),
        "fields": ["name", "name_en"],
    }


def test_deputies_are_called_as_the_register_says(zhao, yuhe):
    with cast.refused(NotAllowed):
        actions.correct_own_name(user_of(zhao), "赵明", "", by=zhao, congress=yuhe.ref)
