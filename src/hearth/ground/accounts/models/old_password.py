from typing import Any

from django.db import models

from hearth.core.ids import uuid7


class OldPassword(models.Model):
    """A password a person has had before, as a slow hash: kept only where a profile forbids its return."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey("accounts.User", models.CASCADE, related_name="old_passwords")
    password = models.CharField(max_length=128)
    given_up_at = models.DateTimeField()

    objects: Any = models.Manager()
    personal = ()

    def __str__(self) -> str:
        return f"{self.user} until {self.given_up_at:%Y-%m-%d}"
