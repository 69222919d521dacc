from __future__ import annotations

from django.db import models

from hearth.core.tenancy import TenantModel
from hearth.journey.suggestions.models.suggestion import Suggestion

GRADES = [("satisfied", "satisfied"), ("basically", "basically satisfied"), ("not", "not satisfied")]
SCALES = ("attitude", "reply", "result")


class Evaluation(TenantModel):
    """What the deputy says of one round of handling: of the attitude, of the answer, of the result.

    Where the time for it went by in silence it is recorded as not rated, and counts neither way.
    """

    suggestion = models.ForeignKey(Suggestion, models.CASCADE, related_name="evaluations")
    round = models.PositiveSmallIntegerField()
    attitude = models.CharField(max_length=10, choices=GRADES, blank=True)
    reply = models.CharField(max_length=10, choices=GRADES, blank=True)
    result = models.CharField(max_length=10, choices=GRADES, blank=True)
    reason = models.TextField(blank=True)
    at = models.DateTimeField()

    personal = ("reason",)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["congress", "suggestion", "round"], name="one_evaluation_a_round")
        ]

    def __str__(self) -> str:
        return self.result or "not rated"

    @property
    def is_rated(self) -> bool:
        """The deputy said something."""
        return bool(self.attitude or self.reply or self.result)

    @property
    def is_satisfied(self) -> bool:
        """With nothing of it they were not satisfied."""
        return self.is_rated and "not" not in (self.attitude, self.reply, self.result)


class Told(TenantModel):
    """That somebody whose words a suggestion began with heard of one step of it: never twice."""

    suggestion = models.ForeignKey(Suggestion, models.CASCADE, related_name="told")
    thread = models.ForeignKey("contact.Thread", models.CASCADE, related_name="+")
    step = models.CharField(max_length=15)
    at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["congress", "suggestion", "step", "thread"], name="step_is_told_once")
        ]

    def __str__(self) -> str:
        return self.step
