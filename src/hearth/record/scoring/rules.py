"""Who stands how to a score sheet, as rules."""

from __future__ import annotations

from typing import Any

from hearth.core.actors import By
from hearth.core.rules import rule


@rule
def is_own_sheet(actor: By, sheet: Any) -> bool:
    """The deputy whose sheet it is, in person; an aide does not read it."""
    return actor.deputy is not None and bool(sheet.deputy_id == actor.deputy.pk)


@rule
def reckoned_it(actor: By, sheet: Any) -> bool:
    """Whoever had this sheet reckoned."""
    return actor.id is not None and bool(sheet.reckoned_by == actor.id)
