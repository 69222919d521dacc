"""Papers as offices write them: one content, from which a PDF for the archive and a Word file are made.

Page, margins and sizes follow GB/T 9704. What people wrote stays what they wrote: neither file computes anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import override

from hearth.core import printing

HAN = "〇一二三四五六七八九十"


@dataclass(frozen=True)
class Heading:
    """Begins a part; it is numbered by its place, as each script does it."""

    words: str
    level: int = 1
    kind: ClassVar[str] = "heading"


@dataclass(frozen=True)
class Words:
    """What is said; each line is a paragraph of its own."""

    words: str
    is_quoted: bool = False
    is_flush: bool = False  # a form of address, a copy line: not indented
    kind: ClassVar[str] = "words"

    @property
    def lines(self) -> list[str]:
        """Its paragraphs."""
        return [line for line in map(str.strip, self.words.split("\n")) if line]


@dataclass(frozen=True)
class Listed:
    """Things with a number each, counted from one."""

    items: Sequence[str]
    kind: ClassVar[str] = "listed"


@dataclass(frozen=True)
class Facts:
    """What stands in the head: what each is called, and what it is."""

    rows: Sequence[tuple[str, str]]
    kind: ClassVar[str] = "facts"


@dataclass(frozen=True)
class Table:
    """Rows under heads; `widths` are parts of the whole width."""

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[int]
    kind: ClassVar[str] = "table"


@dataclass(frozen=True)
class Note:
    """Said in small print."""

    words: str
    kind: ClassVar[str] = "note"


@dataclass(frozen=True)
class Closing:
    """Who, and when: at the right, with room above for a seal where the paper is to be sealed."""

    lines: Sequence[str]
    has_room: bool = False
    kind: ClassVar[str] = "closing"


@dataclass(frozen=True)
class Annex:
    """Begins on a page of its own."""

    words: str
    kind: ClassVar[str] = "annex"


Block = Heading | Words | Listed | Facts | Table | Note | Closing | Annex


@dataclass(frozen=True)
class Official:
    """A paper: its title, whose it is, of which day, and what stands on it."""

    title: str
    issuer: str
    dated: date
    language: str
    blocks: Sequence[Block]
    subtitle: str = ""
    mark: str = ""  # what its head warns of, such as that it is a draft
    is_draft: bool = False  # it says so across each page
    is_dense: bool = False  # a report of tables, in smaller print

    @property
    def is_chinese(self) -> bool:
        """Which of the two ways of setting a page."""
        return self.language.startswith("zh")

    @property
    def title_size(self) -> int:
        """In points: smaller where it would run over the line by a word."""
        width = sum(1 if ord(sign) > 0x2E7F else 0.55 for sign in self.title)
        return 18 if self.is_dense or 19 < width < 25 else 22

    @property
    def numbered(self) -> list[Block]:
        """With the numbers of its parts written out."""
        return list(_numbered(self.blocks, is_chinese=self.is_chinese))


def pdf(paper: Official) -> bytes:
    """As a PDF for the archive."""
    with override(paper.language):
        words = {"product": paper.issuer, "draft": _("Draft")}
    blocks = paper.numbered
    item = {
        "title_size": paper.title_size,
        "subtitle": paper.subtitle,
        "mark": paper.mark,
        "is_draft": paper.is_draft,
        "is_dense": paper.is_dense,
        "blocks": [_told(block, after) for block, after in zip(blocks, [*blocks[1:], None], strict=True)],
    }
    return printing.printed(
        "official", paper.language, paper.title, words=words, item=item, printed_on=paper.dated.isoformat()
    )


def _told(block: Block, after: Block | None) -> dict[str, Any]:
    told = asdict(block) | {"kind": block.kind, "leads": leads(block, after)}
    return told | {"lines": block.lines} if isinstance(block, Words | Closing) else told


def leads(block: Block, after: Block | None) -> bool:
    """Whether it is kept on one page with what comes after it."""
    return (isinstance(block, Note) and isinstance(after, Table)) or (
        isinstance(block, Words) and isinstance(after, Closing)
    )


def _numbered(blocks: Iterable[Block], *, is_chinese: bool) -> Iterable[Block]:
    upper = lower = 0
    for block in blocks:
        if isinstance(block, Annex):
            upper = lower = 0
        if not isinstance(block, Heading):
            yield block
            continue
        if block.level == 1:
            upper, lower = upper + 1, 0
            label = f"{han(upper)}、" if is_chinese else f"{upper}. "
        else:
            lower += 1
            label = f"（{han(lower)}）" if is_chinese else f"{upper}.{lower} " if upper else f"{lower}. "
        yield replace(block, words=label + block.words)


def han(number: int) -> str:
    """A number below a hundred as it is written in Chinese."""
    tens, ones = divmod(number, 10)
    if not tens:
        return HAN[ones]
    return ("" if tens == 1 else HAN[tens]) + "十" + (HAN[ones] if ones else "")
