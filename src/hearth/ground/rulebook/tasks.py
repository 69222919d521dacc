"""What the clock does with clocks."""

from datetime import datetime

from hearth.core import tenancy
from hearth.core.actors import System
from hearth.core.jobs import job
from hearth.ground.rulebook import actions
from hearth.ground.rulebook.recounting import FIRST

CLOCK = System("clock")
MOST = 50  # batches in one stroke, so that the next congress need not wait


@job("rulebook.strike_notices", queue="clock", cron="* * * * * */2")
def strike_notices(now: datetime) -> None:
    """Every two seconds: tell of what is half over, due or late."""
    for _ in range(MOST):
        if not actions.strike(tenancy.current(), by=CLOCK):
            return


@job("rulebook.recount_clocks", queue="clock", cron="* * * * * */15")
def recount_clocks(now: datetime) -> None:
    """Count anew what runs by rules or a calendar no longer in force."""
    done = actions.recount(tenancy.current(), by=CLOCK)
    while done.looked_at and done.place != FIRST:
        done = actions.recount(tenancy.current(), by=CLOCK, after=done.place)
