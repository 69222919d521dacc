from typing import Any

from django.db import models

from hearth.core.actors import By
from hearth.core.lifecycle import Moving
from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet
from hearth.journey.casework.lifecycle import ISSUE
from hearth.journey.contact.models import Thread


class IssueQuerySet(TenantQuerySet):
    """Matters of the congress in scope."""

    def visible_to(self, actor: By) -> "IssueQuerySet":
        """Those of the threads this person may see."""
        seen = Strand.objects.filter(left_at=None, thread__in=Thread.objects.visible_to(actor).values("pk"))
        return self.filter(pk__in=seen.values("issue"))


class Issue(Moving, TenantModel):
    """One matter (事项) that somebody must handle. What one person wrote twice is one matter."""

    lifecycle = ISSUE

    code = models.CharField(max_length=8)
    thread = models.ForeignKey("contact.Thread", models.CASCADE, related_name="issues")
    state = models.CharField(max_length=10, default="open")
    opened_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    personal = ()
    objects: Any = TenantManager.of(IssueQuerySet)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["congress", "code"], name="issue_codes_differ")]

    def __str__(self) -> str:
        return self.code


class Strand(TenantModel):
    """A thread's place in a matter; leaving it is written down, so that joining can be undone."""

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="strands")
    thread = models.ForeignKey("contact.Thread", models.CASCADE, related_name="strands")
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "thread"], condition=models.Q(left_at=None), name="thread_in_one_matter"
            )
        ]

    def __str__(self) -> str:
        return f"{self.thread_id} in {self.issue_id}"
