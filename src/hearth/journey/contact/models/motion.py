from django.db import models

from hearth.core.lifecycle import Lifecycle, Moving
from hearth.core.tenancy import TenantModel

WHAT = [("unseal", "unseal"), ("close", "close")]
MOTION = Lifecycle("open", {"open": {"second": "carried"}, "carried": {}})


class Motion(Moving, TenantModel):
    """One person asks to unseal or close a sealed matter; it happens when a second one agrees (T24)."""

    lifecycle = MOTION

    thread = models.ForeignKey("contact.Thread", models.CASCADE, related_name="motions")
    what = models.CharField(max_length=10, choices=WHAT)
    reason = models.CharField(max_length=300)
    state = models.CharField(max_length=10, default="open")
    user = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "thread", "what"], condition=models.Q(state="open"), name="motion_once_open"
            )
        ]

    def __str__(self) -> str:
        return f"{self.what}: {self.state}"
