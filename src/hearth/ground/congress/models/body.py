from django.db import models

from hearth.core.tenancy import TenantModel
from hearth.ground.congress.models.area import KnownByName


class Delegation(KnownByName, TenantModel):
    """A delegation (代表团): the deputies who sit together while the congress is in session (Deputies Law, art. 14)."""

    name_zh = models.CharField(max_length=40)
    name_en = models.CharField(max_length=80, blank=True)
    sound = models.CharField(max_length=200, blank=True)
    head = models.ForeignKey("congress.Deputy", models.SET_NULL, null=True, related_name="heads_delegations")

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["congress", "name_zh"], name="delegation_names_differ")]


class Group(KnownByName, TenantModel):
    """A deputies' group (代表小组): the unit of work between sessions, by area or field (Deputies Law, arts. 26–27)."""

    name_zh = models.CharField(max_length=40)
    name_en = models.CharField(max_length=80, blank=True)
    sound = models.CharField(max_length=200, blank=True)
    area = models.ForeignKey("congress.Area", models.SET_NULL, null=True, related_name="groups")
    convenor = models.ForeignKey("congress.Deputy", models.SET_NULL, null=True, related_name="convenes_groups")

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["congress", "name_zh"], name="group_names_differ")]
