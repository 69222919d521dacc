"""What every page knows: its congress, who reads it, what was just said."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from hearth.core.responses import said


def page_context(request: HttpRequest) -> dict[str, Any]:
    """Nothing here asks the database: the actor is looked up only by pages that name it."""
    return {
        "congress": getattr(request, "congress", None),
        "actor": getattr(request, "actor", None),
        "said": said(request),
    }
