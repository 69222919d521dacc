"""One file that holds a whole installation: database, uploaded files and keys."""

import os
import subprocess
import tarfile
import tempfile
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

from hearth.core.walls import raise_walls
from hearth.ops import binaries

DUMP, FOLDERS = "database.dump", ("media", "incoming", "sheets", "checkpoints", "keys")


class Unusable(Exception):
    """A file that is not a backup, or a database that would not give or take one."""


def write(target: Path) -> None:
    """Nobody ever finds half a backup under its final name, and only its owner may read it."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as workshop:
        dump, whole = Path(workshop) / DUMP, Path(workshop) / "whole.tar"
        _client("pg_dump", "--format=custom", "--no-owner", "--no-acl", f"--file={dump}")
        with tarfile.open(whole, "w") as tar:
            tar.add(dump, DUMP)
            for folder in filter(Path.exists, (Path(settings.DATA) / name for name in FOLDERS)):
                tar.add(folder, folder.name)
        whole.chmod(0o600)
        whole.replace(target)


def unpack(source: Path, into: Path) -> None:
    """Lay the parts out in a private directory; nothing of the installation is touched yet."""
    try:
        with tarfile.open(source) as tar:
            tar.extractall(into, filter="data")
    except (OSError, tarfile.TarError) as problem:
        raise Unusable(f"{source}: {problem}") from problem
    if not (into / DUMP).exists():
        raise Unusable(f"{source}: {DUMP} is missing")


def bring_back(parts: Path, now: datetime) -> None:
    """First the database and its walls; then the folders, keeping aside those that were there."""
    one_piece = ("--clean", "--if-exists", "--no-owner", "--no-acl", "--single-transaction", "--exit-on-error")
    _client("pg_restore", *one_piece, f"--dbname={connection.settings_dict['NAME']}", str(parts / DUMP))
    raise_walls()  # a backup names no accounts of the server it came from
    for name in FOLDERS:
        if (parts / name).exists():
            _exchange(parts / name, Path(settings.DATA) / name, f"before-{now:%Y%m%d-%H%M%S}")


def is_empty() -> bool:
    return not connection.introspection.table_names()


def _exchange(new: Path, place: Path, aside: str) -> None:
    if place.exists():
        place.rename(place.with_name(f"{place.name}.{aside}"))
    new.chmod(0o700)
    new.rename(place)


def _client(program: str, *words: str) -> None:
    """The password travels in the environment, where other users of the machine cannot read it."""
    given = connection.get_connection_params()
    told = {"dbname": "PGDATABASE", "user": "PGUSER", "password": "PGPASSWORD", "host": "PGHOST", "port": "PGPORT"}
    access = {told[name]: str(value) for name, value in given.items() if name in told}
    argv = [str(binaries.find() / program), *words]
    done = subprocess.run(argv, env={**os.environ, **access}, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Unusable(f"{program}: {done.stderr.strip()}")
