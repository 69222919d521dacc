import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from hearth.ops import kinship, ports
from hearth.ops.children import Child, Kept
from hearth.ops.cluster import ServerFailed

SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]
PARENT = "import subprocess, time; subprocess.Popen(['sleep', '61']); print('up', flush=True); time.sleep(60)"


class Restless:
    """A program that ends as soon as it is started, or does not start at all."""

    starts = 0
    starting_fails = False

    def is_alive(self) -> bool:
        return False

    def start(self) -> None:
        self.starts += 1
        if self.starting_fails:
            raise ServerFailed("no room")

    def stop(self) -> None:
        pass


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    moment = [1000.0]
    monkeypatch.setattr("hearth.ops.children.time.monotonic", lambda: moment[0])
    return moment


def tend_for(kept: Kept, now: list[float], seconds: int) -> None:
    for _ in range(seconds * 4):
        now[0] += 0.25
        kept.tend()


def is_gone_soon(knock: Callable[[], None]) -> bool:
    for _ in range(100):
        try:
            knock()
        except ProcessLookupError:
            return True
        time.sleep(0.02)
    return False


def test_a_program_that_ends_is_started_again_but_more_slowly_each_time(now: list[float]):
    restless = Restless()
    kept = Kept("It", restless)
    kept.start()

    tend_for(kept, now, 60)

    assert 6 <= restless.starts <= 11


def test_a_server_that_does_not_start_does_not_take_the_others_down(now: list[float], capsys):
    restless = Restless()
    kept = Kept("PostgreSQL", restless)
    kept.start()
    restless.starting_fails = True

    tend_for(kept, now, 10)

    assert restless.starts > 2
    assert "no room" in capsys.readouterr().out


def test_a_stopped_child_leaves_no_grandchild_behind(tmp_path: Path):
    child = Child([sys.executable, "-c", PARENT], dict(os.environ), tmp_path / "log")
    child.start()
    assert child.process
    group = child.process.pid
    while "up" not in (tmp_path / "log").read_text():
        time.sleep(0.02)

    child.stop()

    assert is_gone_soon(lambda: os.killpg(group, 0))


def test_a_child_does_not_outlive_a_killed_parent():
    script = (
        "import os, signal, sys; from hearth.ops import kinship;"
        f"child = kinship.start({SLEEPER!r}, signal.SIGTERM); print(child.pid, flush=True);"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}

    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=environment, check=False)

    assert is_gone_soon(lambda: os.kill(int(said.stdout), 0))


def test_a_busy_port_is_refused_with_what_to_do():
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

        refusal = ports.refusal("127.0.0.1", port)

    assert f"--port {port + 1}" in refusal
    assert ports.refusal("127.0.0.1", port) == ""


def test_starting_gives_a_session_of_its_own():
    process = kinship.start(SLEEPER, signal.SIGTERM)

    group = os.getpgid(process.pid)
    process.kill()
    process.wait()

    assert group == process.pid
