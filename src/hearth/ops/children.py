"""Programs that must always be running: whatever way they end, they are started again, more slowly each time."""

import os
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from hearth.ops import kinship
from hearth.ops.cluster import ServerFailed

LONG_LIFE = 5.0  # seconds after which an end is a new story, not the same trouble again
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 10.0
GRACE = 25.0  # longer than the worker gives the job in its hands
LARGEST_LOG = 10_000_000


class Program(Protocol):
    """What can be started, watched and stopped."""

    def is_alive(self) -> bool: ...
    def start(self) -> None: ...
    def stop(self) -> None: ...


class Child:
    """A process with a group of its own, so that its own children can never stay behind."""

    def __init__(self, argv: list[str], environment: dict[str, str], log: Path) -> None:
        self.argv, self.environment, self.log = argv, environment, log
        self.process: subprocess.Popen[bytes] | None = None

    def is_alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def start(self) -> None:
        self._sweep()
        if self.log.exists() and self.log.stat().st_size > LARGEST_LOG:
            self.log.replace(self.log.with_suffix(".1.log"))
        with open(self.log, "ab") as log:
            self.process = kinship.start(self.argv, signal.SIGTERM, env=self.environment, stdout=log, stderr=log)

    def stop(self) -> None:
        """Ask once, wait for work in hand to end, then insist."""
        if self.process is None:
            return
        with suppress(subprocess.TimeoutExpired):
            self.process.terminate()
            self.process.wait(GRACE)
        self._sweep()

    def _sweep(self) -> None:
        """What a killed master leaves behind would go on answering with old code."""
        if self.process is None:
            return
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


class Kept:
    """One program and the memory of how often it ended lately."""

    def __init__(self, name: str, program: Program) -> None:
        self.name, self.program = name, program
        self.started_at = 0.0
        self.due_at: float | None = None
        self.pause = FIRST_PAUSE / 2

    def start(self) -> None:
        self.due_at = None
        self.started_at = time.monotonic()
        self.program.start()

    def tend(self) -> None:
        """Called often: notices an end, waits out the pause, starts again."""
        if self.due_at is None and not self.program.is_alive():
            self._rest("ended")
        elif self.due_at is not None and time.monotonic() >= self.due_at:
            self._start_again()

    def _start_again(self) -> None:
        try:
            self.start()
        except ServerFailed as problem:
            self._rest(f"did not start ({problem})")

    def _rest(self, what_happened: str) -> None:
        now = time.monotonic()
        lived_long = now - self.started_at > LONG_LIFE
        self.pause = FIRST_PAUSE if lived_long else min(self.pause * 2, LONGEST_PAUSE)
        self.due_at = now + self.pause
        print(f"{self.name} {what_happened}; it is started again in {self.pause:g} s.", flush=True)
