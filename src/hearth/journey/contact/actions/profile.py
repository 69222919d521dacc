"""What a deputy tells residents about their work."""

from __future__ import annotations

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.ground.audit.recording import record
from hearth.ground.congress.models import Deputy, Focus
from hearth.journey.contact.events import Happened


@action("contact.set_focus")
def set_focus(deputy: Deputy, name: str, note: str, *, by: By) -> Focus:
    """Put a line under “working on” on the deputy's page."""
    focus = Focus.objects.create(deputy=deputy, name_zh=name, note_zh=note, created_at=clock.now())
    record(Happened.FOCUS_SET, deputy, by=by, focus=str(focus.pk))
    return focus  # type: ignore[no-any-return]


@action("contact.finish_focus")
def finish_focus(deputy: Deputy, focus: Focus, *, by: By) -> None:
    """It is done; residents see since when."""
    Focus.objects.filter(pk=focus.pk, done_on=None).update(done_on=clock.today())
    record(Happened.FOCUS_FINISHED, deputy, by=by, focus=str(focus.pk))


@action("contact.drop_focus")
def drop_focus(deputy: Deputy, focus: Focus, *, by: By) -> None:
    """Take a line away again."""
    key = str(focus.pk)
    focus.delete()
    record(Happened.FOCUS_DROPPED, deputy, by=by, focus=key)
