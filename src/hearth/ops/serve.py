"""./hearth run: database, web server and worker, kept alive together and stopped together."""

import argparse
import os
import signal
import sys
import threading
import webbrowser
from pathlib import Path

from hearth.core.roles import WEB, WORKER, login
from hearth.ops import ports
from hearth.ops.children import Child, Kept
from hearth.ops.database import environment
from hearth.ops.places import data_directory
from hearth.ops.postgres import Server
from hearth.ops.preparation import FIRST_START, STATIC, TABLES, Preparation
from hearth.ops.welcome import welcome

THREADS = 4
WORKERS = 2
FIRST_PAGE_WITHIN = 60.0
HEARTBEAT = 0.25


def main(words: list[str]) -> int:
    wanted = arguments(words)
    if problem := ports.refusal(wanted.bind, wanted.port):
        print(problem, file=sys.stderr)
        return 1
    return Household(wanted, data_directory(wanted.data)).live()


def arguments(words: list[str]) -> argparse.Namespace:
    return parser().parse_args(words)


def parser() -> argparse.ArgumentParser:
    """What may be said after `./hearth run`."""
    parser = argparse.ArgumentParser(prog="./hearth run", description="Start everything; Ctrl-C stops all of it.")
    parser.add_argument("--port", type=int, default=8000, help="where the web server listens")
    parser.add_argument("--bind", default="127.0.0.1", help="0.0.0.0 lets telephones in the same network in")
    parser.add_argument("--data", help="directory for everything that is written; default: var")
    parser.add_argument("--empty", action="store_true", help="no demo congress on the first start")
    parser.add_argument("--open", action="store_true", help="open the first page in a browser")
    return parser


class Household:
    """The three programs of one installation, started in order and stopped in the opposite order."""

    def __init__(self, wanted: argparse.Namespace, data: Path) -> None:
        self.wanted, self.data = wanted, data
        self.server: Server | None = None
        self.kept: list[Kept] = []
        self.ending = threading.Event()

    def live(self) -> int:
        for word in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(word, lambda *_: self.ending.set())
        try:
            return self._start() or self._tend()
        finally:
            for kept in reversed(self.kept):
                kept.program.stop()

    def _start(self) -> int:
        surroundings = environment(self.data, self._address())
        surroundings.setdefault("HEARTH_LOCAL_ADDRESS", ports.nearby(self.wanted.bind, self.wanted.port))
        (self.data / "logs").mkdir(mode=0o700, exist_ok=True)
        preparation = Preparation(["--empty"] if self.wanted.empty else [], surroundings, self.ending)
        try:
            return self._start_all(preparation, surroundings)
        finally:
            preparation.stop()

    def _start_all(self, preparation: Preparation, surroundings: dict[str, str]) -> int:
        """The web server begins before the tables are there only on a first start, when nobody asks for a page yet; the
        worker leaves the processor to the demo."""
        if self.server:
            self.kept.append(Kept("PostgreSQL", self.server))
            self.kept[-1].start()
        preparation.begin()
        enough = TABLES if (self.data / FIRST_START).exists() else STATIC
        for word in (STATIC, TABLES):
            if not preparation.says(word):
                return 1
            if word == enough:
                self._keep_web(surroundings)
        if not self._has_pages() or not preparation.is_done():
            return 1
        self._keep("The worker", "worker", ["-m", "django", "work"], surroundings | self._access(WORKER))
        return self._welcome()

    def _keep_web(self, surroundings: dict[str, str]) -> None:
        pool = {"HEARTH_POOL": str(THREADS)}
        self._keep("The web server", "web", web_server(self.wanted), surroundings | self._access(WEB) | pool)

    def _address(self) -> str:
        if external := os.environ.get("DATABASE_URL"):
            return external
        self.server = Server(self.data)
        self.server.make_room()
        return self.server.url

    def _access(self, role: str) -> dict[str, str]:
        """How a process signs in to the database: with an account of its own, or as the owner who becomes one."""
        if self.server:
            return {"DATABASE_URL": self.server.url_as(role)}
        own = login(role)
        return {"DATABASE_URL": own} if own else {"HEARTH_DATABASE_ROLE": role}

    def _keep(self, name: str, log: str, words: list[str], surroundings: dict[str, str]) -> None:
        self.kept.append(Kept(name, Child([sys.executable, *words], surroundings, self.data / "logs" / f"{log}.log")))
        self.kept[-1].start()

    def _has_pages(self) -> bool:
        address = ports.nearby(self.wanted.bind, self.wanted.port)
        if not ports.wait_until_ready(address, FIRST_PAGE_WITHIN, self._tend_once):
            if not self.ending.is_set():
                print(f"The first page did not come; {self.data / 'logs' / 'web.log'} says why.", file=sys.stderr)
            return False
        return True

    def _welcome(self) -> int:
        address = ports.nearby(self.wanted.bind, self.wanted.port)
        reachable = ports.from_a_phone(self.wanted.bind, self.wanted.port)
        print(welcome(self.data, address, os.environ.get("HEARTH_ADDRESS") or reachable), flush=True)
        if self.wanted.open:
            webbrowser.open(address)
        return 0

    def _tend(self) -> int:
        while self._tend_once():
            self.ending.wait(HEARTBEAT)
        print("Stopping …", flush=True)
        return 0

    def _tend_once(self) -> bool:
        for kept in self.kept:
            kept.tend()
        return not self.ending.is_set()


def web_server(wanted: argparse.Namespace) -> list[str]:
    """Each thread holds one database connection; what waits beyond them waits in the server, not in PostgreSQL."""
    return [
        *("-m", "granian", "--interface", "wsgi", "--host", wanted.bind, "--port", str(wanted.port)),
        *("--workers", str(WORKERS), "--blocking-threads", str(THREADS), "--backpressure", "128"),
        *("--http", "1", "--no-ws", "--log-level", "warning", "--no-access-log"),
        *("--respawn-failed-workers", "--respawn-interval", "1", "--workers-kill-timeout", "5"),
        "hearth.wsgi:application",
    ]
