"""What a profile settles without a number: one way of those there are, or the letters results are filed under."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.ground.rulebook.choices import KINDS, SOME_OF, Option, ResultCode
from hearth.ground.rulebook.provisions import BadProfile, Provision, Wording, refuse_unknown, source

LONGEST_LETTER = 4
LANGUAGES = ("en", "zh-hans")
FEWEST, MOST = 2, 9  # one class would tell nothing apart

NO_SUCH_WAY = _("There is no such choice. Take one of those that are offered.")
NOTHING_CHOSEN = _("Choose at least one.")
NOT_A_LETTER = _("Each class needs a letter of its own: at most four signs, without spaces.")
NOT_SAID = _("Say in both languages what each class means.")
NOT_SO_MANY = _("There must be two to nine classes.")


@dataclass(frozen=True)
class Choice(Provision):
    """In which way, of those there are, a place does something; sometimes in several of them."""

    values: tuple[Option, ...]

    @property
    def kind(self) -> type[Option]:
        """All the ways there are."""
        return KINDS[self.name]

    @property
    def takes_several(self) -> bool:
        return self.name in SOME_OF

    @property
    def substance(self) -> object:
        return self.values

    @property
    def brief(self) -> str:
        return ", ".join(value.value for value in self.values)

    def changed(self, *, cite: Any = "", **told: Any) -> Choice:
        refuse_unknown(self.name, told, ("value",))
        values = ways(self.name, told["value"]) if "value" in told else self.values
        return replace(self, cite=source(self.name, cite), values=values)


@dataclass(frozen=True)
class ResultClass:
    """A letter under which a place files what came of suggestions, and what it stands for everywhere."""

    letter: str
    code: ResultCode
    label: Wording


@dataclass(frozen=True)
class ResultClasses(Provision):
    """The letters of a place, in its order."""

    classes: Mapping[str, ResultClass]

    @property
    def substance(self) -> object:
        return [(each.letter, each.code, dict(each.label.texts)) for each in self.classes.values()]

    @property
    def brief(self) -> str:
        return ", ".join(f"{each.letter}={each.code.value}" for each in self.classes.values())

    def changed(self, *, cite: Any = "", **told: Any) -> ResultClasses:
        refuse_unknown(self.name, told, ("classes",))
        classes = filed(self.name, told["classes"]) if "classes" in told else self.classes
        return replace(self, cite=source(self.name, cite), classes=classes)


def ways(name: str, told: Any) -> tuple[Option, ...]:
    """What was chosen; several stand in the order in which they are known, however they were told."""
    several = name in SOME_OF
    if isinstance(told, list | tuple) is not several:
        raise BadProfile(f"{name} cannot be {told}", NO_SUCH_WAY)
    if several and not told:
        raise BadProfile(f"{name} names none", NOTHING_CHOSEN)
    try:
        chosen = {KINDS[name](value) for value in (told if several else [told])}
    except ValueError:
        raise BadProfile(f"{name} cannot be {told}", NO_SUCH_WAY) from None
    return tuple(way for way in KINDS[name] if way in chosen)


def filed(name: str, told: Any) -> dict[str, ResultClass]:
    """The classes by their letters, in the order in which they were told."""
    if not isinstance(told, list | tuple) or not FEWEST <= len(told) <= MOST:
        raise BadProfile(f"{name} names too few or too many", NOT_SO_MANY)
    classes = [_class(name, each) for each in told]
    if len({each.letter for each in classes}) < len(classes):
        raise BadProfile(f"{name} uses a letter twice", NOT_A_LETTER)
    return {each.letter: each for each in classes}


def _class(name: str, told: Any) -> ResultClass:
    if not isinstance(told, Mapping):
        raise BadProfile(f"{name} cannot be {told}", NOT_SO_MANY)
    letter, code, label = (told.get(key) or "" for key in ("letter", "code", "label"))
    if not isinstance(letter, str) or letter.split() != [letter] or len(letter) > LONGEST_LETTER:
        raise BadProfile(f"{name} has no letter {letter!r}", NOT_A_LETTER)
    if code not in ResultCode.values:
        raise BadProfile(f"{name} knows no {code}", NO_SUCH_WAY)
    if not isinstance(label, Mapping) or not all(str(label.get(each) or "").strip() for each in LANGUAGES):
        raise BadProfile(f"{name} does not say what {letter} means", NOT_SAID)
    return ResultClass(letter, ResultCode(code), Wording(dict(label)))
