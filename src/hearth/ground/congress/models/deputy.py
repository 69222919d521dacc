from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hearth.core.addresses import address
from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet
from hearth.ground.congress.models.area import Named


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
    portrait = models.CharField(max_length=80, blank=True)

    personal = ("name_zh", "name_en", "sound", "gender", "work_zh", "work_en", "portrait")
    objects: Any = TenantManager.of(DeputyQuerySet)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["congress", "code"], name="deputy_codes_differ")]
        indexes = [models.Index(fields=["congress", "sound", "id"], name="deputies_by_sound")]

    def _in_language(self, field: str) -> str:
        chosen = getattr(self, f"{field}_en") if get_language() == "en" else ""
        return chosen or getattr(self, f"{field}_zh")

    @property
    def portrait_file(self) -> Path:
        """Where the photo lies, if there is one."""
        return Path(settings.MEDIA_ROOT) / str(self.congress_id) / "portraits" / f"{self.portrait}.jpg"

    @property
    def portrait_address(self) -> str:
        """Where the photo is fetched from; empty where there is none."""
        return address("portraits:portrait", self.portrait) if self.portrait else ""

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


COMPOUND = ("欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "夏侯", "端木")


def family_name(name: str) -> str:
    """The family name of a Chinese name; the common ones of two characters included."""
    return name[:2] if name.startswith(COMPOUND) else name[:1]
