"""A program that we start must not outlive us, however we end."""

import ctypes
import signal
import subprocess
from typing import Any

PR_SET_PDEATHSIG = 1
_prctl = getattr(ctypes.CDLL(None), "prctl", None)


def start(argv: list[str], farewell: signal.Signals, **options: Any) -> "subprocess.Popen[bytes]":
    """Start a program in a session of its own; on Linux the kernel sends it the farewell when we die."""

    def ask_for_farewell() -> None:
        if _prctl is not None:
            _prctl(PR_SET_PDEATHSIG, int(farewell))

    quiet = {"stdin": subprocess.DEVNULL, "start_new_session": True}
    return subprocess.Popen(argv, **{**quiet, **options}, preexec_fn=ask_for_farewell)  # noqa: PLW1509 - no threads here
