"""Translations are kept as text (.po) and compiled (.mo) where they are needed; gettext need not be installed."""

import os
from pathlib import Path

from hearth.ops.places import PACKAGE


def compile_translations(package: Path = PACKAGE) -> list[Path]:
    """Compile what changed since the last time, and say which files those were."""
    stale = [source for source in package.rglob("locale/*/LC_MESSAGES/*.po") if not _is_compiled(source)]
    for source in stale:
        _compile(source)
    return stale


def _is_compiled(source: Path) -> bool:
    """A compiled file bears the moment of its source: also an older text, brought back, is noticed."""
    compiled = source.with_suffix(".mo")
    return compiled.exists() and compiled.stat().st_mtime_ns == source.stat().st_mtime_ns


def _compile(source: Path) -> None:
    import polib  # loaded only where something changed

    moment = source.stat().st_mtime_ns
    draft = source.with_suffix(f".{os.getpid()}.mo")
    polib.pofile(str(source)).save_as_mofile(str(draft))
    os.utime(draft, ns=(moment, moment))
    draft.replace(source.with_suffix(".mo"))
