"""What pages show of promises: a row, the whole of one, and the panels that pages upstream make room for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import pairwise
from typing import Any, NamedTuple

from hearth.core import clock
from hearth.core.actions import may
from hearth.core.actors import By
from hearth.ground.rulebook import clocks
from hearth.journey.contact.forms import MOST_PHOTOS
from hearth.journey.contact.labels import Label, event_sentence
from hearth.journey.contact.panels import OwnPage, Panel
from hearth.journey.contact.portable import written
from hearth.journey.outcomes import labels, queries
from hearth.journey.outcomes.events import Happened
from hearth.journey.outcomes.models import Commitment, Measurement, Revision
from hearth.journey.suggestions.labels import GRADES

MEASUREMENTS = 24


class Row(NamedTuple):
    """One promise in a list: how it stands, what it is measured by, and how often it was kept when last counted."""

    commitment: Commitment
    label: Label
    target: str
    last: Measurement | None
    result: str


def rows(commitments: Iterable[Any], now: datetime) -> list[Row]:
    """Each as it is shown in a list."""
    return [_row(each, each.lately[0] if each.lately else None, now) for each in commitments]


def _row(commitment: Commitment, last: Measurement | None, now: datetime) -> Row:
    result = labels.result(last) if last else ""
    return Row(commitment, labels.label_of(commitment, last, now), labels.target_of(commitment), last, result)


def whole(commitment: Commitment, now: datetime) -> dict[str, Any]:
    """Everything one promise's page says."""
    measured = list(commitment.measurements.order_by("-until")[:MEASUREMENTS])
    story = queries.story(commitment)
    return {
        "commitment": commitment,
        "thread": commitment.thread,
        "suggestion": commitment.suggestion,
        "grades": GRADES,
        "row": _row(commitment, measured[0] if measured else None, now),
        "due": clocks.explain(commitment.clock) if commitment.clock else None,
        "measured": [(each, labels.result(each)) for each in measured],
        "revisions": _revisions(commitment),
        "story": [(line, event_sentence(line, commitment, at_desk=True)) for line in story],
        "evidence": queries.evidence(commitment, story),
        "labels": labels,
        "most_photos": MOST_PHOTOS,
        "now": now,
    }


def _revisions(commitment: Commitment) -> list[tuple[Revision, Any, Any]]:
    """Each change, with what had been promised before it and after."""
    changes = list(commitment.revisions.order_by("revised_at"))
    terms = [_terms(commitment, each, "was_") for each in changes] + [_terms(commitment, commitment, "")]
    return [(change, *pair) for change, pair in zip(changes, pairwise(terms), strict=True)][::-1]


def _terms(commitment: Commitment, told: Any, prefix: str) -> Any:
    due, percent, within, span = (getattr(told, f"{prefix}{name}") for name in ("due_on", "percent", "within", "span"))
    return due or labels.target(commitment.metric, percent, within, span, commitment.tier)


def for_resident(actor: By, page: OwnPage) -> Panel | None:
    """What was promised to them, in words, on their own page; it is looked for only where something was promised."""
    made = queries.made_to(page.thread) if Happened.PROMISED in page.events else []
    return Panel("outcomes/_promised.html", {"rows": rows(made, clock.now())}) if made else None


COPIED = (
    *("code", "kind", "words", "due_on", "metric", "percent", "within", "span", "state"),
    *("made_at", "result", "document_no", "explanation"),
)


def for_copy(thread: Any) -> list[dict[str, Any]]:
    """What units promised in this resident's matter and what became of it; no name of anybody there."""
    made = Commitment.objects.filter(thread=thread.pk).select_related("unit").order_by("made_at", "id")
    return [{"unit": each.unit.name} | {field: written(getattr(each, field)) for field in COPIED} for each in made]


def for_matter(actor: By, thread: Any) -> Panel | None:
    """What was promised in this matter, and a way to note more."""
    made = queries.about_matter(actor, thread)
    may_note = may("outcomes.note_promise", actor, thread) and not thread.is_sealed
    return Panel("outcomes/_matter.html", _listed(made, "outcomes:note_promise", thread.code, may_note))


def for_suggestion(actor: By, suggestion: Any) -> Panel | None:
    """What units promised in their answers to a suggestion, on its page."""
    now = clock.now()
    made = rows(queries.made_in_answers(suggestion), now)
    return Panel("outcomes/_promised_in_answers.html", {"rows": made, "now": now}) if made else None


def for_register(actor: By, suggestion: Any) -> Panel | None:
    """The same as everybody reads it: promises in answers that are public."""
    if suggestion.disclosure != "full":
        return None
    made = [each for each in queries.made_in_answers(suggestion) if each.answer.reply.disclosure == "full"]
    return Panel("outcomes/_promised_in_public.html", {"rows": rows(made, clock.now())}) if made else None


def for_referral(actor: By, referral: Any) -> Panel | None:
    """The same beside a referral, where the unit may promise something itself."""
    made = queries.about_matter(actor, referral.thread)
    may_promise = may("outcomes.promise", actor, referral) and not referral.thread.is_sealed
    if not (made or may_promise):
        return None
    return Panel("outcomes/_beside.html", _listed(made, "outcomes:promise", referral.code, may_promise))


def _listed(made: list[Commitment], page: str, code: str, may_add: bool) -> dict[str, Any]:
    now = clock.now()
    return {"rows": rows(made, now), "page": page, "code": code, "may_add": may_add, "now": now}
