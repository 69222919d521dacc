from django.db import models

from hearth.core.tenancy import TenantModel


class Sighting(TenantModel):
    """Somebody looked at how a citizen can be reached: who, when and why. Shown to that citizen (T5)."""

    at = models.DateTimeField()
    thing_id = models.UUIDField(db_index=True)
    code = models.CharField(max_length=40)
    role = models.CharField(max_length=20)
    who = models.UUIDField(null=True)
    name = models.CharField(max_length=80)
    reason = models.CharField(max_length=200)

    personal = ("name",)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.role} {self.code}"
