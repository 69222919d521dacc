"""Reads behind the papers of answers: in whose sight a letter lies, and which sealed paper stands."""

from __future__ import annotations

from hearth.core.actors import By
from hearth.journey.suggestions.models import Assignment, Reply, SealedPaper, Suggestion
from hearth.journey.suggestions.rules import has_a_share

WITH = ("assignment__unit", "assignment__suggestion__lead", "assignment__suggestion__demand")


def reply_seen_by(actor: By, code: str, round: int) -> Reply | None:
    """The answer of this share in this round; a draft is its unit's alone."""
    seen = Assignment.objects.visible_to(actor).filter(code=code).values("pk")
    found: Reply | None = Reply.objects.filter(assignment__in=seen, round=round).select_related(*WITH).first()
    if found is None or (found.signed_at is None and not has_a_share(actor, found.assignment)):
        return None
    return found


def public_reply(code: str, round: int) -> Reply | None:
    """The same for everybody: where the suggestion is public in full, and the unit lets its answer be."""
    public = Suggestion.objects.public().filter(disclosure="full").values("pk")
    rows = Reply.objects.filter(assignment__suggestion__in=public, assignment__code=code, round=round)
    rows = rows.filter(signed_at__isnull=False, disclosure="full").exclude(assignment__part="co")
    rows = rows.exclude(assignment__state__in=("released", "ended"))
    found: Reply | None = rows.select_related(*WITH).first()
    return found


def sealed_paper_of(reply: Reply) -> SealedPaper | None:
    """The sealed paper that stands: the last that could be kept."""
    found: SealedPaper | None = SealedPaper.objects.filter(reply=reply, state="ready").order_by("-id").first()
    return found
