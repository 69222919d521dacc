from datetime import datetime

from hearth.core.jobs import job
from hearth.doors.auditing import exporting, letters
from hearth.doors.auditing.models import Export
from hearth.ground.audit.models import Entry


@job("auditing.make_export", queue="paper")
def make_export(entry: Entry) -> None:
    """Write the file somebody ordered."""
    exporting.make(Export.objects.get(pk=entry.thing_id))


@job("auditing.post_letters", queue="post")
def post_letters(entry: Entry) -> None:
    """Tell whoever ordered a file, or whoever must agree to it."""
    letters.post(entry)


@job("auditing.forget_exports", queue="clock", cron="31 4 * * *")
def forget_exports(now: datetime) -> None:
    """Files that were exported more than a week ago go."""
    exporting.forget_old(now)
