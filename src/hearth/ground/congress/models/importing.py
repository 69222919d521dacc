from pathlib import Path

from django.conf import settings
from django.db import models

from hearth.core.lifecycle import Lifecycle, Moving
from hearth.core.tenancy import TenantModel

IMPORT = Lifecycle(
    "reading",
    {
        "reading": {"preview": "previewed", "fail": "failed", "withdraw": "withdrawn"},
        "previewed": {"confirm": "applying", "withdraw": "withdrawn"},
        "applying": {"finish": "done", "revise": "previewed", "fail": "failed"},
        "done": {},
        "failed": {},
        "withdrawn": {},
    },
)


class Import(Moving, TenantModel):
    """A spreadsheet that somebody sent: read, shown with what it would change, then applied as a whole or not."""

    lifecycle = IMPORT

    kind = models.CharField(max_length=12)
    file_name = models.CharField(max_length=120)
    state = models.CharField(max_length=10, default="reading")
    sent_at = models.DateTimeField()
    sent_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    bad = models.PositiveIntegerField(default=0)
    doubtful = models.PositiveIntegerField(default=0)
    fingerprint = models.CharField(max_length=32, blank=True)
    is_revised = models.BooleanField(default=False)
    is_partial = models.BooleanField(default=False)
    trouble = models.CharField(max_length=20, blank=True)
    facts = models.JSONField(default=dict)

    personal = ("file_name",)

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["congress", "-sent_at"], name="imports_newest_first")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.state}"

    @property
    def code(self) -> str:
        """How the ledger names it."""
        return self.pk.hex[-8:].upper()

    @property
    def total(self) -> int:
        """How many rows it has."""
        return self.new + self.changed + self.same + self.bad

    @property
    def file(self) -> Path:
        """The spreadsheet as it came."""
        return Path(settings.MEDIA_ROOT) / "imports" / str(self.pk)

    @property
    def rows_file(self) -> Path:
        """The rows that were read from it."""
        return self.file.with_suffix(".rows")

    @property
    def sheet_file(self) -> Path:
        """The spreadsheet, where it came in one ZIP with photos."""
        return self.file.with_suffix(".sheet")

    @property
    def pictures(self) -> Path:
        """Where photos that came with it lie, made again, until they are imported."""
        return self.file.with_suffix(".pictures")

    @property
    def progress_file(self) -> Path:
        """Where a worker notes how far it has got."""
        return self.file.with_suffix(".progress")


class ImportRow(TenantModel):
    """A row of that spreadsheet and what would become of it, with old and new words and every mistake in it."""

    source = models.ForeignKey(Import, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    outcome = models.CharField(max_length=8)
    is_doubtful = models.BooleanField(default=False)
    label = models.CharField(max_length=120, blank=True)
    told = models.JSONField(default=dict)

    personal = ("label", "told")

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["source", "number"], name="import_row_numbers_differ")]
        indexes = [models.Index(fields=["source", "outcome", "number"], name="import_rows_by_outcome")]

    def __str__(self) -> str:
        return f"{self.number} {self.label}"
