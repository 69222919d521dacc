"""What follows where something happened that a deputy did, or a reception day is over."""

from __future__ import annotations

from datetime import datetime, timedelta

from hearth.core.actors import System
from hearth.core.jobs import job
from hearth.ground.audit.models import Entry
from hearth.ground.rulebook.working_time import SHANGHAI
from hearth.record.dossier import actions, deriving, letters, pictures
from hearth.record.dossier.models import DutyRecord, VoterReport

LATER = -20  # a file may wait until everything people wait for is done
FEW_DAYS = timedelta(days=3)


@job("dossier.enter", queue="words", priority=LATER)
def enter(entry: Entry) -> None:
    """It stands in the file of whoever did it."""
    deriving.enter(entry)


@job("dossier.post_letters", queue="post")
def post_letters(entry: Entry) -> None:
    """Tell whoever has to know of it."""
    letters.post(entry)


@job("dossier.keep_evidence", queue="paper")
def keep_evidence(entry: Entry) -> None:
    """Photos and a voice note came with a line."""
    for record in DutyRecord.objects.filter(pk=entry.thing_id):
        pictures.keep(record)


@job("dossier.drop_evidence", queue="paper")
def drop_evidence(entry: Entry) -> None:
    """A line is out of the file: what came with it is taken away."""
    for record in DutyRecord.objects.filter(pk=entry.thing_id, state__in=("withdrawn", "struck")):
        pictures.drop(record)


@job("dossier.enter_receptions", queue="words", cron="30 3 * * *", priority=LATER)
def enter_receptions(now: datetime) -> None:
    """Reception days that are over wait in the files of those who sat there, to be verified."""
    yesterday = now.astimezone(SHANGHAI).date() - timedelta(days=1)
    deriving.enter_receptions(yesterday - FEW_DAYS, yesterday)


@job("dossier.close_online", queue="clock", cron="*/5 * * * *")
def close_online(now: datetime) -> None:
    """Where the time to ask and appraise online is over, the urn is opened."""
    for report in VoterReport.objects.to_close(now).order_by("closes_at", "id"):
        actions.close_online(report, by=System("clock"))
