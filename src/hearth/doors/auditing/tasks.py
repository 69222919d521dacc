from datetime import datetime

from hearth.core.jobs import job
from hearth.core.taking import forget_old
from hearth.doors.auditing import exporting
from hearth.doors.auditing.models import Export
from hearth.ground.audit.models import Entry


@job("auditing.make_export", queue="paper")
def make_export(entry: Entry) -> None:
    """Write the file an auditor ordered."""
    exporting.make(Export.objects.get(pk=entry.thing_id), entry)


@job("auditing.forget_exports", queue="clock", cron="31 4 * * *")
def forget_exports(now: datetime) -> None:
    """Files that were exported more than a week ago go."""
    forget_old(Export, now)
