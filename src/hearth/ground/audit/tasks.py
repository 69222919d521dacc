import logging
from datetime import datetime
from typing import Any

from hearth.core import tenancy
from hearth.core.actors import System
from hearth.core.jobs import job
from hearth.ground.audit import checkpoints, sealing, verifying
from hearth.ground.audit.events import Happened
from hearth.ground.audit.models import Entry
from hearth.ground.audit.recording import record

logger = logging.getLogger("hearth.audit")


@job("audit.seal_entries", queue="clock", cron="* * * * * */5")
def seal_entries(now: datetime) -> None:
    """Bind what happened in the last seconds into the chain."""
    sealing.seal_new()


@job("audit.copy_checkpoints", queue="clock", cron="* * * * *")
def copy_checkpoints(now: datetime) -> None:
    """Carry signed checkpoints into the folders elsewhere."""
    checkpoints.copy_elsewhere()


@job("audit.verify_chain", queue="clock", cron="41 3 * * *")
def verify_chain(now: datetime) -> None:
    """Nightly: recompute the whole chain, and let the ledger itself say what was found."""
    subject = tenancy.current().ref
    if Entry.objects.about(subject).filter(event=Happened.VERIFIED, at__gte=now).exists():
        return
    verdict = verifying.verify()
    if verdict.faults:
        logger.error("the ledger of %s is not whole: %s", tenancy.current().slug, verdict.faults[0])
    facts: dict[str, Any] = {"sealed": verdict.sealed, "checkpoints": verdict.checkpoints, "faults": verdict.faults[:5]}
    record(Happened.VERIFIED, subject, by=System("clock"), **facts)
