from typing import Any

from django.db import models

from hearth.core.encryption import InstallationTextField
from hearth.core.ids import uuid7

BESIDE_A_PASSWORD = ("passkey", "app", "card")  # recovery codes only stand in for one of these
KINDS = (*BESIDE_A_PASSWORD, "codes")


class SecondFactor(models.Model):
    """What a person shows beside their password: a passkey, an authenticator app, a printed card, recovery codes."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey("accounts.User", models.CASCADE, related_name="factors")
    kind = models.CharField(max_length=10, choices=[(kind, kind) for kind in KINDS])
    name = models.CharField(max_length=60, blank=True)
    secret = InstallationTextField(default=b"")
    credential = models.BinaryField(max_length=1024, null=True, unique=True)
    public_key = models.BinaryField(default=b"")
    # the thirty seconds of the last code an app showed, or how often a passkey says it was used
    counter = models.BigIntegerField(default=0)
    added_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    objects: Any = models.Manager()
    personal = ("name", "secret")

    def __str__(self) -> str:
        return f"{self.user}: {self.kind}"


class OneTimeCode(models.Model):
    """One code of a printed card or of a list of recovery codes: good once, and kept only as a keyed hash."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    factor = models.ForeignKey("accounts.SecondFactor", models.CASCADE, related_name="codes")
    number = models.PositiveSmallIntegerField()
    hash = models.BinaryField(max_length=32)
    used_at = models.DateTimeField(null=True)

    objects: Any = models.Manager()
    personal = ()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["factor", "number"], name="one_time_code_numbers_differ")]

    def __str__(self) -> str:
        return f"no. {self.number} of {self.factor_id}"
