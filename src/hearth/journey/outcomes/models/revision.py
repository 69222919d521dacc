from django.db import models

from hearth.core.tenancy import TenantModel


class Revision(TenantModel):
    """A promise was changed, why, and what had been promised before."""

    commitment = models.ForeignKey("outcomes.Commitment", models.CASCADE, related_name="revisions")
    reason = models.TextField()
    was_due_on = models.DateField(null=True)
    was_percent = models.PositiveSmallIntegerField(null=True)
    was_within = models.PositiveIntegerField(null=True)
    was_span = models.CharField(max_length=3, blank=True)
    name = models.CharField(max_length=80)
    role = models.CharField(max_length=20)
    revised_at = models.DateTimeField()

    personal = ("reason", "name")

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["congress", "commitment", "revised_at"], name="revisions_of_commitment")]

    def __str__(self) -> str:
        return f"of {self.commitment_id}, {self.revised_at:%Y-%m-%d}"
