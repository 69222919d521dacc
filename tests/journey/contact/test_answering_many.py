"""What is said to many at once is what would have been said to each alone: the two can be compared row by row."""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from hearth.core import clock, jobs
from hearth.core.jobs import QueuedJob
from hearth.core.lifecycle import Stale, move_each
from hearth.ground.audit.models import Entry
from hearth.ground.courier.models import Dispatch
from hearth.journey.contact import actions
from hearth.journey.contact.actions.answering import put_replies, put_reply
from hearth.journey.contact.models import Message, Thread
from tests import cast

ANSWER = ("今晚全部修好。", "measure")
DETAILS = {"promised_on": date(2030, 3, 1), "passed_to": "热力公司"}
KEYS = ("id", "entry_id", "recorded_at", "words")  # each row has its own


@pytest.fixture
def many(code, zhao, bai):
    """Messages that stand in many ways: new, read, answered before, rated, with staff, urgent, sealed, kept away."""
    made = [cast.delivered(code, f"{n}号楼暖气不热。", phone=f"1380000{n:04}") for n in range(8)]
    actions.acknowledge(made[1], by=zhao)
    actions.reply(made[2], "在修。", "explained", by=zhao)
    actions.reply(made[3], "修好了。", "solved", by=zhao)
    actions.rate(made[3], "yes", 5, by=cast.author(made[3]))
    actions.hand_over(made[4], "请热力公司看看。", by=zhao)
    actions.ask(made[5], "几单元？", by=zhao)
    Thread.objects.filter(pk=made[6].pk).update(is_withheld=True, turn="staff")
    Thread.objects.filter(pk=made[7].pk).update(tier="danger")
    return [*made, cast.sealed(code, bai)]


@contextmanager
def tried():
    """What is done in here never happened afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def one_by_one(threads, by):
    for thread in threads:
        put_reply(thread, *ANSWER, by=by, **DETAILS)


def all_at_once(threads, by):
    put_replies(threads, *ANSWER, by=by, **DETAILS)


def left_by(answer, threads, by, queues) -> dict[str, Any]:
    """Every row the answer leaves behind, by kind, without the keys that are each row's own."""
    fresh = list(Thread.objects.filter(pk__in=[thread.pk for thread in threads]).order_by("pk"))
    before = {kind: set(kind.objects.values_list("pk", flat=True)) for kind in (Message, Entry, Dispatch, QueuedJob)}
    with tried(), jobs.at_once(queues) if queues else nullcontext():
        answer(fresh, by)
        left = {kind: list(kind.objects.exclude(pk__in=known)) for kind, known in before.items()}
        codes = {str(entry.pk): entry.code for entry in left[Entry]}
        by_key = {thread.pk: thread for thread in fresh}
        messages = [by_key[row.thread_id].unlock(row) for row in left[Message]]
        found = {
            "threads": rows(Thread.objects.defer("words").filter(pk__in=[each.pk for each in fresh])),
            "in hand": rows(fresh),
            "messages": rows(messages),
            "entries": rows(left[Entry]),
            "letters": sorted(
                (codes[str(row.entry)], row.recipient, row.letter, row.address) for row in left[Dispatch]
            ),
            "jobs": sorted((job.task_name, job.queue_name, codes[job.args["entry"]]) for job in left[QueuedJob]),
        }
        assert {message.pk for message in messages} <= {entry.pk for entry in left[Entry]}
    return found


def rows(found) -> list[Any]:
    return sorted(sorted(columns(row).items()) for row in found)


def columns(row) -> dict[str, str]:
    names = [field.attname for field in row._meta.concrete_fields]
    return {name: str(getattr(row, name)) for name in names if name not in KEYS}


@pytest.mark.parametrize("queues", [frozenset(), frozenset({"post"})], ids=["jobs", "letters"])
def test_many_answered_at_once_leave_the_rows_they_would_leave_answered_one_by_one(many, zhao, queues):
    with clock.standing_at(clock.now() + timedelta(hours=1)):
        each = left_by(one_by_one, many, zhao, queues)
        together = left_by(all_at_once, many, zhao, queues)

    assert together == each
    assert len(each["messages"]) == len(each["entries"]) == len(many)
    assert each["letters" if queues else "jobs"]


def test_how_many_statements_it_takes_does_not_grow_with_the_threads(code, zhao):
    few, more = ([cast.delivered(code) for _ in range(amount)] for amount in (2, 12))
    all_at_once([cast.delivered(code)], zhao)

    with CaptureQueriesContext(connection) as of_few, clock.standing_at(clock.now()):
        all_at_once(few, zhao)
    with CaptureQueriesContext(connection) as of_more, clock.standing_at(clock.now()):
        all_at_once(more, zhao)

    assert len(of_few) == len(of_more) == 4  # the threads, the messages, the ledger, the jobs


def test_where_one_of_them_takes_no_answer_none_is_answered(many, zhao):
    over = Thread.objects.get(pk=many[0].pk)
    Thread.objects.filter(pk=over.pk).update(state="withdrawn")

    with pytest.raises(Stale), transaction.atomic():
        all_at_once([Thread.objects.get(pk=each.pk) for each in many], zhao)
    with pytest.raises(Stale), transaction.atomic():
        move_each("reply", [(over, {"is_new": False})])  # as it was seen, not as it stands

    assert Message.objects.filter(kind="reply").count() == 2
