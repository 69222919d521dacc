"""What the resident does about a matter that stays: ask where it is."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.journey.casework import actions
from hearth.journey.contact.models import Thread
from hearth.journey.contact.views.answering import taken
from hearth.journey.contact.views.tickets import private, with_thread


@private
@require_POST
@with_thread
def chase(request: Any, thread: Thread) -> HttpResponse:
    """Where does it stay?"""
    said = _("Whoever has it in hand was told that you ask.")
    return taken(request, thread, said, lambda: actions.chase(thread, by=request.actor))
