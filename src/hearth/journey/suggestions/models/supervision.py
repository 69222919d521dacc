from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from hearth.core import clock
from hearth.core.lifecycle import Moving
from hearth.core.tenancy import TenantModel
from hearth.journey.suggestions.lifecycle import SUPERVISION
from hearth.journey.suggestions.models.suggestion import Suggestion

KINDS = [("inspection", "an inspection"), ("meeting", "a meeting"), ("progress", "how far it has come")]


class Supervision(Moving, TenantModel):
    """A suggestion under key supervision (重点督办): the chair looks after it in person (Deputies Law art. 52).

    Committees propose it, the chair's meeting approves it, a plan says who goes where, and a report ends it.
    """

    lifecycle = SUPERVISION

    suggestion = models.ForeignKey(Suggestion, models.CASCADE, related_name="supervisions")
    state = models.CharField(max_length=10, default="proposed")
    reason = models.TextField()
    proposed_by = models.CharField(max_length=80)
    proposed_at = models.DateTimeField()
    head = models.CharField(max_length=80, blank=True)  # who leads it for the chair
    approved_by = models.CharField(max_length=80, blank=True)
    approved_at = models.DateTimeField(null=True)
    plan = models.TextField(blank=True)
    due_on = models.DateField(null=True)
    report = models.TextField(blank=True)
    remark = models.TextField(blank=True)  # why it was not taken on, or goes on
    moved_at = models.DateTimeField()

    personal = ("proposed_by", "head", "approved_by")

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "suggestion"],
                condition=~Q(state__in=("closed", "refused")),
                name="supervised_once_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return self.state

    def step(self, move: str, **changes: Any) -> None:
        """Take this move, now."""
        self.move(move, moved_at=clock.now(), **changes)


class Note(TenantModel):
    """What was seen and said under key supervision: an inspection, a meeting, how far it has come."""

    supervision = models.ForeignKey(Supervision, models.CASCADE, related_name="notes")
    kind = models.CharField(max_length=10, choices=KINDS)
    held_on = models.DateField()
    words = models.TextField()
    name = models.CharField(max_length=80)
    at = models.DateTimeField()

    personal = ("words", "name")

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["congress", "supervision", "-held_on"], name="notes_of_supervision")]

    def __str__(self) -> str:
        return f"{self.kind} {self.held_on:%Y-%m-%d}"


class Meeting(TenantModel):
    """Deputy and unit brought together, or experts asked, after the last round of handling (D4)."""

    suggestion = models.ForeignKey(Suggestion, models.CASCADE, related_name="meetings")
    held_on = models.DateField()
    words = models.TextField()
    name = models.CharField(max_length=80)
    at = models.DateTimeField()

    personal = ("words", "name")

    def __str__(self) -> str:
        return f"{self.held_on:%Y-%m-%d}"
