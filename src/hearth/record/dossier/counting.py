"""How many lines of each kind stand in a file for a year, and what is usual in the district: a median, never a rank.

Lines of one kind about one and the same person's messages count once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from statistics import median
from uuid import UUID

from django.db.models import Case, Count, OuterRef, Subquery, Sum, TextField, Value, When
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce, NullIf

from hearth.core.ids import uuid7
from hearth.ground.congress.models import Deputy
from hearth.journey.demands.models import TextReading
from hearth.record.dossier.catalogue import duty_of, known_kinds
from hearth.record.dossier.kinds import DUTIES
from hearth.record.dossier.models import DutyCount, DutyRecord

LEAST = 10  # below so many deputies a median would tell of persons
TEXT = TextField()


def lock(*deputies: UUID) -> None:
    """Whoever writes into these files waits for each other, until the transaction is over."""
    rows = Deputy.objects.filter(pk__in=deputies).order_by("pk").select_for_update(no_key=True)
    list(rows.values_list("pk"))


def count(year: int, *deputies: UUID) -> None:
    """Count this year of these deputies anew, from the lines themselves; a few statements, however many they are.

    Called inside a transaction: whoever counts the same file at the same time waits, and counts what the other wrote.
    """
    lock(*deputies)
    lines = DutyRecord.objects.filter(deputy__in=deputies).of_year(year).counted().order_by()
    found = lines.annotate(once=once()).values_list("deputy", "kind").annotate(lines=Count("once", distinct=True))
    rows = [DutyCount(id=uuid7(), deputy_id=pk, year=year, kind=kind, lines=n) for pk, kind, n in found]
    standing = DutyCount.objects.filter(deputy__in=deputies, year=year)
    standing.update(lines=0)
    DutyCount.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["congress", "deputy", "year", "kind"], update_fields=["lines"]
    )
    standing.filter(lines=0).delete()


def once() -> Case:
    """What a line is counted once for: messages for whoever wrote them, since one can write to oneself; else itself."""
    readings = TextReading.objects.filter(thread=OuterRef("source_id"))
    sender = NullIf(Subquery(readings.values(who=KeyTextTransform("sender", "told"))[:1]), Value(""))
    of_message = When(source_kind="contact.thread", then=Coalesce(sender, Cast("source_id", TEXT)))
    return Case(of_message, default=Cast("pk", TEXT), output_field=TEXT)


def by_kind(deputy: UUID, year: int) -> dict[str, int]:
    """So many lines of each kind."""
    return dict(DutyCount.objects.filter(deputy=deputy, year=year).values_list("kind", "lines"))


def by_duty(kinds: Mapping[str, int]) -> Counter[str]:
    """The same by the duty the law names."""
    known, found = known_kinds(), Counter[str]()
    for kind, lines in kinds.items():
        found[duty_of(kind, known)] += lines
    return found


def medians(year: int) -> dict[str, float]:
    """What is usual of each duty: the middle one of all deputies in office, those without a line among them.

    None at all where few are in office; of a duty of which no line stands anywhere, nothing is usual.
    """
    everybody = list(Deputy.objects.in_office().values_list("pk", flat=True))
    if len(everybody) < LEAST:
        return {}
    counted: dict[UUID, Counter[str]] = {pk: Counter() for pk in everybody}
    known = known_kinds()
    rows = DutyCount.objects.filter(year=year, deputy__in=everybody).order_by()
    for deputy, kind, lines in rows.values_list("deputy", "kind").annotate(lines=Sum("lines")):
        counted[deputy][duty_of(kind, known)] += lines
    return {duty: float(median(each[duty] for each in counted.values())) for duty in DUTIES}
