from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet
from hearth.ground.rulebook.reckoning import More, Rest, Span

OUTCOMES = [
    ("kept", "done in time"),
    ("late", "done too late"),
    ("cancelled", "no longer asked for"),
    ("moved", "goes on with somebody else"),
]
UNITS = [
    ("min", "minutes"),
    ("h", "hours"),
    ("wh", "office hours"),
    ("d", "days"),
    ("wd", "working days"),
    ("mo", "months"),
]
OWN_DAY = "own.day"  # stands in place of a rule where whoever promised it chose the day
OPEN = Q(stopped_at=None)
RUNNING = OPEN & Q(paused_since=None)
EITHER = OPEN | ~OPEN  # each half is found by an index of its own: what runs is written less often with fewer of them


class ClockQuerySet(TenantQuerySet):
    """Promises and how they stand."""

    def about(self, thing: Any) -> "ClockQuerySet":
        """Every clock of this thing, the oldest first."""
        return self.about_each([thing.pk])

    def about_each(self, things: Sequence[Any]) -> "ClockQuerySet":
        """Every clock of these, likewise."""
        return self.filter(EITHER, thing_id__in=things).order_by("started_at", "id")

    def open(self) -> "ClockQuerySet":
        """Not stopped; a paused one is open."""
        return self.filter(OPEN)

    def running(self) -> "ClockQuerySet":
        """Neither stopped nor paused."""
        return self.filter(RUNNING)

    def overdue(self, now: datetime) -> "ClockQuerySet":
        """Running past its time, the longest first."""
        return self.running().filter(due_at__lt=now).order_by("due_at", "id")


class Clock(TenantModel):
    """A promise that runs: what must be done, by whom, until when. Whether it is overdue is read off, never written."""

    kind = models.CharField(max_length=60)
    thing_id = models.UUIDField()
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=30)
    owner = models.ForeignKey("congress.Unit", models.PROTECT, null=True, related_name="clocks", db_index=False)
    # what it runs by: the rule, in which version of the profile and of the calendar, and how much it came to
    rule = models.CharField(max_length=60)
    version = models.CharField(max_length=50)
    calendar = models.PositiveIntegerField(default=0)
    promise = models.ForeignKey("rulebook.UnitPromise", models.PROTECT, null=True, related_name="+", db_index=False)
    amount = models.PositiveIntegerField()
    unit = models.CharField(max_length=3, choices=UNITS)
    over_holidays = models.PositiveSmallIntegerField(null=True)
    extra = models.DurationField(default=timedelta)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    paused_since = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, choices=OUTCOMES, blank=True)
    # the next step of the ladder; it stands in the same row, so that whatever moves or stops the clock takes it along
    next_kind = models.CharField(max_length=20, blank=True)
    next_at = models.DateTimeField(null=True)
    # each time the rules or the calendar changed and it got another date: when that was, and when it was due before
    recounted_at = ArrayField(models.DateTimeField(), default=list)
    due_before = ArrayField(models.DateTimeField(), default=list)

    objects: Any = TenantManager.of(ClockQuerySet)

    class Meta(TenantModel.Meta):
        indexes = [
            models.Index(fields=["congress", "due_at", "id"], condition=RUNNING, name="clocks_by_due"),
            models.Index(fields=["congress", "next_at", "id"], condition=RUNNING, name="clocks_by_next_step"),
            models.Index(fields=["congress", "stopped_at"], condition=~OPEN, name="clocks_by_end"),
            models.Index(fields=["congress", "thing_id"], condition=~OPEN, name="clocks_that_ended"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["congress", "thing_id", "name"], condition=OPEN, name="clock_runs_once")
        ]

    def __str__(self) -> str:
        return f"{self.name} of {self.code}: {self.due_at:%Y-%m-%d %H:%M}"

    @property
    def allowed(self) -> Span:
        """How much time it was given at first."""
        return Span(self.amount, self.unit, self.over_holidays)

    @property
    def recounts(self) -> list[tuple[datetime, datetime]]:
        """When it was counted anew, and when it was due until then."""
        return list(zip(self.recounted_at, self.due_before, strict=True))

    @property
    def is_running(self) -> bool:
        """Neither stopped nor paused."""
        return self.stopped_at is None and self.paused_since is None

    def is_overdue(self, now: datetime) -> bool:
        """It runs, and its time is over."""
        return self.is_running and self.due_at < now


class ByWhom(TenantModel):
    """Something done by somebody, under a post, for a reason."""

    reason = models.CharField(max_length=200)
    role = models.CharField(max_length=20)
    who = models.UUIDField(null=True)

    personal = ("reason",)

    class Meta(TenantModel.Meta):
        abstract = True


class Pause(ByWhom):
    """The clock stood still from one moment to another, and why; still, as long as it has no end."""

    clock = models.ForeignKey(Clock, models.CASCADE, related_name="pauses")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    ended_role = models.CharField(max_length=20, blank=True)
    ended_who = models.UUIDField(null=True)

    class Meta(ByWhom.Meta):
        constraints = [
            models.UniqueConstraint(fields=["congress", "clock"], condition=Q(until=None), name="clock_rests_once"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=models.F("since")), name="pause_runs_forward"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.since:%Y-%m-%d %H:%M} to {self.until or '…'}"

    @property
    def rest(self) -> Rest | None:
        """As it is reckoned with; a pause that goes on has moved nothing yet."""
        return Rest(self.since, self.until) if self.until else None


class Extension(ByWhom):
    """More time was granted, by whom and why."""

    clock = models.ForeignKey(Clock, models.CASCADE, related_name="extensions")
    at = models.DateTimeField()
    amount = models.PositiveIntegerField()
    unit = models.CharField(max_length=3, choices=UNITS)

    def __str__(self) -> str:
        return f"{self.amount} {self.unit} more"

    @property
    def more(self) -> More:
        """As it is reckoned with."""
        return More(self.at, Span(self.amount, self.unit))
