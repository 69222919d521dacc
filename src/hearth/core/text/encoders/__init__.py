"""What turns texts into numbers that lie near each other where the texts mean the same, if anything does.

Nothing needs it: messages are compared by words and places first, on this machine alone. An encoder is a setting of the
installation; each vector keeps the name of the one that made it, and vectors of two are never compared.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from django.conf import settings

from hearth.core.text.encoders.vectors import Unfit, Vector

NONE = ("", "none")
# a sentence about nobody: whoever gives another vector for it than before is another model under the same name
TOUCHSTONE = "The street lamp in front of the library is dark. 图书馆门前的路灯不亮了。"


class Encoder(Protocol):
    """Turns texts into vectors of one length, each with as many numbers as every other."""

    @property
    def version(self) -> str:
        """Which model this is: another one, another version."""

    @property
    def destination(self) -> str:
        """The host to which texts are sent; empty where they stay on this machine."""

    def embed(self, texts: Sequence[str]) -> list[Vector]:
        """One vector for each text, in order; raises `NotEncoded`."""


def encoder() -> Encoder | None:
    """The one that is set, or none; raises `NotEncoded` where it is set and cannot be used."""
    told = settings.HEARTH_TEXT_ENCODER.strip()
    if told in NONE:
        return None
    kind, _, rest = told.partition(":")
    if kind == "openai":
        return _of_a_service(rest)
    if kind == "folder" and rest:
        return _of_a_folder(rest)
    raise Unfit("setting")


def _of_a_service(told: str) -> Encoder:
    from hearth.core.text.encoders.service import ServiceEncoder

    address, _, model = told.rpartition(",")
    if not (address and model):
        raise Unfit("setting")
    return ServiceEncoder(
        address.strip(), model.strip(), settings.HEARTH_TEXT_ENCODER_KEY, settings.HEARTH_TEXT_ENCODER_VERSION
    )


def _of_a_folder(told: str) -> Encoder:
    from hearth.core.text.encoders.folder import MODEL, TOKENIZER

    folder = Path(told)
    try:
        found = [os.stat(folder / name) for name in (MODEL, TOKENIZER)]
    except OSError as error:
        raise Unfit("folder", told) from error
    return _opened(told, *((each.st_size, each.st_mtime_ns) for each in found))


@lru_cache(maxsize=1)
def _opened(told: str, *as_it_lies_there: object) -> Encoder:
    """A model is opened once by a process, and again only where its files have changed."""
    from hearth.core.text.encoders.folder import FolderEncoder

    return FolderEncoder(Path(told))
