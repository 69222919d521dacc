from django.db import models

from hearth.core.encryption import EncryptedTextField
from hearth.core.lifecycle import Lifecycle, Moving
from hearth.core.tenancy import TenantModel

DISPATCH = Lifecycle(
    "ready",
    {
        "ready": {"send": "sending", "drop": "dropped"},
        "sending": {"confirm": "sent", "fail": "ready", "give_up": "failed", "lose": "unknown"},
        "sent": {},
        "failed": {},
        "unknown": {},
        "dropped": {},
    },
)


class Dispatch(Moving, TenantModel):
    """One piece of news on its way to one person: the outbox. A crash while sending leaves `unknown`, no double."""

    lifecycle = DISPATCH

    entry = models.UUIDField(db_index=True)
    recipient = models.CharField(max_length=60)
    letter = models.CharField(max_length=40)
    channel = models.CharField(max_length=10)
    address = EncryptedTextField()
    language = models.CharField(max_length=10)
    state = models.CharField(max_length=10, default="ready")
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    personal = ("address",)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["congress", "entry", "recipient", "channel"], name="dispatch_once_each")
        ]

    def __str__(self) -> str:
        return f"{self.letter} by {self.channel}: {self.state}"
