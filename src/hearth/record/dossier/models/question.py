from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models

from hearth.core import clock
from hearth.core.actors import By
from hearth.core.ids import short_code
from hearth.core.lifecycle import Moving
from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet
from hearth.journey.contact.deadlines import by_when
from hearth.record.dossier.lifecycle import IN_PUBLIC, QUESTION
from hearth.record.dossier.rules import OVERSEEING


class QuestionQuerySet(TenantQuerySet):
    """What voters asked about reports, in the congress in scope."""

    def visible_to(self, actor: By | None) -> QuestionQuerySet:
        """Everybody reads what is answered; the deputy and aides what waits for them as well; staff and chair all."""
        answered = models.Q(state="answered", report__state__in=IN_PUBLIC)
        if not actor:
            return self.filter(answered)
        if "system" in actor.roles or actor.roles & OVERSEEING:
            return self
        mine = [deputy.pk for deputy in (actor.deputy, *actor.acts_for) if deputy]
        return self.filter(answered | models.Q(report__deputy__in=mine, state__in=("waiting", "answered")))


class VoterQuestion(Moving, TenantModel):
    """Somebody asks the deputy about a report, without an account and without a name; the answer stands beside it.

    Nobody but whoever answers reads it before it is answered, and what could tell who somebody is is covered then.
    """

    lifecycle = QUESTION

    code = models.CharField(max_length=8, default=short_code)
    report = models.ForeignKey("dossier.VoterReport", models.PROTECT, related_name="asked")
    submission = models.BinaryField(max_length=32)
    state = models.CharField(max_length=10, default="held")
    words = models.TextField()
    shown = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    reason = models.CharField(max_length=12, blank=True)
    decided_name = models.CharField(max_length=80, blank=True)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    moved_at = models.DateTimeField()

    personal = ("words", "shown", "answer", "decided_name")
    objects: Any = TenantManager.of(QuestionQuerySet)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["congress", "code"], name="voter_question_codes_differ"),
            models.UniqueConstraint(fields=["congress", "submission"], name="voter_question_asked_once"),
        ]
        indexes = [
            models.Index(fields=["congress", "report", "-moved_at", "-id"], name="voter_questions_lately"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def deputy_id(self) -> UUID:
        """Whom it was asked."""
        return self.report.deputy_id  # type: ignore[no-any-return]

    @property
    def due_at(self) -> datetime:
        """By when it should be answered, by the rules in force."""
        return by_when("duty.voter_answer", self.asked_at).moment

    def step(self, move: str, **changes: Any) -> None:
        """Take this move, now."""
        self.move(move, moved_at=clock.now(), **changes)
