"""One English and one Chinese word for each thing, and its name in the code."""

import tomllib
from pathlib import Path

from hearth.ops.places import ROOT
from hearth.ops.reference.markdown import code, section, table, whole

WORDS = ROOT / "docs" / "reference" / "glossary.toml"
INTRODUCTION = (
    "One word for one thing, in code, pages and documents alike. "
    "The words are kept in `docs/reference/glossary.toml`, beside this page."
)


def page() -> str:
    """The words, chapter by chapter."""
    return whole("Glossary", INTRODUCTION, *(_chapter(name, words) for name, words in read(WORDS).items()))


def read(file: Path) -> dict[str, list[dict[str, str]]]:
    """Chapters with their words."""
    return {chapter["title"]: chapter["words"] for chapter in tomllib.loads(file.read_text())["chapters"]}


def _chapter(name: str, words: list[dict[str, str]]) -> str:
    rows = [(word["zh"], word["en"], code(word.get("code", "")), word["means"]) for word in words]
    return section(name, table(("Chinese", "English", "In the code", "What it means"), rows))
