from typing import Any

from django.db import models
from django.db.models import Q

from hearth.core.encryption import EncryptedTextField
from hearth.core.lifecycle import Moving
from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet
from hearth.doors.following.lifecycle import FOLLOWING

KINDS = [("demand", "common demand"), ("suggestion", "suggestion"), ("outcome", "outcome")]


class FollowingQuerySet(TenantQuerySet):
    """Who follows what."""

    def confirmed(self) -> "FollowingQuerySet":
        """Those who said so from their own mailbox."""
        return self.filter(state="following")


class Following(Moving, TenantModel):
    """Somebody without account wishes to hear by e-mail what becomes of one public matter, or of all of a kind.

    Once they stop, the row is gone and with it the address: nothing is kept of who followed what.
    """

    lifecycle = FOLLOWING

    kind = models.CharField(max_length=10, choices=KINDS)
    thing = models.UUIDField(null=True)  # none: all of the kind
    state = models.CharField(max_length=10, default="asked")
    email = EncryptedTextField()
    reader = models.BinaryField(max_length=16)  # a keyed hash of the address, by which one person counts once
    language = models.CharField(max_length=10)
    asked_at = models.DateTimeField()
    told_at = models.DateTimeField()  # the last letter that was written for them; before that, as asked

    personal = ("email", "reader", "language")
    objects: Any = TenantManager.of(FollowingQuerySet)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "kind", "thing", "reader"], name="following_once_each", nulls_distinct=False
            )
        ]
        indexes = [
            models.Index(fields=["congress", "told_at"], name="followings_forgotten"),
            models.Index(fields=["congress", "kind", "thing"], name="followers", condition=Q(state="following")),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.state}"

    @property
    def code(self) -> str:
        """How the ledger names it."""
        return self.pk.hex[-8:].upper()
