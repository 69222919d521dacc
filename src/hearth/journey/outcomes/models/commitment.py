from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery

from hearth.core import clock
from hearth.core.actors import By
from hearth.core.lifecycle import Moving
from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet
from hearth.ground.rulebook.reckoning import Span
from hearth.journey.casework.lifecycle import TIERS
from hearth.journey.casework.models import Strand
from hearth.journey.contact.models import Subject, Thread
from hearth.journey.outcomes.lifecycle import COMMITMENT
from hearth.journey.outcomes.models.measurement import Measurement
from hearth.journey.suggestions.models import Answer, Suggestion
from hearth.journey.suggestions.models.evaluation import GRADES
from hearth.journey.suggestions.models.suggestion import OVERSEEING

KINDS = [("once", "done once, by a day"), ("recurring", "kept again and again")]
METRICS = [
    ("accepted", "referrals taken on or given back in time"),
    ("reported", "referrals reported on in time"),
    ("outside", "what the platform does not see, counted by hand"),
]
SPANS = [("min", "minutes"), ("h", "hours"), ("wh", "office hours"), ("d", "days"), ("wd", "working days")]
UNITS = ("unit", "unit-leader")
WHERE = Q(thread__isnull=False, answer=None) | Q(thread=None, answer__isnull=False)
IS_ONE_OR_THE_OTHER = Q(kind="once", due_on__isnull=False, metric="", percent=None, within=None, span="") | Q(
    kind="recurring", due_on=None, percent__gte=1, percent__lte=100, within__gte=1
) & ~Q(metric="") & ~Q(span="")


class CommitmentQuerySet(TenantQuerySet):
    """Promises of the congress in scope."""

    def with_things(self) -> CommitmentQuerySet:
        """Each with its unit, its clock, and what it was made about."""
        return self.select_related("unit", "clock", "thread__deputy", "answer__reply__assignment__suggestion__lead")

    def visible_to(self, actor: By) -> CommitmentQuerySet:
        """A unit sees its own, deputy and clerk those of their threads, the chair all, residents their own."""
        if not actor:
            return self.none()
        if "system" in actor.roles:
            return self
        if actor.thread is not None:
            return self.filter(made_in(Thread.objects.filter(pk=actor.thread.pk)))
        return self.filter(self._shown(actor)).exclude(thread__in=Subject.objects.naming(actor.id).values("thread"))

    def _shown(self, actor: By) -> Q:
        seen = made_in(Thread.objects.visible_to(actor))
        if actor.unit is not None and actor.roles & set(UNITS):
            seen |= Q(unit=actor.unit.pk) | Q(unit__parent=actor.unit.pk)
        if "leader" in actor.roles:
            seen |= Q(thread__is_sealed=False)
        if actor.roles & OVERSEEING:  # whatever is answered lies before them
            return seen | Q(answer__isnull=False)
        asked = Suggestion.objects.visible_to(actor).values("pk")
        answers = Answer.objects.filter(pk=OuterRef("answer"), reply__assignment__suggestion__in=asked)
        return seen | Exists(answers)

    def late(self, now: datetime) -> CommitmentQuerySet:
        """Those whose day has passed, and those that were kept less often than promised when last counted."""
        last = Measurement.objects.filter(commitment=OuterRef("pk")).order_by("-until")
        counted = {name: Subquery(last.values(name)[:1]) for name in ("met", "sample", "percent")}
        told = self.filter(state="open").annotate(**{f"last_{name}": value for name, value in counted.items()})
        is_behind = Q(last_hundredfold__lt=F("last_sample") * F("last_percent"))
        return told.annotate(last_hundredfold=F("last_met") * 100).filter(
            Q(clock__stopped_at=None, clock__paused_since=None, clock__due_at__lt=now) | is_behind
        )

    def due_between(self, now: datetime, until: datetime) -> CommitmentQuerySet:
        """Those whose day is near."""
        running = Q(clock__stopped_at=None, clock__paused_since=None)
        return self.filter(running, state="open", clock__due_at__gte=now, clock__due_at__lte=until)


def made_in(threads: Any) -> Q:
    """Promises made in these threads, or in one that is handled together with them."""
    matters = Strand.objects.filter(left_at=None, thread__in=threads.values("pk")).values("issue")
    together = Strand.objects.filter(left_at=None, issue__in=matters).values("thread")
    return Q(thread__in=threads.values("pk")) | Q(thread__in=together)


