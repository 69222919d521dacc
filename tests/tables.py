"""The tables every test begins with: made once by the migrations, and copied for each process of a run."""

from __future__ import annotations

from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from django.core.management import call_command
from django.db import connection

import hearth

MADE_BY = ("django", "procrastinate")


def pattern() -> str:
    """The name of the database whose tables are copied; whoever comes first makes it, and the others wait for that."""
    name = f"tables_{_fingerprint()}"
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext(%s))", [name])
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if not cursor.fetchone():
            cursor.execute(f"DROP DATABASE IF EXISTS {name}_begun")
            cursor.execute(f"CREATE DATABASE {name}_begun")
            _migrate(f"{name}_begun")
            cursor.execute(f"ALTER DATABASE {name}_begun RENAME TO {name}")
    return name


def _migrate(name: str) -> None:
    usual = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    call_command("migrate", interactive=False, verbosity=0)
    connection.close()
    connection.settings_dict["NAME"] = usual


def _fingerprint() -> str:
    """Another migration, or another version of what brings its own tables, makes another pattern."""
    made = sha256(repr([version(each) for each in MADE_BY]).encode())
    for file in sorted(Path(hearth.__file__).parent.glob("**/migrations/*.py")):
        made.update(file.read_bytes())
    return made.hexdigest()[:12]
