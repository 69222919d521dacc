"""The photo of a deputy, which they may have shown in place of a drawn face, and may have taken away again."""

from __future__ import annotations

from uuid import UUID

from hearth.core.actions import action
from hearth.core.actors import By
from hearth.ground.audit.recording import record
from hearth.ground.congress.events import Happened
from hearth.ground.congress.models import Deputy


@action("congress.offer_portrait")
def offer_portrait(deputy: Deputy, file: UUID, *, by: By) -> None:
    """A photo has arrived; it is made anew from its pixels before anybody sees it (D9)."""
    record(Happened.PORTRAIT_OFFERED, deputy, by=by, file=file.hex)


@action("congress.show_portrait")
def show_portrait(deputy: Deputy, portrait: str, *, by: By) -> None:
    """It stands where the drawn face stood."""
    Deputy.objects.filter(pk=deputy.pk).update(portrait=portrait)
    record(Happened.PORTRAIT_CHANGED, deputy, by=by)


@action("congress.refuse_portrait")
def refuse_portrait(deputy: Deputy, *, by: By) -> None:
    """No picture could be made of the file; the face stays as it was."""
    record(Happened.PORTRAIT_REFUSED, deputy, by=by)


@action("congress.remove_portrait")
def remove_portrait(deputy: Deputy, *, by: By) -> None:
    """The drawn face is back; the file goes."""
    Deputy.objects.filter(pk=deputy.pk).update(portrait="")
    record(Happened.PORTRAIT_REMOVED, deputy, by=by)
