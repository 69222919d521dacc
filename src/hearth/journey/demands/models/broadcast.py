from django.db import models

from hearth.core.tenancy import TenantModel


class Broadcast(TenantModel):
    """One answer to everybody in a demand; each reads it in their own thread, and nobody sees the others."""

    demand = models.ForeignKey("demands.Demand", models.CASCADE, related_name="broadcasts")
    body = models.TextField()
    reply_type = models.CharField(max_length=10)
    promised_on = models.DateField(null=True)
    passed_to = models.CharField(max_length=80, blank=True)
    by = models.UUIDField()  # who answered; the job answers in their name
    name = models.CharField(max_length=80)
    made_at = models.DateTimeField()

    personal = ("body", "passed_to", "by", "name")

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["congress", "demand", "-made_at"], name="broadcasts_lately")]

    def __str__(self) -> str:
        return f"to everybody in {self.demand_id}"


class Delivered(TenantModel):
    """This answer has reached this thread: written with the reply itself, so that it reaches it once."""

    broadcast = models.ForeignKey("demands.Broadcast", models.CASCADE, related_name="delivered")
    thread = models.ForeignKey("contact.Thread", models.CASCADE, related_name="+")
    is_answered = models.BooleanField()  # False where the thread could not take an answer, such as one withdrawn

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["congress", "broadcast", "thread"], name="delivered_once_to_each")
        ]

    def __str__(self) -> str:
        return f"{self.broadcast_id} in {self.thread_id}"
