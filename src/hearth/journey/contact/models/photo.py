from pathlib import Path

from django.conf import settings
from django.db import models

from hearth.core.photos import thumbnail_of
from hearth.core.tenancy import TenantModel
from hearth.journey.contact.models.envelope import Envelope


class Photo(TenantModel):
    """A picture that came with a message: kept as sent until it has been rewritten without position or marks (D9)."""

    message = models.ForeignKey("contact.Message", models.CASCADE, related_name="photos")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, default="waiting")  # waiting, ready, unreadable, erased
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

    @property
    def sizes(self) -> tuple[Path, Path]:
        """Where the large picture and the small one lie while their matter is open to those who handle it."""
        return self.file, thumbnail_of(self.file)

    @staticmethod
    def locked(size: Path) -> Path:
        """Where the same lies while its matter is sealed: under the matter's own key, no picture to anybody."""
        return size.with_name(f"{size.name}.locked")

    def unlocked(self, size: Path) -> bytes | None:
        """The same again, in memory only; None where nothing is locked."""
        envelope: Envelope | None = Envelope.objects.filter(thread__messages=self.message_id).first()
        if envelope is None or not self.locked(size).exists():
            return None
        return envelope.take_picture(self.locked(size).read_bytes(), size.name)

    @property
    def kept(self) -> list[Path]:
        """Every file there is of it, drafts of a worker that was killed included."""
        return [self.arrived, *self.arrived.parent.glob(f"{self.pk}.*"), *self.file.parent.glob(f"{self.pk}.*")]
