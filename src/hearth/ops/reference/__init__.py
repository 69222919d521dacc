"""Pages of docs/reference, written from the code so that they cannot say anything else than the code does."""

from collections.abc import Callable

from hearth.ops.places import ROOT
from hearth.ops.reference import (
    addresses,
    asvs,
    commands,
    glossary,
    inventory,
    libraries,
    models,
    permissions,
    policy,
    reactions,
    settings,
    states,
)

FOLDER = ROOT / "docs" / "reference"
PAGES: dict[str, Callable[[], str]] = {
    "actions-and-policy": policy.page,
    "asvs": asvs.page,
    "commands": commands.page,
    "data-inventory": inventory.page,
    "glossary": glossary.page,
    "libraries": libraries.page,
    "models-and-personal-data": models.page,
    "permissions": permissions.page,
    "reactions": reactions.page,
    "settings": settings.page,
    "states": states.page,
    "urls": addresses.page,
}


def write() -> None:
    """Bring every page up to what the code says."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        (FOLDER / f"{name}.md").write_text(page(), encoding="utf-8")


def stale() -> list[str]:
    """Names of the pages that say something else than the code, or are missing."""
    return [name for name, page in PAGES.items() if _kept(name) != page()]


def _kept(name: str) -> str:
    file = FOLDER / f"{name}.md"
    return file.read_text(encoding="utf-8") if file.exists() else ""
