"""A program that we start must not outlive us, however we end."""

import ctypes
import os
import signal
import subprocess
import traceback
from collections.abc import Callable
from typing import Any

PR_SET_PDEATHSIG = 1
_prctl = getattr(ctypes.CDLL(None), "prctl", None)


def start(argv: list[str], farewell: signal.Signals, **options: Any) -> "subprocess.Popen[bytes]":
    """Start a program in a session of its own; on Linux the kernel sends it the farewell when we die."""

    def ask_for_farewell() -> None:
        _ask_for(farewell)

    quiet = {"stdin": subprocess.DEVNULL, "start_new_session": True}
    return subprocess.Popen(argv, **{**quiet, **options}, preexec_fn=ask_for_farewell)  # noqa: PLW1509 - no threads here


def beside(work: Callable[[], object]) -> int:
    """A copy of this process does this work meanwhile, and nothing else; answers its number for `went_well`.

    It inherits all that is loaded, so it begins at once. Open connections must be closed before: each has one owner.
    """
    copy = os.fork()
    if copy:
        return copy
    _ask_for(signal.SIGTERM)
    try:
        work()
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def went_well(copy: int) -> bool:
    """Wait for its end."""
    return os.waitpid(copy, 0)[1] == 0


def _ask_for(farewell: signal.Signals) -> None:
    if _prctl is not None:
        _prctl(PR_SET_PDEATHSIG, int(farewell))
