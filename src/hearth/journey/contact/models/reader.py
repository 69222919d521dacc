from django.db import models

from hearth.core.tenancy import TenantModel


class Reader(TenantModel):
    """Somebody who was named to read and handle one sealed matter, beside the chair."""

    thread = models.ForeignKey("contact.Thread", models.CASCADE, related_name="readers")
    user = models.ForeignKey("accounts.User", models.CASCADE, related_name="+")

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["congress", "thread", "user"], name="reader_once_a_thread")]

    def __str__(self) -> str:
        return f"{self.user_id} reads {self.thread_id}"
