from datetime import datetime

from django.db import models

from hearth.core.lifecycle import Lifecycle, Moving
from hearth.core.tenancy import TenantModel

INVITATION = Lifecycle(
    "open", {"open": {"accept": "accepted", "withdraw": "withdrawn"}, "accepted": {}, "withdrawn": {}}
)
KINDS = [("welcome", "into a new account"), ("reset", "into an account whose password was lost")]


class Invitation(Moving, TenantModel):
    """The way in for one person, once, for a week: they set a password of their own. Its secret is stored nowhere."""

    lifecycle = INVITATION

    user = models.ForeignKey("accounts.User", models.CASCADE, related_name="invitations")
    kind = models.CharField(max_length=10, choices=KINDS)
    locator = models.CharField(max_length=6)
    bundle = models.ForeignKey("congress.Bundle", models.SET_NULL, null=True, related_name="invitations")
    invited_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, default="open")

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["user", "congress"], name="invitation_of_user")]
        constraints = [
            models.UniqueConstraint(fields=["congress", "locator"], name="invitation_locators_differ"),
            models.UniqueConstraint(
                fields=["congress", "user"], condition=models.Q(state="open"), name="invitation_once_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.user}: {self.state}"

    @property
    def code(self) -> str:
        """How the ledger names it; no part of what opens it."""
        return self.pk.hex[-8:].upper()

    def standing(self, now: datetime) -> str:
        """`open`, `accepted`, `withdrawn`, or `expired`: how it stands at this moment."""
        return "expired" if self.state == "open" and self.expires_at <= now else self.state
