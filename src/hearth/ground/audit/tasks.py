from datetime import datetime

from hearth.core.jobs import job
from hearth.ground.audit import sealing


@job("audit.seal_entries", queue="clock", cron="*/5 * * * * *")
def seal_entries(now: datetime) -> None:
    """Bind what happened in the last seconds into the chain."""
    sealing.seal_new()
