from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from hearth.core import clock
from hearth.core.actors import By
from hearth.core.lifecycle import Moving
from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet
from hearth.journey.contact.models import Thread
from hearth.journey.demands.lifecycle import DEMAND, OPEN, STANDING, TOLD

RIPE = Q(state="candidate", is_ripe=True)
LEAST_PUBLIC = 5  # no public count below five people (D3)
OVERSEEING = frozenset({"clerk", "leader"})

# a deputy asks the government for it; the standing committee looks into it; it is proposed as a project of the year
BECAME = [("suggestion", "suggestion"), ("topic", "topic of supervision"), ("project", "livelihood project")]


class DemandQuerySet(TenantQuerySet):
    """Common demands of the congress in scope."""

    def visible_to(self, actor: By) -> DemandQuerySet:
        """Staff and chair see all; a deputy those a person confirmed, and those that messages to them are in."""
        if not actor:
            return self.none()
        if "system" in actor.roles or actor.roles & OVERSEEING:
            return self
        deputies = [deputy.pk for deputy in (actor.deputy, *actor.acts_for) if deputy]
        if not deputies:
            return self.none()
        of_theirs = Q(gatherings__thread__deputy__in=deputies, gatherings__state__in=("joined", "offered"))
        confirmed = self.exclude(state__in=("candidate", "merged", "dissolved")).values("pk")
        return self.filter(Q(pk__in=confirmed) | Q(pk__in=self.filter(of_theirs).values("pk")))

    def open(self) -> DemandQuerySet:
        """Those that messages still join."""
        return self.filter(state__in=OPEN)

    def public(self) -> DemandQuerySet:
        """Those that everybody may read of: published, confirmed, and raised by enough people to tell nobody apart."""
        return self.filter(is_published=True, state__in=TOLD, people__gte=LEAST_PUBLIC)


class Demand(Moving, TenantModel):
    """A common demand (共性诉求): what several people raise alike, so that it is solved once, for all of them (D3).

    `people` counts those who wrote, each once however often they wrote; `voices` counts the messages.
    """

    lifecycle = DEMAND

    code = models.CharField(max_length=8)
    title = models.CharField(max_length=80)
    state = models.CharField(max_length=10, default="candidate")
    owner = models.ForeignKey("congress.Deputy", models.PROTECT, null=True, related_name="demands", db_index=False)
    into = models.ForeignKey("self", models.PROTECT, null=True, related_name="absorbed", db_index=False)
    people = models.PositiveIntegerField(default=0)
    voices = models.PositiveIntegerField(default=0)
    first_at = models.DateTimeField(null=True)
    last_at = models.DateTimeField(null=True)
    # as measured: people this week, person-weeks of the eight weeks before, people and places of late, people with a
    # half-life of two weeks, people a week in the same weeks of last year
    week = models.PositiveIntegerField(default=0)
    before = models.PositiveIntegerField(default=0)
    lately = models.PositiveIntegerField(default=0)
    places = models.PositiveIntegerField(default=0)
    warmth = models.FloatField(default=0)
    last_year = models.FloatField(null=True)
    is_ripe = models.BooleanField(default=False)  # enough of them to be put before staff
    is_rising = models.BooleanField(default=False)  # more than usual, beyond chance
    became = models.CharField(max_length=10, blank=True, choices=BECAME)  # what it was turned into
    is_published = models.BooleanField(default=False)  # shown to everybody, as long as enough people are in it
    public_text = models.TextField(blank=True)  # what it is about, in words that tell of nobody
    result = models.TextField(blank=True)  # what became of it, in words everybody who wrote reads
    moved_at = models.DateTimeField()

    personal = ()
    objects: Any = TenantManager.of(DemandQuerySet)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["congress", "code"], name="demand_codes_differ")]
        indexes = [
            models.Index(fields=["congress", "state", "-last_at", "-id"], name="demands_lately_by_state"),
            models.Index(fields=["congress", "owner"], name="demands_of_owner", condition=Q(owner__isnull=False)),
            models.Index(fields=["congress", "-last_at", "-id"], name="demands_ripe", condition=RIPE),
            models.Index(fields=["congress", "-last_at", "-id"], name="demands_public", condition=Q(is_published=True)),
            models.Index(fields=["congress", "-warmth", "-id"], name="demands_rising", condition=Q(is_rising=True)),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def is_open(self) -> bool:
        """Messages still join it."""
        return self.state in OPEN

    @property
    def is_standing(self) -> bool:
        """A person said that it is one matter, and somebody owns it."""
        return self.state in STANDING

    @property
    def is_public(self) -> bool:
        """Everybody may read of it."""
        return self.is_published and self.state in TOLD and self.people >= LEAST_PUBLIC

    def step(self, move: str, **changes: Any) -> None:
        """Take this move, now."""
        self.move(move, moved_at=clock.now(), **changes)

    @property
    def threads(self) -> Any:
        """The messages in it now."""
        joined = self.gatherings.filter(state="joined").values("thread")  # type: ignore[attr-defined]
        return Thread.objects.filter(pk__in=joined)
