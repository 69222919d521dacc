"""From a list of names, as it stands in a letter or a sheet, to deputies; what is unclear is said, never guessed."""

from __future__ import annotations

import re
from typing import Any

from django.utils.translation import gettext as _

from hearth.ground.congress.models import Deputy

BETWEEN = re.compile(r"[\n\r,，、;；\t]+")
LONGEST, MOST_NEAR = 40, 3


class Unclear(Exception):
    """Some names fit nobody, or several; a sentence for each."""

    def __init__(self, sentences: list[str]) -> None:
        self.sentences = sentences
        super().__init__(*sentences)


def named(typed: str) -> list[Deputy]:
    """The deputies of these names or numbers, each once. Raises `Unclear` with every name that fits not exactly one."""
    words = dict.fromkeys(word.strip() for word in BETWEEN.split(typed) if word.strip())
    found: dict[Any, Deputy] = {}
    unclear = []
    for word in words:
        matches = _matching(word)
        if len(matches) == 1:
            found[matches[0].pk] = matches[0]
        else:
            unclear.append(_said(word[:LONGEST], matches))
    if unclear:
        raise Unclear(unclear)
    return list(found.values())


def _matching(word: str) -> list[Deputy]:
    compact = "".join(word.split())
    for asked in ({"code": compact.upper()}, {"name_zh": compact}, {"name_en__iexact": word}):
        if matches := list(Deputy.objects.filter(**asked).order_by("code")[:4]):
            return matches
    code, _blank, name = word.partition(" ")  # both, as a list has them that tells namesakes apart
    return list(Deputy.objects.filter(code=code.upper(), name_zh="".join(name.split())))


def _said(word: str, matches: list[Deputy]) -> str:
    if matches:
        codes = "、".join(match.code for match in matches)
        told = _("There are several deputies called %(name)s. Write the number instead: %(codes)s.")
        return told % {"name": word, "codes": codes}
    if near := _near(word):
        told = _("No deputy is called “%(name)s”. Perhaps %(near)s?")
        return told % {"name": word, "near": "、".join(near)}
    told = _("No deputy is called “%(name)s”. Look for the right characters, or take the name out.")
    return told % {"name": word}


def _near(word: str) -> list[str]:
    """Chinese names that share all but one character with it."""
    name = "".join(word.split())
    if not (2 <= len(name) <= 4 and name.isalpha()):
        return []
    patterns = "|".join(f"{name[:n]}.{name[n + 1 :]}" for n in range(len(name)))
    near = Deputy.objects.filter(name_zh__regex=f"^({patterns})$").order_by("code")
    return [f"{each.name_zh} ({each.code})" for each in near[:MOST_NEAR]]
