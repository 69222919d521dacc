from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet


class LinkQuerySet(TenantQuerySet):
    """Links of the congress in scope."""

    def holding(self, thread: Any) -> LinkQuerySet:
        """Those of this thread that still hold."""
        return self.filter(Q(one=thread.pk) | Q(other=thread.pk), ended_at=None)


class Link(TenantModel):
    """Two matters concern each other and stay apart, such as a leak and the cold flat below it; it can be undone."""

    one = models.ForeignKey("contact.Thread", models.CASCADE, related_name="+")  # the older of the two
    other = models.ForeignKey("contact.Thread", models.CASCADE, related_name="+")
    linked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects: Any = TenantManager.of(LinkQuerySet)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["congress", "one", "other"], condition=Q(ended_at=None), name="linked_once")
        ]

    def __str__(self) -> str:
        return f"{self.one_id} and {self.other_id}"
