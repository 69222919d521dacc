"""Sealed papers of answers: from where they arrived to where they lie."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from hearth.core import papers
from hearth.journey.contact import incoming
from hearth.journey.suggestions.models import SealedPaper


def lay_down(suggestion: UUID) -> None:
    """Each that still waits; the second time nothing is left to do."""
    waiting = SealedPaper.objects.filter(reply__assignment__suggestion=suggestion, state="waiting")
    for paper in waiting.order_by("id"):
        SealedPaper.objects.filter(pk=paper.pk, state="waiting").update(**_put(paper))
        paper.arrived.unlink(missing_ok=True)


def free(claims: Iterable[str]) -> tuple[UUID, ...]:
    """The files behind what a form carries in place of files that have arrived already and were not kept yet."""
    return incoming.unused(claims, SealedPaper)


def keep_arrived(form: Any) -> None:
    """The PDF that came with this form, or came with it before, stays whatever else is wrong with the form."""
    if not hasattr(form, "kept_paper"):
        return
    sent = getattr(form, "cleaned_data", {}).get("paper")
    form.arrival = incoming.keep([sent])[0] if sent else next(iter(free([form.kept_paper])), None)
    form.claim = incoming.claims([form.arrival])[0] if form.arrival else ""


def _put(paper: SealedPaper) -> dict[str, Any]:
    laid = papers.laid_down(paper.arrived, paper.file)
    if laid is None:
        return {"state": "unreadable"}
    return {"state": "ready", "size": laid[0], "sha256": laid[1]}
