from typing import Any

from django.db import models

from hearth.core.ids import uuid7


class OutsideIdentity(models.Model):
    """Under which name an organisation's own sign-in knows this person; bound by themselves, never guessed."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey("accounts.User", models.CASCADE, related_name="outside_identities")
    issuer = models.CharField(max_length=200)
    subject = models.CharField(max_length=255)
    bound_at = models.DateTimeField()

    objects: Any = models.Manager()
    personal = ("issuer", "subject")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="outside_identity_is_one_person"),
            models.UniqueConstraint(fields=["user", "issuer"], name="outside_identity_once_each"),
        ]

    def __str__(self) -> str:
        return f"{self.user} at {self.issuer}"
