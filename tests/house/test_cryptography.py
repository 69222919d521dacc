"""What stands on the page about keys and ciphers is what the house does, and nothing is missing there."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher

from hearth.core.encryption import SUITES, keyed_hash
from hearth.ground.accounts import oidc
from hearth.ops.keys import NAMES
from hearth.ops.places import PACKAGE, ROOT

PAGE = (ROOT / "docs/explanation/cryptography.md").read_text(encoding="utf-8")
LIBRARIES = {"cryptography", "argon2", "joserfc", "webauthn"}
ASK = "from hearth import settings as s; print(s.PASSWORD_HASHERS, s.HEARTH_CODE_MEMORY)"


def test_every_key_stands_on_the_page():
    assert [name for name in NAMES if f"`{name}`" not in PAGE] == []


def test_every_cipher_and_every_signature_we_take_stands_on_the_page():
    names = [name.upper().replace("-GCM", "") for name in SUITES]
    signatures = [name for name in oidc.ALGORITHMS if name != "Ed25519"]

    assert [name for name in (*names, *signatures, "Ed25519") if name not in PAGE] == []


def test_every_file_that_uses_a_library_for_it_stands_on_the_page():
    using = {file for file in PACKAGE.rglob("*.py") if LIBRARIES & _imported(file)}
    named = {file.name for file in using if file.name not in PAGE}

    assert len(using) >= 6
    assert named <= {"passkeys.py"}  # named by its library
    assert "`webauthn`" in PAGE


@pytest.mark.parametrize("parts", [("tracking.form", "tracking.ticket"), ("tracking.assent", "tracking.secret")])
def test_what_was_made_for_one_purpose_serves_no_other(parts):
    one, other = (keyed_hash(purpose, "the same words") for purpose in parts)

    assert one != other
    assert len(one) == 32


def test_where_people_live_a_password_costs_what_the_standard_asks(tmp_path):
    surroundings = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "HEARTH_DATA": str(tmp_path)}
    said = subprocess.run([sys.executable, "-c", ASK], env=surroundings, capture_output=True, text=True, check=True)

    kept = Argon2PasswordHasher().encode("snow falls on the old bridge", "salt" * 4)
    spent = dict(part.split("=") for part in kept.split("$")[3].split(","))

    assert said.stdout.split() == ["['django.contrib.auth.hashers.Argon2PasswordHasher']", "19456"]
    assert kept.startswith("argon2$argon2id$v=19$")
    assert (int(spent["m"]) >= 19_456, int(spent["t"]) >= 2) == (True, True)


def _imported(file: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    plain = {alias.name.split(".")[0] for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {str(node.module).split(".")[0] for node in nodes if isinstance(node, ast.ImportFrom)}
