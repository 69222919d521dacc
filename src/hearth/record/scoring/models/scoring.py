from django.db import models

from hearth.core.tenancy import TenantModel


class Scoring(TenantModel):
    """Whether this congress scores duties at all: each time that was decided, by whom and why; the last one holds."""

    is_on = models.BooleanField()
    reason = models.TextField()
    name = models.CharField(max_length=80)
    set_at = models.DateTimeField()

    personal = ("name", "reason")
    is_append_only = True

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["congress", "-set_at", "-id"], name="scoring_lately")]

    def __str__(self) -> str:
        return "on" if self.is_on else "off"

    @property
    def code(self) -> str:
        """How the ledger calls it."""
        return "scoring"
