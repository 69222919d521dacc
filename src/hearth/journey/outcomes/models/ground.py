from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet
from hearth.journey.demands.models import Gathering

THINGS = ("demand", "thread", "suggestion")  # what an outcome can come of


def leads_to_one_thing() -> Q:
    """Exactly one of these keys is given."""
    told = Q()
    for name in THINGS:
        told |= Q(**{f"{each}__isnull": each != name for each in THINGS})
    return told


class GroundQuerySet(TenantQuerySet):
    """What outcomes came of."""

    def of_demands(self, demands: Any) -> GroundQuerySet:
        """Those that lead to these demands, also through one put together with them since, or through a suggestion."""
        into = ("demand", "demand__into", "demand__into__into")
        hops = (*into, *(f"suggestion__{hop}" for hop in into))
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
        demand = ("demand__owner", "demand__into__owner", "demand__into__into__owner")
        return self.select_related("thread__deputy", *demand, "suggestion__lead", "suggestion__demand__into__into")


class Ground(TenantModel):
    """What an outcome came of: a common demand, one message, or a deputy's suggestion.

    Whoever wrote it, or wrote what the suggestion began with, hears of the outcome.
    """

    outcome = models.ForeignKey("outcomes.Outcome", models.CASCADE, related_name="grounds")
    demand = models.ForeignKey("demands.Demand", models.CASCADE, null=True, related_name="grounds")
    thread = models.ForeignKey("contact.Thread", models.CASCADE, null=True, related_name="grounds")
    suggestion = models.ForeignKey("suggestions.Suggestion", models.CASCADE, null=True, related_name="grounds")
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
        """The message, the suggestion, or the demand: the one it was put together with, where it was."""
        return _standing(next(thing for name in THINGS if (thing := getattr(self, name)) is not None))

    @property
    def demand_behind(self) -> Any:
        """The demand whose voices hear of it: the one it leads to, or the one its suggestion began with."""
        began = self.suggestion.demand if self.suggestion is not None else self.demand
        return None if began is None else _standing(began)


def _standing(thing: Any) -> Any:
    while (into := getattr(thing, "into", None)) is not None:
        thing = into
    return thing


class Heard(TenantModel):
    """This resident heard of this outcome: written with the telling itself, so that it reaches them once."""

    outcome = models.ForeignKey("outcomes.Outcome", models.CASCADE, related_name="heard")
    thread = models.ForeignKey("contact.Thread", models.CASCADE, related_name="+")

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["congress", "outcome", "thread"], name="heard_once_by_each")]

    def __str__(self) -> str:
        return f"{self.outcome_id} in {self.thread_id}"
