from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q

from hearth.core import clock
from hearth.core.actors import By
from hearth.core.ids import short_code
from hearth.core.lifecycle import Moving
from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet
from hearth.record.dossier.lifecycle import COUNTED, RECORD, TO_DECIDE
from hearth.record.dossier.rules import OVERSEEING

ORIGINS = [
    ("derived", "follows from work on this platform"),
    ("own", "entered by the deputy or their aide"),
    ("organiser", "registered by whoever organised it"),
    ("imported", "taken over from before"),
]


class RecordQuerySet(TenantQuerySet):
    """Lines of deputies' files in the congress in scope."""

    def visible_to(self, actor: By) -> RecordQuerySet:
        """A deputy and their aides their own; staff and chair all. Everybody else reads figures, never lines."""
        if not actor:
            return self.none()
        if "system" in actor.roles or actor.roles & OVERSEEING:
            return self
        mine = [deputy.pk for deputy in (actor.deputy, *actor.acts_for) if deputy]
        return self.filter(deputy__in=mine) if mine else self.none()

    def counted(self) -> RecordQuerySet:
        """Those that stand: verified, or locked with their year."""
        return self.filter(state__in=COUNTED)

    def of_year(self, year: int) -> RecordQuerySet:
        """Those of one year by the calendar."""
        return self.filter(done_on__gte=date(year, 1, 1), done_on__lte=date(year, 12, 31))


class DutyRecord(Moving, TenantModel):
    """A line in a deputy's file (履职记录): on this day the deputy did this.

    Most follow from work done here and lead back to it (`source`); the same work never makes two lines, however often
    it is looked at. What happened elsewhere is entered by the deputy, an aide, or whoever organised it.
    """

    lifecycle = RECORD

    code = models.CharField(max_length=8, default=short_code)
    deputy = models.ForeignKey("congress.Deputy", models.PROTECT, related_name="duty_records")
    kind = models.CharField(max_length=24)  # a key of `kinds.KINDS`, or the code of a DutyKind
    origin = models.CharField(max_length=10, choices=ORIGINS)
    state = models.CharField(max_length=10, default="pending")
    done_on = models.DateField()
    half_days = models.PositiveSmallIntegerField(null=True)
    words = models.TextField(blank=True)
    place = models.CharField(max_length=120, blank=True)
    people = models.PositiveIntegerField(null=True)  # how many they met
    activity = models.ForeignKey("dossier.Activity", models.PROTECT, null=True, related_name="records")
    # what it follows from
    source_kind = models.CharField(max_length=40, blank=True)
    source_id = models.UUIDField(null=True)
    source_code = models.CharField(max_length=40, blank=True)
    key = models.CharField(max_length=90, blank=True)  # what it is counted once for
    # who entered it, and who verified it
    name = models.CharField(max_length=80, blank=True)
    role = models.CharField(max_length=20, blank=True)
    entered_by = models.UUIDField(null=True)
    entered_at = models.DateTimeField()
    moved_at = models.DateTimeField()
    verified_by = models.UUIDField(null=True)
    verified_name = models.CharField(max_length=80, blank=True)
    verified_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)  # why it was sent back

    personal = ("name", "verified_name", "words", "place", "reason")
    objects: Any = TenantManager.of(RecordQuerySet)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["congress", "code"], name="duty_record_codes_differ"),
            models.UniqueConstraint(
                fields=["congress", "deputy", "kind", "key"], condition=~Q(key=""), name="duty_counted_once"
            ),
            models.UniqueConstraint(
                fields=["congress", "deputy", "activity"], condition=Q(activity__isnull=False), name="took_part_once"
            ),
        ]
        indexes = [
            models.Index(fields=["congress", "deputy", "-done_on", "-id"], name="duties_of_deputy"),
            models.Index(fields=["congress", "deputy", "kind", "-done_on", "-id"], name="duties_by_kind"),
            models.Index(fields=["congress", "-moved_at", "-id"], name="duties_lately"),
            models.Index(
                fields=["congress", "state", "moved_at", "id"],
                name="duties_to_decide",
                condition=Q(state__in=TO_DECIDE),
            ),
            models.Index(fields=["congress", "done_on", "state"], name="duties_by_day"),
            models.Index(
                fields=["congress", "source_id"], name="duties_of_source", condition=Q(source_id__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def is_derived(self) -> bool:
        """It follows from work that is on this platform."""
        return self.origin == "derived"

    @property
    def is_counted(self) -> bool:
        """Figures count it."""
        return self.state in COUNTED

    def step(self, move: str, **changes: Any) -> None:
        """Take this move, now."""
        self.move(move, moved_at=clock.now(), **changes)


class Objection(TenantModel):
    """A deputy says that a line of their file is not so; somebody else than whoever verified it decides."""

    record = models.ForeignKey(DutyRecord, models.CASCADE, related_name="objections")
    words = models.TextField()
    name = models.CharField(max_length=80)
    made_at = models.DateTimeField()
    verdict = models.CharField(max_length=8, blank=True, choices=[("uphold", "it stands"), ("strike", "it goes")])
    answer = models.TextField(blank=True)
    decided_name = models.CharField(max_length=80, blank=True)
    decided_at = models.DateTimeField(null=True)

    personal = ("words", "name", "answer", "decided_name")

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["congress", "record", "made_at"], name="objections_to_record")]

    def __str__(self) -> str:
        return f"objection to {self.record_id}"


class Correction(TenantModel):
    """How a line read before somebody put it right."""

    record = models.ForeignKey(DutyRecord, models.CASCADE, related_name="corrections")
    was = models.JSONField()
    name = models.CharField(max_length=80)
    made_at = models.DateTimeField()

    personal = ("was", "name")
    is_append_only = True

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["congress", "record", "made_at"], name="corrections_of_record")]

    def __str__(self) -> str:
        return f"correction of {self.record_id}"
