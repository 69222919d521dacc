"""Words that arrive are stored once, whole, and under a code that nobody else has."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connections, transaction

from hearth.core import tenancy
from hearth.core.actors import Visitor
from hearth.core.jobs import QueuedJob
from hearth.ground.audit.models import Entry
from hearth.ground.courier.models import Dispatch
from hearth.journey.contact import actions, tracking
from hearth.journey.contact.actions import submitting
from hearth.journey.contact.actions.submitting import SentBefore, Words
from hearth.journey.contact.models import Contact, Message, Photo, Thread
from tests import cast

KEY = bytes(range(32))
WORDS = Words(cast.COLD, place="锦苑小区7号楼", name="李奶奶", phone="138 0000 2046", email="li@example.org")


def submit(code, words: Words = WORDS, key: bytes = KEY) -> Thread:
    return actions.submit(code, words, key, by=Visitor())


def test_words_arrive_with_everything_that_belongs_to_them(code, zhao):
    thread = submit(code, replace(WORDS, photos=(uuid4(), uuid4())))

    kept = Thread.objects.get()
    assert (kept.pk, kept.deputy_id, kept.deputy_code_id) == (thread.pk, zhao.deputy.pk, code.pk)
    assert (kept.state, kept.turn, kept.photo_count, kept.place) == ("submitted", "nobody", 2, "锦苑小区7号楼")
    assert Message.objects.get().body == cast.COLD
    assert Contact.objects.get().name == "李奶奶"
    assert list(Photo.objects.order_by("number").values_list("number", "state")) == [(1, "waiting"), (2, "waiting")]
    assert Entry.objects.get(event="contact.submitted").facts == {"channel": "qr", "photos": 2}


def test_a_receipt_waits_in_the_outbox_for_each_way_somebody_left(code):
    submit(code)

    assert set(Dispatch.objects.values_list("letter", "channel", "state")) == {
        ("receipt", "sms", "ready"),
        ("receipt", "email", "ready"),
    }


def test_who_leaves_nothing_is_kept_without_a_contact(code):
    submit(code, Words(cast.COLD))

    assert not Contact.objects.exists() and not Dispatch.objects.exists()


def test_the_same_form_sent_twice_is_one_thread_with_one_code(code):
    first, second = submit(code), submit(code)

    assert tracking.code_of(first) == tracking.code_of(second)
    assert first.pk == second.pk
    assert [model.objects.count() for model in (Thread, Message, Contact)] == [1, 1, 1]
    assert QueuedJob.objects.filter(task_name="contact.take_in").count() == 1


def test_it_is_the_same_form_even_much_later(code, thread, zhao):
    first = submit(code)
    actions.deliver(first, by=cast.HOUSE)
    actions.reply(first, "已修好", "solved", by=zhao)

    assert submit(code).pk == first.pk
    assert Thread.objects.get(pk=first.pk).state == "replied"


@pytest.mark.parametrize(
    "change",
    [{"body": "别的话"}, {"place": "别处"}, {"name": "王"}, {"phone": "1"}, {"email": ""}, {"privacy": "public"}],
)
def test_the_same_form_with_other_words_is_told_apart(code, change):
    submit(code)

    with cast.refused(SentBefore):
        submit(code, replace(WORDS, **change))

    assert Thread.objects.count() == Message.objects.count() == 1


def test_two_forms_with_the_same_words_are_two_messages(code):
    first, second = submit(code, key=KEY), submit(code, key=bytes(32))

    assert tracking.code_of(first) != tracking.code_of(second)


def test_the_same_form_may_be_sent_in_two_congresses(code, jinchuan, wei):
    first = submit(code)
    with tenancy.inside(jinchuan):
        second = submit(cast.code_of(wei))

    assert first.pk != second.pk
    assert first.locator != second.locator


def test_where_the_digits_are_taken_others_are_found(code, monkeypatch):
    taken = submit(code, key=bytes(32)).locator
    real = tracking.locator_of
    monkeypatch.setattr(submitting, "locator_of", lambda key, attempt=0: real(key, attempt) if attempt > 2 else taken)

    thread = submit(code)

    assert thread.locator == real(KEY, 3)
    assert Message.objects.count() == 2 and Entry.objects.filter(event="contact.submitted").count() == 2


def test_where_no_digits_can_be_found_it_fails_loudly_and_leaves_nothing(code, monkeypatch):
    taken = submit(code, key=bytes(32)).locator
    monkeypatch.setattr(submitting, "locator_of", lambda key, attempt=0: taken)

    with pytest.raises(RuntimeError), transaction.atomic():
        submit(code)

    assert Thread.objects.count() == Message.objects.count() == 1


def at_once(times: int, work: Callable[[int], Thread]) -> list[Thread]:
    together, congress = Barrier(times), tenancy.current()

    def run(number: int) -> Thread:
        try:
            with tenancy.inside(congress):
                together.wait(timeout=20)
                return work(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(times) as people:
        return list(people.map(run, range(times)))


@pytest.mark.django_db(transaction=True)
def test_a_form_sent_eight_times_at_once_is_one_thread(code):
    threads = at_once(8, lambda _: submit(code))

    assert len({tracking.code_of(thread) for thread in threads}) == 1
    assert [model.objects.count() for model in (Thread, Message, Contact)] == [1, 1, 1]
    assert Entry.objects.filter(event="contact.submitted").count() == 1
    assert QueuedJob.objects.filter(task_name="contact.take_in").count() == 1


@pytest.mark.django_db(transaction=True)
def test_eight_forms_sent_at_once_are_eight_threads(code):
    threads = at_once(8, lambda number: submit(code, key=bytes([number] * 32)))

    assert len({thread.pk for thread in threads}) == Thread.objects.count() == 8


def test_staff_who_write_something_down_stand_in_the_ledger(code, bai):
    thread = actions.submit_for(code, replace(WORDS, channel="phone"), KEY, by=bai)

    line = Entry.objects.get(event="contact.submitted")
    assert (line.role, line.name, line.facts["channel"]) == ("clerk", "白洁", "phone")
    assert thread.channel == "phone"
