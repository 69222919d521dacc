"""What the clock does with clocks."""

from datetime import datetime, timedelta

from hearth.core import tenancy
from hearth.core.actors import System
from hearth.core.jobs import job
from hearth.ground.audit.models import Entry
from hearth.ground.rulebook import actions
from hearth.ground.rulebook.models import Trial
from hearth.ground.rulebook.recounting import FIRST

CLOCK = System("clock")
A_WHILE = timedelta(minutes=3)
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


@job("rulebook.try_rules", queue="paper")
def try_rules(entry: Entry) -> None:
    """A trial was asked for: carry it out."""
    for trial in Trial.objects.filter(pk=entry.thing_id):
        _carry_on(trial)


@job("rulebook.carry_on_trying", queue="clock", cron="*/5 * * * *")
def carry_on_trying(now: datetime) -> None:
    """A trial that was interrupted goes on where it stopped."""
    for trial in Trial.objects.filter(state="trying", asked_at__lt=now - A_WHILE):
        _carry_on(trial)


def _carry_on(trial: Trial) -> None:
    while actions.go_on_trying(trial, by=CLOCK):
        pass
