from datetime import date
from typing import Any

from django.db import models

from hearth.core.actors import ROLES
from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet


class PostQuerySet(TenantQuerySet):
    """Posts people hold."""

    def held_on(self, day: date) -> "PostQuerySet":
        """Those whose time includes this day."""
        return self.filter(models.Q(until=None) | models.Q(until__gte=day), since__lte=day)


class Post(TenantModel):
    """What a person is in this congress, for a time: clerk, aide of a deputy, contact of a unit."""

    user = models.ForeignKey("accounts.User", models.CASCADE, related_name="posts")
    role = models.CharField(max_length=12, choices=[(role, role) for role in ROLES])
    deputy = models.ForeignKey("congress.Deputy", models.CASCADE, null=True, related_name="posts")
    unit = models.ForeignKey("congress.Unit", models.CASCADE, null=True, related_name="posts")
    since = models.DateField()
    until = models.DateField(null=True)

    objects: Any = TenantManager.of(PostQuerySet)

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["user", "congress"], name="post_of_user")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(role__in=["deputy", "aide"]) | models.Q(deputy__isnull=False),
                name="post_of_deputy_names_one",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.role}"
