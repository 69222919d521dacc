"""A citizen is asked whether question and answer may be published, in the very words that would stand there."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.journey.contact import actions
from hearth.journey.contact.doors import DOORS
from hearth.journey.contact.forms_publication import WishForm
from hearth.journey.contact.models import Thread
from hearth.journey.contact.views.answering import taken
from hearth.journey.contact.views.own import page
from hearth.journey.contact.views.tickets import private, with_thread


@private
@require_POST
@with_thread
def consent(request: Any, thread: Thread) -> HttpResponse:
    """These words may stand in public."""
    said = _("Thank you. Somebody reads it once more, then it is public.")
    return taken(request, thread, said, lambda: actions.consent(thread, seen_version(request), by=request.actor))


@private
@require_POST
@with_thread
def decline(request: Any, thread: Thread) -> HttpResponse:
    """It stays between citizen, deputy and staff."""
    said = _("It will not be published, and you will not be asked again.")
    return taken(request, thread, said, lambda: actions.decline(thread, by=request.actor))


@private
@require_POST
@with_thread
def wish(request: Any, thread: Thread) -> HttpResponse:
    """It may be published, but not so."""
    form = WishForm(request.POST, auto_id="wish_%s")
    if not form.is_valid():
        return page(request, thread, 422, forms={"wish": form})
    said = _("Thank you. It is changed, and you are asked once more.")
    body = form.cleaned_data["body"]
    return taken(
        request, thread, said,
        lambda: actions.wish(thread, seen_version(request), body, by=request.actor), forms={"wish": form},
    )  # fmt: skip


@private
@require_POST
@with_thread
def take_back(request: Any, thread: Thread) -> HttpResponse:
    """It is gone from the public page at once."""
    said = _("It is taken down, and nothing of it is public any more.")
    answer = taken(request, thread, said, lambda: actions.withdraw_consent(thread, by=request.actor))
    DOORS.forget()
    return answer


def seen_version(request: Any) -> int:
    """Which wording stood on the page; none that is known where the form was tampered with."""
    typed = request.POST.get("version", "")
    return int(typed) if typed.isdecimal() and typed.isascii() and len(typed) < 6 else -1
