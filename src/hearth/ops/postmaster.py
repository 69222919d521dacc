"""What a running PostgreSQL says about itself in its own note, postmaster.pid."""

import os
from dataclasses import dataclass
from pathlib import Path

PROCESS, DIRECTORY, SOCKETS, STATUS = 0, 1, 4, 7


@dataclass(frozen=True)
class Postmaster:
    """The process that owns a data directory now."""

    pid: int
    sockets: str
    status: str

    @property
    def is_ready(self) -> bool:
        return self.status == "ready"


def postmaster(home: Path) -> Postmaster | None:
    """Who runs this data directory; a note left by a killed server counts for nothing."""
    try:
        lines = (home / "postmaster.pid").read_text().splitlines()
        pid = int(lines[PROCESS])
    except (OSError, IndexError, ValueError):
        return None
    if not _works_in(pid, home):
        return None
    told = [*lines, *[""] * (STATUS + 1)]
    return Postmaster(pid, told[SOCKETS].strip(), told[STATUS].strip())


def _works_in(pid: int, home: Path) -> bool:
    """Whether that process is this directory's server: in a container another program may soon bear its number."""
    proc = Path("/proc") / str(pid)
    try:
        return Path(os.readlink(proc / "cwd")) == home.resolve() if Path("/proc/self").exists() else _exists(pid)
    except PermissionError:
        return True
    except OSError:
        return False


def _exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
