from datetime import datetime, timedelta

from django.utils.timezone import localdate

from hearth.core.actors import System
from hearth.core.jobs import job
from hearth.core.lifecycle import Stale
from hearth.doors.stations import actions, letters
from hearth.doors.stations.notice import days_before
from hearth.ground.audit.models import Entry
from hearth.ground.congress.models import ReceptionDay

MOST = 500


@job("stations.post_notices", queue="post")
def post_notices(entry: Entry) -> None:
    """Tell the deputies of a reception day."""
    letters.post(entry)


@job("stations.remind_deputies", queue="clock", cron="5 1 * * *")
def remind_deputies(now: datetime) -> None:
    """Each morning: tell those who receive people in a few days, once for each day."""
    until = localdate(now) + timedelta(days=days_before())
    soon = ReceptionDay.objects.to_come(localdate(now)).filter(held_on__lte=until, reminded_at=None)
    for day in soon[:MOST]:
        try:
            actions.remind(day, by=System("clock"))
        except Stale:
            continue
