from django.db import models

from hearth.core.tenancy import TenantModel

REASONS = [
    ("remit", "not within the unit's remit"),
    ("place", "not within the unit's area"),
    ("facts", "too little is known"),
    ("twice", "already handled elsewhere"),
    ("private", "between private parties"),
]
RULINGS = [("kept", "the unit keeps it"), ("passed_on", "another unit has it")]


class Return(TenantModel):
    """A unit gave a referral back (退单), once, with a reason and whom it thinks right; and how staff ruled."""

    referral = models.OneToOneField("casework.Referral", models.CASCADE, related_name="given_back")
    reason = models.CharField(max_length=10, choices=REASONS)
    words = models.TextField()
    proposed = models.ForeignKey("congress.Unit", models.PROTECT, null=True, related_name="+")
    returned_at = models.DateTimeField()
    ruling = models.CharField(max_length=10, choices=RULINGS, blank=True)
    answer = models.TextField(blank=True)
    ruled_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.referral_id} returned: {self.reason}"
