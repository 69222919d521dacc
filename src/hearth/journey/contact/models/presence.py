from django.db import models

from hearth.core.tenancy import TenantModel


class Presence(TenantModel):
    """Somebody is writing about this thread or referral just now. It passes by itself and is no part of the ledger."""

    thing_id = models.UUIDField()
    user = models.ForeignKey("accounts.User", models.CASCADE, related_name="+")
    since = models.DateTimeField()
    seen_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["congress", "thing_id", "user"], name="one_presence_a_person_and_thing")
        ]

    def __str__(self) -> str:
        return f"{self.user_id} at {self.thing_id}"
