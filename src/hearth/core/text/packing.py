"""A model as bytes: numbers only, no word of those it learnt from."""

from __future__ import annotations

import json
import zlib
from array import array
from collections.abc import Iterable, Iterator

from hearth.core.text.grams import Kind
from hearth.core.text.model import Model

SIGN = b"hearth topics 1\n"


class NotAModel(ValueError):
    """These bytes are no model, or one of another version."""


def to_bytes(model: Model) -> bytes:
    """As it is kept in a file or a row of the database."""
    head = {
        "labels": model.labels,
        "steps": model.steps,
        "base": model.base,
        "sharpness": model.sharpness,
        "kinds": model.kinds,
        "silent": len(model.silent),
        "rows": len(model.keys),
    }
    gaps = bytes(_packed(_gaps(sorted(model.silent)))) + bytes(_packed(_gaps(model.keys)))
    body = len(gaps).to_bytes(4, "big") + gaps + model.scales + model.codes
    return SIGN + zlib.compress(json.dumps(head, ensure_ascii=False).encode() + b"\n" + body, 9)


def from_bytes(packed: bytes) -> Model:
    """The same model again."""
    if not packed.startswith(SIGN):
        raise NotAModel("These bytes are not a model of topics, or one of another version.")
    line, _, body = zlib.decompress(packed[len(SIGN) :]).partition(b"\n")
    head = json.loads(line)
    size = 4 + int.from_bytes(body[:4], "big")
    gaps, silent, rows = list(_unpacked(body[4:size])), head["silent"], head["rows"]
    return Model(
        labels=tuple(head["labels"]),
        keys=array("I", _sums(gaps[silent:])),
        scales=body[size : size + rows],
        codes=body[size + rows :],
        steps=tuple(head["steps"]),
        base=tuple(head["base"]),
        sharpness=head["sharpness"],
        silent=frozenset(_sums(gaps[:silent])),
        kinds=tuple(_kind(*kind) for kind in head["kinds"]),
    )


def _kind(name: str, counts: float, first: int, pairs: list[int], pieces: list[int]) -> Kind:
    return Kind(name, counts, first, (pairs[0], pairs[1]), (pieces[0], pieces[1]))


def _gaps(rising: Iterable[int]) -> Iterator[int]:
    before = 0
    for number in rising:
        yield number - before
        before = number


def _sums(gaps: Iterable[int]) -> Iterator[int]:
    total = 0
    for gap in gaps:
        total += gap
        yield total


def _packed(numbers: Iterable[int]) -> Iterator[int]:
    """Small numbers in one byte, larger ones in several; the highest bit says that more follow."""
    for number in numbers:
        rest = number
        while rest > 127:
            yield rest & 127 | 128
            rest >>= 7
        yield rest


def _unpacked(packed: bytes) -> Iterator[int]:
    number = shift = 0
    for byte in packed:
        number |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            yield number
            number = shift = 0
