"""What follows where somebody asks to follow, and where something public takes a step."""

from __future__ import annotations

from datetime import datetime, timedelta

from hearth.core.actors import System
from hearth.core.jobs import job
from hearth.doors.following import actions, letters, queries
from hearth.doors.following.models import Following
from hearth.ground.audit.models import Entry

CLOCK = System("clock")
UNCONFIRMED, SILENT = timedelta(days=2), timedelta(days=365)
AT_ONCE = 500


@job("following.post_letters", queue="post")
def post_letters(entry: Entry) -> None:
    """Followers hear of it."""
    letters.post(entry)


@job("following.forget", queue="clock", cron="41 3 * * *")
def forget(now: datetime) -> None:
    """Addresses that nobody confirmed, that no news went to for a year, or that do not exist, are kept no longer."""
    idle = Following.objects.filter(state="asked", told_at__lt=now - UNCONFIRMED)
    silent = Following.objects.filter(told_at__lt=now - SILENT)
    gone = Following.objects.filter(pk__in=queries.refused_by_their_server(now - UNCONFIRMED))
    for following in [*idle[:AT_ONCE], *silent[:AT_ONCE], *gone]:
        actions.stop(following, by=CLOCK)
