"""Encrypted values under the newest key and the chosen cipher: batch by batch, so that it can be stopped anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from operator import or_
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import BinaryField, Q
from django.db.models.functions import Substr

from hearth.core import tenancy
from hearth.core.encryption import HEAD, EncryptedTextField, head
from hearth.ground.congress.models import Congress

BATCH = 500


def rewrite() -> Iterator[int]:
    """Write anew what stands under an older key or another cipher; answers the size of each batch when it is done."""
    for congress in Congress.objects.order_by("id"):
        with tenancy.inside(congress):
            for model, columns in encrypted():
                while count := _rewrite_batch(model, columns):
                    yield count


def left() -> int:
    """How many rows still need an older key or another cipher."""
    return sum(_left_in(congress) for congress in Congress.objects.order_by("id"))


def _left_in(congress: Congress) -> int:
    with tenancy.inside(congress):
        return sum(_of_old(model, columns).count() for model, columns in encrypted())


def encrypted() -> list[tuple[Any, list[str]]]:
    """Every model that keeps something encrypted, and in which columns."""
    models = [model for model in apps.get_models() if model.__module__.startswith("hearth.")]
    found = [(model, [f.attname for f in model._meta.fields if isinstance(f, EncryptedTextField)]) for model in models]
    return [(model, columns) for model, columns in found if columns]


@transaction.atomic
def _rewrite_batch(model: Any, columns: list[str]) -> int:
    rows = list(_of_old(model, columns).select_for_update().order_by("pk")[:BATCH])
    for row in rows:
        row.save(update_fields=columns)
    return len(rows)


def _of_old(model: Any, columns: list[str]) -> Any:
    heads = {f"head_of_{name}": Substr(name, 1, HEAD, output_field=BinaryField()) for name in columns}
    is_old = reduce(or_, (~Q(**{f"{name}__in": [b"", head()]}) for name in heads))
    return model.objects.alias(**heads).filter(is_old)
