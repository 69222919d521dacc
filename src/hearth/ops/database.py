"""A database for as long as one command needs it."""

import fcntl
import os
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hearth.ops.keys import ensure_keys
from hearth.ops.postgres import Server

SPEED_BEFORE_SAFETY = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}


def environment(data: Path, url: str) -> dict[str, str]:
    """What the product's processes are told about where they live."""
    ensure_keys(data)
    return {**os.environ, "HEARTH_DATA": str(data), "DATABASE_URL": url}


@contextmanager
def database(data: Path) -> Iterator[str]:
    """The address of the installation's database; an embedded server that we start waits for those who joined it."""
    if url := os.environ.get("DATABASE_URL"):
        yield url
        return
    server = Server(data)
    server.start()
    with open(data / "in-use.lock", "w") as use:
        fcntl.flock(use, fcntl.LOCK_SH)
        try:
            yield server.url
        finally:
            if server.process:
                fcntl.flock(use, fcntl.LOCK_EX)
            server.stop()


@contextmanager
def throwaway() -> Iterator[dict[str, str]]:
    """The environment of an installation that is forgotten afterwards: for tests, checks and measurements."""
    with tempfile.TemporaryDirectory(prefix="hearth-", ignore_cleanup_errors=True) as name:
        data = Path(name)
        data.chmod(0o711)
        server = Server(data, SPEED_BEFORE_SAFETY)
        server.start()
        try:
            yield environment(data, server.url)
        finally:
            server.stop(signal.SIGQUIT)
