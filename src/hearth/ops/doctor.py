"""What is wrong with this installation, and what to do about it."""

import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django.utils.translation import gettext as _

from hearth.ops.keys import NAMES

SPACE_NEEDED = 1_000_000_000
OLDEST_POSTGRES = 15
SILENCE = timedelta(minutes=2)
BACKUP_AGE = timedelta(days=7)


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at; `advice` is empty when nothing need be done."""

    sentence: str
    advice: str = ""

    @property
    def is_well(self) -> bool:
        return not self.advice


def examine() -> Iterator[Finding]:
    """Look at everything in the order in which trouble causes trouble; without a database the rest waits."""
    data = Path(settings.DATA)
    yield disk(data)
    yield keys(data / "keys")
    answer = database()
    yield answer
    if answer.is_well:
        yield from tables_and_jobs()
    yield backups(data / "backups")


def tables_and_jobs() -> Iterator[Finding]:
    """Before the tables are made there are no jobs to ask about."""
    tables = migrations()
    yield tables
    if tables.is_well:
        yield worker()


def disk(data: Path) -> Finding:
    free = shutil.disk_usage(data).free
    sentence = _("%(free).1f GB are free in the data directory.") % {"free": free / 1e9}
    return Finding(
        sentence, "" if free > SPACE_NEEDED else _("Free some space: PostgreSQL stops when the disk is full.")
    )


def keys(folder: Path) -> Finding:
    missing = [name for name in NAMES if not (folder / name).exists()]
    if missing:
        advice = _("Bring them back from a backup; without them old letters and codes cannot be read.")
        return Finding(_("Keys are missing: %(names)s.") % {"names": ", ".join(missing)}, advice)
    readable = [name for name in NAMES if (folder / name).stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)]
    return Finding(_("All keys are there."), _("Others may read them: chmod 600 %s/*") % folder if readable else "")


def database() -> Finding:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version_num")
            version = int(cursor.fetchone()[0]) // 10000
    except DatabaseError as problem:
        advice = _("Look at logs/postgres.log in the data directory, or at the server that DATABASE_URL names.")
        return Finding(_("The database does not answer: %s") % str(problem).strip(), advice)
    advice = "" if version >= OLDEST_POSTGRES else _("Move to PostgreSQL %s or newer.") % OLDEST_POSTGRES
    return Finding(_("PostgreSQL %s answers.") % version, advice)


def migrations() -> Finding:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        sentence = _("%s changes of the tables are waiting.") % len(waiting)
        return Finding(sentence, _("Run ./hearth manage migrate, or simply ./hearth run."))
    return Finding(_("The tables fit this version."))


def worker() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(last_heartbeat) FROM procrastinate_workers")
        (heard,) = cursor.fetchone()
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE status = 'todo' AND scheduled_at IS NULL")
        (waiting,) = cursor.fetchone()
    sentence = _("%s jobs are waiting for the worker.") % waiting
    if heard is None or timezone.now() - heard > SILENCE:
        return Finding(sentence, _("No worker is running: letters are not sent. Start ./hearth run or the worker."))
    return Finding(sentence)


def backups(folder: Path) -> Finding:
    made = max((file.stat().st_mtime for file in folder.glob("*.tar")), default=0.0)
    advice = _("Run ./hearth backup, and copy the file to another machine.")
    if not made:
        return Finding(_("There is no backup yet."), advice)
    age = timezone.now().timestamp() - made
    sentence = _("The newest backup is %s days old.") % int(age // 86400)
    return Finding(sentence, "" if age < BACKUP_AGE.total_seconds() else advice)
