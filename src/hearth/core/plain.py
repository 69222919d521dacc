"""What every written word passes through on its way in, and how long texts are shown short."""

import re
import unicodedata

# Direction overrides can make a sentence read as another; the gentle marks (LRM, RLM) may stay.
UNWELCOME = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters except tab and line feed; PostgreSQL refuses NUL
    "\ud800-\udfff"  # half characters, which cannot be stored
    "\u202a-\u202e\u2066-\u2069]"
)
LINE_ENDS = re.compile("\r\n?")
EMPTY_LINES = re.compile(r"\n(?:[^\S\n]*\n){3,}")
SENTENCE_END = re.compile(r"[。!?！？…]+[”’」』)）\"']*|\.(?=\s)")
WORD_END = re.compile(r"(?<=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef])|(?=\s)")
ZERO_WIDTH_JOINER = "\u200d"
REGIONAL_INDICATORS = range(0x1F1E6, 0x1F200)
SKIN_TONES = range(0x1F3FB, 0x1F400)


def plain(text: str) -> str:
    """The same words, in one spelling for the eye, the database and the search."""
    lines = LINE_ENDS.sub("\n", text)
    composed = unicodedata.normalize("NFC", UNWELCOME.sub("", lines))
    return EMPTY_LINES.sub("\n\n\n", composed).strip()


def excerpt(text: str, length: int = 60) -> str:
    """The beginning of a text on one line: whole sentences if enough fit, otherwise whole words and an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    sentences = _last_end(SENTENCE_END, line, within=length)
    if sentences > length // 2:
        return line[:sentences]
    words = _last_end(WORD_END, line, within=length - 1)
    cut = words if words > length // 2 else length - 1
    return line[: _between_characters(line, cut)].rstrip() + "…"


def _last_end(pattern: re.Pattern[str], line: str, within: int) -> int:
    return max((found.end() for found in pattern.finditer(line) if found.end() <= within), default=0)


def _between_characters(line: str, cut: int) -> int:
    """The nearest place at or before the cut that tears no visible character apart."""
    while 0 < cut < len(line) and _belong_together(line, cut):
        cut -= 1
    return cut


def _belong_together(line: str, cut: int) -> bool:
    before, after = line[cut - 1], line[cut]
    if ord(after) in REGIONAL_INDICATORS:
        flags = line[:cut]
        return (len(flags) - len(flags.rstrip("".join(map(chr, REGIONAL_INDICATORS))))) % 2 == 1
    is_extension = unicodedata.category(after).startswith("M") or ord(after) in SKIN_TONES
    return is_extension or ZERO_WIDTH_JOINER in (before, after)
