"""Papers and photos that came with an outcome: from where they arrived to where they lie, and gone with the words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from hearth.core import papers, photos
from hearth.journey.contact import incoming
from hearth.journey.outcomes.models import Attachment


def lay_down(outcome: UUID) -> None:
    """Each that still waits; the second time nothing is left to do."""
    for attachment in Attachment.objects.filter(outcome=outcome, state="waiting").order_by("id"):
        _settle(attachment, **(_drawn(attachment) if attachment.kind == "photo" else _put(attachment)))


def free(claims: Iterable[str]) -> tuple[UUID, ...]:
    """The files behind what a form carries in place of files that have arrived already and were not sent yet."""
    return incoming.unused(claims, Attachment)


def seen_elsewhere(attachments: Iterable[Attachment]) -> dict[str, Any]:
    """Which of these very files also stand with another outcome, and with which (T7)."""
    own = [each for each in attachments if each.original_hash]
    others = Attachment.objects.filter(original_hash__in={each.original_hash for each in own})
    found = others.exclude(outcome__in={each.outcome_id for each in own}).select_related("outcome").order_by("id")
    return {each.original_hash: each.outcome for each in found} if own else {}


def remove_erased() -> None:
    """Files of what was erased, then what stood of them in the database."""
    for attachment in Attachment.objects.filter(state="erased"):
        for file in (*attachment.sizes, attachment.arrived):
            file.unlink(missing_ok=True)
        attachment.delete()


def _put(attachment: Attachment) -> dict[str, Any]:
    laid = papers.laid_down(attachment.arrived, attachment.file)
    if laid is None:
        return {"state": "unreadable"}
    return {"state": "ready", "size": laid[0], "original_hash": laid[1]}


def _drawn(attachment: Attachment) -> dict[str, Any]:
    attachment.file.parent.mkdir(parents=True, exist_ok=True)
    try:
        made = photos.rewrite(attachment.arrived, attachment.file)
    except (photos.Unreadable, FileNotFoundError):
        return {"state": "unreadable"}
    return {"state": "ready", "size": attachment.file.stat().st_size, "original_hash": made.sha256_original}


def _settle(attachment: Attachment, **told: Any) -> None:
    """What was erased meanwhile stays erased."""
    if not Attachment.objects.filter(pk=attachment.pk, state="waiting").update(**told):
        for file in attachment.sizes:
            file.unlink(missing_ok=True)
    attachment.arrived.unlink(missing_ok=True)
