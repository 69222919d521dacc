from django.db import models

from hearth.core.tenancy import TenantModel
from hearth.journey.casework.lifecycle import TIERS


class Route(TenantModel):
    """A line of the routing catalogue (派单目录): what is written with these words goes to this unit, in this tier."""

    words = models.CharField(max_length=300)  # parted by blanks
    area = models.ForeignKey("congress.Area", models.CASCADE, null=True, related_name="+")
    unit = models.ForeignKey("congress.Unit", models.CASCADE, related_name="routes")
    tier = models.CharField(max_length=10, choices=[(tier, tier) for tier in TIERS], default="ordinary")
    title = models.CharField(max_length=80)
    topic = models.CharField(max_length=10, blank=True, default="")  # of those the product knows by itself

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["congress", "title"], name="route_titles_differ")]

    def __str__(self) -> str:
        return self.title

    @property
    def code(self) -> str:
        """How the ledger names it."""
        return self.pk.hex[-8:].upper()

    @property
    def word_list(self) -> list[str]:
        """The words, one by one."""
        return self.words.split()
