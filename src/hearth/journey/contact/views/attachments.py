"""Photos of a thread, for those who answer it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from hearth.ground.congress.guards import signed_in
from hearth.journey.contact.views.conversation import seen
from hearth.journey.contact.views.photos import picture


@require_safe
@signed_in
def photo(request: Any, code: str, message: UUID, number: int) -> HttpResponse:
    """A photo that came with a resident's words."""
    return picture(seen(request, code), message, number, small="small" in request.GET)
