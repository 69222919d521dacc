"""What is wrong with this installation, and what to do about it."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django.utils.translation import gettext as _

from hearth.ground.audit.signing import public_key
from hearth.ops import safety, ways_out
from hearth.ops.findings import Finding

SPACE_NEEDED = 1_000_000_000
OLDEST_POSTGRES = 15
SILENCE = timedelta(minutes=2)
BACKUP_AGE = timedelta(days=7)


def examine() -> Iterator[Finding]:
    """Look at everything in the order in which trouble causes trouble; without a database the rest waits."""
    data = Path(settings.DATA)
    yield disk(data)
    yield safety.keys(data / "keys")
    yield safety.hosts()
    yield ways_out.letters()
    yield ways_out.database()
    yield ways_out.text_encoder()
    yield checkpoints()
    answer = database()
    yield answer
    if answer.is_well:
        yield safety.durability()
        yield from tables_and_jobs()
    yield backups(data / "backups")


def tables_and_jobs() -> Iterator[Finding]:
    """Before the tables are made there are no jobs to ask about."""
    tables = migrations()
    yield tables
    if tables.is_well:
        yield safety.walls_between_congresses()
        yield safety.accounts()
        yield safety.ledger()
        yield worker()


def disk(data: Path) -> Finding:
    free = shutil.disk_usage(data).free
    sentence = _("%(free).1f GB are free in the data directory.") % {"free": free / 1e9}
    return Finding(
        sentence, "" if free > SPACE_NEEDED else _("Free some space: PostgreSQL stops when the disk is full.")
    )


def checkpoints() -> Finding:
    key = _("The ledger’s checkpoints are signed; the public key is %s") % public_key()
    advice = _("Set HEARTH_CHECKPOINTS, so that they are carried to where nobody here can change them.")
    return Finding(key, "" if settings.HEARTH_CHECKPOINTS else advice)


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
