"""Every table is behind the wall or known to stand outside it, and says what of it is personal."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import models

from hearth.core.encryption import EncryptedTextField
from hearth.core.tenancy import TenantManager, TenantModel

OURS = [model for model in apps.get_models() if model.__module__.startswith("hearth.")]
TENANTS = [model for model in OURS if issubclass(model, TenantModel)]
# what belongs to the installation and to no congress
SHARED = {
    "accounts.OldPassword",
    "accounts.OneTimeCode",
    "accounts.OutsideIdentity",
    "accounts.SecondFactor",
    "accounts.SignIn",
    "accounts.User",
    "congress.Congress",
    "core.QueuedJob",
    "core.Stroke",
    "core.Tally",
}
# indexes and rules that begin with a key which itself belongs to one congress, or must be unique everywhere
LEADS_OTHERWISE = {
    "thread_locators_differ": "locator",  # typed where nobody knows the congress
    "thread_in_hand": "staff",
    "clue_terms": "terms",
    "successions_by_fate": "transition",
    "one_fate_a_deputy": "transition",
    "entry_timeline": "thing_id",
    "struck_once": "clock",
    "focus_of_deputy": "deputy",
    "post_of_user": "user",
    "proposal_about_user": "user",
    "invitation_of_user": "user",
    "district_numbers_differ": "area",
    "place_names_differ": "area",
    "mandate_once_a_term": "deputy",
    "import_row_numbers_differ": "source",
    "import_rows_by_outcome": "source",
    "photo_numbers_differ": "message",
    "thread_words": "words",
    "place_words": "words",
    "trace_words": "words",
    "publication_words": "words",
    "suggestion_words": "words",
}
TEXT = (models.CharField, models.TextField, EncryptedTextField)
NAMES_OF_PEOPLE = {"name", "phone", "email", "address", "body", "place", "device"}
NOT_OF_PEOPLE = {
    ("congress.Congress", "phone"),
    ("congress.Station", "phone"),
    ("congress.Unit", "phone"),
    ("congress.Unit", "email"),
    ("contact.Phrase", "body"),
    ("dossier.Urn", "marks"),  # three counts
    ("rulebook.Clock", "name"),
    ("rulebook.UnitPromise", "name"),
}


def named(model: type[models.Model]) -> str:
    return str(model._meta.label)


def test_every_model_is_behind_the_wall_or_on_the_list():
    assert {named(model) for model in OURS if model not in TENANTS} == SHARED


@pytest.mark.parametrize("model", OURS, ids=named)
def test_every_model_says_what_of_it_is_personal(model):
    columns = {field.name for field in model._meta.get_fields()}

    assert isinstance(model.personal, tuple)
    assert set(model.personal) <= columns
    if model not in TENANTS:
        assert "personal" in vars(model)


@pytest.mark.parametrize("model", OURS, ids=named)
def test_what_is_encrypted_or_named_like_a_persons_is_personal(model):
    for field in model._meta.concrete_fields:
        is_persons = isinstance(field, TEXT) and field.name in NAMES_OF_PEOPLE
        if (is_persons or isinstance(field, EncryptedTextField)) and (named(model), field.name) not in NOT_OF_PEOPLE:
            assert field.name in model.personal


@pytest.mark.parametrize("model", TENANTS, ids=named)
def test_every_way_to_ask_for_rows_goes_through_the_wall(model):
    managers = [*model._meta.managers, model._base_manager, model._default_manager]

    assert all(isinstance(manager, TenantManager) for manager in managers)


@pytest.mark.parametrize("model", TENANTS, ids=named)
def test_indexes_and_rules_of_several_columns_begin_with_the_congress(model):
    several = [*model._meta.indexes, *(c for c in model._meta.constraints if isinstance(c, models.UniqueConstraint))]

    for index in several:
        first = index.fields[0]
        assert first == LEADS_OTHERWISE.get(index.name, "congress"), index.name


def test_the_exceptions_are_all_needed():
    names = {index.name for model in TENANTS for index in [*model._meta.indexes, *model._meta.constraints]}

    assert set(LEADS_OTHERWISE) <= names


@pytest.mark.parametrize("model", OURS, ids=named)
def test_every_model_carries_one_sentence_about_the_world(model):
    assert model.__doc__ and not model.__doc__.startswith(f"{model.__name__}(")
    assert model.__doc__.strip().split("\n")[0].endswith((".", ";", ":")) or len(model.__doc__.split("\n")) > 1


@pytest.mark.parametrize("model", OURS, ids=named)
def test_words_for_queries_and_columns_read_as_sentences(model):
    for field in model._meta.concrete_fields:
        if isinstance(field, models.DateTimeField):
            assert field.name.endswith(("_at", "_from", "_since")) or field.name in ("at", "since", "until")
        elif isinstance(field, models.DateField):
            assert field.name.endswith("_on") or field.name in ("since", "until")
        elif isinstance(field, models.BooleanField):
            assert field.name.startswith(("is_", "has_")) or field.name == "single_keys"
