from typing import Any

from django.db import models

from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet


class Pin(TenantModel):
    """A word that staff pinned to a demand (钉住的词): a message that says it is at least offered to it."""

    demand = models.ForeignKey("demands.Demand", models.CASCADE, related_name="pins")
    word = models.CharField(max_length=12)
    said_by = models.CharField(max_length=80)
    at = models.DateTimeField()

    personal = ("said_by",)
    objects: Any = TenantManager.of(TenantQuerySet)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["congress", "demand", "word"], name="pinned_once")]

    def __str__(self) -> str:
        return self.word
