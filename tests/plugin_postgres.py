"""pytest reads the settings before any conftest: the database must stand by then, so a plugin starts it."""

import atexit
import os
from contextlib import ExitStack

import hypothesis
import pytest

# SET LOCAL ends with the transaction in which the tables are emptied: no test ever runs without its triggers, nor as
# the owner
EMPTYING = [
    "SET LOCAL ROLE NONE",
    "SET LOCAL session_replication_role = replica",
    "TRUNCATE procrastinate_jobs, procrastinate_workers, procrastinate_periodic_defers CASCADE",
]

TRIES = 5


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    """One server for the whole run; the processes of xdist inherit its address and make a database each."""
    hypothesis.settings.register_profile("house", deadline=None)  # a deadline measures how busy the machine is
    hypothesis.settings.load_profile("house")
    if "DATABASE_URL" in os.environ or "PYTEST_XDIST_WORKER" in os.environ:
        return
    from hearth.ops.database import throwaway
    from hearth.ops.translations import compile_translations

    compile_translations()
    standing = ExitStack()
    atexit.register(standing.close)  # also when collecting fails, where pytest calls no hook
    os.environ.update(standing.enter_context(throwaway()))


@pytest.fixture(autouse=True, scope="session")
def _between_tests_everything_goes():
    """Tests that commit leave tables to be emptied: also the ledger, which refuses it to everybody else, and jobs."""
    from django.db import OperationalError
    from django.db.backends.postgresql.operations import DatabaseOperations
    from psycopg.errors import DeadlockDetected

    empty = DatabaseOperations.execute_sql_flush

    def emptied(self, sql):
        """A browser's last request may still be answered: whoever waits for it in vain tries once more."""
        for _again in range(TRIES):
            try:
                return empty(self, [*EMPTYING, *sql])
            except OperationalError as trouble:
                if not isinstance(trouble.__cause__, DeadlockDetected):
                    raise
                last = trouble
        raise last

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "execute_sql_flush", emptied)
        yield
