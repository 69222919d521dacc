"""Checkpoints: how far the chain had come and its hash then, signed, and carried where its keeper cannot reach (T19).

A checkpoint is a short text that people can read and print: origin, number of entries, hash, congress, moment, and
below an empty line the signature (C2SP tlog-checkpoint).
"""

from __future__ import annotations

import logging
import re
from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from hearth.core import clock, tenancy
from hearth.ground.audit.models import Seal
from hearth.ground.audit.signing import PublicKey, sign

MOST_BETWEEN = 1_000
LONGEST_BETWEEN = timedelta(hours=1)
NOTE = re.compile(
    r"^(?P<text>(?P<origin>\S+/\S+)\n(?P<size>\d{1,18})\n(?P<hash>[A-Za-z0-9+/]{43}=)\n"
    r"congress (?P<congress>\S+)\nat (?P<at>\S+)\n)\n(?P<signature>— \S+ \S+)$",
    re.MULTILINE,
)
logger = logging.getLogger("hearth.audit")


@dataclass(frozen=True)
class Checkpoint:
    """One checkpoint as it was read; whether its signature holds is another question."""

    text: str
    signature: str
    size: int
    hash: bytes
    congress: str
    at: datetime

    def __str__(self) -> str:
        return f"{self.text}\n{self.signature}\n"

    @property
    def name(self) -> str:
        """Its file; two that differ never share one, and the newest of a month comes last."""
        return f"{self.size:012}-{self.hash.hex()[:8]}.note"

    def is_signed_by(self, key: PublicKey) -> bool:
        """Whether exactly this text was signed with this key."""
        return key.signed(self.text, self.signature)


def folder() -> Path:
    """Where this congress's checkpoints lie, a folder for each month."""
    return Path(settings.DATA) / "checkpoints" / str(tenancy.current().slug)


def make_if_due() -> Checkpoint | None:
    """Write a checkpoint once an hour has gone by or a thousand entries came, if there is anything new."""
    seal = Seal.objects.order_by("-number").first()
    last = newest()
    if seal is None or (last and not _is_due(last, seal)):
        return None
    return _write(seal)


def _is_due(last: Checkpoint, seal: Seal) -> bool:
    grown = seal.number - last.size
    return grown >= MOST_BETWEEN or (grown > 0 and clock.now() - last.at >= LONGEST_BETWEEN)


def _write(seal: Seal) -> Checkpoint:
    congress, now = tenancy.current(), clock.now()
    origin = f"{urlsplit(settings.HEARTH_ADDRESS).netloc or 'hearth'}/{congress.slug}"
    lines = [origin, str(seal.number), b64encode(bytes(seal.hash)).decode(), f"congress {congress.key}"]
    text = "\n".join([*lines, f"at {now:%Y-%m-%dT%H:%M:%SZ}", ""])
    (made,) = read(f"{text}\n{sign(text)}\n")
    file = folder() / f"{now:%Y-%m}" / made.name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(str(made))
    return made


def newest() -> Checkpoint | None:
    """The last one made; only the newest month is looked at."""
    months = sorted(folder().glob("????-??"), reverse=True)
    files = sorted(file for month in months[:1] for file in month.glob("*.note"))
    return next(read(files[-1].read_text()), None) if files else None


def read(words: str) -> Iterator[Checkpoint]:
    """Every checkpoint that stands in these words: a file, a printed mail, a whole mailbox."""
    for found in NOTE.finditer(words.replace("\r\n", "\n")):
        said = found.groupdict()
        try:
            at = datetime.fromisoformat(said["at"])
        except ValueError:
            continue
        size, hash_ = int(said["size"]), b64decode(said["hash"])
        yield Checkpoint(said["text"], said["signature"], size, hash_, said["congress"], at)


def kept_in(place: Path) -> Iterator[tuple[str, list[Checkpoint]]]:
    """Every file under this folder with the checkpoints in it."""
    for file in sorted(file for file in place.rglob("*") if file.is_file() and file.suffix != ".jsonl"):
        yield file.name, list(read(file.read_text(errors="replace")))


def second_folders() -> list[Path]:
    """The folders elsewhere into which checkpoints are copied."""
    return [Path(place) for place in settings.HEARTH_CHECKPOINTS if "@" not in place]


def copy_elsewhere() -> None:
    """Copy what the other folders lack of the last two months; a folder that cannot be reached is tried again."""
    for place in second_folders():
        try:
            for month in sorted(folder().glob("????-??"))[-2:]:
                _copy(month, place / tenancy.current().slug / month.name)
        except OSError as error:
            logger.error("checkpoints could not be copied: %s", error.strerror)


def _copy(month: Path, there: Path) -> None:
    there.mkdir(parents=True, exist_ok=True)
    for file in month.glob("*.note"):
        if not (there / file.name).exists():
            (there / file.name).write_bytes(file.read_bytes())
