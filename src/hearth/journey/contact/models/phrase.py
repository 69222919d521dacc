from django.db import models

from hearth.core.tenancy import TenantModel


class Phrase(TenantModel):
    """Words a person uses often (常用语), their own, to be put into a reply and edited there."""

    user = models.ForeignKey("accounts.User", models.CASCADE, related_name="phrases")
    title = models.CharField(max_length=30)
    body = models.CharField(max_length=1000)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["congress", "user", "title"], name="phrase_titles_differ")]

    def __str__(self) -> str:
        return self.title
