from datetime import datetime

from hearth.core.jobs import job
from hearth.core.taking import forget_old
from hearth.doors.finding import making, tracing
from hearth.doors.finding.models import Extract
from hearth.ground.audit.models import Entry
from hearth.journey.casework.models import Referral


@job("finding.trace", queue="intake")
def trace(entry: Entry) -> None:
    """Make findable what is written about a referral."""
    for referral in Referral.objects.filter(code=entry.facts.get("referral", "")):
        tracing.trace(referral)


@job("finding.lose_trace", queue="intake")
def lose_trace(entry: Entry) -> None:
    """The words are gone: so is what they were found by."""
    for referral in Referral.objects.filter(issue__thread=entry.thing_id):
        tracing.trace(referral)


@job("finding.make_extract", queue="paper")
def make_extract(entry: Entry) -> None:
    """Write the file somebody ordered."""
    making.make(Extract.objects.get(pk=entry.facts.get("extract") or entry.thing_id), entry)


@job("finding.take_back", queue="intake")
def take_back(entry: Entry) -> None:
    """Files in which a matter stands that was erased, hidden or sealed go."""
    making.take_back(entry.code)


@job("finding.take_back_expired", queue="intake")
def take_back_expired(entry: Entry) -> None:
    """The same where the time of many matters has come at once."""
    making.take_back_emptied()


@job("finding.forget_extracts", queue="clock", cron="37 4 * * *")
def forget_extracts(now: datetime) -> None:
    """Files that were taken along more than a week ago go."""
    forget_old(Extract, now)
