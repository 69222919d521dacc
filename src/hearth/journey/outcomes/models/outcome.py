from __future__ import annotations

import re
import unicodedata
from typing import Any

from django.db import models
from django.db.models import F, Q

from hearth.core import clock
from hearth.core.actors import By
from hearth.core.lifecycle import Moving
from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet
from hearth.journey.contact.models import Subject, Thread
from hearth.journey.demands.models import Demand
from hearth.journey.outcomes.lifecycle import CLAIMS, OUTCOME, OVER, PUBLIC
from hearth.journey.outcomes.models.ground import Ground
from hearth.journey.outcomes.rules import deputy_behind
from hearth.journey.suggestions.models import Suggestion

KINDS = [("measure", "a measure"), ("document", "an issued document")]
LEVELS = [("district", "district"), ("city", "city"), ("province", "province"), ("nation", "nation")]
OVERSEEING = frozenset({"clerk", "leader"})
UNITS = frozenset({"unit", "unit-leader"})
SIGNS = re.compile(r"[^\w]+|_+")
NUMBER = re.compile(r"0*([0-9]+)")
IS_ONE_OR_THE_OTHER = Q(kind="document") & ~Q(level="") | Q(kind="measure", level="", number="")
BY_TWO = Q(staff_who__isnull=False, deputy_who__isnull=False) & ~Q(staff_who=F("deputy_who"))


class OutcomeQuerySet(TenantQuerySet):
    """Outcomes of the congress in scope."""

    def visible_to(self, actor: By) -> OutcomeQuerySet:
        """What is public; staff and chair all; deputies what came of theirs; a unit what it did or claims.

        Whom a message is about sees nothing of what came of it before everybody does.
        """
        if not actor:
            return self.none()
        if "system" in actor.roles:
            return self
        if actor.thread is not None:
            return self.public().filter(pk__in=Ground.objects.of_threads([actor.thread.pk]).values("outcome"))
        about = Ground.objects.filter(thread__in=Subject.objects.naming(actor.id).values("thread"))
        shown = self if actor.roles & OVERSEEING else self.filter(self._theirs(actor))
        return self.filter(Q(state__in=PUBLIC) | Q(pk__in=shown.values("pk")) & ~Q(pk__in=about.values("outcome")))

    def _theirs(self, actor: By) -> Q:
        demands = Ground.objects.of_demands(Demand.objects.visible_to(actor).values("pk"))
        threads = Ground.objects.filter(thread__in=Thread.objects.visible_to(actor).values("pk"))
        asked = Ground.objects.filter(suggestion__in=Suggestion.objects.visible_to(actor).values("pk"))
        seen = Q(pk__in=demands.values("outcome")) | Q(pk__in=threads.values("outcome"))
        seen |= Q(pk__in=asked.values("outcome"))
        if actor.unit is not None and actor.roles & UNITS:
            mine = (Q(unit=actor.unit.pk), Q(unit__parent=actor.unit.pk))
            seen |= mine[0] | mine[1] | Q(claimed_for=actor.unit.pk) | Q(claimed_for__parent=actor.unit.pk)
        return seen

    def public(self) -> OutcomeQuerySet:
        """Those that everybody may read: in force, no longer in force, or replaced by another."""
        return self.filter(state__in=PUBLIC)

    def claims(self) -> OutcomeQuerySet:
        """Those that are still to be looked at."""
        return self.filter(state__in=CLAIMS)


