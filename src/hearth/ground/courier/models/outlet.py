from django.db import models

from hearth.core.encryption import EncryptedTextField
from hearth.core.tenancy import TenantModel


class Outlet(TenantModel):
    """A place outside where news of the congress is carried as well: a group's robot, or another program."""

    kind = models.CharField(max_length=10)
    title = models.CharField(max_length=60)
    address = EncryptedTextField()
    secret = EncryptedTextField()
    groups = models.CharField(max_length=200)
    language = models.CharField(max_length=10, default="zh-hans")
    added_at = models.DateTimeField()

    personal = ("address", "secret")

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["congress", "title"], name="outlet_titles_differ")]

    def __str__(self) -> str:
        return self.title

    @property
    def code(self) -> str:
        """How the ledger names it."""
        return self.kind

    @property
    def chosen(self) -> frozenset[str]:
        """The groups of news it is given."""
        return frozenset(self.groups.split())
