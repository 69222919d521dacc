"""Whatever leaves the machine cannot be read on the way, and only one thing in the house goes out by itself."""

from __future__ import annotations

import ast
import http.client
import ssl
from pathlib import Path
from typing import Any

import pytest
from django.core.checks import run_checks
from django.core.mail import get_connection

from hearth.ops import checks, ways_out
from hearth.ops.places import PACKAGE

NETWORK = {"socket", "ssl", "http", "urllib.request", "smtplib", "ftplib", "xmlrpc", "requests", "httpx", "urllib3"}
# fetching takes one named host; letters go to the named mail server; the rest looks at this very machine
GOING_OUT = {"core/fetching.py", "ground/courier/channels/email.py", "ops/ports.py"}


@pytest.mark.parametrize(
    ("host", "tls", "is_well"),
    [("", False, True), ("localhost", False, True), ("mail.example", True, True), ("mail.example", False, False)],
)
def test_letters_that_could_be_read_on_the_way_are_found(settings: Any, host: str, tls: bool, is_well: bool):
    settings.EMAIL_HOST, settings.EMAIL_USE_TLS = host, tls

    assert ways_out.letters().is_well is is_well


@pytest.mark.parametrize(
    ("host", "mode", "is_well"),
    [
        ("", "", True),
        ("/run/postgresql", "", True),
        ("127.0.0.1", "", True),
        ("db.example", "verify-full", True),
        ("db.example", "", False),
        ("db.example", "require", False),
        ("localhost,db.example", "prefer", False),
    ],
)
def test_a_database_elsewhere_must_show_who_it_is(settings: Any, host: str, mode: str, is_well: bool):
    settings.DATABASES = {"default": {"HOST": host, "OPTIONS": {"sslmode": mode}}}

    finding = ways_out.database()

    assert finding.is_well is is_well
    assert is_well or "db.example" in finding.sentence


def test_so_must_it_to_accounts_of_their_own(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HEARTH_WORKER_DATABASE_URL", "postgresql://hearth_worker@db.example/lianxin")

    assert "db.example" in ways_out.database().sentence


def test_a_deployment_is_told_of_both(settings: Any, monkeypatch: pytest.MonkeyPatch):
    settings.EMAIL_HOST, settings.EMAIL_USE_TLS = "mail.example", False
    monkeypatch.setenv("HEARTH_WEB_DATABASE_URL", "postgresql://hearth_web@db.example/lianxin")

    told = {message.id for message in run_checks(tags=[checks.TAG], include_deployment_checks=True)}

    assert {"hearth.W009", "hearth.W010"} <= told


def test_nothing_else_in_the_house_opens_a_connection():
    found = {str(file.relative_to(PACKAGE)) for file in PACKAGE.rglob("*.py") if _imported(file) & NETWORK}

    assert found == GOING_OUT


def test_who_is_asked_shows_a_certificate_that_is_looked_at(settings: Any):
    asked = http.client.HTTPSConnection("id.example")._context  # type: ignore[attr-defined]
    settings.EMAIL_HOST, settings.EMAIL_USE_TLS = "mail.example", True
    letters = get_connection("django.core.mail.backends.smtp.EmailBackend").ssl_context

    assert [context.verify_mode for context in (asked, letters)] == [ssl.CERT_REQUIRED] * 2
    assert asked.check_hostname
    assert letters.check_hostname


def _imported(file: Path) -> set[str]:
    """Modules by the names under which they could open a connection."""
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    parts = {str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)}
    return plain | parts | {name.split(".")[0] for name in plain if name.startswith(("http.", "xmlrpc."))}
