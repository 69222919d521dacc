from django.db import models

from hearth.core.lifecycle import Moving
from hearth.core.tenancy import TenantModel
from hearth.journey.casework.lifecycle import REQUEST

KINDS = [("extension", "more time"), ("suspension", "the clock stands still")]


class Request(Moving, TenantModel):
    """A unit asks for more time, or that the clock stand still, with its reason; staff rule upon it."""

    lifecycle = REQUEST

    referral = models.ForeignKey("casework.Referral", models.CASCADE, related_name="requests")
    kind = models.CharField(max_length=10, choices=KINDS)
    hours = models.PositiveIntegerField(default=0)  # more time asked for
    words = models.TextField()
    state = models.CharField(max_length=10, default="asked")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey("accounts.User", models.SET_NULL, null=True, related_name="+")
    answer = models.TextField(blank=True)
    ruled_at = models.DateTimeField(null=True)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "referral"], condition=models.Q(state="asked"), name="one_open_request_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.referral_id}"

    @property
    def thread(self) -> object:
        """The thread it is about."""
        return self.referral.thread
