from django.db import models

from hearth.core.tenancy import TenantModel


class Term(TenantModel):
    """A congress's term of five years (届)."""

    number = models.PositiveSmallIntegerField()
    begins_on = models.DateField()
    ends_on = models.DateField()

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["congress", "number"], name="term_numbers_differ")]

    @property
    def code(self) -> str:
        """How the ledger calls it."""
        return str(self.number)

    def __str__(self) -> str:
        return str(self.number)
