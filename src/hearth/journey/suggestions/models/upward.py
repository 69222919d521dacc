from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from hearth.core import clock
from hearth.core.actors import By
from hearth.core.lifecycle import Moving
from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet
from hearth.journey.suggestions.lifecycle import FROM_BELOW
from hearth.journey.suggestions.models.suggestion import CLASSES, OVERSEEING, Suggestion

STEPS = [
    ("taken_on", "a deputy took it on"),
    ("passed_on", "passed on to an organ"),
    ("declined", "not taken on"),
    ("registered", "registered with a number"),
    ("answered", "answered"),
    ("outcome", "a measure or an issued document"),
    ("concluded", "concluded"),
    ("let_go", "nobody pursues it at the moment"),
    ("published", "everybody can read it there"),
]


class SentUp(TenantModel):
    """That a suggestion went to the congress above (Deputies Law: beyond what the place can decide, but well-founded).

    Both congresses know the case by `key`, which is the key of no row in either.
    """

    suggestion = models.ForeignKey(Suggestion, models.CASCADE, related_name="sent_up", db_index=False)
    to = models.ForeignKey("congress.Congress", models.PROTECT, related_name="+", db_index=False)
    key = models.UUIDField()
    reason = models.TextField()
    name = models.CharField(max_length=80)  # of staff, who sent it
    at = models.DateTimeField()

    personal = ("name",)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["congress", "key"], name="sent_up_once")]
        indexes = [models.Index(fields=["congress", "suggestion"], name="sent_up_of_suggestion")]

    def __str__(self) -> str:
        return f"{self.suggestion_id} to {self.to_id}"


class FromAbove(TenantModel):
    """One thing that became of it in the congress above, as far as what is public there allows."""

    sent = models.ForeignKey(SentUp, models.CASCADE, related_name="heard", db_index=False)
    key = models.UUIDField()  # derived above from the key of the case, so that each step arrives once
    place = models.PositiveSmallIntegerField()  # which it is in a row
    step = models.CharField(max_length=10, choices=STEPS)
    at = models.DateTimeField()  # when it happened there
    number = models.CharField(max_length=60, blank=True)  # of the suggestion there, or of the document
    result_class = models.CharField(max_length=15, choices=CLASSES, blank=True)
    who = models.CharField(max_length=120, blank=True)  # the deputy, the organ, or who issued the document
    title = models.CharField(max_length=120, blank=True)  # of the measure or document
    dated_on = models.DateField(null=True)
    words = models.TextField(blank=True)
    link = models.CharField(max_length=500, blank=True)

    personal = ("who",)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["congress", "sent", "key"], name="step_comes_back_once"),
            models.UniqueConstraint(fields=["congress", "sent", "place"], name="steps_from_above_in_a_row"),
        ]

    def __str__(self) -> str:
        return f"{self.place}. {self.step}"


class FromBelowQuerySet(TenantQuerySet):
    """What congresses below sent to the one in scope."""

    def visible_to(self, actor: By) -> FromBelowQuerySet:
        """Staff and chair all; deputies what is not in confidence, and what one of them took on."""
        if not actor:
            return self.none()
        if "system" in actor.roles or actor.roles & OVERSEEING:
            return self
        deputies = [deputy.pk for deputy in (actor.deputy, *actor.acts_for) if deputy]
        if not deputies:
            return self.none()
        return self.filter(Q(is_confidential=False) | Q(suggestion__lead__in=deputies))


class FromBelow(Moving, TenantModel):
    """A copy of a suggestion that a congress below sent up: its words, who proposed it there, and why it came.

    Nothing in it leads to a row of the other congress, and nothing tells whose words it began with.
    """

    lifecycle = FROM_BELOW

    code = models.CharField(max_length=8)
    key = models.UUIDField()
    origin = models.ForeignKey("congress.Congress", models.PROTECT, related_name="+", db_index=False)
    number = models.CharField(max_length=20)  # under which it is registered there
    link = models.CharField(max_length=200, blank=True)  # to its page there, where everybody may read it
    title = models.CharField(max_length=80)
    facts = models.TextField()
    asks = models.JSONField()  # the words of each ask, in order
    deputies = models.JSONField()  # who proposed it there: their names, the one who leads first
    reason = models.TextField()
    is_confidential = models.BooleanField(default=False)
    state = models.CharField(max_length=10, default="arrived")
    # what a deputy made of it here
    suggestion = models.OneToOneField(Suggestion, models.PROTECT, null=True, related_name="from_below")
    organ = models.CharField(max_length=120, blank=True)  # to which it was passed on
    remark = models.TextField(blank=True)  # why it was not taken on, or what staff wrote when they passed it on
    answer = models.TextField(blank=True)  # of the organ
    decided_by = models.CharField(max_length=80, blank=True)
    arrived_at = models.DateTimeField()
    moved_at = models.DateTimeField()

    personal = ("decided_by", "deputies")
    objects: Any = TenantManager.of(FromBelowQuerySet)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["congress", "code"], name="from_below_codes_differ"),
            models.UniqueConstraint(fields=["congress", "key"], name="from_below_arrives_once"),
        ]
        indexes = [models.Index(fields=["congress", "state", "-moved_at", "-id"], name="from_below_by_state")]

    def __str__(self) -> str:
        return f"{self.number} of {self.origin_id}"

    def step(self, move: str, **changes: Any) -> None:
        """Take this move, now."""
        self.move(move, moved_at=clock.now(), **changes)
