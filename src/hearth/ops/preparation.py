"""Where the household waits for the process that makes tables and demo: both cores work meanwhile."""

import selectors
import signal
import subprocess
import sys
import threading
from typing import IO, Any, cast

from hearth.ops import kinship

FIRST_START = "first-start"  # a file beside the data: there was one
STATIC = "static"  # what it says when the files are there that the web server looks for as it loads
TABLES = "tables"  # and when there is something to ask the database for


class Preparation:
    """It loads while PostgreSQL starts, and is told when that is done; it says how far it is, then tells the demo, then
    ends."""

    def __init__(self, words: list[str], surroundings: dict[str, str], ending: threading.Event) -> None:
        argv = [sys.executable, "-m", "hearth.ops.prepare", *words]
        pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "bufsize": 0}
        self.process = kinship.start(argv, signal.SIGTERM, env=surroundings, **pipes)
        self.told, self.said = cast(IO[bytes], self.process.stdin), cast(IO[bytes], self.process.stdout)
        self.ending = ending

    def begin(self) -> None:
        """There is a database now."""
        self.told.close()

    def says(self, word: str) -> bool:
        """Wait until it says this; no, when it failed or when somebody wants to stop."""
        with selectors.DefaultSelector() as selector:
            selector.register(self.said, selectors.EVENT_READ)
            while not self.ending.is_set():
                if selector.select(0.05):
                    return self.said.readline().strip() == word.encode()
        return False

    def is_done(self) -> bool:
        """Wait for its end, or end it when somebody wants to stop."""
        while self.process.poll() is None and not self.ending.wait(0.05):
            pass
        return self.stop() == 0

    def stop(self) -> int:
        """What it has not committed is undone."""
        self.process.terminate()
        return self.process.wait()
