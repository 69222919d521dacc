from typing import Any

from django.db import models
from django.db.models.functions import Now

from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet


class EntryQuerySet(TenantQuerySet):
    """Lines of the ledger."""

    def about(self, thing: Any) -> "EntryQuerySet":
        """What happened to this thing, oldest first."""
        return self.filter(thing_id=thing.pk).order_by("at", "id")


class Entry(TenantModel):
    """One line of the ledger: what happened, to what, when, by whom. The database refuses to change or delete it."""

    at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    event = models.CharField(max_length=60)
    kind = models.CharField(max_length=60)
    thing_id = models.UUIDField()
    code = models.CharField(max_length=40)
    role = models.CharField(max_length=20)
    who = models.UUIDField(null=True)
    name = models.CharField(max_length=80, blank=True)
    facts = models.JSONField(default=dict)
    network = models.CharField(max_length=24, blank=True)

    personal = ("name", "network")
    is_append_only = True
    objects: Any = TenantManager.of(EntryQuerySet)

    class Meta(TenantModel.Meta):
        indexes = [
            models.Index(fields=["thing_id", "at", "id"], name="entry_timeline"),
            models.Index(fields=["congress", "recorded_at", "id"], name="entry_in_order_of_arrival"),
            models.Index(fields=["congress", "at", "id"], name="entry_lately"),
            models.Index(fields=["congress", "code", "at", "id"], name="entry_of_code"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.event} {self.code}"
