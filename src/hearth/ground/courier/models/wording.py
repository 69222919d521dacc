from django.db import models

from hearth.core.tenancy import TenantModel


class Wording(TenantModel):
    """The words a congress gave one letter in one language, from that moment on; without words, the original again."""

    is_append_only = True

    letter = models.CharField(max_length=40)
    language = models.CharField(max_length=10)
    subject = models.CharField(max_length=120, blank=True)
    text = models.TextField(blank=True)
    set_at = models.DateTimeField()
    set_by = models.UUIDField(null=True)

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["congress", "letter", "language", "-id"], name="wording_newest")]

    def __str__(self) -> str:
        return f"{self.letter} ({self.language})"

    @property
    def code(self) -> str:
        """How the ledger names it."""
        return self.letter

    @property
    def is_original(self) -> bool:
        """Whether it puts the original words back."""
        return not self.text
