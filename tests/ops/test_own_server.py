"""A PostgreSQL of one's own, whose owner is no superuser: accounts are made, and the processes become them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from hearth.core.roles import WEB
from hearth.ops.database import environment
from hearth.ops.postgres import Server

ASK = "from django.db import connection as c; k = c.cursor(); k.execute({!r}); print(*k.fetchall()[0])"
WHO = "SELECT current_user, current_setting('statement_timeout'), (SELECT count(*) FROM contact_deputycode)"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    data: Path = tmp_path_factory.mktemp("own")
    data.chmod(0o711)
    for parent in data.parents[:2]:
        parent.chmod(0o711)
    server = Server(data, {"fsync": "off"})
    server.start()
    yield server
    server.stop()


@pytest.fixture
def surroundings(server: Server) -> dict[str, str]:
    """An owner who may make roles, and sees past the walls."""
    say(server, "DROP DATABASE IF EXISTS lianxin", "CREATE ROLE lianxin LOGIN CREATEROLE BYPASSRLS")
    say(server, "CREATE DATABASE lianxin OWNER lianxin")
    return environment(server.data, server.url_as("lianxin").replace("/hearth?", "/lianxin?"))


def say(server: Server, *statements: str) -> None:
    with psycopg.connect(server.url, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def django(surroundings: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    argv = [sys.executable, "-m", "django", *words]
    path = os.pathsep.join(filter(None, sys.path))
    return subprocess.run(argv, env=surroundings | {"PYTHONPATH": path}, capture_output=True, text=True, check=False)


def test_the_owner_makes_the_accounts_and_the_web_server_becomes_its_own(server: Server, surroundings: dict[str, str]):
    refused = say(server, "ALTER ROLE lianxin NOBYPASSRLS") or django(surroundings, "migrate")
    say(server, "ALTER ROLE lianxin BYPASSRLS")

    made = django(surroundings, "migrate")
    told = django(surroundings, "demo")
    who = django(surroundings | {"HEARTH_DATABASE_ROLE": WEB}, "shell", "-v0", "-c", ASK.format(WHO))

    assert "As a superuser, say: ALTER ROLE lianxin BYPASSRLS;" in refused.stderr
    assert (made.returncode, told.returncode) == (0, 0), made.stderr + told.stderr
    assert who.stdout.split() == [WEB, "5s", "0"], who.stderr
