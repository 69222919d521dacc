"""Photographs people send: what may be sent, and how each is made again from nothing but its pixels."""

import hashlib
import subprocess
import sys
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
    with original.open("rb") as opened:
        kind = kind_of(opened.read(HEAD))
    if kind is None:
        raise Unreadable
    try:
        width, height = _ask_child(kind, original, target, thumbnail_of(target), longest)
    except (subprocess.SubprocessError, ValueError) as failure:
        target.unlink(missing_ok=True)
        thumbnail_of(target).unlink(missing_ok=True)
        raise Unreadable from failure
    return Rewritten(width, height, sha256_original=_fingerprint(original), sha256=_fingerprint(target))


def thumbnail_of(target: Path) -> Path:
    """Where the small picture lies beside the large one."""
    return target.with_suffix(".thumb.jpg")


def _ask_child(kind: str, original: Path, target: Path, thumbnail: Path, longest: int) -> tuple[int, int]:
    # The decoders are the most attacked code in the house, so they run where there is nothing to take:
    # another process, no environment, little memory and time, killed if it dawdles.
    answer = subprocess.run(
        [sys.executable, "-I", str(CHILD), kind, str(original), str(target), str(thumbnail), str(longest)],
        env={}, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        timeout=PATIENCE_SECONDS, check=True,
    )  # fmt: skip
    width, height = answer.stdout.split()
    return int(width), int(height)


def _fingerprint(path: Path) -> str:
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
