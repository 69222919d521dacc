"""The embedded PostgreSQL: started, joined when it already runs, stopped."""

import fcntl
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from hearth.ops import kinship
from hearth.ops.cluster import DATABASE, USER, Cluster, ServerFailed
from hearth.ops.postmaster import postmaster

SOCKET_PATH_LIMIT = 100
PATIENCE = 120  # seconds; recovery after a power cut reads the whole log


class Server:
    """One PostgreSQL over one data directory, reachable only through a socket that is closed to others."""

    def __init__(self, data: Path, settings: dict[str, str] | None = None) -> None:
        self.data = data
        self.home = data / "postgres"
        self.log = data / "logs" / "postgres.log"
        self.settings = settings or {}
        self.process: subprocess.Popen[bytes] | None = None
        self.refuge: Path | None = None

    @property
    def url(self) -> str:
        return self.url_as(USER)

    def url_as(self, role: str) -> str:
        """The address for one of the database's accounts; the socket trusts whoever may open it. It is known before the
        server is started."""
        running = postmaster(self.home)
        sockets = running.sockets if running else str(self._sockets())
        return f"postgresql://{role}@/{DATABASE}?host={quote(sockets, safe='')}"

    def is_alive(self) -> bool:
        return self.process.poll() is None if self.process else postmaster(self.home) is not None

    def make_room(self) -> None:
        """The directory of all data; the account that runs the server for root must be able to pass it."""
        if not self.data.exists():
            self.data.mkdir(parents=True)
            self.data.chmod(0o711 if os.geteuid() == 0 else 0o700)

    def start(self) -> None:
        """Return when the server takes connections, whoever started it."""
        self.make_room()
        with self._only_starter():
            self.process = None
            self.cluster = Cluster(self.home)
            self.cluster.ensure()
            self._until_ready()

    def stop(self, word: signal.Signals = signal.SIGINT) -> None:
        """End the server that we started: what was committed is on the disk, what was not is undone."""
        if self.process is not None:
            self._end(self.process, word)
        self.process = None
        if self.refuge:
            shutil.rmtree(self.refuge, ignore_errors=True)

    def _end(self, process: "subprocess.Popen[bytes]", word: signal.Signals) -> None:
        for asked, seconds in ((word, 30), (signal.SIGQUIT, 10), (signal.SIGKILL, 10)):
            process.send_signal(asked)
            try:
                process.wait(seconds)
                return
            except subprocess.TimeoutExpired:
                continue

    def last_words(self) -> str:
        lines = self.log.read_text(errors="replace").splitlines() if self.log.exists() else []
        grave = [line for line in lines[-40:] if "FATAL" in line or "PANIC" in line or "HINT" in line]
        return " ".join((grave or lines)[-3:])

    @contextmanager
    def _only_starter(self) -> Iterator[None]:
        """Two commands at the same moment must not both make or start the server."""
        with open(self.data / "postgres.lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _until_ready(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while not self._is_ready():
            if time.monotonic() > deadline:
                raise ServerFailed(f"PostgreSQL was not ready after {PATIENCE} seconds: {self.last_words()}")
            time.sleep(0.02)

    def _is_ready(self) -> bool:
        running = postmaster(self.home)
        if running is not None:
            return running.is_ready
        if self.process is None:
            self._launch()
        elif self.process.poll() is not None:
            self._understand_failure()
        return False

    def _understand_failure(self) -> None:
        """After a kill the old server's children hold its memory for a moment more: then we try again."""
        if "still in use" not in self.last_words():
            raise ServerFailed(f"PostgreSQL did not start: {self.last_words()}")
        time.sleep(0.2)
        self.process = None

    def _launch(self) -> None:
        (self.home / "postmaster.pid").unlink(missing_ok=True)
        argv, options = self.cluster.command("postgres", "-D", str(self.home), *self._settings())
        self.log.parent.mkdir(mode=0o700, exist_ok=True)
        with open(self.log, "ab") as log:
            self.process = kinship.start(argv, signal.SIGINT, **options, stdout=log, stderr=log)

    def _settings(self) -> list[str]:
        closed = {
            "listen_addresses": "",
            "unix_socket_directories": str(self._socket_directory()),
            "unix_socket_permissions": "0700",
        }
        return [word for name, value in (closed | self.settings).items() for word in ("-c", f"{name}={value}")]

    def _socket_directory(self) -> Path:
        self.cluster.account.own(self._sockets())
        return self._sockets()

    def _sockets(self) -> Path:
        """The kernel allows a socket's path some hundred bytes; deeper data gets a private directory elsewhere."""
        directory = self.data / "run"
        if len(bytes(directory / ".s.PGSQL.5432")) > SOCKET_PATH_LIMIT:
            directory = self.refuge = self.refuge or Path(tempfile.mkdtemp(prefix="hearth-"))
        return directory
