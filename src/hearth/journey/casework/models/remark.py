from django.db import models

from hearth.core.tenancy import TenantModel


class Remark(TenantModel):
    """Words between unit and staff about a referral, or inside the unit; the resident does not see them."""

    referral = models.ForeignKey("casework.Referral", models.CASCADE, related_name="remarks")
    words = models.TextField()
    is_inside = models.BooleanField(default=False)  # among colleagues of the unit
    name = models.CharField(max_length=80)
    role = models.CharField(max_length=20)
    said_at = models.DateTimeField()

    personal = ("name",)

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["congress", "referral", "said_at"], name="remarks_of_referral")]

    def __str__(self) -> str:
        return f"{self.name} on {self.referral_id}"
