"""The resident's words are gone: so are those a unit was given."""

from __future__ import annotations

from hearth.core.actions import action
from hearth.core.actors import By
from hearth.ground.audit.recording import record
from hearth.journey.casework.events import Happened
from hearth.journey.casework.models import Referral, Talk, VoiceNote
from hearth.journey.contact.models import Thread


@action("casework.forget")
def forget(thread: Thread, *, by: By) -> None:
    """What units, deputy and staff wrote about it goes with it; that it was referred stays."""
    Referral.objects.filter(issue__thread=thread).update(words="", place="", result="", has_contact=False)
    VoiceNote.objects.filter(talk__thread=thread).delete()  # and with its key, what it said
    Talk.objects.filter(thread=thread).update(whom="", agreed="", promised="")
    record(Happened.FORGOTTEN, thread, by=by)
