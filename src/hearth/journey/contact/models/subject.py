from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q

from hearth.core.encryption import EncryptedTextField
from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet
from hearth.ground.congress.models import Post

OFFICES = [("leader", "the chair"), ("clerk", "the deputies' affairs committee")]
KINDS = ("deputy", "user", "unit", "station", "office")


class SubjectQuerySet(TenantQuerySet):
    """Whom threads of the congress in scope are about."""

    def naming(self, user: UUID) -> "SubjectQuerySet":
        """Those that name this person, a deputy they are or act for, a unit or station they belong to, their office."""
        posts = Post.objects.filter(user=user)
        units = Q(unit__in=posts.values("unit")) | Q(unit__in=posts.values("unit__parent"))
        places = units | Q(station__in=posts.values("station")) | Q(office__in=posts.values("role"))
        return self.filter(Q(user=user) | Q(deputy__in=posts.values("deputy")) | places)


class Subject(TenantModel):
    """Whom a message is about: they neither read it nor act on it (Regulations on Petitions: never to the accused)."""

    thread = models.ForeignKey("contact.Thread", models.CASCADE, related_name="subjects")
    deputy = models.ForeignKey("congress.Deputy", models.CASCADE, null=True, related_name="+")
    user = models.ForeignKey("accounts.User", models.CASCADE, null=True, related_name="+")
    unit = models.ForeignKey("congress.Unit", models.CASCADE, null=True, related_name="+")
    station = models.ForeignKey("congress.Station", models.CASCADE, null=True, related_name="+")
    office = models.CharField(max_length=10, blank=True, choices=OFFICES)
    told = EncryptedTextField()  # as the resident put it

    personal = ("told",)
    objects: Any = TenantManager.of(SubjectQuerySet)

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["congress", "office"], name="subject_office", condition=~Q(office=""))]
        constraints = [
            models.CheckConstraint(
                condition=Q(models.lookups.LessThanOrEqual(
                    models.Func("deputy", "user", "unit", "station", function="num_nonnulls",
                                output_field=models.IntegerField()), 1)),
                name="subject_is_one",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.kind} of {self.thread_id}"

    @property
    def kind(self) -> str:
        """Deputy, person, unit, station or office; nothing where only the resident's words are known."""
        return next((kind for kind in KINDS if getattr(self, kind if kind == "office" else f"{kind}_id")), "")

    @property
    def whom(self) -> Any:
        """The person or place that is named."""
        return getattr(self, self.kind) if self.kind else None
