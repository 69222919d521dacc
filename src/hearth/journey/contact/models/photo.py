from pathlib import Path

from django.conf import settings
from django.db import models

from hearth.core.tenancy import TenantModel


class Photo(TenantModel):
    """A picture that came with a message: kept as sent until it has been rewritten without position or marks (D9)."""

    message = models.ForeignKey("contact.Message", models.CASCADE, related_name="photos")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, default="waiting")  # waiting, ready, unreadable
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    original_hash = models.CharField(max_length=64, blank=True)

    personal = ("original_hash",)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["message", "number"], name="photo_numbers_differ")]

    def __str__(self) -> str:
        return f"{self.number} of {self.message_id}"

    @property
    def arrived(self) -> Path:
        """The file as it was sent, until it has been rewritten."""
        return Path(settings.DATA) / "incoming" / str(self.pk)

    @property
    def file(self) -> Path:
        """The rewritten picture; `.thumb.jpg` stands beside it."""
        return Path(settings.MEDIA_ROOT) / str(self.congress_id) / self.pk.hex[-2:] / f"{self.pk}.jpg"
