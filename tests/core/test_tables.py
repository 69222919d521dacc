from __future__ import annotations

import pytest
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState

from hearth.core.tables import Together

LETTER = migrations.CreateModel("Letter", [("id", models.BigAutoField(primary_key=True))])
READER = migrations.CreateModel("Reader", [("id", models.BigAutoField(primary_key=True))])
WRITTEN_BY = migrations.AddField("letter", "reader", models.ForeignKey("shelf.Reader", models.CASCADE))
BY_READER = migrations.AddIndex("letter", models.Index(fields=["reader", "id"], name="letters_of_reader"))

pytestmark = pytest.mark.django_db


def applied(operation, before):
    after = before.clone()
    operation.state_forwards("shelf", after)
    with connection.schema_editor() as editor:
        operation.database_forwards("shelf", editor, before, after)
    return after


def found():
    with connection.cursor() as cursor:
        tables = [name for name in connection.introspection.table_names(cursor) if name.startswith("shelf_")]
        letters = connection.introspection.get_constraints(cursor, "shelf_letter") if "shelf_letter" in tables else {}
    return tables, {name: each["columns"] for name, each in letters.items()}


@pytest.fixture
def empty(as_owner):
    return ProjectState()


def test_tables_are_made_with_what_is_added_to_them_in_the_same_breath(empty):
    applied(Together([LETTER, READER, WRITTEN_BY, BY_READER]), empty)

    tables, letters = found()
    assert tables == ["shelf_letter", "shelf_reader"]
    assert letters["letters_of_reader"] == ["reader_id", "id"]
    assert any(columns == ["reader_id"] for name, columns in letters.items() if "fk" in name)


def test_what_concerns_an_older_table_changes_it(empty):
    before = applied(Together([LETTER, READER]), empty)
    applied(Together([WRITTEN_BY, BY_READER]), before)

    assert found()[1]["letters_of_reader"] == ["reader_id", "id"]


def test_the_way_back_leaves_nothing(empty):
    together = Together([LETTER, READER, WRITTEN_BY, BY_READER])
    after = applied(together, empty)
    with connection.schema_editor() as editor:
        together.database_backwards("shelf", editor, after, empty)

    assert found() == ([], {})


def test_it_can_be_written_into_a_migration():
    together = Together([LETTER, READER])

    assert together.deconstruct() == ("Together", ([LETTER, READER],), {})
    assert together.describe() == "Make Letter, Reader together"
