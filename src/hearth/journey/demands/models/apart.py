from django.db import models

from hearth.core.tenancy import TenantModel


class Apart(TenantModel):
    """Somebody said that this message does not belong to this demand: the machine never puts it there again."""

    demand = models.ForeignKey("demands.Demand", models.CASCADE, related_name="kept_apart")
    thread = models.ForeignKey("contact.Thread", models.CASCADE, related_name="kept_apart")
    decision = models.ForeignKey("demands.Decision", models.CASCADE, related_name="aparts")

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["congress", "thread", "demand"], name="apart_of_thread")]

    def __str__(self) -> str:
        return f"{self.thread_id} never in {self.demand_id}"
