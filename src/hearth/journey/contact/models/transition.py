from typing import Any

from django.db import models

from hearth.core.lifecycle import Moving
from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet
from hearth.journey.contact.lifecycle import TRANSITION

# in the order in which they are carried out: whoever leaves must find somebody in office to hand over to
FATES = [("joins", "newly elected"), ("stays", "elected again"), ("leaves", "leaves")]
OPEN = ("planned", "ready", "changing")


class TransitionQuerySet(TenantQuerySet):
    """Changes of term of the congress in scope."""

    def open(self) -> "TransitionQuerySet":
        """The one that is being prepared or carried out."""
        return self.filter(state__in=OPEN)


class TermTransition(Moving, TenantModel):
    """A change of term (换届): who leaves, who goes on, who is new; prepared at leisure, carried out on one day."""

    lifecycle = TRANSITION

    term = models.ForeignKey("congress.Term", models.PROTECT, related_name="transitions")
    state = models.CharField(max_length=10, default="planned")
    noticed_on = models.DateField(null=True)
    basis = models.CharField(max_length=120, blank=True)
    planned_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects: Any = TenantManager.of(TransitionQuerySet)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["congress"], condition=models.Q(state__in=OPEN), name="one_change_of_term_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.term}: {self.state}"

    @property
    def code(self) -> str:
        """How the ledger calls it: by the number of the new term."""
        return str(self.term.code)


class Succession(TenantModel):
    """What a change of term means for one deputy, and who goes on with what they leave behind."""

    transition = models.ForeignKey(TermTransition, models.CASCADE, related_name="successions")
    deputy = models.ForeignKey("congress.Deputy", models.CASCADE, related_name="successions")
    fate = models.CharField(max_length=6, choices=FATES)
    successor = models.ForeignKey("congress.Deputy", models.SET_NULL, null=True, related_name="+")
    done_at = models.DateTimeField(null=True)
    handed_on = models.PositiveIntegerField(default=0)
    left_to_staff = models.PositiveIntegerField(default=0)
    retired = models.PositiveIntegerField(default=0)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["transition", "deputy"], name="one_fate_a_deputy")]
        indexes = [models.Index(fields=["transition", "fate", "done_at"], name="successions_by_fate")]

    def __str__(self) -> str:
        return f"{self.code} {self.fate}"

    @property
    def code(self) -> str:
        """How the ledger calls it: by the deputy."""
        return str(self.deputy.code)
