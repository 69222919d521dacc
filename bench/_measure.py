"""CPU time of a request, web server and PostgreSQL together: it means the same on a busy machine as on an idle one."""

from __future__ import annotations

import http.client
import io
import os
import secrets
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
Ask = Callable[[int], tuple[str, str, bytes | None, dict[str, str]]]


class Spread(NamedTuple):
    """What the slowest of a hundred requests cost: milliseconds of CPU, and milliseconds of waiting."""

    cpu: float
    wait: float


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _stat(pid: str) -> list[str]:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()


def _cpu(pid: str) -> float:
    """Seconds on the processor, to the nanosecond, of all threads that live."""
    return sum(int(task.read_text().split()[0]) for task in Path(f"/proc/{pid}/task").glob("*/schedstat")) / 1e9


def _family(root: int) -> list[str]:
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[entry.name] = _stat(entry.name)[1]
            except (OSError, IndexError):
                continue
    family = [str(root)]
    for pid in family:
        family += [child for child, parent in parents.items() if parent == pid]
    return family


def cpu_of(root: int) -> float:
    """Seconds of CPU used so far by a process and everything it started."""
    total = 0.0
    for pid in _family(root):
        try:
            total += _cpu(pid)
        except OSError:
            continue
    return total


def postmaster() -> int:
    """The process of the database this measurement uses."""
    return int((Path(os.environ["HEARTH_DATA"]) / "postgres" / "postmaster.pid").read_text().split()[0])


def slowest_of_a_hundred(costs: list[float]) -> float:
    """Of several hundreds the middle one, of two the lower: what disturbs the machine once does not tell."""
    hundreds = [costs[start : start + 100] for start in range(0, len(costs), 100)]
    slowest = sorted(max(hundred) for hundred in hundreds if len(hundred) == 100 or len(hundreds) == 1)
    return slowest[(len(slowest) - 1) // 2]


class Web:
    """A web server with one worker, as `./hearth run` starts it, and what its requests cost."""

    def __init__(self, target: str, **environment: str) -> None:
        self.port = free_port()
        words = ["--interface", "wsgi", target, "--port", str(self.port), "--workers", "1", "--blocking-threads", "4"]
        env = os.environ | {"PYTHONPATH": f"{HERE}:{HERE.parent / 'src'}", "HEARTH_POOL": "4"} | environment
        argv = [sys.executable, "-m", "granian", *words, "--no-access-log", "--log-level", "warning"]
        self.process = subprocess.Popen(argv, env=env)
        self._wait()

    def _wait(self) -> None:
        for _ in range(300):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                time.sleep(0.1)
        raise SystemExit("The web server did not start.")

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(20)

    def cost(self, ask: Ask, times: int, expect: int = 200) -> tuple[float, float]:
        """CPU milliseconds of one request, and its median duration in milliseconds, after a warm-up."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        for number in range(max(20, times // 10)):
            self._ask(connection, ask(-number - 1), expect)
        before, spans = self._used(), []
        for number in range(times):
            began = time.perf_counter()
            self._ask(connection, ask(number), expect)
            spans.append(time.perf_counter() - began)
        return (self._used() - before) / times * 1000, statistics.median(spans) * 1000

    def spread(self, ask: Ask, times: int, expect: int = 200) -> Spread:
        """The dearest of a hundred requests, after a warm-up; each is measured by itself."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        costs, waits = [], []
        for number in range(-max(20, times // 10), times):
            before, began = self._used(), time.perf_counter()
            self._ask(connection, ask(number), expect)
            waits.append(time.perf_counter() - began)
            costs.append(self._used() - before)
        return Spread(*(slowest_of_a_hundred(each[-times:]) * 1000 for each in (costs, waits)))

    def _used(self) -> float:
        return cpu_of(self.process.pid) + cpu_of(postmaster())

    def _ask(self, connection: http.client.HTTPConnection, asked: tuple, expect: int) -> bytes:
        method, path, body, headers = asked
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        content = answer.read()
        if answer.status != expect:
            raise SystemExit(f"{method} {path} answered {answer.status}: {content[:400]!r}")
        return content


@contextmanager
def web(target: str, **environment: str) -> Iterator[Web]:
    """A running web server, stopped afterwards."""
    server = Web(target, **environment)
    try:
        yield server
    finally:
        server.stop()


def hearth() -> AbstractContextManager[Web]:
    """Ours, signed in to the database as `./hearth run` lets it: the walls between congresses stop that account."""
    url = os.environ["DATABASE_URL"].replace("//hearth@", "//hearth_web@")
    return web("hearth.wsgi:application", DATABASE_URL=url)


def get(path: str, **headers: str) -> Ask:
    """The same page again and again."""
    return lambda number: ("GET", path, None, headers)


def multipart(fields: dict[str, str], empty_file: str = "") -> tuple[bytes, dict[str, str]]:
    """A form as a browser posts it, with a file field that was left empty."""
    boundary = secrets.token_hex(12)
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    ]
    if empty_file:
        kind = "Content-Type: application/octet-stream"
        where = f'Content-Disposition: form-data; name="{empty_file}"; filename=""'
        parts.append(f"--{boundary}\r\n{where}\r\n{kind}\r\n\r\n\r\n")
    parts.append(f"--{boundary}--\r\n")
    return "".join(parts).encode(), {"Content-Type": f"multipart/form-data; boundary={boundary}"}


def prepare() -> None:
    """Tables, static files and a demo to ask about, in this measurement's own database."""
    import django
    from django.core.management import call_command

    django.setup()
    from hearth.ops.translations import compile_translations

    compile_translations()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("demo", stdout=io.StringIO())
    _let_rest()


def _let_rest() -> None:
    """What PostgreSQL tidies up by itself is done now, and not at the cost of a page."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ALTER SYSTEM SET autovacuum = off")
        cursor.execute("SELECT pg_reload_conf()")
        cursor.execute("VACUUM ANALYZE")


def minimal() -> str:
    """The yardstick's table; answers the key of its one row."""
    env = os.environ | {"PYTHONPATH": str(HERE)}
    made = subprocess.run(
        [sys.executable, str(HERE / "_minimal.py")], env=env, capture_output=True, text=True, check=True
    )
    return made.stdout.strip()
