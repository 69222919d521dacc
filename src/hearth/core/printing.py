"""What goes on paper: posters and cards that carry a code, and the slip for people who came or telephoned."""

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pylopdf_fonts_zh_cn
import segno
import typst
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from hearth.core.printed_words import card_words, code_card_words, poster_words, receipt_words

LAYOUTS = Path(__file__).parent / "typst"
INK = "#211e19"


@dataclass(frozen=True)
class Poster:
    """A code on a wall or a card: whom it reaches, where it leads, and the number to type when it cannot be read."""

    name: str
    role_line: str
    district_line: str
    url: str
    number: str
    congress: str
    subtitle: str
    phone: str
    avatar_svg: str | None = None
    is_stations: bool = False


@dataclass(frozen=True)
class Receipt:
    """The slip given to somebody without a telephone: the tracking code, where to type it, and what happens next."""

    code: str
    address: str
    congress: str
    phone: str
    next_steps: Sequence[str]
    to: str = ""


@dataclass(frozen=True)
class CodeCard:
    """An A6 card for somebody without a smartphone: numbered codes, each good once."""

    name: str
    sign_in_name: str
    congress: str
    phone: str
    codes: Sequence[str]


def posters(items: Sequence[Poster], language: str) -> bytes:
    """One A4 page for each deputy, to be hung where people wait."""
    with override(language):
        words = poster_words()
        title = _("QR posters") if len(items) != 1 else _("QR poster: %(name)s") % {"name": items[0].name}
    return printed("poster", language, title, words=words, items=[_with_code(item) for item in items])


def cards(item: Poster, language: str) -> bytes:
    """Ten cards on one A4 page, to be cut and given away."""
    with override(language):
        words = card_words(item.is_stations)
        title = _("Cards: %(name)s") % {"name": item.name}
    return printed("cards", language, title, words=words, item=_with_code(item))


def receipt(item: Receipt, language: str) -> bytes:
    """An A5 slip; the secret half of its code stands only on the paper and behind the # of its QR."""
    with override(language):
        words = receipt_words()
        title = _("Receipt")
    slip = asdict(item) | {"groups": _in_fours(item.code), "qr": qr_code(f"{item.address}#{item.code}")}
    return printed("receipt", language, title, words=words, item=slip)


def code_card(item: CodeCard, language: str) -> bytes:
    """The only place where these codes ever stand in clear."""
    with override(language):
        words = code_card_words()
    return printed("code-card", language, words["heading"], words=words, item=asdict(item))


def printed(layout: str, language: str, title: str, **told: object) -> bytes:
    """Compile a layout to a tagged PDF for the archive. What people wrote goes in as data and stays inert."""
    document = {"title": title, "language": language, "printed_on": timezone.localdate().isoformat()} | told
    try:
        return _compiled(layout, document, pdf_standards=["a-2a"])
    except typst.TypstError:
        # the archive refuses a character no face can draw; a wall does not
        return _compiled(layout, document)


def _compiled(layout: str, document: Mapping[str, object], **output: Any) -> bytes:
    paper: bytes = typst.compile(
        LAYOUTS / f"{layout}.typ",
        root=LAYOUTS,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(document, ensure_ascii=False)},
        **output,
    )
    return paper


@cache
def _fonts() -> typst.Fonts:
    """A face that draws every Han character a name may need; it is opened once."""
    shipped = str(pylopdf_fonts_zh_cn.sans_path().parent)
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[shipped])


def _with_code(item: Poster) -> dict[str, object]:
    return asdict(item) | {"qr": qr_code(item.url), "typed": item.url.partition("://")[2]}


def qr_code(address: str) -> dict[str, object]:
    """The code without its quiet zone; the layout leaves four modules of white around it."""
    code = segno.make(address, error="q", micro=False)
    drawing = io.BytesIO()
    code.save(drawing, kind="svg", border=0, dark=INK, xmldecl=False, omitsize=True, svgclass=None, lineclass=None)
    return {"svg": drawing.getvalue().decode(), "modules": code.symbol_size(border=0)[0]}


def _in_fours(code: str) -> list[str]:
    return [code[start : start + 4] for start in range(0, len(code), 4)]
