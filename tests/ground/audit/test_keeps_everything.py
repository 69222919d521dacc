"""The database itself refuses to change, delete or empty the ledger, whoever asks."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from hearth.core.roles import WEB, WORKER
from hearth.ground.audit import sealing
from hearth.ground.audit.models import Entry, Seal, Sighting
from hearth.ground.audit.recording import sight
from tests import cast

KEPT = (Entry, Seal, Sighting)
# the owner may try, and is stopped; so is the worker who would forget too early who looked; nobody else may even try
ACCOUNTS = ("NONE", WEB, WORKER)


@pytest.fixture
def ledger(thread, zhao):
    """A line, its seal and somebody who looked."""
    sight(thread, by=zhao, reason="回电")
    sealing.seal_new()


def refused(statement: str) -> str:
    with pytest.raises(DatabaseError) as told, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    return str(told.value)


@pytest.mark.parametrize("model", KEPT, ids=lambda model: model.__name__)
@pytest.mark.parametrize("statement", ["UPDATE {} SET congress_id = 0", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
@pytest.mark.parametrize("account", ACCOUNTS)
def test_the_database_refuses(statement, model, account, ledger):
    before = list(model.objects.order_by("pk").values())

    with cast.database_account(account):
        answer = refused(statement.format(model._meta.db_table))

    may_try = account == "NONE" or (account, model, statement[:6]) == (WORKER, Sighting, "DELETE")
    assert ("The ledger keeps everything" if may_try else "permission denied") in answer
    assert list(model.objects.order_by("pk").values()) == before != []


@pytest.mark.parametrize("model", KEPT, ids=lambda model: model.__name__)
def test_neither_a_model_nor_a_queryset_finds_a_way_round(model, ledger):
    line = model.objects.first()

    for change in (line.save, line.delete, model.objects.all().delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()

    assert model.objects.filter(pk=line.pk).exists()


def test_a_thread_that_goes_leaves_its_lines_behind(thread):
    key, lines = thread.pk, Entry.objects.about(thread).count()

    thread.delete()

    assert Entry.objects.filter(thing_id=key).count() == lines > 0
