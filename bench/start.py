"""How long a person waits for the first page: from a bare copy of the clone, and on a later day.

Until the terminal has named the addresses and the demo's page has answered.
"""

import argparse
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FIRST_LIMIT, LATER_LIMIT = 30.0, 10.0
DIRECTLY = urllib.request.build_opener(urllib.request.ProxyHandler({}))
OURS = ("DATABASE_URL", "HEARTH_", "PYTHONPATH", "DJANGO_", "UV_CACHE_DIR", "VIRTUAL_ENV")


def main() -> None:
    argparse.ArgumentParser(description=__doc__).parse_args()
    with tempfile.TemporaryDirectory(prefix="hearth-start-", ignore_cleanup_errors=True) as name:
        clone = Path(name) / "clone"
        copy_tracked(clone)
        first = seconds_to_first_page(clone)
        later = seconds_to_first_page(clone)
    print(f"first start  {first:6.1f} s  (limit {FIRST_LIMIT:.0f})")
    print(f"later start  {later:6.1f} s  (limit {LATER_LIMIT:.0f})")
    print(f"ratio: {max(first / FIRST_LIMIT, later / LATER_LIMIT):.2f}")


def copy_tracked(clone: Path) -> None:
    """What a fresh clone holds: nothing that is installed, compiled or written by a run."""
    wanted = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(wanted, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (clone / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, clone / name)


def seconds_to_first_page(clone: Path) -> float:
    port = free_port()
    environment = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    started = time.monotonic()
    argv = [clone / "hearth", "run", "--port", str(port)]
    process = subprocess.Popen(argv, cwd=clone, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        read_until_said("Data lies in", process)
        with DIRECTLY.open(f"http://127.0.0.1:{port}/yuhe/", timeout=10):
            return time.monotonic() - started
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def read_until_said(words: str, process: "subprocess.Popen[str]") -> None:
    """Everything that it says on the way is passed on."""
    for line in process.stdout or []:
        print(line, end="", flush=True)
        if words in line:
            return
    raise SystemExit("The first page never came.")


def free_port() -> int:
    with socket.socket() as attempt:
        attempt.bind(("127.0.0.1", 0))
        return int(attempt.getsockname()[1])


if __name__ == "__main__":
    main()
