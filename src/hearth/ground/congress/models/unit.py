from django.db import models

from hearth.core.tenancy import TenantModel
from hearth.ground.congress.models.area import KnownByName


class Unit(KnownByName, TenantModel):
    """An undertaking unit (承办单位): a department, company or sub-district office that may have to act."""

    name_zh = models.CharField(max_length=60)
    name_en = models.CharField(max_length=100)
    kind = models.CharField(max_length=20)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="parts")
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    address_zh = models.CharField(max_length=120, blank=True)
    is_active = models.BooleanField(default=True)
    sound = models.CharField(max_length=200, blank=True)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["congress", "name_zh"], name="unit_names_differ")]
        indexes = [models.Index(fields=["congress", "sound", "id"], name="units_by_sound")]
