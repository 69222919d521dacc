from pathlib import Path

from django.conf import settings
from django.db import models

from hearth.core.arrivals import arrived
from hearth.core.photos import thumbnail_of
from hearth.core.tenancy import TenantModel

STATES = [("waiting", "to be made again"), ("ready", "can be seen"), ("unreadable", "no picture could be made from it")]


class DutyPhoto(TenantModel):
    """A photo that goes with a line: what is kept is a picture without place, time or telephone (D9).

    Nobody asks for one. Of what came, only the fingerprint (SHA-256) stays, for whoever holds the original to show that
    it is the same.
    """

    record = models.ForeignKey("dossier.DutyRecord", models.CASCADE, related_name="photos")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=STATES, default="waiting")
    name = models.CharField(max_length=120, blank=True)  # as the sheet that named it has it
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    original_hash = models.CharField(max_length=64, blank=True)

    personal = ("name", "original_hash")

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["congress", "record", "number"], name="duty_photo_numbers_differ")
        ]

    def __str__(self) -> str:
        return f"{self.number} of {self.record_id}"

    @property
    def arrived(self) -> Path:
        """The file as it was sent, until it has been made again."""
        return arrived(self.pk)

    @property
    def file(self) -> Path:
        """The picture; a small one stands beside it."""
        return Path(settings.MEDIA_ROOT) / str(self.congress_id) / self.pk.hex[-2:] / f"{self.pk}.jpg"

    @property
    def sizes(self) -> tuple[Path, Path]:
        """Where the large picture and the small one lie."""
        return self.file, thumbnail_of(self.file)

    @property
    def kept(self) -> list[Path]:
        """Every file there is of it, drafts of a worker that was killed included."""
        return [self.arrived, *self.arrived.parent.glob(f"{self.pk}.*"), *self.file.parent.glob(f"{self.pk}.*")]
