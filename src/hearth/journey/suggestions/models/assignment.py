from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from hearth.core import clock
from hearth.core.actors import By
from hearth.core.lifecycle import Moving
from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet
from hearth.journey.suggestions.lifecycle import ASSIGNMENT, IN_HAND
from hearth.journey.suggestions.models.suggestion import AT_UNITS, Suggestion, one_and_below

PARTS = [("lead", "leads"), ("co", "handles along"), ("separate", "handles separately")]
WAYS = [("visit", "visited"), ("meeting", "met"), ("phone", "by telephone"), ("online", "online")]
RULINGS = [("released", "released"), ("kept", "kept")]
TIMES = [("granted", "granted"), ("denied", "denied")]


class AssignmentQuerySet(TenantQuerySet):
    """Units' shares in suggestions of the congress in scope."""

    def visible_to(self, actor: By) -> AssignmentQuerySet:
        """Whoever sees the suggestion sees who handles it; a unit that was released no longer does."""
        return self.filter(suggestion__in=Suggestion.objects.visible_to(actor).values("pk"))

    def given_to(self, actor: By) -> AssignmentQuerySet:
        """Those of this person's unit or of one below it."""
        if actor.unit is None or not actor.roles & AT_UNITS:
            return self.none()
        return self.filter(unit__in=one_and_below(actor.unit)).exclude(state="released")


class Assignment(Moving, TenantModel):
    """One unit's share in a suggestion (交办): it leads, handles along, or handles separately (D5)."""

    lifecycle = ASSIGNMENT

    code = models.CharField(max_length=8)
    suggestion = models.ForeignKey(Suggestion, models.CASCADE, related_name="assignments")
    unit = models.ForeignKey("congress.Unit", models.PROTECT, related_name="assignments", db_index=False)
    part = models.CharField(max_length=10, choices=PARTS)
    state = models.CharField(max_length=10, default="pending")
    assigned_at = models.DateTimeField()
    urged_at = models.DateTimeField(null=True)
    moved_at = models.DateTimeField()

    objects: Any = TenantManager.of(AssignmentQuerySet)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["congress", "code"], name="assignment_codes_differ"),
            models.UniqueConstraint(
                fields=["congress", "suggestion", "unit"],
                condition=~Q(state__in=("released", "ended")),
                name="unit_has_one_share",
            ),
        ]
        indexes = [
            models.Index(fields=["congress", "unit", "state", "-moved_at", "-id"], name="assignments_of_unit"),
            models.Index(fields=["congress", "state", "unit"], condition=Q(state__in=IN_HAND), name="assignments_owed"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def is_in_hand(self) -> bool:
        """The unit still owes something."""
        return self.state in IN_HAND

    @property
    def answers_asks(self) -> bool:
        """It answers each ask; a unit that handles along gives its opinion to the one that leads."""
        return self.part != "co"

    def step(self, move: str, **changes: Any) -> None:
        """Take this move, now."""
        self.move(move, moved_at=clock.now(), **changes)


class Decline(TenantModel):
    """A unit says that the matter is not its own (申退), and whose it is; staff rule on it."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="declines")
    reason = models.TextField()
    proposed = models.ForeignKey("congress.Unit", models.PROTECT, null=True, related_name="+", db_index=False)
    name = models.CharField(max_length=80)
    at = models.DateTimeField()
    ruling = models.CharField(max_length=10, choices=RULINGS, blank=True)
    ruling_words = models.TextField(blank=True)
    ruled_by = models.CharField(max_length=80, blank=True)
    ruled_at = models.DateTimeField(null=True)

    personal = ("reason", "name", "ruling_words", "ruled_by")

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["congress", "assignment", "-at"], name="declines_of_assignment")]

    def __str__(self) -> str:
        return self.ruling or "open"


class Consultation(TenantModel):
    """A unit spoke with the deputy before it answers (沟通): how, when, and what was said."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="consultations")
    round = models.PositiveSmallIntegerField()
    way = models.CharField(max_length=10, choices=WAYS)
    held_on = models.DateField()
    words = models.TextField()
    name = models.CharField(max_length=80)
    at = models.DateTimeField()

    personal = ("words", "name")

    def __str__(self) -> str:
        return f"{self.way} {self.held_on:%Y-%m-%d}"


class MoreTime(TenantModel):
    """A unit asks for the longer time (延期) because the matter is broad or hard; staff rule on it, once."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="requests")
    reason = models.TextField()
    name = models.CharField(max_length=80)
    at = models.DateTimeField()
    # where two must allow it: who has, and on which side
    agreed_side = models.CharField(max_length=10, blank=True)
    agreed_by = models.CharField(max_length=80, blank=True)
    ruling = models.CharField(max_length=10, choices=TIMES, blank=True)
    ruled_by = models.CharField(max_length=80, blank=True)
    ruled_at = models.DateTimeField(null=True)

    personal = ("reason", "name", "agreed_by", "ruled_by")

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["congress", "assignment"], name="more_time_is_asked_once"),
        ]
        indexes = [
            models.Index(fields=["congress", "assignment"], condition=Q(ruling=""), name="more_time_to_rule_on"),
        ]

    def __str__(self) -> str:
        return self.ruling or "open"


class Reply(TenantModel):
    """What a unit answers in one round of handling (答复): in draft until its leader has signed it, under a number.

    Of a unit that handles along it is the opinion that the leading unit builds on.
    """

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="replies")
    round = models.PositiveSmallIntegerField()
    words = models.TextField()
    result_class = models.CharField(max_length=15, blank=True)
    disclosure = models.CharField(max_length=10, default="full")
    name = models.CharField(max_length=80)  # who drafted it
    drafted_at = models.DateTimeField()
    document_no = models.CharField(max_length=60, blank=True)
    signed_by = models.CharField(max_length=80, blank=True)
    signed_at = models.DateTimeField(null=True)

    personal = ("words", "name", "signed_by")

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["congress", "assignment", "round"], name="one_reply_a_round")]

    def __str__(self) -> str:
        return self.document_no or "draft"


class Answer(TenantModel):
    """What a unit answers to one ask: in words, of which class the result is, and what it promises by which day."""

    reply = models.ForeignKey(Reply, models.CASCADE, related_name="answers")
    ask = models.ForeignKey("suggestions.Ask", models.PROTECT, related_name="answers")
    words = models.TextField()
    result_class = models.CharField(max_length=15)
    due_on = models.DateField(null=True)  # by which day the unit promises what is not done yet

    personal = ("words",)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["congress", "reply", "ask"], name="one_answer_an_ask")]

    def __str__(self) -> str:
        return self.result_class


def new_assignment(suggestion: Suggestion, unit: Any, part: str, code: str) -> Assignment:
    """This unit's share, as of now."""
    now = clock.now()
    return Assignment(code=code, suggestion=suggestion, unit=unit, part=part, assigned_at=now, moved_at=now)
