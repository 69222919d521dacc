from django.db import models
from django.utils.translation import get_language

from hearth.core.tenancy import TenantModel
from hearth.ground.congress.models.area import Named


class Focus(Named, TenantModel):
    """Something a deputy is working on, in one line that residents read on their page."""

    deputy = models.ForeignKey("congress.Deputy", models.CASCADE, related_name="focuses")
    name_zh = models.CharField(max_length=60)
    name_en = models.CharField(max_length=100, blank=True)
    note_zh = models.CharField(max_length=120, blank=True)
    note_en = models.CharField(max_length=160, blank=True)
    done_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["deputy", "-created_at"], name="focus_of_deputy")]

    @property
    def note(self) -> str:
        """How it stands, in the reader's language."""
        return (self.note_en or self.note_zh) if get_language() == "en" else self.note_zh
