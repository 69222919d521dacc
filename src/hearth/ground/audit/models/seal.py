from django.db import models
from django.db.models.functions import Now

from hearth.core.tenancy import TenantModel


class Seal(TenantModel):
    """A link of a congress's hash chain: from here on, this entry can be neither changed nor cut out unnoticed (D8)."""

    number = models.BigIntegerField()
    entry = models.OneToOneField("audit.Entry", models.PROTECT, related_name="seal", db_constraint=False)
    hash = models.BinaryField(max_length=32)
    sealed_at = models.DateTimeField(db_default=Now(), editable=False)

    is_append_only = True

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["congress", "number"], name="seal_chain_has_no_fork")]

    def __str__(self) -> str:
        return f"{self.number} {bytes(self.hash).hex()[:12]}"
