from django.db import models

from hearth.core.tenancy import TenantModel


class DutyYear(TenantModel):
    """A year that is closed: its lines are not changed any more."""

    year = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80)
    locked_at = models.DateTimeField()
    lines = models.PositiveIntegerField()

    personal = ("name",)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["congress", "year"], name="duty_year_once")]

    def __str__(self) -> str:
        return str(self.year)

    @property
    def code(self) -> str:
        """How the ledger calls it."""
        return str(self.year)


class DutyCount(TenantModel):
    """How many lines of one kind stand in a deputy's file for a year: what medians are taken of, so that no page counts
    everybody's lines. Counted anew from the lines whenever one of that year moves."""

    deputy = models.ForeignKey("congress.Deputy", models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=24)
    lines = models.PositiveIntegerField()

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["congress", "deputy", "year", "kind"], name="duty_count_once")]
        indexes = [models.Index(fields=["congress", "year", "deputy"], name="duty_counts_of_year")]

    def __str__(self) -> str:
        return f"{self.kind} {self.year}: {self.lines}"
