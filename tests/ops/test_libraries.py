"""The bill of materials leaves nothing out, and nothing comes from anywhere but where it should."""

from __future__ import annotations

import hashlib
import json
import re
from importlib.metadata import version

import pytest
from django.core.management import call_command

from hearth.ops.reference import libraries
from hearth.ops.reference.libraries import LOCK, MANIFEST, OURSELVES

LOCKS = sorted(LOCK.parent.glob("*.lock"))


def told(capsys):
    call_command("bill_of_materials")
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_names_packages_of_one_registry_with_their_hashes_and_nothing_else(lock):
    words = lock.read_text(encoding="utf-8")

    left = libraries.LOCKED.sub("", words)
    assert [line for line in left.splitlines() if line.strip() and not line.startswith("#")] == []
    assert re.search(r"--(extra-)?index-url|--find-links|://| @ |^-e ", words) is None


def test_every_package_of_the_lock_is_a_component_with_its_hashes(capsys):
    components = {each["name"]: each for each in told(capsys)["components"]}

    named = set(re.findall(r"(?m)^([a-z0-9.-]+)==", LOCK.read_text(encoding="utf-8")))
    assert named <= components.keys()
    assert components["django"]["purl"] == f"pkg:pypi/django@{version('django')}"
    assert [name for name, each in components.items() if not each["hashes"]] == []


def test_it_says_who_needs_whom(capsys):
    needs = {each["ref"]: each["dependsOn"] for each in told(capsys)["dependencies"]}
    known = {each.name: each.address for each in libraries.libraries()}

    assert known["cffi"] in needs[known["cryptography"]]
    assert {known[each.name] for each in libraries.libraries() if OURSELVES in each.wanted_by} == set(
        next(iter(needs.values()))
    )


def test_what_was_copied_into_the_clone_is_what_it_says_it_is(capsys):
    copied = {line[0]: line for line in libraries.vendored()}

    assert copied.keys() <= {each["name"] for each in told(capsys)["components"]}
    for _name, _version, _licence, sha256, file in copied.values():
        assert hashlib.sha256((MANIFEST.parent / file).read_bytes()).hexdigest() == sha256


def test_the_page_says_what_each_of_ours_is_for():
    rows = [row for row in libraries.page().splitlines() if "| Hearth" in row]

    assert len(rows) > 15
    assert [row for row in rows if row.endswith("|  |")] == []
