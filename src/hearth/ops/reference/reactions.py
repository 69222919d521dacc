"""What follows from what, and what the clock does by itself."""

from django.conf import settings
from django.utils.module_loading import import_string

from hearth.core.events import Event
from hearth.core.jobs import JOBS, Job
from hearth.ops.reference.markdown import code, first_sentence, section, table, whole

INTRODUCTION = (
    "An action ends in a line of the ledger. For each kind of line, `src/hearth/reactions.py` names the jobs that "
    "follow; they are queued by the statement that writes the line, so there is none without the other. "
    "A job may run twice and then does nothing the second time."
)
ROUNDS = "These run once in each congress; moments are written as in a crontab, where a sixth field stands for seconds."


def page() -> str:
    """Reactions, the jobs behind them, and the jobs of the clock."""
    table_of: dict[Event, list[Job]] = import_string(settings.HEARTH_REACTIONS)
    follow = [(code(event), ", ".join(code(job.name) for job in jobs)) for event, jobs in sorted(table_of.items())]
    return whole(
        "Reactions",
        INTRODUCTION,
        section("What follows", table(("When this happened", "these jobs follow"), follow)),
        section("The jobs", table(("Job", "Queue", "What it does"), [_row(job) for job in _jobs(on_clock=False)])),
        section("By the clock", ROUNDS, table(("Job", "When", "What it does"), _rounds())),
    )


def _jobs(*, on_clock: bool) -> list[Job]:
    return sorted((job for job in JOBS.values() if bool(job.cron) == on_clock), key=lambda job: job.name)


def _row(job: Job) -> tuple[str, str, str]:
    return code(job.name), code(job.queue), first_sentence(job.work)


def _rounds() -> list[tuple[str, str, str]]:
    return [(code(job.name), code(job.cron), first_sentence(job.work)) for job in _jobs(on_clock=True)]
