"""Photos of deputies, fetched by themselves and kept by browsers for a while."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from hearth.ground.congress.models import Deputy

HEADERS = {
    "Cache-Control": "public, max-age=86400",  # another photo has another address; one that was removed fades in a day
    "Content-Security-Policy": "sandbox; default-src 'none'",
}


@require_safe
def portrait(request: Any, portrait: str) -> FileResponse:
    """The photo that somebody is shown with now; one that was removed is not found."""
    if not portrait.isalnum():
        raise Http404
    person = get_object_or_404(Deputy, portrait=portrait)
    try:
        return FileResponse(person.portrait_file.open("rb"), content_type="image/jpeg", headers=HEADERS)
    except FileNotFoundError:
        raise Http404 from None
