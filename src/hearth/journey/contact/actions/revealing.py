"""Looking at how a citizen can be reached: for a reason, and written down."""

from __future__ import annotations

from hearth.core.actions import action
from hearth.core.actors import By
from hearth.ground.audit.recording import record, sight
from hearth.journey.contact.events import Happened
from hearth.journey.contact.models import Contact, Thread


@action("contact.show_contact")
def show_contact(thread: Thread, reason: str, *, by: By) -> Contact | None:
    """Deputy or staff see name, telephone and e-mail; the citizen sees that they did (T5)."""
    sight(thread, by=by, reason=reason)
    record(Happened.CONTACT_SHOWN, thread, by=by)
    return Contact.objects.filter(thread=thread).first()  # type: ignore[no-any-return]
