from django.db import models

from hearth.core.encryption import EncryptedTextField
from hearth.core.tenancy import TenantModel


class Way(TenantModel):
    """One more way to reach somebody, which they connected themselves: their number at the official account."""

    owner = models.UUIDField()
    channel = models.CharField(max_length=10)
    address = EncryptedTextField()
    added_at = models.DateTimeField()

    personal = ("address",)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["congress", "owner", "channel"], name="way_once_a_channel")]

    def __str__(self) -> str:
        return self.channel
