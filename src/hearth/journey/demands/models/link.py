from typing import Any

from django.db import models

from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet


class Link(TenantModel):
    """Two messages that are likely one matter, as the machine saw it: how likely, and nothing of what they say.

    `one` is the smaller key. The night looks at all of them together; where a message is read no more, it takes its
    links away. So the database need not look up two threads for each of sixty links that a message comes with.
    """

    one = models.ForeignKey("contact.Thread", models.CASCADE, related_name="+", db_index=False, db_constraint=False)
    other = models.ForeignKey("contact.Thread", models.CASCADE, related_name="+", db_index=False, db_constraint=False)
    probability = models.FloatField()
    version = models.CharField(max_length=40)  # of the weights by which it was found
    at = models.DateTimeField()

    personal = ()
    objects: Any = TenantManager.of(TenantQuerySet)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["congress", "one", "other"], name="alike_once")]
        indexes = [models.Index(fields=["congress", "other"], name="links_of_other")]

    def __str__(self) -> str:
        return f"{self.one_id} like {self.other_id}"
