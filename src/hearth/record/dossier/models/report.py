from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from hearth.core import clock
from hearth.core.actors import By
from hearth.core.ids import short_code
from hearth.core.lifecycle import Moving
from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet
from hearth.record.dossier.lifecycle import IN_PUBLIC, REPORT
from hearth.record.dossier.rules import OVERSEEING

MARKS = ("satisfied", "basically", "not_satisfied", "invalid")
COUNTED = Q(satisfied=None, basically=None, not_satisfied=None, invalid=None) | Q(
    satisfied__isnull=False, basically__isnull=False, not_satisfied__isnull=False, invalid__isnull=False
)


class ReportQuerySet(TenantQuerySet):
    """Reports to voters in the congress in scope."""

    def visible_to(self, actor: By) -> ReportQuerySet:
        """What is public; a deputy and their aides their own drafts; staff and chair all."""
        if not actor:
            return self.none()
        if "system" in actor.roles or actor.roles & OVERSEEING:
            return self
        mine = [deputy.pk for deputy in (actor.deputy, *actor.acts_for) if deputy]
        return self.filter(Q(state__in=IN_PUBLIC) | Q(deputy__in=mine))

    def public(self) -> ReportQuerySet:
        """Those that voters may read: announced, held, appraised."""
        return self.filter(state__in=IN_PUBLIC)


class VoterReport(Moving, TenantModel):
    """A deputy tells the voters what they did (述职), is asked, and is appraised (Deputies Law, art. 58; domain D12).

    An appraisal is four counts of paper slips. There is no row of a voter and none of a mark, so nothing leads from
    one to the other.
    """

    lifecycle = REPORT

    code = models.CharField(max_length=8, default=short_code)
    deputy = models.ForeignKey("congress.Deputy", models.PROTECT, related_name="voter_reports")
    year = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, default="draft")
    words = models.TextField()
    # when and where voters hear it
    held_on = models.DateField(null=True)
    begins = models.TimeField(null=True)
    place = models.CharField(max_length=120, blank=True)
    notice = models.TextField(blank=True)
    # what came of it
    voters = models.PositiveIntegerField(null=True)
    questions = models.TextField(blank=True)
    satisfied = models.PositiveIntegerField(null=True)
    basically = models.PositiveIntegerField(null=True)
    not_satisfied = models.PositiveIntegerField(null=True)
    invalid = models.PositiveIntegerField(null=True)
    feedback = models.TextField(blank=True)
    name = models.CharField(max_length=80)
    drafted_at = models.DateTimeField()
    announced_at = models.DateTimeField(null=True)
    moved_at = models.DateTimeField()

    personal = ("name", "words", "questions", "feedback", "place")
    objects: Any = TenantManager.of(ReportQuerySet)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["congress", "code"], name="voter_report_codes_differ"),
            models.UniqueConstraint(
                fields=["congress", "deputy", "year"], condition=~Q(state="dropped"), name="voter_report_once_a_year"
            ),
            models.CheckConstraint(condition=COUNTED, name="voter_report_counted_whole"),
        ]
        indexes = [
            models.Index(fields=["congress", "-moved_at", "-id"], name="voter_reports_lately"),
            models.Index(fields=["congress", "deputy", "-year"], name="voter_reports_of_deputy"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def is_public(self) -> bool:
        """Voters may read it."""
        return self.state in IN_PUBLIC

    @property
    def is_appraised(self) -> bool:
        """Slips were counted."""
        return self.satisfied is not None

    @property
    def valid(self) -> int:
        """How many slips said one of the three."""
        return (self.satisfied or 0) + (self.basically or 0) + (self.not_satisfied or 0)

    def step(self, move: str, **changes: Any) -> None:
        """Take this move, now."""
        self.move(move, moved_at=clock.now(), **changes)
