"""Words people use often."""

from __future__ import annotations

from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.ids import uuid7
from hearth.ground.audit.recording import record
from hearth.ground.congress.models.congress import Congress, CongressRef
from hearth.journey.contact.events import Happened
from hearth.journey.contact.models import Phrase


@action("contact.save_phrase")
def save_phrase(congress: Congress, title: str, body: str, *, by: By, instead_of: Phrase | None = None) -> Phrase:
    """Keep a phrase under its title; the same title again changes it."""
    if instead_of and instead_of.title != title:
        Phrase.objects.filter(pk=instead_of.pk, user_id=by.id).delete()
    phrase, _made = Phrase.objects.update_or_create(
        user_id=by.id, title=title, defaults={"body": body}, create_defaults={"id": uuid7(), "body": body}
    )
    record(Happened.PHRASE_SAVED, CongressRef(congress), by=by, phrase=str(phrase.pk))
    return phrase  # type: ignore[no-any-return]


@action("contact.drop_phrase")
def drop_phrase(phrase: Phrase, *, by: By) -> None:
    """It is no longer needed."""
    key = str(phrase.pk)
    phrase.delete()
    record(Happened.PHRASE_DROPPED, CongressRef(phrase.congress), by=by, phrase=key)
