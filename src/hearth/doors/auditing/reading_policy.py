"""The policy as people read it: each rule in words, made from the very table that decides."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from hearth.core.actions import policy
from hearth.doors.auditing.deeds import AREAS, RULES, deed

PART = re.compile(r"[a-z_]+|[&|~()]")


class Line(NamedTuple):
    """One action, and who may take it."""

    action: str
    deed: Any
    who: str


def chapters() -> list[tuple[Any, list[Line]]]:
    """Every line of the policy under the app it belongs to."""
    lines: dict[str, list[Line]] = {}
    for name, rule in policy().items():
        lines.setdefault(name.partition(".")[0], []).append(Line(name, deed(name), in_words(rule.name)))
    return [(AREAS.get(app, app), found) for app, found in lines.items()]


def in_words(rule: str) -> str:
    """`(is_clerk | is_system)` as a person would say it; the outermost brackets say nothing."""
    joints = {"|": _(" or "), "&": _(" and also "), "~": _("not "), "(": "", ")": ""}
    is_mixed = "&" in rule and "|" in rule
    if is_mixed:
        joints |= {"(": _("("), ")": _(")")}
    said = "".join(joints[part] if part in joints else str(RULES.get(part, part)) for part in PART.findall(rule))
    return said.removeprefix(joints["("]).removesuffix(joints[")"]) if is_mixed else said
