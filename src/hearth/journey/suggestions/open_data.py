"""The register as open data: what the public pages say of each suggestion, under names that stay, row by row."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from itertools import chain
from typing import Any

from django.db.models import Prefetch
from django.utils.timezone import localtime

from hearth.core import clock, tenancy
from hearth.core.addresses import address
from hearth.core.bookmarks import Bookmark
from hearth.core.sheets_writing import csv_pieces
from hearth.journey.suggestions import filing
from hearth.journey.suggestions.issuing import Document, documents_of
from hearth.journey.suggestions.models import Answer, Assignment, Cosignature, Reply, Suggestion
from hearth.journey.suggestions.register import STATES, Asked, found_in, narrowed

AT_ONCE = 500
# how it is named: what stands in it is in docs/how-to/open-data.md
FIELDS = (
    "id", "number", "title", "deputy", "deputy_id", "cosigners", "year", "category", "keywords", "state",
    "registered_on", "assigned_on", "answered_on", "concluded_on", "units", "result_class", "result_letter",
    "evaluation", "disclosure", "public_text", "asks", "answers", "documents", "link",
)  # fmt: skip
Told = dict[str, Any]


def as_json(congress: Any, asked: Asked, here: str) -> Iterator[bytes]:
    """One document, written as it is read."""
    head = {"congress": congress.slug, "name": congress.name_zh, "made_at": clock.now().isoformat(timespec="seconds")}
    yield json.dumps(head, ensure_ascii=False)[:-1].encode() + b', "suggestions": [\n'
    for number, told in enumerate(told_of(congress, asked, here)):
        yield (",\n" if number else "").encode() + json.dumps(told, ensure_ascii=False).encode()
    yield b"\n]}\n"


def as_csv(congress: Any, asked: Asked, here: str) -> Iterator[bytes]:
    """A sheet that no program takes for formulas; what is several in one cell stands line by line."""
    return csv_pieces(FIELDS, ([_cell(told[name]) for name in FIELDS] for told in told_of(congress, asked, here)))


def told_of(congress: Any, asked: Asked, here: str) -> Iterator[Told]:
    """Everything that is public, the newest first; read in pieces, so that however many cost little at once."""
    after: Bookmark | None = None
    while True:
        with tenancy.inside(congress):
            found = _next(asked, after)
            documents = documents_of(found)
            told = [_told(each, filing.letters(), here, documents.get(each.pk, [])) for each in found]
        yield from told
        if len(found) < AT_ONCE:
            return
        after = Bookmark(found[-1].registered_at, found[-1].pk)


def _next(asked: Asked, after: Bookmark | None) -> list[Any]:
    answers = Prefetch("answers", Answer.objects.select_related("ask").order_by("ask__number"), to_attr="given")
    said = Reply.objects.filter(disclosure="full").exclude(signed_at=None).order_by("round").prefetch_related(answers)
    shares = (
        Assignment.objects.exclude(state__in=("released", "ended")).select_related("unit").order_by("assigned_at", "id")
    )
    shares = shares.prefetch_related(Prefetch("replies", said, to_attr="said"))
    signed = Prefetch("cosignatures", Cosignature.objects.filter(state="signed"), to_attr="signed")
    rows = narrowed(Suggestion.objects.public(), asked, STATES)
    rows = rows.prefetch_related("asks", "evaluations", signed, Prefetch("assignments", shares, to_attr="shares"))
    return found_in(rows, asked._replace(after=after), "registered_at", is_register=True, most=AT_ONCE)


def _told(each: Any, letters: dict[str, Any], here: str, documents: list[Document]) -> Told:
    is_full = each.disclosure == "full"
    asks = sorted(each.asks.all(), key=lambda ask: ask.number) if is_full else []
    return {
        "id": each.code,
        "number": each.number,
        "title": each.title,
        "deputy": each.lead.name_zh,
        "deputy_id": each.lead.code,
        "cosigners": len(each.signed),
        "year": each.year,
        "category": each.category,
        "keywords": each.keywords.split(),
        "state": each.state,
        "registered_on": _day(each.registered_at),
        "assigned_on": _day(each.assigned_at),
        "answered_on": _day(each.answered_at),
        "concluded_on": _day(each.moved_at) if each.state == "closed" else None,
        "units": [{"name": share.unit.name_zh, "part": share.part} for share in each.shares],
        "result_class": each.result_class or None,
        "result_letter": letters[each.result_class].letter if each.result_class in letters else None,
        "evaluation": _judged(each),
        "disclosure": each.disclosure,
        "public_text": each.public_text,
        "asks": [{"number": ask.number, "text": ask.words} for ask in asks],
        "answers": list(chain.from_iterable(map(_answered, each.shares))) if is_full else [],
        "documents": [_issued(document, here) for document in documents],
        "link": here + address("suggestions:suggestion", each.code) + "?public",
    }


def _issued(document: Document, here: str) -> Told:
    """What was issued after it, here or in the congress above."""
    return {
        "title": document.title,
        "number": document.number,
        "issuer": document.issuer,
        "issued_on": document.issued_on.isoformat() if document.issued_on else None,
        "link": here + document.link,
    }


def _judged(each: Any) -> str | None:
    """Of the last round that was judged; `not_rated` where the deputy let the time go by."""
    said = max(each.evaluations.all(), key=lambda evaluation: evaluation.round, default=None)
    if said is None:
        return None
    return said.result or None if said.is_rated else "not_rated"


def _answered(share: Any) -> list[Told]:
    """What the unit lets be public in full; of one that only handles along, nothing."""
    if not share.answers_asks:
        return []
    return [
        {
            "unit": share.unit.name_zh,
            "round": reply.round,
            "document": reply.document_no,
            "signed_on": _day(reply.signed_at),
            "text": reply.words,
            "to_asks": [_to_ask(given) for given in reply.given],
        }
        for reply in share.said
    ]


def _to_ask(given: Answer) -> Told:
    """What is answered to one ask, and by which day the unit promises what is not done yet."""
    due = given.due_on.isoformat() if given.due_on else None
    return {"number": given.ask.number, "text": given.words, "result_class": given.result_class, "due_on": due}


def _cell(told: Any) -> str:
    if isinstance(told, list):
        return "\n".join(map(_line, told))
    return "" if told is None else str(told)


def _line(told: Any) -> str:
    """One of several, in a cell: an ask behind its number, a unit before its part, a document, an answer."""
    if not isinstance(told, dict):
        return str(told)
    if "part" in told:
        return f"{told['name']} ({told['part']})"
    if "issuer" in told:
        return ", ".join(filter(None, (told["title"], told["number"], told["issuer"], told["issued_on"])))
    if "unit" not in told:
        return f"{told['number']}. {told['text']}"
    given = [f"{each['number']}. {each['text']} ({each['result_class']})" for each in told["to_asks"]]
    return "\n".join([f"{told['unit']} {told['document']} ({told['signed_on']})", told["text"], *given])


def _day(moment: datetime | None) -> str | None:
    return f"{localtime(moment):%Y-%m-%d}" if moment else None
