"""A static model in a folder, as model2vec and sentence-transformers write them: a vector for each piece of a word.

Nothing is fetched from anywhere: `tokenizer.json` cuts a text into pieces, `model.safetensors` holds their vectors and
is mapped into memory, not read into it, and the vector of a text is the mean of its pieces'. The only library it takes
is an extra of the installation; the mean is worked out here.
"""

from __future__ import annotations

import json
import mmap
import os
from collections.abc import Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from struct import unpack, unpack_from
from typing import Any, NamedTuple

from hearth.core.text.encoders.vectors import Unfit, Vector, checked

MODEL, TOKENIZER = "model.safetensors", "tokenizer.json"
VECTORS = ("embeddings", "embedding.weight")
FORMS = {"F64": ("d", 8), "F32": ("f", 4), "F16": ("e", 2), "I8": ("b", 1), "I64": ("q", 8), "I32": ("i", 4)}
MOST_PIECES = 512
LONGEST_HEAD = 1_000_000


class Table(NamedTuple):
    """Where the numbers of one tensor lie in the file."""

    form: str
    width: int  # bytes of one number
    rows: int
    columns: int
    begins: int


class FolderEncoder:
    """Means of vectors that somebody else worked out beforehand: fast, small, on this machine alone."""

    destination = ""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            with (folder / MODEL).open("rb") as file:
                self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            self._tables = _tables(self._bytes)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise Unfit("model", type(error).__name__) from error
        self._vectors = _vectors_among(self._tables)

    @cached_property
    def version(self) -> str:
        """What stands in its files; the same under another path is the same model."""
        told = sha256(self._bytes)
        told.update((self.folder / TOKENIZER).read_bytes())
        return f"folder:{self.folder.name[:40]},{told.hexdigest()[:16]}"

    def embed(self, texts: Sequence[str]) -> list[Vector]:
        """The mean of what its pieces mean; a text of which it knows no piece cannot be placed."""
        pieces = self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        return checked((self._mean(each.ids) for each in pieces), len(texts))

    def _mean(self, ids: Sequence[int]) -> list[float]:
        known = [piece for piece in ids if piece != self._unknown][:MOST_PIECES]
        total = [0.0] * self._vectors.columns
        for piece in known:
            weight = self._weight_of(piece)
            total = [so_far + weight * more for so_far, more in zip(total, self._row_of(piece), strict=True)]
        return total

    @cached_property
    def _tokenizer(self) -> Any:
        """Read when the first text is cut: whoever only asks which version this is need not hold its vocabulary."""
        return _tokenizer(self.folder / TOKENIZER)

    @cached_property
    def _unknown(self) -> int | None:
        unknown = getattr(self._tokenizer.model, "unk_token", None)
        found: int | None = self._tokenizer.token_to_id(unknown) if unknown else None
        return found

    def _row_of(self, piece: int) -> tuple[Any, ...]:
        row = int(self._number("mapping", piece)) if "mapping" in self._tables else piece
        return _row(self._bytes, self._vectors, row)

    def _weight_of(self, piece: int) -> float:
        return float(self._number("weights", piece)) if "weights" in self._tables else 1.0

    def _number(self, name: str, place: int) -> Any:
        table = self._tables[name]
        if not 0 <= place < table.rows * table.columns:
            raise Unfit("model", name)
        return unpack_from(f"<{table.form}", self._bytes, table.begins + place * table.width)[0]


def _tokenizer(file: Path) -> Any:
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")  # a job keeps to one core
    try:
        from tokenizers import Tokenizer
    except ImportError as error:
        raise Unfit("library", "tokenizers") from error
    try:
        found = Tokenizer.from_file(str(file))
    except Exception as error:  # the library says whatever is wrong with the file as a plain Exception
        raise Unfit("model", TOKENIZER) from error
    found.no_padding()
    found.no_truncation()
    return found


def _tables(held: mmap.mmap) -> dict[str, Table]:
    """The head of the file says where each tensor lies; what would lie beyond its end is not believed."""
    (length,) = unpack("<Q", held[:8])
    if length > min(LONGEST_HEAD, len(held)):
        raise ValueError("no head")
    told = json.loads(held[8 : 8 + length])
    found = {name: _table(tensor, 8 + length) for name, tensor in told.items() if name != "__metadata__"}
    if any(each.begins + each.rows * each.columns * each.width > len(held) for each in found.values()):
        raise ValueError("broken off")
    return found


def _vectors_among(tables: dict[str, Table]) -> Table:
    found = next((tables[name] for name in VECTORS if name in tables), None)
    if found is None or not found.columns:
        raise Unfit("model", "no embeddings")
    return found


def _table(tensor: dict[str, Any], after: int) -> Table:
    form, width = FORMS[tensor["dtype"]]
    rows, columns = (*tensor["shape"], 1)[:2]
    return Table(form, width, int(rows), int(columns), after + int(tensor["data_offsets"][0]))


def _row(held: mmap.mmap, table: Table, row: int) -> tuple[Any, ...]:
    if not 0 <= row < table.rows:
        raise Unfit("model", "no such piece")
    return unpack_from(f"<{table.columns}{table.form}", held, table.begins + row * table.columns * table.width)
