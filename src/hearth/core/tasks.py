from datetime import datetime

from hearth.core import throttle
from hearth.core.jobs import job


@job("core.forget_tallies", queue="clock", cron="17 3 * * *")
def forget_tallies(now: datetime) -> None:
    """Drop what was counted in windows that ended long ago."""
    throttle.forget_old()
