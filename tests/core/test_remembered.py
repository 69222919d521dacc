from datetime import datetime
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import Count, Q

from hearth.core import clock, tenancy
from hearth.core.remembered import Remembered
from hearth.core.walled.base import DatabaseWrapper
from hearth.journey.contact import actions
from hearth.journey.contact.models import Contact, Thread
from tests import cast

BY_KEY = Remembered(lambda key: Thread.objects.filter(pk=key).select_related("deputy"), key=UUID)
CONTACT = Remembered(lambda key: Contact.objects.filter(thread=key), key=UUID)


def test_a_remembered_query_answers_as_the_query_it_was_made_of(thread):
    found = BY_KEY.first(key=thread.pk)

    assert found == thread
    assert {f.attname: getattr(found, f.attname) for f in Thread._meta.concrete_fields if f.name != "words"} == {
        f.attname: getattr(thread, f.attname) for f in Thread._meta.concrete_fields if f.name != "words"
    }


def test_what_it_was_selected_with_costs_no_further_query(thread, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert BY_KEY.first(key=thread.pk).deputy.name_zh == "赵敏"


def test_it_sees_only_the_congress_in_scope(thread, jinchuan):
    with tenancy.inside(jinchuan):
        assert BY_KEY.first(key=thread.pk) is None


def test_outside_a_congress_it_finds_nothing(thread):
    with tenancy.inside(None):
        assert BY_KEY.first(key=thread.pk) is None


def test_encrypted_columns_are_readable(thread):
    assert CONTACT.first(key=thread.pk).name == "李奶奶"


@pytest.mark.parametrize("times", [1, 5])
def test_it_may_be_asked_again_with_other_values(code, times):
    threads = [cast.delivered(code, f"{cast.COLD}{number}") for number in range(times)]

    assert [BY_KEY.first(key=thread.pk).pk for thread in threads] == [thread.pk for thread in threads]


def test_a_query_that_can_find_nothing_finds_nothing(yuhe):
    none = Remembered(lambda key: Thread.objects.filter(pk=key, deputy__in=[]), key=UUID)

    assert none.first(key=UUID(int=1)) is None


def test_what_the_query_counted_stands_on_what_it_finds(thread, zhao):
    actions.note(thread, "问过热力公司", by=zhao)
    counted = Remembered(lambda key: Thread.objects.filter(pk=key).annotate(said=Count("messages")), key=UUID)

    assert counted.first(key=thread.pk).said == 2


def test_what_is_the_same_each_time_stands_in_the_statement_itself(thread):
    """So that the one plan PostgreSQL makes knows it: how rare a state is, how many rows are wanted."""
    Thread.objects.filter(pk=thread.pk).update(place="100% '\\ 楼")
    due = Remembered(
        lambda now: Thread.objects.filter(turn="deputy", is_new=True, due_at__gt=now, place__contains="100% '\\")[:26],
        now=datetime,
    )

    assert due.first(now=clock.now()) == thread
    assert due._composed[1] == ["congress", "now"]
    assert """"turn" = 'deputy'""" in due._composed[0]


def test_a_parameter_that_is_named_twice_is_sent_once(thread):
    twice = Remembered(lambda key: Thread.objects.filter(Q(pk=key) | Q(deputy=key)), key=UUID)

    assert twice.first(key=thread.pk) == thread
    assert twice._composed[1] == ["congress", "key"]


def test_prepared_statements_are_planned_once_whatever_is_put_in(db):
    with connection.cursor() as cursor:
        cursor.execute("SHOW plan_cache_mode")
        assert cursor.fetchone() == ("force_generic_plan",)


def test_where_nothing_is_prepared_every_statement_is_planned_for_its_values(db):
    kept = connection.settings_dict["OPTIONS"]
    bare = DatabaseWrapper(connection.settings_dict | {"OPTIONS": kept | {"prepare_threshold": None}})

    with bare.cursor() as cursor:
        cursor.execute("SHOW plan_cache_mode")
        assert cursor.fetchone() == ("auto",)
    bare.close()
