from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models.expressions import Func
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hearth.core.tenancy import TenantManager, TenantModel
from hearth.ground.congress.models.placing import PlaceQuerySet

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


class KnownByName(Named):
    """Something that no number tells from others of its kind: the ledger calls it by its name."""

    @property
    def code(self) -> str:
        """How the ledger calls it."""
        return self.name_zh[:40]


class Area(KnownByName, TenantModel):
    """A sub-district, town or township (街道、镇、乡); `column` and `row` place it on the schematic map."""

    name_zh = models.CharField(max_length=40)
    name_en = models.CharField(max_length=60)
    kind = models.CharField(max_length=10, choices=KINDS)
    sound = models.CharField(max_length=200, blank=True)
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
        return self.name

    @property
    def name(self) -> str:
        """安和街道第3选区 / Anhe, electoral district 3."""
        told = {"area": self.area.name, "number": self.number}
        return _("%(area)s, electoral district %(number)s") % told

    @property
    def code(self) -> str:
        """How the ledger calls it."""
        return f"{self.area.name_zh} {self.number}"[:40]


class Place(KnownByName, TenantModel):
    """A community, estate, road or village by the name people know; `also` holds its other names, parted by 、."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="places")
    district = models.ForeignKey(District, models.PROTECT, related_name="places", null=True)
    name_zh = models.CharField(max_length=60)
    name_en = models.CharField(max_length=80, blank=True)
    also = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=10, choices=PLACES)
    sound = models.CharField(max_length=200, blank=True)
    words = models.GeneratedField(  # whoever writes the row: the database keeps what it is found by
        expression=Func("name_zh", "name_en", "also", "sound", function="hearth_place_words"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects: Any = TenantManager.of(PlaceQuerySet)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["area", "name_zh"], name="place_names_differ")]
        indexes = [
            models.Index(fields=["congress", "sound", "id"], name="places_by_sound"),
            GinIndex(fields=["words"], name="place_words"),
        ]
