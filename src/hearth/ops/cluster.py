"""The files of one PostgreSQL cluster, and the programs that may touch them."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

from hearth.ops import account, binaries

DATABASE = USER = "hearth"
ENVIRONMENT = {"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"}
FIRST_WITH_BUILTIN_LOCALE = 17


class ServerFailed(Exception):
    """PostgreSQL did not start; its own last words say why."""


class Cluster:
    """A data directory, the account that owns it and the programs of the version that wrote it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.programs = binaries.find()
        self.account = account.for_data(home)

    def ensure(self) -> None:
        """Make the cluster when it is missing; refuse one that another version wrote."""
        if not self.home.exists():
            self._make()
        made_by, ours = int((self.home / "PG_VERSION").read_text()), binaries.major(self.programs)
        if made_by != ours:
            raise ServerFailed(
                f"This data was written by PostgreSQL {made_by}; the programs found are {ours}. "
                f"Set HEARTH_PG_BIN to PostgreSQL {made_by}, run ./hearth backup, and restore into a new directory."
            )

    def command(self, program: str, *words: str) -> tuple[list[str], dict[str, Any]]:
        """What subprocess needs to run one of PostgreSQL's programs in the account's name."""
        path = self.programs / program
        argv, options = self.account.command([str(path), *words], [path, self.home])
        return argv, {**options, "env": ENVIRONMENT, "cwd": "/"}

    def _make(self) -> None:
        """Make it beside its final place, so that a half-made one is never mistaken for a whole."""
        draft = self.home.with_suffix(".new")
        shutil.rmtree(draft, ignore_errors=True)
        self.account.own(draft)
        self._once("initdb", "-D", str(draft), "-U", USER, "-E", "UTF8", *self._access(), *self._locale())
        self._once("postgres", "--single", "-D", str(draft), "postgres", spoken=f"CREATE DATABASE {DATABASE};\n")
        draft.rename(self.home)

    def _access(self) -> list[str]:
        """Who may pass the closed door of the socket's directory is trusted; the network is refused."""
        return ["--auth-local=trust", "--auth-host=reject", "--no-instructions"]

    def _locale(self) -> list[str]:
        has_builtin = binaries.major(self.programs) >= FIRST_WITH_BUILTIN_LOCALE
        builtin = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] if has_builtin else []
        return ["--locale=C.UTF-8", *builtin]

    def _once(self, program: str, *words: str, spoken: str = "") -> None:
        argv, options = self.command(program, *words)
        done = subprocess.run(argv, **options, input=spoken, text=True, capture_output=True, check=False)
        if done.returncode:
            raise ServerFailed(f"{program} failed: {done.stderr.strip() or done.stdout.strip()}")
