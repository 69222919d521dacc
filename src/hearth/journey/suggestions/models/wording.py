from __future__ import annotations

from django.db import models

from hearth.core.tenancy import TenantModel
from hearth.journey.suggestions.models.suggestion import Suggestion


class Ask(TenantModel):
    """One thing that is asked for, with a number: each is answered by itself."""

    suggestion = models.ForeignKey(Suggestion, models.CASCADE, related_name="asks")
    number = models.PositiveSmallIntegerField()
    words = models.TextField()

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["congress", "suggestion", "number"], name="ask_numbers_differ")]

    def __str__(self) -> str:
        return f"{self.number}. {self.words[:40]}"


class Wording(TenantModel):
    """How a suggestion was worded at one time: what a co-signer put their name to stays readable."""

    suggestion = models.ForeignKey(Suggestion, models.CASCADE, related_name="wordings")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=80)
    facts = models.TextField()
    asks = models.JSONField()  # the words of each ask, in order
    name = models.CharField(max_length=80)  # who worded it so
    at = models.DateTimeField()

    personal = ("name",)
    is_append_only = True

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["congress", "suggestion", "number"], name="wording_numbers_differ")
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.title}"
