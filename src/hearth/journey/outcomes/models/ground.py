from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet
from hearth.journey.demands.models import Gathering

THINGS = ("demand", "thread")  # what an outcome can come of; one more kind is one more key, and its name here


def leads_to_one_thing() -> Q:
    """Exactly one of these keys is given."""
    told = Q()
    for name in THINGS:
        told |= Q(**{f"{each}__isnull": each != name for each in THINGS})
    return told


class GroundQuerySet(TenantQuerySet):
    """What outcomes came of."""

    def of_demands(self, demands: Any) -> GroundQuerySet:
        """Those that lead to these demands, also through one that was put together with them since."""
        hops = ("demand", "demand__into", "demand__into__into")
        led = Q()
        for hop in hops:
            led |= Q(**{f"{hop}__in": demands})
        return self.filter(led)

    def of_threads(self, threads: Any) -> GroundQuerySet:
        """Those that lead to these messages: to each by itself, or to the demand it is in."""
        inside = Gathering.objects.joined().filter(thread__in=threads).values("demand")
        return self.filter(thread__in=threads) | self.of_demands(inside)

    def with_things(self) -> GroundQuerySet:
        """Each with what it leads to."""
        return self.select_related(
            "thread__deputy", "demand__owner", "demand__into__into__owner", "demand__into__owner"
        )


class Ground(TenantModel):
    """What an outcome came of: a common demand, or one message. Whoever wrote it hears of the outcome."""

    outcome = models.ForeignKey("outcomes.Outcome", models.CASCADE, related_name="grounds")
    demand = models.ForeignKey("demands.Demand", models.CASCADE, null=True, related_name="grounds")
    thread = models.ForeignKey("contact.Thread", models.CASCADE, null=True, related_name="grounds")
    name = models.CharField(max_length=80)  # who said so
    role = models.CharField(max_length=20)
    said_at = models.DateTimeField()

    personal = ("name",)
    objects: Any = TenantManager.of(GroundQuerySet)

    class Meta(TenantModel.Meta):
        constraints = [
            models.CheckConstraint(condition=leads_to_one_thing(), name="ground_leads_to_one_thing"),
            *(
                models.UniqueConstraint(
                    fields=["congress", "outcome", name],
                    condition=Q(**{f"{name}__isnull": False}),
                    name=f"ground_once_a_{name}",
                )
                for name in THINGS
            ),
        ]

    def __str__(self) -> str:
        return f"of {self.outcome_id}"

    @property
    def thing(self) -> Any:
        """The message, or the demand: the one it was put together with, where it was."""
        found = next(thing for name in THINGS if (thing := getattr(self, name)) is not None)
        while (into := getattr(found, "into", None)) is not None:
            found = into
        return found


class Heard(TenantModel):
    """This resident heard of this outcome: written with the telling itself, so that it reaches them once."""

    outcome = models.ForeignKey("outcomes.Outcome", models.CASCADE, related_name="heard")
    thread = models.ForeignKey("contact.Thread", models.CASCADE, related_name="+")

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["congress", "outcome", "thread"], name="heard_once_by_each")]

    def __str__(self) -> str:
        return f"{self.outcome_id} in {self.thread_id}"
