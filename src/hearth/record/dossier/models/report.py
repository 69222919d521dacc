from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import F, Q

from hearth.core import clock
from hearth.core.actors import By
from hearth.core.ids import short_code
from hearth.core.lifecycle import Moving
from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet
from hearth.record.dossier.lifecycle import IN_PUBLIC, ONLINE_IN, REPORT
from hearth.record.dossier.rules import LEAST, OVERSEEING

STEPS = ("satisfied", "basically", "not_satisfied")
MARKS = (*STEPS, "invalid")
ONLINE = tuple(f"online_{step}" for step in STEPS)
COUNTED = Q(satisfied=None, basically=None, not_satisfied=None, invalid=None) | Q(
    satisfied__isnull=False, basically__isnull=False, not_satisfied__isnull=False, invalid__isnull=False
)
# of what was given online, fewer than ten are told to nobody, and so they are not kept either
TOLD = Q(online_satisfied=None, online_basically=None, online_not_satisfied=None) | Q(
    online_satisfied__gte=LEAST - F("online_basically") - F("online_not_satisfied")
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

    def announced_once(self) -> ReportQuerySet:
        """The same, and those that were called off since: who holds a slip of one is told so."""
        return self.filter(Q(state__in=IN_PUBLIC) | Q(state="draft", announced_at__isnull=False))

    def to_close(self, now: datetime) -> ReportQuerySet:
        """Those whose time online is over."""
        return self.filter(state__in=ONLINE_IN, closed_at=None, closes_at__lte=now)


class VoterReport(Moving, TenantModel):
    """A deputy tells the voters what they did (述职), is asked, and is appraised (Deputies Law, art. 58; domain D12).

    An appraisal is counts: of paper slips, and of slips given online. There is no row of a voter and none of a mark, so
    nothing leads from one to the other (decision 0030).
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
    # until when voters ask and appraise online, and since when no more
    closes_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    slips_printed = models.PositiveIntegerField(default=0)
    slips_handed_out = models.PositiveIntegerField(null=True)
    online_satisfied = models.PositiveIntegerField(null=True)
    online_basically = models.PositiveIntegerField(null=True)
    online_not_satisfied = models.PositiveIntegerField(null=True)
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
            models.CheckConstraint(condition=TOLD, name="voter_report_online_from_ten_on"),
        ]
        indexes = [
            models.Index(fields=["congress", "-moved_at", "-id"], name="voter_reports_lately"),
            models.Index(fields=["congress", "deputy", "-year"], name="voter_reports_of_deputy"),
            models.Index(fields=["congress", "closes_at"], condition=Q(closed_at=None), name="voter_reports_to_close"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def is_public(self) -> bool:
        """Voters may read it."""
        return self.state in IN_PUBLIC

    @property
    def is_online(self) -> bool:
        """Voters can ask and appraise online, or the house has still to close that."""
        return self.state in ONLINE_IN and self.closes_at is not None and self.closed_at is None

    @property
    def is_open(self) -> bool:
        """They can do so now."""
        return self.is_online and self.closes_at is not None and clock.now() < self.closes_at

    @property
    def given_online(self) -> int | None:
        """How many slips were given online; None before that is closed, and where they are too few to be told."""
        counts = [getattr(self, name) for name in ONLINE]
        return None if None in counts else sum(counts)

    @property
    def is_too_few_online(self) -> bool:
        """It is closed, slips had been printed, and too few came back to tell anything."""
        return self.closed_at is not None and bool(self.slips_printed) and self.given_online is None

    def allows(self, verb: str) -> bool:
        """What has to wait until it is closed online, and what only makes sense before."""
        if verb == "open_online":
            return self.closed_at is None
        if verb == "print_slips":
            return self.is_open
        return not (verb in ("appraise_report", "feed_back") and self.is_online)

    @property
    def is_appraised(self) -> bool:
        """Slips were counted."""
        return self.satisfied is not None

    @property
    def is_too_few_on_paper(self) -> bool:
        """Fewer than ten said anything, so what they said would tell of persons."""
        return self.valid < LEAST

    @property
    def valid(self) -> int:
        """How many slips said one of the three."""
        return (self.satisfied or 0) + (self.basically or 0) + (self.not_satisfied or 0)

    def step(self, move: str, **changes: Any) -> None:
        """Take this move, now."""
        self.move(move, moved_at=clock.now(), **changes)
