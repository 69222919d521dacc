"""What is kept, why, and until when (PIPL arts. 6, 19 and 51): each app's `inventory.py` says it field by field.

Keys, moments, numbers and what the house itself writes need no line. Words, bytes and whatever is named like a trait of
a person do, so that a new field about people cannot slip through.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NamedTuple

from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _

PUBLIC, INTERNAL, PERSONAL, SENSITIVE, SECRET = "public", "internal", "personal", "sensitive", "secret"
ABOUT_PEOPLE = (PERSONAL, SENSITIVE, SECRET)
IN_LOGS = {PUBLIC: "may be logged", INTERNAL: "may be logged", PERSONAL: "never", SENSITIVE: "never", SECRET: "never"}

UNTIL = {
    "record": _("as long as the record of the steps"),
    "ledger": _("for good: this record is never changed"),
    "account": _("as long as the account"),
    "session": _("until the session ends"),
    "window": _("a day at most"),
    "month": _("thirty days"),
    "following": _("until they stop, or after a year without news"),
    "office": _("as long as the congress keeps its register"),
}

WITHOUT_WORDS = (
    *(models.AutoField, models.UUIDField, models.ForeignKey, models.DateField, models.BooleanField),
    *(models.IntegerField, models.FloatField, models.DecimalField, models.DurationField, models.TimeField),
)
WRITTEN_BY_THE_HOUSE = {"state", "kind", "role", "code", "channel", "language"}
TRAIT = re.compile(
    r"(^|_)(born|birth\w*|age|minor|gender|sex|health\w*|disab\w*|faith|religion|ethnic\w*|nation\w*|income|marital|"
    r"latitude|longitude|position|ip|network|device|fingerprint|id_number)(_|$)"
)


class Kept(NamedTuple):
    """One field: its class, what it is for, and which period ends it."""

    kind: str
    purpose: Any
    until: str


class Line(NamedTuple):
    """Some fields of one model about which the same can be said."""

    model: str
    fields: tuple[str, ...]
    kept: Kept


def line(model: str, fields: str, kind: str, purpose: Any, until: str) -> Line:
    """As an app's inventory writes it; names of several fields are parted by blanks."""
    return Line(model, tuple(fields.split()), Kept(kind, purpose, until))


@cache
def lines() -> dict[tuple[str, str], Kept]:
    """Every line of every app, by model and field."""
    return {
        (f"{config.label}.{said.model}", field): said.kept
        for config in apps.get_app_configs()
        if config.name.startswith("hearth.") and find_spec(f"{config.name}.inventory")
        for said in import_module(f"{config.name}.inventory").INVENTORY
        for field in said.fields
    }


def kept(field: Any) -> Kept | None:
    """What is said about this field; for one that cannot tell anything about people, that it holds the record together.

    None where somebody still has to say it.
    """
    told = lines().get((field.model._meta.label, field.name))
    if told or is_telling(field):
        return told
    return Kept(INTERNAL, _("How the record holds together."), "record")


def is_telling(field: Any) -> bool:
    """Whether it may tell something about a person, so that a line must say what it is for."""
    if field.name in field.model.personal or TRAIT.search(field.name):
        return True
    is_made_here = bool(field.choices) or field.name in WRITTEN_BY_THE_HOUSE
    return not isinstance(field, WITHOUT_WORDS) and not is_made_here


INVENTORY = [
    line("Tally", "key", INTERNAL, "A keyed hash of what is counted against floods", "window"),
    line("Stroke", "job", INTERNAL, "When the clock last struck for a job", "record"),
    line("QueuedJob", "queue_name task_name args", INTERNAL, "What is still to be done; codes, never words", "window"),
]