def compared(text: str) -> str:
    """A number or a name as two people may write it: brackets, blanks, wide signs and leading noughts aside."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return NUMBER.sub(r"\1", SIGNS.sub("-", folded)).strip("-")


class Outcome(Moving, TenantModel):
    """Something changed in the world (成效): a measure (措施), or a document that was issued (出台文件).

    Somebody claims it and shows it; it is verified by staff and by a deputy, two persons, before anybody outside reads
    it, and the database keeps to that.
    """

    lifecycle = OUTCOME

    code = models.CharField(max_length=8)
    kind = models.CharField(max_length=8, choices=KINDS)
    state = models.CharField(max_length=10, default="claimed")
    title = models.CharField(max_length=120)
    words = models.TextField(blank=True)  # what is done, or what the document says, for everybody
    where = models.CharField(max_length=120, blank=True)
    unit = models.ForeignKey("congress.Unit", models.PROTECT, null=True, related_name="outcomes")  # does or issued it
    issuer = models.CharField(max_length=120, blank=True)  # the same in words, where it is no unit of this congress
    issuer_key = models.CharField(max_length=120)
    number = models.CharField(max_length=60, blank=True)
    number_key = models.CharField(max_length=120, blank=True)
    level = models.CharField(max_length=8, choices=LEVELS, blank=True)
    since = models.DateField()
    until = models.DateField(null=True)
    link = models.CharField(max_length=500, blank=True)
    # who claims it
    name = models.CharField(max_length=80)
    role = models.CharField(max_length=20)
    claimed_by = models.UUIDField(null=True)
    claimed_for = models.ForeignKey("congress.Unit", models.PROTECT, null=True, related_name="+")
    claimed_at = models.DateTimeField()
    moved_at = models.DateTimeField()
    # who verified it, on either side
    staff_who = models.UUIDField(null=True)
    staff_name = models.CharField(max_length=80, blank=True)
    staff_at = models.DateTimeField(null=True)
    deputy_who = models.UUIDField(null=True)
    deputy_name = models.CharField(max_length=80, blank=True)
    deputy_at = models.DateTimeField(null=True)
    objection = models.TextField(blank=True)  # what somebody says is not so, until it is answered
    objector = models.CharField(max_length=80, blank=True)
    reason = models.TextField(blank=True)  # why it was rejected
    successor = models.ForeignKey("self", models.PROTECT, null=True, related_name="predecessors")
    published_at = models.DateTimeField(null=True)
    is_to_tell = models.BooleanField(default=False)  # somebody may not have heard of it yet

    personal = ("name", "staff_name", "deputy_name", "objection", "objector", "reason")
    objects: Any = TenantManager.of(OutcomeQuerySet)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["congress", "code"], name="outcome_codes_differ"),
            models.UniqueConstraint(
                fields=["congress", "issuer_key", "number_key"],
                condition=~Q(number_key="") & ~Q(state="rejected"),
                name="document_stands_once",
            ),
            models.CheckConstraint(condition=IS_ONE_OR_THE_OTHER, name="outcome_measure_or_document"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="outcome_ends_afterwards"),
            models.CheckConstraint(
                condition=~Q(state__in=("verified", *PUBLIC)) | BY_TWO, name="outcome_verified_by_two"
            ),
            models.CheckConstraint(
                condition=Q(state="replaced", successor__isnull=False)
                | ~Q(state="replaced") & Q(successor__isnull=True),
                name="outcome_replaced_by_another",
            ),
        ]
        indexes = [
            models.Index(fields=["congress", "-moved_at", "-id"], name="outcomes_lately"),
            models.Index(fields=["congress", "state", "-moved_at", "-id"], name="outcomes_by_state"),
            models.Index(
                fields=["congress", "-published_at", "-id"], name="outcomes_public", condition=Q(state__in=PUBLIC)
            ),
            models.Index(fields=["congress", "until"], name="outcomes_ending", condition=Q(state="published")),
            models.Index(fields=["congress", "moved_at"], name="outcomes_to_tell", condition=Q(is_to_tell=True)),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def is_document(self) -> bool:
        """It was issued, on paper."""
        return self.kind == "document"

    @property
    def is_public(self) -> bool:
        """Everybody may read it."""
        return self.state in PUBLIC

    @property
    def is_over(self) -> bool:
        """It holds no more, or another one holds in its place."""
        return self.state in OVER

    @property
    def whose(self) -> str:
        """The unit that does it or issued it, or whoever else did."""
        return str(self.unit.name) if self.unit is not None else self.issuer

    @property
    def verified_by(self) -> frozenset[str]:
        """The sides that have looked at it and say that it is so."""
        return frozenset(side for side in ("staff", "deputy") if getattr(self, f"{side}_who") is not None)

    def step(self, move: str, **changes: Any) -> None:
        """Take this move, now."""
        self.move(move, moved_at=clock.now(), **changes)

    def deputies_behind(self) -> frozenset[Any]:
        """Those who own a demand it came of, lead a suggestion, or to whom a message was written; asked once.

        What is sealed, or kept from its deputy, is nobody's.
        """
        known: frozenset[Any] | None = self.__dict__.get("_deputies")
        if known is None:
            things = [ground.thing for ground in Ground.objects.filter(outcome=self.pk).with_things()]
            known = frozenset(map(deputy_behind, things)) - {None}
            self.__dict__["_deputies"] = known
        return known

    def forget_standings(self) -> None:
        """Ask again: what it came of has changed."""
        self.__dict__.pop("_deputies", None)
        self.__dict__.pop("_kept_out", None)

    def keeps_out(self, actor: By) -> bool:
        """Whom a message is about has no hand in what came of it."""
        if actor.id is None:
            return False
        known: dict[Any, bool] = self.__dict__.setdefault("_kept_out", {})
        if actor.id not in known:
            about = Subject.objects.naming(actor.id).filter(thread__grounds__outcome=self.pk)
            known[actor.id] = about.exists()
        return known[actor.id]
