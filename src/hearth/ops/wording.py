"""Every sentence a person reads, found in the code, and whether it can be read in Chinese as well.

Gettext need not be installed: Python is read with its own parser, templates with Jinja's, catalogues with polib.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import polib
from django.template import engines

PACKAGE = Path(__file__).resolve().parent.parent
CATALOGUE = Path("locale/zh_Hans/LC_MESSAGES/django.po")
PLAIN = {"_", "gettext", "gettext_lazy", "gettext_noop"}
PLURAL = {"ngettext", "ngettext_lazy"}
IN_CONTEXT = {"pgettext", "pgettext_lazy"}


@dataclass(frozen=True, order=True)
class Saying:
    """A sentence in English, its plural, the context that tells it from the same words elsewhere."""

    text: str
    plural: str = ""
    context: str = ""
    where: str = field(default="", compare=False)


def apps() -> list[Path]:
    """Every folder that has, or needs, a catalogue of its own: the nearest one above a file that speaks."""
    return sorted(path.parents[3] for path in PACKAGE.rglob(str(CATALOGUE)))


def check() -> list[str]:
    """What is said in the code and in no catalogue, translated to nothing, or translated but never said."""
    known = _known()
    said = set(sayings())
    faults = [f"not translated: {s.text!r} ({s.where})" for s in sorted(said) if not known.get(_key(s))]
    spoken = {_key(s) for s in said}
    faults += [f"said nowhere any more: {key[1]!r}" for key in sorted(known) if key not in spoken]
    return faults + list(_broken())


def update() -> list[str]:
    """Add what is missing, untranslated, to the catalogue of the app that says it, and drop what nobody says."""
    said = sorted(set(sayings()))
    spoken = {_key(s) for s in said}
    known = _known()
    for app in apps():
        catalogue = polib.pofile(str(app / CATALOGUE), wrapwidth=110)
        for entry in [e for e in catalogue if (e.msgctxt or "", e.msgid) not in spoken]:
            catalogue.remove(entry)
        for saying in [s for s in said if _key(s) not in known and _home(s) == app]:
            catalogue.append(_entry(saying))
            known[_key(saying)] = False
        catalogue.save()
    return [fault for fault in check() if fault.startswith("not")]


def sayings() -> Iterator[Saying]:
    """Everything translatable in the package."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if "migrations" not in path.parts:
            yield from in_python(path)
    for path in sorted(PACKAGE.rglob("templates/**/*.html")):
        yield from in_template(path)


def in_python(path: Path) -> Iterator[Saying]:
    """Calls of gettext and its kin with literal words."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            words = tuple(a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str))
            yield from _saying(name, words, f"{path.relative_to(PACKAGE)}:{node.lineno}")


def in_template(path: Path) -> Iterator[Saying]:
    """The same in templates."""
    environment = engines.all()[0].env  # type: ignore[attr-defined]
    for line, name, words in environment.extract_translations(path.read_text()):
        literal = (words,) if isinstance(words, str) else tuple(word for word in words if isinstance(word, str))
        yield from _saying(name, literal, f"{path.relative_to(PACKAGE)}:{line}")


def _saying(name: str, words: tuple[str, ...], where: str) -> Iterator[Saying]:
    if name in PLAIN and words:
        yield Saying(words[0], where=where)
    elif name in PLURAL and len(words) > 1:
        yield Saying(words[0], words[1], where=where)
    elif name in IN_CONTEXT and len(words) > 1:
        yield Saying(words[1], context=words[0], where=where)


def _key(saying: Saying) -> tuple[str, str]:
    return saying.context, saying.text


@cache
def _files() -> tuple[Path, ...]:
    return tuple(app / CATALOGUE for app in apps())


def _known() -> dict[tuple[str, str], bool]:
    known: dict[tuple[str, str], bool] = {}
    for file in _files():
        for entry in polib.pofile(str(file)):
            is_done = entry.translated() and "fuzzy" not in entry.flags
            known[entry.msgctxt or "", entry.msgid] = known.get((entry.msgctxt or "", entry.msgid), False) or is_done
    return known


def _broken() -> Iterator[str]:
    """A translation that lost one of the values its sentence is filled with."""
    for file in _files():
        for entry in polib.pofile(str(file)):
            for translation in [entry.msgstr, *entry.msgstr_plural.values()]:
                missing = [name for name in _fillings(entry.msgid_plural or entry.msgid) if name not in translation]
                if translation and missing:
                    yield f"lost {', '.join(missing)}: {entry.msgid!r} ({file.relative_to(PACKAGE)})"


def _fillings(text: str) -> list[str]:
    return [f"%({part.partition(')')[0]})" for part in text.split("%(")[1:]]


def _home(saying: Saying) -> Path:
    path = PACKAGE / saying.where.partition(":")[0]
    return next((app for app in reversed(apps()) if app in path.parents), PACKAGE / "core")


def _entry(saying: Saying) -> polib.POEntry:
    if saying.plural:
        return polib.POEntry(msgid=saying.text, msgid_plural=saying.plural, msgstr_plural={0: ""})
    return polib.POEntry(msgid=saying.text, msgstr="", msgctxt=saying.context or None)
