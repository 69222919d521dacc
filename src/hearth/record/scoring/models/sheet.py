from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from hearth.core.actors import By
from hearth.core.ids import short_code
from hearth.core.lifecycle import Moving
from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet
from hearth.record.dossier.rules import OVERSEEING
from hearth.record.scoring.lifecycle import SHEET


class SheetQuerySet(TenantQuerySet):
    """Score sheets of the congress in scope."""

    def visible_to(self, actor: By) -> SheetQuerySet:
        """The deputy in person their own, staff and chair all. No aide, no unit, no other deputy, nobody outside."""
        if not actor:
            return self.none()
        if actor.roles & OVERSEEING:
            return self
        return self.filter(deputy=actor.deputy.pk) if actor.deputy else self.none()


class ScoreSheet(Moving, TenantModel):
    """What a deputy's closed year counts (积分单), line by line with what does not count and why.

    It can be reckoned again at any time from the closed file, the rules of that year and what was decided, and is
    then the same.
    """

    lifecycle = SHEET

    code = models.CharField(max_length=8, default=short_code)
    deputy = models.ForeignKey("congress.Deputy", models.PROTECT, related_name="score_sheets")
    year = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, default="reckoned")
    total = models.PositiveIntegerField()
    lines = models.JSONField(default=dict)  # as `keeping.kept` writes it
    matters = models.JSONField(default=dict)  # of which matter each line was: demands may be put together later
    name = models.CharField(max_length=80)
    reckoned_by = models.UUIDField(null=True)
    reckoned_at = models.DateTimeField()

    personal = ("name", "total", "lines")
    objects: Any = TenantManager.of(SheetQuerySet)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["congress", "code"], name="score_sheet_codes_differ"),
            models.UniqueConstraint(fields=["congress", "deputy", "year"], name="score_sheet_once_a_year"),
        ]
        indexes = [models.Index(fields=["congress", "year", "deputy"], name="score_sheets_of_year")]

    def __str__(self) -> str:
        return self.code


class ScoreObjection(TenantModel):
    """A deputy says that a line of their sheet is not so; somebody else than whoever reckoned it decides.

    It stands (`uphold`), or it is put right (`put_right`): so many count in its place.
    """

    sheet = models.ForeignKey(ScoreSheet, models.CASCADE, related_name="objections")
    rule = models.ForeignKey("scoring.ScoreRule", models.PROTECT, related_name="+")
    words = models.TextField()
    name = models.CharField(max_length=80)
    made_at = models.DateTimeField()
    verdict = models.CharField(max_length=10, blank=True)
    count = models.PositiveSmallIntegerField(null=True)
    answer = models.TextField(blank=True)
    decided_name = models.CharField(max_length=80, blank=True)
    decided_at = models.DateTimeField(null=True)

    personal = ("words", "answer", "name", "decided_name")

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "sheet", "rule"], condition=Q(verdict=""), name="score_objection_open_once"
            ),
            models.CheckConstraint(
                condition=Q(verdict="put_right", count__isnull=False) | ~Q(verdict="put_right") & Q(count=None),
                name="score_objection_put_right_by_a_number",
            ),
        ]
        indexes = [models.Index(fields=["congress", "sheet", "made_at"], name="score_objections_to")]

    def __str__(self) -> str:
        return f"objection to {self.sheet_id}"
