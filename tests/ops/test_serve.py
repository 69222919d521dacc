import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from hearth.ops import ports, welcome
from hearth.ops.postmaster import Postmaster, postmaster
from hearth.ops.serve import arguments, web_server

ADDRESS = "http://127.0.0.1:8000"


@dataclass
class Installation:
    """One that was started as a person starts it, in a directory of its own."""

    data: Path
    address: str
    process: "subprocess.Popen[bytes]"


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Installation]:
    data, port = tmp_path / "var", str(free_port())
    environment = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "HEARTH_DATA")}
    environment["PYTHONPATH"] = os.pathsep.join(sys.path)
    argv = [sys.executable, "-m", "hearth.ops", "run", "--empty", "--port", port, "--data", str(data)]
    installation = Installation(data, f"http://127.0.0.1:{port}", subprocess.Popen(argv, env=environment))
    try:
        assert ports.wait_until_ready(installation.address, 60, lambda: installation.process.poll() is None)
        yield installation
    finally:
        installation.process.terminate()
        installation.process.wait(40)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as attempt:
        return int(attempt.getsockname()[1])


def members_of(data: Path) -> list[str]:
    """The processes that live from this installation's data."""
    found = subprocess.run(["ps", "-eo", "pid,args", "ewww"], capture_output=True, text=True, check=False).stdout
    return [line for line in found.splitlines() if f"HEARTH_DATA={data}" in line]


def test_everything_stops_together(running: Installation):
    assert members_of(running.data)

    running.process.send_signal(signal.SIGINT)
    running.process.wait(40)

    assert running.process.returncode == 0
    assert members_of(running.data) == []
    assert postmaster(running.data / "postgres") is None


def test_a_killed_database_is_back_within_seconds_and_the_pages_with_it(running: Installation):
    killed = postmaster(running.data / "postgres")
    assert killed

    os.kill(killed.pid, signal.SIGKILL)

    assert until(lambda: is_another(postmaster(running.data / "postgres"), killed))
    assert ports.wait_until_ready(running.address, 20, lambda: True)


def is_another(server: Postmaster | None, former: Postmaster) -> bool:
    return server is not None and server.is_ready and server.pid != former.pid


def until(is_so: Callable[[], bool], seconds: int = 20) -> bool:
    deadline = time.monotonic() + seconds
    while not is_so() and time.monotonic() < deadline:
        time.sleep(0.05)
    return is_so()


def test_telephones_are_shown_an_address_they_can_reach():
    assert ports.from_a_phone("192.0.2.7", 8000) == "http://192.0.2.7:8000"
    assert ports.from_a_phone("0.0.0.0", 8000) != "http://0.0.0.0:8000"


def test_a_web_server_listens_only_here_unless_told_otherwise():
    words = web_server(arguments([]))

    assert words[words.index("--host") + 1] == "127.0.0.1"


def test_later_starts_repeat_the_demos_sign_ins_and_draw_its_code(tmp_path: Path):
    (tmp_path / "demo.txt").write_text("Clerk: bai\nA deputy: /c/8KQ2Z\n")

    said = welcome.welcome(tmp_path, ADDRESS, "http://192.0.2.7:8000")

    assert "Clerk: bai" in said
    assert "http://192.0.2.7:8000/c/8KQ2Z" in said
    assert "█" in said


def test_an_installation_without_a_demo_draws_no_code(tmp_path: Path):
    assert "█" not in welcome.welcome(tmp_path, ADDRESS, ADDRESS)
