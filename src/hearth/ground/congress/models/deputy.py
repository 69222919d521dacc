from typing import Any

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hearth.core.lifecycle import Lifecycle, Moving
from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet
from hearth.ground.congress.models.area import Named

MANDATE = Lifecycle(
    "elected",
    {
        "elected": {"qualify": "qualified"},
        "qualified": {"begin": "active"},
        "active": {"suspend": "suspended", "end": "ended"},
        "suspended": {"resume": "active", "end": "ended"},
        "ended": {},
    },
)


class DeputyQuerySet(TenantQuerySet):
    """Deputies of the congress in scope."""

    def in_office(self) -> "DeputyQuerySet":
        """Those whose mandate is active."""
        return self.filter(mandates__state="active")


class Deputy(Named, TenantModel):
    """A people's deputy (人大代表): a person whom citizens can reach."""

    code = models.CharField(max_length=12)
    name_zh = models.CharField(max_length=40)
    name_en = models.CharField(max_length=80)
    sound = models.CharField(max_length=120, blank=True)
    gender = models.CharField(max_length=1, blank=True, choices=[("f", "female"), ("m", "male")])
    work_zh = models.CharField(max_length=80, blank=True)
    work_en = models.CharField(max_length=120, blank=True)
    cares_zh = models.CharField(max_length=80, blank=True)
    cares_en = models.CharField(max_length=120, blank=True)
    meets_zh = models.CharField(max_length=120, blank=True)
    meets_en = models.CharField(max_length=160, blank=True)

    personal = ("name_zh", "name_en", "sound", "gender", "work_zh", "work_en")
    objects: Any = TenantManager.of(DeputyQuerySet)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["congress", "code"], name="deputy_codes_differ")]

    def _in_language(self, field: str) -> str:
        chosen = getattr(self, f"{field}_en") if get_language() == "en" else ""
        return chosen or getattr(self, f"{field}_zh")

    @property
    def cares_about(self) -> str:
        """What this deputy looks after most, in a few words."""
        return self._in_language("cares")

    @property
    def meets_people(self) -> str:
        """When and where to talk in person."""
        return self._in_language("meets")

    @property
    def title(self) -> str:
        """曹立新代表 / Deputy Cao Lixin."""
        return _("Deputy %(name)s") % {"name": self.name}

    @property
    def short_title(self) -> str:
        """曹代表 / Deputy Cao."""
        family = self.name_en.split(" ")[0] if get_language() == "en" else family_name(self.name_zh)
        return _("Deputy %(name)s") % {"name": family}


class Mandate(Moving, TenantModel):
    """A deputy's seat in one term, from election to end (Deputies Law, arts. 61–62)."""

    lifecycle = MANDATE

    deputy = models.ForeignKey(Deputy, models.PROTECT, related_name="mandates")
    term = models.ForeignKey("congress.Term", models.PROTECT, related_name="mandates")
    district = models.ForeignKey("congress.District", models.PROTECT, related_name="mandates")
    state = models.CharField(max_length=10, default="elected")

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["deputy", "term"], name="mandate_once_a_term")]


COMPOUND = ("欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "夏侯", "端木")


def family_name(name: str) -> str:
    """The family name of a Chinese name; the common ones of two characters included."""
    return name[:2] if name.startswith(COMPOUND) else name[:1]
