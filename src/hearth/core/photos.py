"""Photographs people send: what may be sent, and how each is made again from nothing but its pixels."""

import hashlib
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import BinaryIO

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hearth.core.photo_headers import HEAD, kind_of, pixels_of

LARGEST_FILE = 10 * 1024 * 1024
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 2048
PATIENCE_SECONDS = 20
TOGETHER = 12  # to start a process costs more than to draw a small photo
CHILD = Path(__file__).with_name("photo_child.py")


class Refusal(Enum):
    """Why a file is not taken as a photo."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    NOT_A_PHOTO = "not_a_photo"
    TOO_MANY_PIXELS = "too_many_pixels"

    @property
    def sentence(self) -> Promise:
        """What the person who chose the file is told, and what they can do."""
        return SENTENCES[self]


SENTENCES = {
    Refusal.EMPTY: _("This file is empty. Choose the photo again."),
    Refusal.TOO_LARGE: _("This photo is larger than 10 MB. Choose a smaller one."),
    Refusal.NOT_A_PHOTO: _(
        "This is not a photo we can open. SVG and PDF cannot be sent as a photo; JPEG, PNG, WebP and HEIC can."
    ),
    Refusal.TOO_MANY_PIXELS: _("This picture has more than 40 million pixels. Choose a smaller one."),
}


class Unreadable(Exception):
    """The file announced a photo, but no picture could be made from it within the limits."""


@dataclass(frozen=True)
class Rewritten:
    """A photo made anew, and the fingerprints of what came in and what is kept."""

    width: int
    height: int
    sha256_original: str
    sha256: str


def check(file: BinaryIO) -> Refusal | None:
    """The cheap questions, asked while the sender waits; nothing is decoded here."""
    size = file.seek(0, 2)
    file.seek(0)
    kind = kind_of(file.read(HEAD))
    pixels = pixels_of(file)
    file.seek(0)
    if size == 0:
        return Refusal.EMPTY
    if size > LARGEST_FILE:
        return Refusal.TOO_LARGE
    if kind is None or (pixels is None and kind != "heic"):
        return Refusal.NOT_A_PHOTO
    if pixels and pixels[0] * pixels[1] > MOST_PIXELS:
        return Refusal.TOO_MANY_PIXELS
    return None


def rewrite(original: Path, target: Path, *, longest: int = LONGEST_SIDE) -> Rewritten:
    """Make the photo and its thumbnail again, so that place, time and telephone stay with the sender."""
    kind = _kind(original)
    if kind is None:
        raise Unreadable
    return _rewritten(kind, [(original, target)], longest)[0]


def rewrite_all(photos: Sequence[tuple[Path, Path]], *, longest: int = LONGEST_SIDE) -> list[Rewritten | None]:
    """The same for many, several in one process; None for each that no picture could be made from."""
    made: dict[Path, Rewritten | None] = {original: None for original, _target in photos}
    by_kind: dict[str, list[tuple[Path, Path]]] = {}
    for original, target in photos:
        if kind := _kind(original):
            by_kind.setdefault(kind, []).append((original, target))
    for kind, those in by_kind.items():
        for some in (those[begins : begins + TOGETHER] for begins in range(0, len(those), TOGETHER)):
            made |= _some_rewritten(kind, some, longest)
    return [made[original] for original, _target in photos]


def _some_rewritten(kind: str, photos: list[tuple[Path, Path]], longest: int) -> dict[Path, Rewritten | None]:
    """A few together; where one of them kills the process that draws them, each alone."""
    try:
        made: list[Rewritten | None] = [*_rewritten(kind, photos, longest)]
    except Unreadable:
        made = [_one_or_none(kind, photo, longest) for photo in photos]
    return {original: one for (original, _target), one in zip(photos, made, strict=True)}


def _one_or_none(kind: str, photo: tuple[Path, Path], longest: int) -> Rewritten | None:
    try:
        return _rewritten(kind, [photo], longest)[0]
    except Unreadable:
        return None


def _rewritten(kind: str, photos: list[tuple[Path, Path]], longest: int) -> list[Rewritten]:
    try:
        sizes = _ask_child(kind, photos, longest)
    except (subprocess.SubprocessError, ValueError) as failure:
        for _original, target in photos:
            target.unlink(missing_ok=True)
            thumbnail_of(target).unlink(missing_ok=True)
        raise Unreadable from failure
    return [
        Rewritten(width, height, sha256_original=_fingerprint(original), sha256=_fingerprint(target))
        for (width, height), (original, target) in zip(sizes, photos, strict=True)
    ]


def _kind(original: Path) -> str | None:
    with original.open("rb") as opened:
        return kind_of(opened.read(HEAD))


def thumbnail_of(target: Path) -> Path:
    """Where the small picture lies beside the large one."""
    return target.with_suffix(".thumb.jpg")


def _ask_child(kind: str, photos: list[tuple[Path, Path]], longest: int) -> list[tuple[int, int]]:
    # The decoders are the most attacked code in the house, so they run where there is nothing to take:
    # another process, no environment, little memory and time, killed if it dawdles.
    files = [str(file) for original, target in photos for file in (original, target, thumbnail_of(target))]
    answer = subprocess.run(
        [sys.executable, "-I", str(CHILD), kind, str(longest), *files],
        env={}, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        timeout=PATIENCE_SECONDS * len(photos), check=True,
    )  # fmt: skip
    sizes = [(int(width), int(height)) for width, height in map(bytes.split, answer.stdout.splitlines())]
    if len(sizes) != len(photos):
        raise ValueError("not every photo was answered for")
    return sizes


def _fingerprint(path: Path) -> str:
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
