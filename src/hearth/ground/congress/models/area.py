from django.db import models
from django.utils.translation import get_language

from hearth.core.tenancy import TenantModel

KINDS = [("street", "sub-district"), ("town", "town"), ("township", "township")]
PLACES = [("community", "community"), ("estate", "estate"), ("road", "road"), ("village", "village")]


class Named:
    """Something with a name in both languages."""

    name_zh: str
    name_en: str

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """In the reader's language."""
        return (self.name_en or self.name_zh) if get_language() == "en" else self.name_zh


class Area(Named, TenantModel):
    """A sub-district, town or township (街道、镇、乡); `column` and `row` place it on the schematic map."""

    name_zh = models.CharField(max_length=40)
    name_en = models.CharField(max_length=60)
    kind = models.CharField(max_length=10, choices=KINDS)
    column = models.PositiveSmallIntegerField(default=0)
    row = models.PositiveSmallIntegerField(default=0)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["congress", "name_zh"], name="area_names_differ")]


class District(TenantModel):
    """An electoral district (选区), which elects one to three deputies."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="districts")
    number = models.PositiveSmallIntegerField()

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["area", "number"], name="district_numbers_differ")]

    def __str__(self) -> str:
        return f"{self.area} {self.number}"


class Place(Named, TenantModel):
    """A community, estate, road or village by the name people know."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="places")
    district = models.ForeignKey(District, models.PROTECT, related_name="places", null=True)
    name_zh = models.CharField(max_length=60)
    name_en = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=10, choices=PLACES)
    sound = models.CharField(max_length=200, blank=True)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["area", "name_zh"], name="place_names_differ")]
