from typing import Any

from django.db import models
from django.db.models import Q

from hearth.core.actors import Actor
from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet

PAGES = [("search", "search"), ("desk", "desk"), ("board", "board")]
SHARING = "clerk"  # the post whose holders may share


class ViewQuerySet(TenantQuerySet):
    """Views that people of the congress in scope have kept."""

    def kept_for(self, actor: Actor) -> "ViewQuerySet":
        """One’s own, and what colleagues of the same post have shared; own ones first, by name."""
        mine = Q(user=actor.id)
        seen = self.filter(mine | Q(is_shared=True) if SHARING in actor.roles else mine)
        own_first = models.Case(models.When(mine, then=0), default=1, output_field=models.IntegerField())
        return seen.select_related("user").order_by(own_first, "title", "id")


class View(TenantModel):
    """A search or a list with what was asked of it, kept under a name. It shows each reader what they may see."""

    user = models.ForeignKey("accounts.User", models.CASCADE, related_name="views")
    title = models.CharField(max_length=40)
    page = models.CharField(max_length=10, choices=PAGES)
    asked = models.JSONField(default=dict)
    is_shared = models.BooleanField(default=False)
    kept_at = models.DateTimeField()

    personal = ("asked", "title")
    objects: Any = TenantManager.of(ViewQuerySet)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["congress", "user", "title"], name="view_titles_differ")]
        indexes = [models.Index(fields=["congress", "title"], condition=Q(is_shared=True), name="views_shared")]

    def __str__(self) -> str:
        return self.title

    @property
    def code(self) -> str:
        """How the ledger names it."""
        return self.pk.hex[-8:].upper()
