from django.db import models

from hearth.core.lifecycle import Moving
from hearth.core.tenancy import TenantModel
from hearth.ground.rulebook.lifecycle import TRIAL


class Trial(Moving, TenantModel):
    """Drafted rules were tried on the promises of the last year: how far that is, and what would have been late."""

    lifecycle = TRIAL

    version = models.ForeignKey("rulebook.ProfileVersion", models.CASCADE, related_name="trials")
    drafted_at = models.DateTimeField()  # which wording of the draft it tried
    asked_at = models.DateTimeField()
    asked_by = models.UUIDField(null=True)
    total = models.PositiveIntegerField(default=0)
    tried = models.PositiveIntegerField(default=0)
    # the last clock it looked at, so that it goes on where it was interrupted
    last_at = models.DateTimeField(null=True)
    last = models.UUIDField(null=True)
    # by rule and unit: how many were tried, were late, would have been late, would no longer have been late
    counts = models.JSONField(default=dict)
    state = models.CharField(max_length=10, default="trying")

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["congress", "version", "-asked_at"], name="trials_of_version")]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """How the ledger calls it: by the rules it tries."""
        return str(self.version.code)

    @property
    def is_of_this_draft(self) -> bool:
        """Whether the draft still says what was tried."""
        return bool(self.drafted_at == self.version.drafted_at)


class Tried(TenantModel):
    """A promise on which the rules tried would have had another verdict: late where it was kept, or kept where late."""

    trial = models.ForeignKey(Trial, models.CASCADE, related_name="rows", db_index=False)
    clock = models.ForeignKey("rulebook.Clock", models.CASCADE, related_name="+")
    due_at = models.DateTimeField()
    is_late = models.BooleanField()

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["congress", "trial", "clock"], name="tried_once")]

    def __str__(self) -> str:
        return f"{self.clock_id}: {self.due_at:%Y-%m-%d %H:%M}"
