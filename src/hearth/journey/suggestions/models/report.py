from __future__ import annotations

from typing import Any

from django.db import models

from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet


class YearReportQuerySet(TenantQuerySet):
    """Reports of the congress in scope."""

    def public(self) -> YearReportQuerySet:
        """Those that everybody may read."""
        return self.filter(is_published=True)


class YearReport(TenantModel):
    """That a year's report on how suggestions were handled (办理情况报告) may be read by everybody."""

    year = models.PositiveSmallIntegerField()
    is_published = models.BooleanField(default=False)
    name = models.CharField(max_length=80)  # who said so last
    moved_at = models.DateTimeField()

    personal = ("name",)
    objects: Any = TenantManager.of(YearReportQuerySet)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["congress", "year"], name="year_has_one_report")]

    def __str__(self) -> str:
        return str(self.year)

    @property
    def code(self) -> str:
        """How the ledger names it."""
        return str(self.year)
