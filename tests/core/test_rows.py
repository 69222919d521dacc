"""Several rows are one statement: all of them or none, and a submission is one round trip."""

from __future__ import annotations

import tempfile

import pytest
from django.db import IntegrityError, connection, transaction

from hearth.core.actors import Visitor
from hearth.core.rows import insert_together, replaced
from hearth.ground.congress.models import Area, Place, Unit
from hearth.journey.contact import actions, tracking
from hearth.journey.contact.actions.submitting import Words
from hearth.journey.contact.models import Contact, Message, Thread
from tests import cast


def unit(name: str) -> Unit:
    return Unit(name_zh=name, name_en=name, kind="bureau")


def place(name: str) -> Place:
    return Place(area=Area.objects.get(), name_zh=name, kind="estate")


def test_rows_of_different_kinds_are_written_by_one_statement(yuhe, django_assert_num_queries):
    rows = [unit("水务局"), place("锦苑小区"), unit("供热公司")]

    with django_assert_num_queries(1):
        assert insert_together(rows)

    assert {kept.name_zh for kept in Unit.objects.all()} == {"水务局", "供热公司"}
    assert Place.objects.get().name_zh == "锦苑小区"


def test_written_rows_know_that_they_are_kept(yuhe):
    row = unit("水务局")

    insert_together([row])
    row.kind = "company"
    row.save()

    assert Unit.objects.get().kind == "company"


def test_where_one_row_cannot_be_written_none_is(yuhe):
    insert_together([unit("水务局")])

    with pytest.raises(IntegrityError), transaction.atomic():
        insert_together([place("锦苑小区"), unit("水务局")])

    assert not Place.objects.exists()


def test_where_the_first_is_taken_nothing_is_written_and_nothing_fails(yuhe):
    insert_together([unit("水务局")])

    written = insert_together([unit("水务局"), place("锦苑小区")], unless_taken=True)

    assert written is False
    assert (Unit.objects.count(), Place.objects.count()) == (1, 0)


def test_where_the_first_is_free_all_are_written(yuhe):
    assert insert_together([unit("水务局"), place("锦苑小区")], unless_taken=True)

    assert (Unit.objects.count(), Place.objects.count()) == (1, 1)


def test_a_later_row_that_is_taken_is_a_fault_and_not_silence(yuhe):
    insert_together([unit("水务局")])

    with pytest.raises(IntegrityError), transaction.atomic():
        insert_together([place("锦苑小区"), unit("水务局")], unless_taken=True)


def test_what_the_database_fills_in_is_left_to_it(thread):
    entry = thread.messages.get().entry

    assert entry.recorded_at is not None


@pytest.fixture
def overheard():
    """What is said to the database, message by message, as libpq notes it down."""
    with tempfile.TemporaryFile("w+") as notes:

        def asked() -> list[str]:
            notes.seek(0)
            return [line.split("\t")[3].strip() for line in notes if line.split("\t")[1] == "F"]

        connection.ensure_connection()
        connection.connection.pgconn.trace(notes.fileno())
        yield asked
        connection.connection.pgconn.untrace()


@pytest.mark.django_db(transaction=True)
def test_a_submission_takes_one_round_trip(code, overheard):
    words = Words(cast.COLD, name="李奶奶", phone="138 0000 2046", email="li@example.org")

    actions.submit(code, words, tracking.submission_key(tracking.new_submission()), by=Visitor())

    waits = [message for message in overheard() if message in ("Query", "Sync")]
    assert len(waits) == 1, waits
    assert Thread.objects.count() == Message.objects.count() == Contact.objects.count() == 1


def test_what_is_replaced_in_a_column_is_cut_where_the_column_ends(yuhe):
    longest = Unit._meta.get_field("name_zh").max_length
    insert_together([unit("甲" * longest), unit("乙局")])

    Unit.objects.update(**replaced(Unit, "甲", "▇▇▇", "name_zh", "name_en"))

    assert set(Unit.objects.values_list("name_zh", flat=True)) == {"▇" * longest, "乙局"}
