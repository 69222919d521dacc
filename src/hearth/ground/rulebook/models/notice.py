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


class Recount(TenantModel):
    """A clock that ran was given another date, because the rules or the calendar changed; the old one is kept here."""

    # the statement that writes it holds the clock: to look whether there is one costs as much as to write it
    clock = models.ForeignKey("rulebook.Clock", models.CASCADE, related_name="recounts", db_constraint=False)
    at = models.DateTimeField()
    was_due_at = models.DateTimeField()
    due_at = models.DateTimeField()
    version = models.CharField(max_length=50)
    calendar = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.was_due_at:%Y-%m-%d %H:%M} → {self.due_at:%Y-%m-%d %H:%M}"
