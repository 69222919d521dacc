"""Words of a referral made findable, each in its part, so that what a unit says among itself is the unit's to find."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.postgres.search import SearchVectorField
from django.db import transaction
from django.db.models.expressions import RawSQL

from hearth.core.bigrams import vector, words_to_stem
from hearth.core.ids import uuid7
from hearth.core.stems import stems_of
from hearth.doors.finding.models import Trace
from hearth.journey.casework.models import Referral

SLIP, REPORT, AROUND, INSIDE = "A", "B", "C", ""
OPEN = SLIP + REPORT + AROUND  # what everybody finds who may see the referral
LONGEST = 30_000


@transaction.atomic
def trace(referral: Referral) -> None:
    """Everything written about it; nothing where the resident's words were erased."""
    held = Referral.objects.select_for_update(of=("self",)).select_related("given_back").filter(pk=referral.pk)
    if (referral := held.get()).words == "":
        Trace.objects.filter(referral=referral).delete()
        return
    parts = [(text[:LONGEST], part) for text, part in texts(referral)]
    stems = stems_of(words_to_stem(text for text, _part in parts))
    words = RawSQL("%s::tsvector", [vector(parts, stems)], output_field=SearchVectorField())
    kept = {"id": uuid7(), "words": words}
    Trace.objects.update_or_create(referral=referral, defaults={"words": words}, create_defaults=kept)


def texts(referral: Any) -> Iterator[tuple[str, str]]:
    """Each text with the part it belongs to: what is read first comes first."""
    yield referral.words, SLIP
    yield referral.place, SLIP
    yield referral.order_no, SLIP
    yield referral.result, REPORT
    for request in referral.requests.all():
        yield request.words, AROUND
        yield request.answer, AROUND
    if given_back := getattr(referral, "given_back", None):
        yield given_back.words, AROUND
        yield given_back.answer, AROUND
    for remark in referral.remarks.all():
        yield remark.words, INSIDE if remark.is_inside else AROUND
