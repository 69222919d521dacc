"""Papers people send as PDF: what may be sent. They are kept as they are, never opened here, and only handed out."""

from __future__ import annotations

import hashlib
import re
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from django.http import FileResponse
from django.utils.translation import gettext_lazy as _

from hearth.core.files import write_whole

LARGEST_FILE = 10 * 1024 * 1024
HEAD, TAIL = 16, 2048
BEGINS = re.compile(rb"%PDF-[12]\.[0-9]")
# what a reader's program would carry out, or another file inside; the marks of pages and pictures are none of these
ACTS = re.compile(rb"/(?:JavaScript|Launch|RichMedia|EmbeddedFiles?)\b")
EMPTY = _("This file is empty. Choose the PDF again.")
TOO_LARGE = _("This PDF is larger than 10 MB. Choose a smaller one, or give a link.")
NO_PAPER = _("This is not a PDF, or only a part of one. Save the document as PDF and choose that.")
NOT_STILL = _("This PDF carries a program or another file inside. Print it as a plain PDF and choose that.")
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
}
FOR_EVERYBODY, FOR_ONE = "public, max-age=300", "private, no-store"


def check(file: BinaryIO) -> Any:
    """Why it is not taken, in a sentence; None where it is a PDF that lies still."""
    size = file.seek(0, 2)
    file.seek(0)
    if size == 0:
        return EMPTY
    if size > LARGEST_FILE:
        return TOO_LARGE
    data = file.read()
    file.seek(0)
    tail = data[-TAIL:]
    if not BEGINS.match(data[:HEAD]) or b"startxref" not in tail or b"%%EOF" not in tail:
        return NO_PAPER
    return NOT_STILL if ACTS.search(data) else None


def laid_down(arrived: Path, file: Path) -> tuple[int, str] | None:
    """Puts what has arrived in its place; answers its size and SHA-256, or None where it is gone or no such paper."""
    try:
        data = arrived.read_bytes()
    except FileNotFoundError:
        return None
    if check(BytesIO(data)) is not None:
        return None
    write_whole(file, data)
    return len(data), hashlib.sha256(data).hexdigest()


def handed_out(file: Path, name: str, *, kept: str = FOR_ONE) -> FileResponse:
    """To be saved, never run in a page of ours. Raises `FileNotFoundError` where it is gone."""
    answer = FileResponse(file.open("rb"), as_attachment=True, filename=f"{name}.pdf", content_type="application/pdf")
    for header, value in {**HEADERS, "Cache-Control": kept}.items():
        answer.headers[header] = value
    return answer
