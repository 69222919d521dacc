from django.db import models

from hearth.core.tenancy import TenantModel

FEWEST = 5


class Pace(TenantModel):
    """How a deputy's threads of the last 180 days went; counted by a job, shown from five threads on."""

    deputy = models.OneToOneField("congress.Deputy", models.CASCADE, related_name="pace")
    counted_at = models.DateTimeField()
    threads = models.PositiveIntegerField(default=0)
    answered = models.PositiveIntegerField(default=0)
    solved = models.PositiveIntegerField(default=0)
    median_seconds = models.PositiveIntegerField(null=True)

    def __str__(self) -> str:
        return f"{self.answered} of {self.threads}"

    @property
    def is_telling(self) -> bool:
        """Enough threads for a figure to mean something."""
        return self.threads >= FEWEST

    @property
    def answered_percent(self) -> int:
        """Share of threads answered, of those old enough to have been."""
        return round(100 * self.answered / self.threads) if self.threads else 0
