"""The installation's secrets: one file each, never in the database, readable by their owner only."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

NAMES = ("secret_key", "tracking.key", "field.key", "ledger.key", "checkpoint.key")


def ensure_keys(data: Path) -> None:
    """Make the keys that are missing; a key that exists is never touched, since old data depends on it."""
    folder = data / "keys"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in NAMES:
        if not (folder / name).exists():
            _write_new(folder / name, secrets.token_hex(32))


def add_key(data: Path, name: str) -> None:
    """A newer key under the older ones, which go on reading what they encrypted."""
    _exchange(data / "keys" / name, [*_lines(data / "keys" / name), secrets.token_hex(32)])


def keep_newest(data: Path, name: str) -> None:
    """The older keys are gone for good: what they encrypted, in backups too, needs the keys of those backups."""
    _exchange(data / "keys" / name, _lines(data / "keys" / name)[-1:])


def _lines(file: Path) -> list[str]:
    return file.read_text().split()


def _exchange(file: Path, lines: list[str]) -> None:
    """The old file or the new one, never half of either."""
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as opened:
        opened.write("\n".join(lines))
        os.fsync(opened.fileno())
    draft.replace(file)


def _write_new(file: Path, text: str) -> None:
    """Whole or not at all: a program starting at the same moment never reads half a key, nor makes a second one."""
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as opened:
        opened.write(text)
        os.fsync(opened.fileno())
    with suppress(FileExistsError):
        os.link(draft, file)
    draft.unlink()
