from django.db import models
from django.utils.translation import get_language

from hearth.core.tenancy import TenantModel
from hearth.ground.congress.models.area import KnownByName


class Station(KnownByName, TenantModel):
    """A deputies' liaison station (代表联络站, Organic Law art. 60), where people meet deputies in person."""

    area = models.ForeignKey("congress.Area", models.PROTECT, related_name="stations")
    name_zh = models.CharField(max_length=60)
    name_en = models.CharField(max_length=100)
    address_zh = models.CharField(max_length=120)
    address_en = models.CharField(max_length=160, blank=True)
    hours_zh = models.CharField(max_length=80)
    hours_en = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=20)
    sound = models.CharField(max_length=200, blank=True)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["congress", "name_zh"], name="station_names_differ")]

    @property
    def code(self) -> str:
        """How the ledger names it."""
        return str(self.pk.hex[-8:].upper())

    @property
    def address(self) -> str:
        """Where it is, in the reader's language."""
        return (self.address_en or self.address_zh) if get_language() == "en" else self.address_zh

    @property
    def hours(self) -> str:
        """When it is open, in the reader's language."""
        return (self.hours_en or self.hours_zh) if get_language() == "en" else self.hours_zh
