"""Files that are whole or not there, also after a power cut."""

from __future__ import annotations

import os
from pathlib import Path

DRAFT = ".draft"


def write_whole(file: Path, data: bytes) -> None:
    """The file holds all of this, or whatever it held before; its place is on the disc when this returns."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(file.name + DRAFT)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as opened:
        opened.write(data)
        opened.flush()
        os.fsync(opened.fileno())
    draft.replace(file)
    _keep_names(file.parent)


def private(path: str, flags: int) -> int:
    """Opens a file that nobody but this server reads."""
    return os.open(path, flags, 0o600)


def _keep_names(folder: Path) -> None:
    """A new name is kept by its folder, not by the file."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
