from datetime import datetime, timedelta

from hearth.core.jobs import job
from hearth.ground.courier import checkpoints, delivering, sending

LONG_ENOUGH = timedelta(minutes=30)


@job("courier.post_checkpoints", queue="post", cron="*/5 * * * *")
def post_checkpoints(now: datetime) -> None:
    """Send the newest checkpoint of the ledger to whoever keeps it."""
    checkpoints.post_newest()


@job("courier.carry_waiting", queue="post", cron="* * * * *")
def carry_waiting(now: datetime) -> None:
    """Quiet hours are over, or it is time for the news of the day."""
    sending.carry_waiting(now)


@job("courier.ask_after", queue="post", cron="*/5 * * * *")
def ask_after(now: datetime) -> None:
    """Where it is not known whether a letter left, ask whoever carries it; what they never had leaves once more."""
    sending.settle_interrupted(now - LONG_ENOUGH)
    delivering.ask_after(now)
