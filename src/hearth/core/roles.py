"""The database's own accounts, one for each kind of process, and how patient each may be (D3, D14).

The owner makes and changes tables, and makes backups; the others can neither change a table nor pass a wall.
"""

import os

WEB, WORKER, REPORT = "hearth_web", "hearth_worker", "hearth_report"
ROLES = (WEB, WORKER, REPORT)
PLAIN = "NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION LOGIN"
PATIENCE = {WEB: "5s", WORKER: "60s", REPORT: "60s"}


def limits(role: str) -> dict[str, str]:
    """How long this account may ask, wait for a lock, and dawdle inside a transaction."""
    return {
        "statement_timeout": PATIENCE[role],
        "lock_timeout": "3s",
        "idle_in_transaction_session_timeout": "30s",
    }


def login(role: str) -> str:
    """How web server or worker sign in to a server of the operator's own; nothing where they were given no account."""
    return {
        # How the web server signs in to a PostgreSQL server of your own. If it is not set, it signs in as the owner
        # and becomes `hearth_web`.
        WEB: os.environ.get("HEARTH_WEB_DATABASE_URL", ""),
        # The same for the worker and `hearth_worker`.
        WORKER: os.environ.get("HEARTH_WORKER_DATABASE_URL", ""),
    }[role]
