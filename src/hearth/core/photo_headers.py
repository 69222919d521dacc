"""What the first bytes of a photograph say of it, read without decoding anything."""

import struct
from pathlib import Path
from typing import BinaryIO

HEAD = 32
MOST_SEGMENTS = 1000
HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"mif1"}
FRAME_MARKERS = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
MARKERS_WITHOUT_LENGTH = {0x01, *range(0xD0, 0xD8)}
FILLER, START_OF_SCAN, END_OF_IMAGE = 0xFF, 0xDA, 0xD9

Size = tuple[int, int]


def kind_of(head: bytes) -> str | None:
    """The kind of photograph these first bytes announce, if it is one that may be sent."""
    if head.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head[4:8] == b"ftyp" and head[8:12] in HEIC_BRANDS:
        return "heic"
    return None


def pixels_of(photo: Path | BinaryIO) -> Size | None:
    """Width and height as the header claims them; None where it does not say (HEIC says it only deep inside)."""
    if isinstance(photo, Path):
        with photo.open("rb") as opened:
            return pixels_of(opened)
    photo.seek(0)
    head = photo.read(HEAD)
    read_size = {"jpeg": lambda: _jpeg_size(photo), "png": lambda: _png_size(head), "webp": lambda: _webp_size(head)}
    try:
        size = read_size.get(kind_of(head) or "", lambda: None)()
    except (struct.error, ValueError):
        return None
    return size if size and all(size) else None


def _png_size(head: bytes) -> Size | None:
    if head[12:16] != b"IHDR":
        return None
    width, height = struct.unpack_from(">II", head, 16)
    return width, height


def _webp_size(head: bytes) -> Size | None:
    match head[12:16]:
        case b"VP8 ":
            width, height = struct.unpack_from("<HH", head, 26)
            return width & 0x3FFF, height & 0x3FFF
        case b"VP8L":
            (bits,) = struct.unpack_from("<I", head, 21)
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"VP8X":
            width, height = head[24:27], head[27:30]
            return int.from_bytes(width, "little") + 1, int.from_bytes(height, "little") + 1
    return None


def _jpeg_size(photo: BinaryIO) -> Size | None:
    photo.seek(2)
    for _ in range(MOST_SEGMENTS):
        prefix, marker = photo.read(2)
        if prefix != FILLER or marker in (START_OF_SCAN, END_OF_IMAGE):
            return None
        if marker == FILLER:
            photo.seek(-1, 1)
        elif marker not in MARKERS_WITHOUT_LENGTH:
            (length,) = struct.unpack(">H", photo.read(2))
            if marker in FRAME_MARKERS:
                _precision, height, width = struct.unpack(">BHH", photo.read(5))
                return width, height
            photo.seek(max(length - 2, 0), 1)
    return None
