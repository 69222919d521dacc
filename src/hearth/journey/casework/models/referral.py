from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q

from hearth.core import clock
from hearth.core.actors import By
from hearth.core.lifecycle import Moving
from hearth.core.rows import one_of
from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet
from hearth.journey.casework.lifecycle import MOST_SENT_BACK, OPEN, REFERRAL, TIERS
from hearth.journey.casework.models.issue import Issue
from hearth.journey.contact.models import Subject, Thread

ROLES = [("lead", "lead unit"), ("co", "co-handling unit")]
UNITS = ("unit", "unit-leader")


class ReferralQuerySet(TenantQuerySet):
    """Referrals of the congress in scope."""

    def visible_to(self, actor: By) -> ReferralQuerySet:
        """A unit sees its own and its parts', deputy and clerk those of their threads, the chair all."""
        if not actor:
            return self.none()
        if "system" in actor.roles:
            return self
        if actor.thread is not None:
            return self.filter(issue__strands__thread=actor.thread.pk, issue__strands__left_at=None)
        return self.filter(self._shown(actor)).exclude(
            issue__thread__in=Subject.objects.naming(actor.id).values("thread")
        )

    def _shown(self, actor: By) -> Q:
        if actor.units and actor.roles <= set(UNITS):
            return self._of_units_alone(actor)
        seen = Q(issue__thread__in=Thread.objects.visible_to(actor).values("pk"))
        if actor.unit is not None and actor.roles & set(UNITS):
            seen |= self.of_unit(actor.unit)
        if "leader" in actor.roles:
            seen |= Q(issue__thread__is_sealed=False)
        return seen

    def _of_units_alone(self, actor: By) -> Q:
        """The same for those who are nothing but unit staff: whatever others have in hand is not looked at."""
        issues = Issue.objects.filter(thread__in=Thread.objects.visible_to(actor).values("pk")).order_by().values("pk")
        return Q(unit__in=actor.units) | Q(team=actor.unit.pk) | Q(one_of("issue", issues))

    @staticmethod
    def of_unit(unit: Any) -> Q:
        """Sent to this unit or one of its parts, or given to it inside the unit."""
        return Q(unit=unit.pk) | Q(unit__parent=unit.pk) | Q(team=unit.pk)

    def open(self) -> ReferralQuerySet:
        """Those that are not over."""
        return self.filter(state__in=OPEN)

    def late(self, now: datetime) -> ReferralQuerySet:
        """Those whose unit should have reported by now."""
        return self.open().filter(clock__stopped_at=None, clock__paused_since=None, clock__due_at__lt=now)


class Referral(Moving, TenantModel):
    """A matter sent to a unit (转办单), in words that do not tell who wrote, to be reported on by a moment all see."""

    lifecycle = REFERRAL

    code = models.CharField(max_length=8)
    issue = models.ForeignKey("casework.Issue", models.CASCADE, related_name="referrals")
    unit = models.ForeignKey("congress.Unit", models.PROTECT, related_name="referrals")
    team = models.ForeignKey("congress.Unit", models.PROTECT, null=True, related_name="+")
    holder = models.ForeignKey("accounts.User", models.SET_NULL, null=True, related_name="+")
    clock = models.ForeignKey("rulebook.Clock", models.SET_NULL, null=True, related_name="+")  # of its report
    before = models.ForeignKey("self", models.SET_NULL, null=True, related_name="successors")
    route = models.ForeignKey("casework.Route", models.SET_NULL, null=True, related_name="referrals")  # proposed it
    guess = models.ForeignKey("casework.Route", models.SET_NULL, null=True, related_name="+", db_index=False)
    chance = models.FloatField(null=True)  # how likely the model in force held its guess to be when it was sent
    role = models.CharField(max_length=4, choices=ROLES, default="lead")
    tier = models.CharField(max_length=10, choices=[(tier, tier) for tier in TIERS])
    words = models.TextField()
    place = models.CharField(max_length=120, blank=True)
    has_photos = models.BooleanField(default=False)
    has_contact = models.BooleanField(default=False)
    order_no = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=10, default="sent")
    result = models.TextField(blank=True)
    outcome = models.CharField(max_length=10, blank=True)
    done_on = models.DateField(null=True)
    sent_back = models.PositiveSmallIntegerField(default=0)
    urged_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField()
    first_sent_at = models.DateTimeField()  # to the first unit, where it came from another
    moved_at = models.DateTimeField()
    reported_at = models.DateTimeField(null=True)

    personal = ("words", "place")
    objects: Any = TenantManager.of(ReferralQuerySet)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["congress", "code"], name="referral_codes_differ"),
            models.UniqueConstraint(
                fields=["congress", "unit", "issue"], condition=Q(state__in=OPEN), name="one_open_referral_to_a_unit"
            ),
        ]
        indexes = [
            models.Index(fields=["congress", "unit", "-moved_at", "-id"], name="referrals_lately_of_unit"),
            models.Index(fields=["congress", "-moved_at", "-id"], name="referrals_lately"),
            models.Index(fields=["congress", "state", "-moved_at", "-id"], name="referrals_by_state"),
            models.Index(
                fields=["congress", "-moved_at", "-id"], condition=Q(sent_back__gt=0), name="referrals_sent_back"
            ),
            models.Index(
                fields=["congress", "-moved_at", "-id"], condition=Q(before__isnull=False), name="referrals_wandered"
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def thread(self) -> Thread:
        """The thread in which the matter began."""
        thread: Thread = self.issue.thread
        return thread

    @property
    def is_over(self) -> bool:
        """The unit has nothing to do with it any more."""
        return self.state not in OPEN

    @property
    def days_between_desks(self) -> int:
        """How many days went by before the right unit had it."""
        return (self.sent_at - self.first_sent_at).days if self.before_id else 0

    @property
    def was_returned(self) -> bool:
        """A unit may give it back once; what was ruled upon is ruled."""
        return hasattr(self, "given_back")

    @property
    def may_be_sent_back(self) -> bool:
        """A report goes back once; the second time staff must decide."""
        return self.sent_back < MOST_SENT_BACK

    def step(self, move: str, **changes: Any) -> None:
        """Take this move, now."""
        self.move(move, moved_at=clock.now(), **changes)
