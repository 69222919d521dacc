"""What is kept, and which of it is about a person."""

from itertools import groupby
from typing import Any

from django.apps import apps
from django.db.models import Field

from hearth.core.encryption import EncryptedTextField
from hearth.core.tenancy import TenantModel
from hearth.ops.reference.markdown import code, first_sentence, section, table, whole

HEADS = ("Model", "What it is", "Personal fields", "Other fields")
INTRODUCTION = (
    "Every model says in its `personal` line which fields tell something about a person. "
    "**Bold**: encrypted under a key that is not in the database. "
    "A model marked “shared” belongs to the installation; "
    "every other row belongs to one congress and is seen from no other."
)


def page() -> str:
    """Models by app."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("hearth.") and model._meta.managed]
    ours.sort(key=lambda model: (model._meta.app_label, model.__name__))
    by_app = groupby(ours, key=lambda model: model._meta.app_label)
    return whole(
        "Models and personal data",
        INTRODUCTION,
        *(section(f"`{app}`", table(HEADS, [_row(model) for model in models])) for app, models in by_app),
    )


def _row(model: Any) -> tuple[str, str, str, str]:
    personal = [_named(model._meta.get_field(name)) for name in model.personal]
    fields = [field for field in model._meta.concrete_fields if field.name not in {*model.personal, "congress"}]
    kind = "" if issubclass(model, TenantModel) else " (shared)"
    return code(model.__name__) + kind, first_sentence(model), ", ".join(personal), ", ".join(map(_named, fields))


def _named(field: "Field[Any, Any]") -> str:
    return f"**{field.name}**" if isinstance(field, EncryptedTextField) else field.name
