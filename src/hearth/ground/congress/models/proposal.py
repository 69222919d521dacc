from typing import Any

from django.db import models

from hearth.core.lifecycle import Lifecycle, Moving
from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet
from hearth.ground.congress.models.post import Seat

PROPOSAL = Lifecycle("open", {"open": {"confirm": "confirmed", "decline": "declined"}, "confirmed": {}, "declined": {}})
KINDS = [("post", "a post that takes two administrators"), ("reset", "a new way in for somebody")]


class ProposalQuerySet(TenantQuerySet):
    """What one administrator has proposed."""

    def waiting(self) -> "ProposalQuerySet":
        """Those on which a second administrator has not decided, oldest first."""
        return self.filter(state="open").order_by("proposed_at", "id")


class Proposal(Moving, Seat, TenantModel):
    """What one administrator alone may not do: it takes effect when a second one confirms it."""

    lifecycle = PROPOSAL

    kind = models.CharField(max_length=10, choices=KINDS)
    user = models.ForeignKey("accounts.User", models.CASCADE, related_name="proposals")
    role = models.CharField(max_length=12, blank=True)
    until = models.DateField(null=True)
    reason = models.CharField(max_length=200)
    proposed_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, default="open")

    personal = ("reason",)
    objects: Any = TenantManager.of(ProposalQuerySet)

    class Meta(TenantModel.Meta):
        indexes = [
            models.Index(fields=["congress", "state", "proposed_at"], name="proposal_waiting"),
            models.Index(fields=["user", "congress"], name="proposal_about_user"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "user", "kind", "role"], condition=models.Q(state="open"), name="proposal_once_open"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.user}: {self.state}"

    @property
    def code(self) -> str:
        """How the ledger names it."""
        return self.pk.hex[-8:].upper()
