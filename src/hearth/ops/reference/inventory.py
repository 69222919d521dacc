"""What is kept, field by field: its class, what it is for, until when, and whether it may stand in a log."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.apps import apps
from django.utils import translation

from hearth.core.inventory import IN_LOGS, INTERNAL, UNTIL, kept
from hearth.ground.rulebook.profile import Profile
from hearth.ops.reference.markdown import code, section, table, whole

HEADS = ("Field", "Class", "What it is for", "Kept", "In logs")
PERIODS = ("Period", "How long", "Which data", "Where it comes from")
BASE = "cn-base-2025"
INTRODUCTION = (
    "Written from each app's `inventory.py`. Keys, moments and numbers that tell nothing about a person are class "
    "internal and left out here. **Sensitive** data asks for special care (Personal Information Protection Law, "
    "art. 28); what is **secret** is neither shown nor exported. Periods count from the end of a resident's matter."
)


@translation.override("en")
def page() -> str:
    """Periods first, then one section for each model that tells something."""
    rows = list(_rows())
    parts = [section(code(model), table(HEADS, [row for _, row in of])) for model, of in groupby(rows, lambda r: r[0])]
    return whole("Data inventory", INTRODUCTION, section("Periods", table(PERIODS, _periods())), *parts)


def _periods() -> Iterator[tuple[str, str, str, str]]:
    for name, rule in Profile.named(BASE).rules.items():
        if name.startswith("retention."):
            words = rule.title.texts["en"], rule.cite.texts["en"]
            yield code(name.partition(".")[2]), f"{rule.amount} days", *words


def _rows() -> Iterator[tuple[str, tuple[str, ...]]]:
    ours = [model for model in apps.get_models() if model.__module__.startswith("hearth.")]
    for model in sorted(ours, key=lambda model: str(model._meta.label)):
        yield from ((str(model._meta.label), row) for row in _told(model))


def _told(model: Any) -> Iterator[tuple[str, ...]]:
    for field in model._meta.concrete_fields:
        told = kept(field)
        if told and (told.kind != INTERNAL or told.until != "record"):
            until = str(UNTIL.get(told.until, f"period {code(told.until)}"))
            kind = told.kind if told.kind in ("public", "internal", "personal") else f"**{told.kind}**"
            yield code(field.name), kind, str(told.purpose), until, IN_LOGS[told.kind]
