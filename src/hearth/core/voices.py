"""Voice notes people record with their telephone: what may be sent. They are kept as they are and never opened here."""

from __future__ import annotations

import re
from typing import Any, BinaryIO

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

LARGEST_FILE = 10 * 1024 * 1024  # an hour of speech as telephones record it
HEAD = 16
KINDS = {
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "aac": "audio/aac",
    "amr": "audio/amr",
    "ogg": "audio/ogg",
    "webm": "audio/webm",
    "wav": "audio/wav",
    "flac": "audio/flac",
    "caf": "audio/x-caf",
}
EMPTY = _("This recording is empty. Record it once more.")
TOO_LARGE = _("This recording is larger than 10 MB. Send a shorter one.")
NOT_A_VOICE = _("This is not a recording we can keep. MP3, M4A, AMR, OGG, WebM and WAV can be sent.")
RANGE = re.compile(r"bytes=(\d{0,12})-(\d{0,12})")
HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Accept-Ranges": "bytes",
}


def kind_of(head: bytes) -> str | None:
    """By its first bytes, whatever it is called."""
    if head[4:8] == b"ftyp":
        return "m4a"
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return "wav"
    starts = {b"ID3": "mp3", b"#!AMR": "amr", b"OggS": "ogg", b"\x1aE\xdf\xa3": "webm", b"fLaC": "flac", b"caff": "caf"}
    found = next((kind for mark, kind in starts.items() if head.startswith(mark)), None)
    return found or _framed(head)


def _framed(head: bytes) -> str | None:
    """MPEG frames begin with eleven ones; the layer tells AAC from MP3."""
    if len(head) < 2 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return None
    layer = head[1] & 0x06
    return "aac" if layer == 0 and head[1] & 0xF0 == 0xF0 else "mp3" if layer == 2 else None


def check(file: BinaryIO) -> tuple[str | None, Any]:
    """What kind of recording it is, or why it is not taken."""
    size = file.seek(0, 2)
    file.seek(0)
    kind = kind_of(file.read(HEAD))
    file.seek(0)
    if size == 0:
        return None, EMPTY
    if size > LARGEST_FILE:
        return None, TOO_LARGE
    return (kind, None) if kind else (None, NOT_A_VOICE)


def played(sound: bytes, kind: str, asked: str) -> HttpResponse:
    """To be heard in the page that names it, or kept as a file; telephones ask for a part of it first."""
    begins, ends = _part(asked, len(sound))
    answer = HttpResponse(sound[begins:ends], content_type=KINDS[kind], status=206 if asked and ends else 200)
    if answer.status_code == 206:
        answer.headers["Content-Range"] = f"bytes {begins}-{ends - 1}/{len(sound)}"
    for name, value in HEADERS.items():
        answer.headers[name] = value
    answer.headers["Content-Disposition"] = f'attachment; filename="voice-note.{kind}"'
    return answer


def _part(asked: str, size: int) -> tuple[int, int]:
    found = RANGE.fullmatch(asked)
    if found is None or not (found[1] or found[2]):
        return 0, size
    if not found[1]:
        return max(0, size - int(found[2])), size
    begins = int(found[1])
    ends = min(int(found[2]) + 1, size) if found[2] else size
    return (begins, ends) if begins < ends else (0, size)
