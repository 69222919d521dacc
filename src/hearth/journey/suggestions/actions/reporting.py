"""Staff let everybody read how a year's suggestions were handled, and take that back."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.journey.suggestions.events import Happened
from hearth.journey.suggestions.models import Suggestion, YearReport

NOTHING = _("No suggestion was registered in %(year)s, so there is nothing to report.")
NOT_PUBLIC = _("The report of %(year)s is not public.")


@action("suggestions.publish_report")
def publish_report(congress: Any, year: int, *, by: By) -> YearReport:
    """Everybody reads the figures of this year, and the titles of what is public."""
    if not Suggestion.objects.filter(year=year).exists():
        raise Refused(NOTHING % {"year": year})
    report: YearReport
    report, _is_new = YearReport.objects.update_or_create(year=year, defaults=_said(by, is_published=True))
    record(Happened.REPORT_PUBLISHED, report, by=by, year=year)
    return report


@action("suggestions.unpublish_report")
def unpublish_report(congress: Any, year: int, *, by: By) -> None:
    """It is shown to nobody outside any more."""
    report = YearReport.objects.public().filter(year=year).first()
    if report is None:
        raise Refused(NOT_PUBLIC % {"year": year})
    YearReport.objects.filter(pk=report.pk).update(**_said(by, is_published=False))
    record(Happened.REPORT_UNPUBLISHED, report, by=by, year=year)


def _said(by: By, *, is_published: bool) -> dict[str, Any]:
    return {"is_published": is_published, "name": by.name, "moved_at": clock.now()}
