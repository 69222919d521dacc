from django.db import models

from hearth.core.encryption import EncryptedTextField
from hearth.core.lifecycle import Lifecycle, Moving
from hearth.core.tenancy import TenantModel

DISPATCH = Lifecycle(
    "ready",
    {
        "ready": {"send": "sending", "drop": "dropped"},
        "sending": {"confirm": "sent", "fail": "ready", "give_up": "failed", "lose": "unknown"},
        # what the carrier says later: that it arrived, that it did not, or that it never had it
        "sent": {"arrive": "delivered", "bounce": "failed"},
        "unknown": {"find": "sent", "arrive": "delivered", "bounce": "failed", "miss": "ready"},
        "delivered": {},
        "failed": {},
        "dropped": {},
    },
)
NO_WAY, MUTED, LAPSED = "no way", "not wanted", "no longer wanted, or no longer so"
FOLLOWER = "follower "  # and the key of what they follow: with it stands their address, and nowhere else
NOWHERE = "none"


class Dispatch(Moving, TenantModel):
    """One piece of news on its way to one person: the outbox. A crash while sending leaves `unknown`, no double."""

    lifecycle = DISPATCH

    entry = models.UUIDField()
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
    # quiet hours, or the hour of the digest: until then it lies here
    leaves_at = models.DateTimeField(null=True)
    is_for_digest = models.BooleanField(default=False)
    # the dispatch that carried this one along with others
    carried_by = models.UUIDField(null=True)

    personal = ("address",)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["congress", "entry", "recipient", "channel"], name="dispatch_once_each")
        ]
        indexes = [
            models.Index(
                fields=["congress", "leaves_at"],
                name="dispatch_waiting",
                condition=models.Q(state="ready", leaves_at__isnull=False),
            ),
            models.Index(
                fields=["congress", "created_at"],
                name="dispatch_in_trouble",
                condition=models.Q(state__in=["failed", "unknown", "dropped"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter} by {self.channel}: {self.state}"

    @property
    def code(self) -> str:
        """How the ledger names it."""
        return self.letter
