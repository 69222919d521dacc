"""Before a connection is taken from the pool, it is asked whether it lives."""

from __future__ import annotations

import pytest
from django.db import connection, connections
from psycopg import OperationalError

from hearth.core.roles import WEB
from hearth.core.walled.base import look_whether_alive

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def pooled(settings):
    """A connection of this database that comes from a pool, as the web server's do."""
    alias = connections["default"].copy("pooled")
    alias.settings_dict = {**connection.settings_dict, "CONN_MAX_AGE": 0}
    alias.settings_dict["OPTIONS"] = {**connection.settings_dict["OPTIONS"], "pool": {"min_size": 1, "max_size": 1}}
    connections["pooled"] = alias
    yield alias
    alias.close()
    alias.close_pool()
    del connections["pooled"]


def ask(wrapper):
    with wrapper.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cursor.fetchone()[0]


def test_a_living_connection_is_taken_again(pooled):
    first = ask(pooled)
    pooled.close()

    assert ask(pooled) == first


def test_one_whose_server_process_was_ended_is_replaced_before_anybody_asks_it(pooled, as_owner):
    first = ask(pooled)
    pooled.close()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [first])

    assert ask(pooled) != first


def test_it_takes_the_role_of_its_process_while_the_pool_is_filled(pooled):
    with pooled.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == (WEB,)


def test_a_closed_connection_is_no_living_one(pooled):
    pooled.ensure_connection()
    pooled.connection.close()

    with pytest.raises(OperationalError):
        look_whether_alive(pooled.connection)
