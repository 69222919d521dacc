from django.db import models

from hearth.core.tenancy import TenantModel

KINDS = [
    ("half", "half of the time is over"),
    ("ninety", "nine tenths of the time are over"),
    ("due", "the time is over"),
    ("late", "it is late"),
    ("late_leader", "it is so late that the unit's leader hears of it"),
    ("late_committee", "it is so late that the committee hears of it"),
]


class Notice(TenantModel):
    """A step of the ladder that was taken: once for each kind and each date that something was due."""

    clock = models.ForeignKey("rulebook.Clock", models.CASCADE, related_name="notices", db_index=False)
    kind = models.CharField(max_length=20, choices=KINDS)
    due_at = models.DateTimeField()
    at = models.DateTimeField()
    struck_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["clock", "kind", "due_at"], name="struck_once")]
        indexes = [models.Index(fields=["congress", "struck_at"], name="notices_lately")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.at:%Y-%m-%d %H:%M}"
