from typing import Any

from django.db import models

from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet

KINDS = [("contact", "contact"), ("thread", "thread"), ("sheet", "score sheet")]


class SightingQuerySet(TenantQuerySet):
    """Who looked."""

    def at_contact_of(self, thing: Any) -> "SightingQuerySet":
        """Those who looked at how this thing's citizen can be reached, in order."""
        return self.filter(thing_id=thing.pk, kind="contact").order_by("at")


class Sighting(TenantModel):
    """Somebody looked: at how a citizen can be reached, with their reason, which that citizen is shown (T5); or, being
    staff, at a conversation that is with somebody else (D8), or at a deputy's score sheet."""

    at = models.DateTimeField()
    kind = models.CharField(max_length=10, choices=KINDS, default="contact")
    thing_id = models.UUIDField(db_index=True)
    code = models.CharField(max_length=40)
    role = models.CharField(max_length=20)
    who = models.UUIDField(null=True)
    name = models.CharField(max_length=80)
    reason = models.CharField(max_length=200, blank=True)

    personal = ("name", "reason")
    is_append_only = has_an_end = True
    objects: Any = TenantManager.of(SightingQuerySet)

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["congress", "at", "id"], name="sighting_lately")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.role} {self.code}"
