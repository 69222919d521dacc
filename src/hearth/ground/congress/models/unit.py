from django.db import models

from hearth.core.tenancy import TenantModel
from hearth.ground.congress.models.area import Named


class Unit(Named, TenantModel):
    """An undertaking unit (承办单位): a department, company or sub-district office that may have to act."""

    name_zh = models.CharField(max_length=60)
    name_en = models.CharField(max_length=100)
    kind = models.CharField(max_length=20)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["congress", "name_zh"], name="unit_names_differ")]
