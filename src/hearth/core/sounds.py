"""How a Chinese name sounds, in the letters people type to find it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

# read otherwise as a family name than anywhere else
FAMILY_NAMES = {
    "单": ["shan"],
    "仇": ["qiu"],
    "解": ["xie"],
    "曾": ["zeng"],
    "查": ["zha"],
    "朴": ["piao"],
    "区": ["ou"],
    "盖": ["ge"],
    "任": ["ren"],
    "华": ["hua"],
    "员": ["yun"],
    "翟": ["zhai"],
    "覃": ["qin"],
    "冼": ["xian"],
    "召": ["shao"],
    "尉迟": ["yu", "chi"],
    "万俟": ["mo", "qi"],
    "长孙": ["zhang", "sun"],
    "澹台": ["tan", "tai"],
}
COMPOUND = ("欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "公孙", "慕容", "令狐", "司徒", "夏侯", "端木", "尉迟")
LETTERS, INITIALS = 78, 40  # as much as anybody types


def sound_of(name: str) -> str:
    """The letters of a name, then the first of each syllable: 安和街道 becomes `anhejiedao ahjd`."""
    return _together(_syllables(name))


def sound_of_person(name: str) -> str:
    """The same for a person, whose family name may be read in a way of its own: 曾丽 becomes `zengli zl`."""
    family, given = _read_apart(name)
    return _together([*family, *given])


def in_pinyin(name: str) -> str:
    """A person's name as passports have it: 曹立新 becomes Cao Lixin."""
    family, given = _read_apart(name)
    return " ".join(filter(None, ("".join(part).capitalize() for part in (family, given))))


def _read_apart(name: str) -> tuple[list[str], list[str]]:
    long = name[:2] in FAMILY_NAMES or name.startswith(COMPOUND)
    family, given = (name[:2], name[2:]) if long else (name[:1], name[1:])
    return FAMILY_NAMES.get(family) or list(_syllables(family)), list(_syllables(given))


def _together(syllables: Sequence[str]) -> str:
    whole, initials = "".join(syllables), "".join(syllable[0] for syllable in syllables)
    return f"{whole[:LETTERS]} {initials[:INITIALS]}".strip()


@lru_cache(maxsize=4096)
def _syllables(name: str) -> tuple[str, ...]:
    read = _reader().lazy_pinyin(name, errors=str.lower)
    kept = ("".join(letter for letter in part if letter.isalnum()) for run in read for part in run.split())
    return tuple(part for part in kept if part)


@cache
def _reader() -> Any:
    """Reads as `lazy_pinyin` does, and takes the tone off each syllable once: a long sheet spends its time there."""
    from pypinyin.converter import UltimateConverter  # its dictionaries are wanted only where somebody is given a name
    from pypinyin.core import Pinyin

    class Remembering(UltimateConverter):
        @lru_cache(maxsize=4096)  # noqa: B019 - there is one of them, for as long as the process lives
        def _toneless(self, syllable: str, style: Any, strict: bool) -> str:
            return str(super().convert_style("", syllable, style, strict))

        def convert_style(self, han: str, orig_pinyin: str, style: Any, strict: bool, **_more: Any) -> str:
            return str(self._toneless(orig_pinyin, style, strict))

    return Pinyin(Remembering())
