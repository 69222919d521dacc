"""The installation's secrets: one file each, never in the database, readable by their owner only."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

NAMES = ("secret_key", "tracking.key", "field.key", "ledger.key")


def ensure_keys(data: Path) -> None:
    """Make the keys that are missing; a key that exists is never touched, since old data depends on it."""
    folder = data / "keys"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in NAMES:
        if not (folder / name).exists():
            _write_new(folder / name, secrets.token_hex(32))


def _write_new(file: Path, text: str) -> None:
    """Whole or not at all: a program starting at the same moment never reads half a key, nor makes a second one."""
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as opened:
        opened.write(text)
        os.fsync(opened.fileno())
    with suppress(FileExistsError):
        os.link(draft, file)
    draft.unlink()
