"""How many follow a matter by e-mail, for whoever looks after it."""

from __future__ import annotations

from typing import Any

from hearth.core.actors import By
from hearth.doors.following import queries
from hearth.journey.contact.panels import Panel


def of_demand(actor: By, demand: Any) -> Panel | None:
    """On the page of a demand that everybody can read."""
    return _counted("demand", demand) if demand.is_public else None


def of_suggestion(actor: By, suggestion: Any) -> Panel | None:
    """On the page of a suggestion that everybody can read."""
    return _counted("suggestion", suggestion) if suggestion.is_published else None


def _counted(kind: str, thing: Any) -> Panel | None:
    count = queries.count_of(kind, thing.pk)
    return Panel("following/_count.html", {"count": count}) if count else None
