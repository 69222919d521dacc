from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from hearth.core.tenancy import TenantModel


class Trace(TenantModel):
    """By which words a referral is found: its slip, its report, what was asked, ruled and remarked about it."""

    referral = models.OneToOneField("casework.Referral", models.CASCADE, related_name="trace")
    words = SearchVectorField()

    personal = ("words",)

    class Meta(TenantModel.Meta):
        indexes = [GinIndex(fields=["words"], name="trace_words")]

    def __str__(self) -> str:
        return str(self.referral_id)
