from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models.functions import Now

from hearth.core import clock
from hearth.core.lifecycle import Lifecycle, Moving
from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet

MINUTES = 60
REVIEW = timedelta(hours=24)
GLASS = Lifecycle(
    "asked",
    {
        "asked": {"approve": "open"},
        "open": {"end": "ended", "review": "open"},
        "ended": {"review": "ended"},
    },
)


class GlassQuerySet(TenantQuerySet):
    """Times somebody broke the glass."""

    def open_to(self, user: UUID) -> "GlassQuerySet":
        """Those that let this person read at this moment, by the server's own clock."""
        return self.filter(user=user, state="open", ends_at__gt=Now())


class Glass(Moving, TenantModel):
    """An administrator, who has no right to content, reads one conversation for an hour and a written reason (D17)."""

    lifecycle = GLASS

    thread = models.ForeignKey("contact.Thread", models.CASCADE, related_name="glasses")
    user = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    state = models.CharField(max_length=10, default="asked")
    is_emergency = models.BooleanField(default=False)
    asked_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    second = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    review_due_at = models.DateTimeField(null=True)
    reviewed_at = models.DateTimeField(null=True)

    objects: Any = TenantManager.of(GlassQuerySet)

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["congress", "-asked_at", "-id"], name="glass_lately")]

    def __str__(self) -> str:
        return f"{self.user_id} at {self.thread_id}: {self.state}"

    @property
    def is_open(self) -> bool:
        """It can be read through at this moment."""
        return self.state == "open" and self.ends_at is not None and clock.now() < self.ends_at

    @property
    def waits_for_review(self) -> bool:
        """It was opened before anybody agreed, and nobody has looked at why since."""
        return self.is_emergency and self.reviewed_at is None

    @property
    def is_late(self) -> bool:
        """The day for that has passed."""
        due: datetime | None = self.review_due_at
        return self.waits_for_review and due is not None and due < clock.now()
