"""The columns a sheet may have, as data: their names in both languages, and what may stand in them.

The text of a cell has one proper form. What is stored is turned into the same form, so that comparing, showing and
exporting are the same thing, and a file that was exported changes nothing when it comes back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import get_language

from hearth.ground.congress.importing.known import Known
from hearth.ground.congress.importing.problems import Unfit

PHONE = re.compile(r"[+＋]?[\d\s()（）*#转.,，、/-]*\d[\d\s()（）*#转.,，、/-]*")
CODE = re.compile(r"[A-Za-z0-9-]+")
DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 00:00)?")


@dataclass(frozen=True, eq=False)  # two columns are the same one or they are not: to compare their words takes long
class Column:
    """Text of a certain length."""

    name: str
    zh: str
    en: str
    about: Any
    example: str = ""
    most: int = 40
    is_needed: bool = False
    also: tuple[str, ...] = ()
    field: str = ""

    @property
    def head(self) -> str:
        """Its name in the reader's language."""
        return self.en if get_language() == "en" else self.zh

    def proper(self, text: str, known: Known) -> str:
        """The proper form of what stands in the cell; raises `Unfit` where there is none."""
        if len(text) > self.most:
            raise Unfit("too_long", most=self.most, count=len(text))
        return self.checked(text, known) if text else ""

    def checked(self, text: str, known: Known) -> str:
        """The same, for a text that is neither empty nor too long."""
        return text

    def stored(self, text: str, known: Known) -> Any:
        """What the model keeps for this text."""
        return text

    def written(self, value: Any, known: Known) -> str:
        """The proper form of what the model keeps."""
        return " ".join(str(value).split()) if value is not None else ""

    def shown(self, text: str) -> str:
        """The text as people read it."""
        return text

    def choices(self, known: Known) -> list[str]:
        """What there is to choose from, where that can be listed."""
        return []


@dataclass(frozen=True, eq=False)
class Choice(Column):
    """One of a few words; each value has its Chinese word, its English one, and others that mean the same."""

    words: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def checked(self, text: str, known: Known) -> str:
        for value, words in self.words:
            if text.lower() in (value, *words):
                return value
        raise Unfit("not_a_choice", text=text, choices="、".join(words[0] for _value, words in self.words))

    def shown(self, text: str) -> str:
        words = dict(self.words).get(text)
        return words[1 if get_language() == "en" else 0] if words else text

    def choices(self, known: Known) -> list[str]:
        return [self.shown(value) for value, _words in self.words]


@dataclass(frozen=True, eq=False)
class YesNo(Choice):
    """Yes or no; where nothing stands, yes."""

    words: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("yes", ("是", "yes", "true", "1")),
        ("no", ("否", "no", "false", "0")),
    )

    def proper(self, text: str, known: Known) -> str:
        return super().proper(text, known) or "yes"

    def stored(self, text: str, known: Known) -> bool:
        return text != "no"

    def written(self, value: Any, known: Known) -> str:
        return "yes" if value else "no"


@dataclass(frozen=True, eq=False)
class Number(Column):
    """A whole number; 第3选区 is 3."""

    least: int = 0
    greatest: int = 999
    filler: int | None = None

    def checked(self, text: str, known: Known) -> str:
        digits = re.fullmatch(r"第?(\d{1,5})(?:选区|号选区|\.0)?", text)
        if not digits or not self.least <= int(digits[1]) <= self.greatest:
            raise Unfit("not_a_number", text=text, least=self.least, most=self.greatest)
        return self.written(int(digits[1]), known)

    def stored(self, text: str, known: Known) -> int | None:
        return int(text) if text else self.filler

    def written(self, value: Any, known: Known) -> str:
        return "" if value is None or value == self.filler else str(value)


@dataclass(frozen=True, eq=False)
class Day(Column):
    """A date, year first."""

    def checked(self, text: str, known: Known) -> str:
        found = DAY.fullmatch(text)
        try:
            return date(*map(int, found.groups())).isoformat()  # type: ignore[union-attr]
        except (AttributeError, ValueError) as wrong:
            raise Unfit("not_a_date", text=text) from wrong

    def stored(self, text: str, known: Known) -> date | None:
        return date.fromisoformat(text) if text else None


@dataclass(frozen=True, eq=False)
class Phone(Column):
    """A telephone number, extension included."""

    most: int = 20

    def checked(self, text: str, known: Known) -> str:
        if not PHONE.fullmatch(text):
            raise Unfit("not_a_phone", text=text)
        return text


@dataclass(frozen=True, eq=False)
class Email(Column):
    """An e-mail address."""

    most: int = 254

    def checked(self, text: str, known: Known) -> str:
        try:
            validate_email(text)
        except ValidationError as wrong:
            raise Unfit("not_an_email", text=text) from wrong
        return text


@dataclass(frozen=True, eq=False)
class Code(Column):
    """A code such as D001; numbers keep the zeros they begin with."""

    def checked(self, text: str, known: Known) -> str:
        if not CODE.fullmatch(text):
            raise Unfit("not_a_code", text=text, most=self.most)
        return text


@dataclass(frozen=True, eq=False)
class Named(Column):
    """The name of something this congress has: an area, a delegation, a unit, a deputy's code."""

    of: str = ""

    def checked(self, text: str, known: Known) -> str:
        if name := known.name_of(self.of, text):
            return name
        near = known.nearest(self.of, text)
        raise Unfit("unknown_near", text=text, near=near) if near else Unfit("unknown", text=text)

    def stored(self, text: str, known: Known) -> Any:
        return known.key_of(self.of, text) if text else None

    def written(self, value: Any, known: Known) -> str:
        return known.name_behind(self.of, value) if value else ""

    def choices(self, known: Known) -> list[str]:
        return known.names(self.of)
