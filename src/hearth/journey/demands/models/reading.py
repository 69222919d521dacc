from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet


class TextReading(TenantModel):
    """What is kept of a message so that it can be compared with others: its words and places, none of its sentences."""

    thread = models.OneToOneField("contact.Thread", models.CASCADE, related_name="reading")
    version = models.PositiveSmallIntegerField()
    told = models.JSONField()
    terms = ArrayField(models.TextField())
    at = models.DateTimeField()

    personal = ("told", "terms")
    objects: Any = TenantManager.of(TenantQuerySet)

    class Meta(TenantModel.Meta):
        indexes = [
            models.Index(fields=["congress", "at"], name="readings_lately"),
        ]

    def __str__(self) -> str:
        return f"of {self.thread_id}"


class Clue(TenantModel):
    """By what a message is found among a million: its terms as numbers, so that PostgreSQL reads little of each."""

    id = None  # type: ignore[assignment]
    thread = models.OneToOneField("contact.Thread", models.CASCADE, primary_key=True, related_name="clue")
    at = models.DateTimeField()
    version = models.PositiveSmallIntegerField()  # of the reading
    words = models.PositiveSmallIntegerField()  # how many of its terms are words
    terms = ArrayField(models.IntegerField())

    personal = ("terms",)
    objects: Any = TenantManager.of(TenantQuerySet)

    class Meta(TenantModel.Meta):
        # written at once: what waits to be put in order would be read through by every search
        indexes = [GinIndex(fields=["terms"], name="clue_terms", fastupdate=False)]

    def __str__(self) -> str:
        return f"to {self.thread_id}"


class Term(TenantModel):
    """In how many demands of the congress a word stands, lone messages among them: rare words tell the most."""

    term = models.TextField()
    amount = models.PositiveIntegerField()

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["congress", "term"], name="terms_differ")]

    def __str__(self) -> str:
        return f"{self.term}: {self.amount}"