class Commitment(Moving, TenantModel):
    """A unit's promise (承诺事项) in a resident's matter or in an answer to a deputy: by a day, or again and again.

    Re-answering when it is solved, and saying in writing when it cannot be, follow local rules on suggestions.
    """

    lifecycle = COMMITMENT

    code = models.CharField(max_length=8)
    # made about a resident's message, or with what a unit answered to one ask of a suggestion
    thread = models.ForeignKey("contact.Thread", models.CASCADE, null=True, related_name="commitments")
    answer = models.ForeignKey("suggestions.Answer", models.PROTECT, null=True, related_name="commitments")
    referral = models.ForeignKey("casework.Referral", models.SET_NULL, null=True, related_name="commitments")
    unit = models.ForeignKey("congress.Unit", models.PROTECT, related_name="commitments")
    kind = models.CharField(max_length=10, choices=KINDS)
    words = models.TextField()
    due_on = models.DateField(null=True)
    clock = models.ForeignKey("rulebook.Clock", models.SET_NULL, null=True, related_name="+")  # of its day
    # of one kept again and again: in at least so many of a hundred cases, within so much time
    metric = models.CharField(max_length=10, choices=METRICS, blank=True)
    tier = models.CharField(max_length=10, choices=[(tier, tier) for tier in TIERS], blank=True)
    percent = models.PositiveSmallIntegerField(null=True)
    within = models.PositiveIntegerField(null=True)
    span = models.CharField(max_length=3, choices=SPANS, blank=True)
    state = models.CharField(max_length=10, default="open")
    name = models.CharField(max_length=80)  # who wrote it down
    role = models.CharField(max_length=20)
    made_at = models.DateTimeField()
    moved_at = models.DateTimeField()
    # how it ended, in the unit's words
    result = models.TextField(blank=True)
    document_no = models.CharField(max_length=60, blank=True)
    explanation = models.TextField(blank=True)
    signed_by = models.CharField(max_length=80, blank=True)
    objection = models.TextField(blank=True)
    grade = models.CharField(max_length=10, choices=GRADES, blank=True)  # the deputy's, where the place asks
    told_by = models.UUIDField(null=True)
    told_at = models.DateTimeField(null=True)

    personal = ("words", "result", "explanation", "objection", "name", "signed_by")
    objects: Any = TenantManager.of(CommitmentQuerySet)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["congress", "code"], name="commitment_codes_differ"),
            models.CheckConstraint(condition=WHERE, name="commitment_made_in_one_place"),
            models.UniqueConstraint(
                fields=["congress", "answer"], condition=Q(answer__isnull=False), name="answer_promises_once"
            ),
            models.CheckConstraint(condition=IS_ONE_OR_THE_OTHER, name="commitment_has_a_day_or_a_target"),
        ]
        indexes = [
            models.Index(fields=["congress", "unit", "-moved_at", "-id"], name="commitments_lately_of_unit"),
            models.Index(fields=["congress", "-moved_at", "-id"], name="commitments_lately"),
            models.Index(fields=["congress", "state", "-moved_at", "-id"], name="commitments_by_state"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def suggestion(self) -> Suggestion | None:
        """The deputy's suggestion in whose answer it was made."""
        return self.answer.reply.assignment.suggestion if self.answer is not None else None

    @property
    def thing(self) -> Any:
        """What the ledger writes about: the message, or the suggestion."""
        return self.thread if self.suggestion is None else self.suggestion

    @property
    def deputy(self) -> Any:
        """To whom it was promised as well: the deputy the message was written to, or who leads the suggestion."""
        return self.thread.deputy if self.suggestion is None else self.suggestion.lead

    @property
    def is_recurring(self) -> bool:
        """It is kept again and again, and so it is measured."""
        return self.kind == "recurring"

    @property
    def allowed(self) -> Span:
        """How quickly, where it is kept again and again."""
        return Span(self.within or 0, self.span)

    def is_late(self, now: datetime) -> bool:
        """Its day has passed, and nobody said that it was kept."""
        return self.state == "open" and self.clock is not None and self.clock.is_overdue(now)

    def step(self, move: str, **changes: Any) -> None:
        """Take this move, now."""
        self.move(move, moved_at=clock.now(), **changes)
