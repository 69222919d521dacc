"""The gate through which every statement passes: PostgreSQL learns the congress in scope before it is asked.

A connection remembers what it last told, so that a process that stays in one congress pays nothing for it.
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from django.db.backends.base.base import NO_DB_ALIAS
from django.db.backends.postgresql import base as postgresql
from django.db.backends.utils import CursorDebugWrapper, CursorWrapper
from psycopg import OperationalError
from psycopg.adapt import AdaptersMap
from psycopg.pq import ExecStatus, TransactionStatus
from psycopg.sql import SQL
from psycopg.types.datetime import TimestamptzLoader
from psycopg_pool import ConnectionPool

from hearth.core import tenancy

# Statements that are prepared are planned once, whatever is put in. A policy on every table makes planning dearer than
# running, and PostgreSQL would plan them anew each time in the hope of a better plan for these values. Whatever depends
# on its values, such as a search, is sent with them in it and is planned as before.
PLAN_ONCE = "SET plan_cache_mode = force_generic_plan"
TELL = f"SELECT set_config('{tenancy.SETTING}', %s, false)"


class Told(NamedTuple):
    """What PostgreSQL knows of the congress in scope; said within a transaction, it is unsaid by a rollback."""

    congress: str | None
    is_provisional: bool = False


NOTHING, UNSURE = Told(""), Told(None)


class Gate(CursorWrapper):
    """A cursor that asks nothing before PostgreSQL knows in which congress."""

    db: DatabaseWrapper

    def _execute(self, sql: Any, params: Any, *context: Any) -> Any:
        self.db.tell_congress()
        return super()._execute(sql, params, *context)  # type: ignore[misc]

    def _executemany(self, sql: Any, param_list: Any, *context: Any) -> Any:
        self.db.tell_congress()
        return super()._executemany(sql, param_list, *context)  # type: ignore[misc]


class CountedGate(CursorDebugWrapper, Gate):
    """The same, where statements are counted."""


@cache
def _adapters(usual: AdaptersMap) -> AdaptersMap:
    """Moments are read by the driver itself: Django's reader, which can speak any zone, costs five times as much."""
    adapters = AdaptersMap(usual)
    adapters.register_loader("timestamptz", TimestamptzLoader)
    return adapters


def look_whether_alive(connection: Any) -> None:
    """An empty question, put by libpq itself: a cursor of psycopg takes twice the CPU for the same answer."""
    if connection.pgconn.exec_(b"").status != ExecStatus.EMPTY_QUERY:
        raise OperationalError("the connection is gone")


class DatabaseWrapper(postgresql.DatabaseWrapper):
    """One connection; what it told is kept on the driver's own connection, with which it returns to the pool."""

    _connection_pools: dict[str, Any] = {}  # shared by all connections of the process, as Django’s is

    @property
    def pool(self) -> Any:
        """Django's pool, which asks each connection whether it lives in the shortest way there is."""
        options = self.settings_dict["OPTIONS"].get("pool")
        if options and self.alias != NO_DB_ALIAS and self.alias not in self._connection_pools:
            given: dict[str, Any] = {"configure": self._configure_connection, "check": look_whether_alive, **options}
            parameters = self.get_connection_params() | {"autocommit": True}
            self._connection_pools.setdefault(self.alias, ConnectionPool(kwargs=parameters, open=False, **given))
        return super().pool

    def get_connection_params(self) -> dict[str, Any]:
        params: dict[str, Any] = super().get_connection_params()
        return params | {"context": _adapters(params["context"])}

    def create_cursor(self, name: str | None = None) -> Any:
        """Every connection speaks UTC, and so does every cursor."""
        if not name:
            return self.connection.cursor()
        told: dict[str, Any] = {"name": name, "scrollable": False, "withhold": self.connection.autocommit}
        return postgresql.ServerSideCursor(self.connection, **told)  # type: ignore[call-arg]

    def make_cursor(self, cursor: Any) -> Gate:
        return Gate(cursor, self)

    def make_debug_cursor(self, cursor: Any) -> CountedGate:
        return CountedGate(cursor, self)

    def _configure_connection(self, connection: Any) -> bool:
        is_changed: bool = super()._configure_connection(connection)  # type: ignore[misc]
        if self.settings_dict["OPTIONS"].get("prepare_threshold") is None:
            return is_changed
        with connection.cursor() as cursor:
            cursor.execute(PLAN_ONCE)
        return True

    def _configure_role(self, connection: Any) -> bool:
        """Django composes this statement on a connection of its own: with a pool, on one it is just about to make."""
        role = self.settings_dict["OPTIONS"].get("assume_role")
        if role:
            connection.execute(SQL("SET ROLE {}").format(role))
        return bool(role)

    def tell_congress(self) -> None:
        """Tell PostgreSQL the congress in scope, or that there is none, unless it knows."""
        scope = tenancy.current()
        congress = str(scope.id) if scope else ""
        status = self.connection.pgconn.transaction_status
        told = getattr(self.connection, "told", NOTHING)
        if told.congress == congress and not (told.is_provisional and status == TransactionStatus.IDLE):
            return
        if status != TransactionStatus.INERROR:  # nothing can be asked there but to roll back
            self._tell(congress)

    def _tell(self, congress: str) -> None:
        self.connection.told = UNSURE
        with self.wrap_database_errors:
            self.connection.execute(TELL, [congress])
        is_provisional = self.connection.pgconn.transaction_status != TransactionStatus.IDLE
        self.connection.told = Told(congress, is_provisional)

    def _savepoint_rollback(self, sid: str) -> None:
        super()._savepoint_rollback(sid)  # type: ignore[misc]
        self.connection.told = UNSURE
