"""Whatever stands in the ledger and in the policy has words of its own, in which an auditor reads it."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

from hearth.doors.auditing.deeds import AREAS, DEEDS
from hearth.policy import POLICY

HAPPENED = [
    import_module(f"{app.name}.events").Happened
    for app in apps.get_app_configs()
    if app.name.startswith("hearth.") and app.label != "core" and find_spec(f"{app.name}.events")
]
EVENTS = {str(event) for happened in HAPPENED for name, event in vars(happened).items() if name.isupper()}


def test_every_action_has_words():
    assert set(POLICY) - set(DEEDS) == set()


def test_every_event_has_words():
    assert EVENTS - set(DEEDS) == set()


def test_every_part_of_the_policy_has_a_heading():
    assert {name.partition(".")[0] for name in POLICY} <= set(AREAS)
