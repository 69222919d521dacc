from typing import Any

from django.db import models
from django.utils.translation import get_language

from hearth.core.ids import short_code
from hearth.core.tenancy import TenantModel
from hearth.record.dossier.kinds import DUTIES


class DutyKind(TenantModel):
    """A kind of duty this congress has besides those that all have, such as patrolling a river."""

    code = models.CharField(max_length=8, default=short_code)
    duty = models.CharField(max_length=12, choices=[(key, key) for key in DUTIES])
    name_zh = models.CharField(max_length=40)
    name_en = models.CharField(max_length=80, blank=True)
    is_active = models.BooleanField(default=True)
    set_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["congress", "code"], name="duty_kind_codes_differ"),
            models.UniqueConstraint(fields=["congress", "name_zh"], name="duty_kind_names_differ"),
        ]

    def __str__(self) -> str:
        return self.name_zh

    @property
    def name(self) -> Any:
        """In the reader's language, where it has a name in it."""
        return self.name_en if get_language() == "en" and self.name_en else self.name_zh
