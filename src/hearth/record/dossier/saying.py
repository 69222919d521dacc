"""What happened to a line, an activity or a year, in a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hearth.ground.audit.models import Entry
from hearth.record.dossier.events import Happened

SENTENCES: dict[str, Any] = {
    Happened.NOTED: _("%(name)s entered it."),
    Happened.CORRECTED: _("%(name)s put it right."),
    Happened.WITHDRAWN: _("%(name)s took it out."),
    Happened.VERIFIED: _("%(name)s verified it."),
    Happened.SENT_BACK: _("%(name)s sent it back."),
    Happened.DISPUTED: _("%(name)s said that it is not so."),
    Happened.SETTLED: _("%(name)s decided about it."),
    Happened.STRUCK_OFF: _("%(name)s struck it off."),
    Happened.DOOR_OPENED: _("%(name)s put up a code at the door."),
    Happened.DOOR_CLOSED: _("%(name)s took the code down."),
    Happened.CHECKED_IN: _("%(name)s checked in."),
}


def one_after_another(sentences: Iterable[Any]) -> str:
    """Sentences in one line, as the reader's language sets them."""
    return ("" if (get_language() or "").startswith("zh") else " ").join(map(str, sentences))


def sentence(entry: Entry) -> str:
    """What happened, and who did it."""
    told = SENTENCES.get(entry.event)
    return str(told % {"name": entry.name}) if told else entry.event
