"""Sealed papers of answers: from where they arrived to where they lie."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from io import BytesIO
from typing import Any
from uuid import UUID

from hearth.core import papers
from hearth.core.files import write_whole
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
    arrivals = incoming.claimed(claims)
    kept = set(SealedPaper.objects.filter(pk__in=arrivals).values_list("pk", flat=True)) if arrivals else set()
    return tuple(arrival for arrival in arrivals if arrival not in kept)


def keep_arrived(form: Any) -> None:
    """The PDF that came with this form, or came with it before, stays whatever else is wrong with the form."""
    if not hasattr(form, "kept_paper"):
        return
    sent = getattr(form, "cleaned_data", {}).get("paper")
    form.arrival = incoming.keep([sent])[0] if sent else next(iter(free([form.kept_paper])), None)
    form.claim = incoming.claims([form.arrival])[0] if form.arrival else ""


def _put(paper: SealedPaper) -> dict[str, Any]:
    try:
        data = paper.arrived.read_bytes()
    except FileNotFoundError:
        return {"state": "unreadable"}
    if papers.check(BytesIO(data)) is not None:
        return {"state": "unreadable"}  # it arrived as something else
    write_whole(paper.file, data)
    return {"state": "ready", "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
