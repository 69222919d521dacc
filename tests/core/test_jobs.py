"""What follows from an event is queued with it, done at least once, and may be done twice."""

from __future__ import annotations

from datetime import timedelta
from threading import Event
from threading import Thread as Worker

import pytest
from django.db import connection, connections, transaction
from procrastinate.contrib.django import app

from hearth.core import clock, jobs, tenancy
from hearth.core.actors import Visitor
from hearth.core.jobs import JOBS, QueuedJob
from hearth.core.refusals import Refused
from hearth.ground.audit.models import Entry
from hearth.ground.courier.models import Dispatch
from hearth.journey.contact import actions
from hearth.journey.contact.actions.submitting import Words
from hearth.journey.contact.events import Happened
from hearth.journey.contact.models import Thread
from tests import cast
from tests.house.test_everything_or_nothing import everything


def queued() -> list[str]:
    return list(QueuedJob.objects.order_by("id").values_list("task_name", flat=True))


def test_an_event_and_its_jobs_are_written_together(code):
    thread = cast.written(code)

    (job,) = QueuedJob.objects.all()
    entry = Entry.objects.about(thread).get()
    assert (job.task_name, job.queue_name) == ("contact.take_in", "intake")
    assert job.args == {"congress": thread.congress_id, "entry": str(entry.pk)}


def test_arguments_of_jobs_hold_no_words(code):
    cast.written(code, name="李奶奶", phone="138 0000 2046")

    assert {key for job in QueuedJob.objects.all() for key in job.args} == {"congress", "entry"}


@pytest.mark.django_db(transaction=True)
def test_what_is_undone_calls_for_nothing(thread, zhao):
    before = queued()

    with pytest.raises(Refused), transaction.atomic():
        actions.reply(thread, "已修好", "solved", by=zhao)
        raise Refused()

    assert queued() == before


def test_worked_at_once_nothing_is_queued_and_everything_is_done(code, at_once):
    thread = cast.written(code, email="li@example.org")

    assert queued() == []
    assert thread.state == "delivered"
    assert Dispatch.objects.get(entry=thread.messages.get().pk).state == "sent"


def test_worked_at_once_a_form_sent_twice_calls_for_nothing_more(code, at_once):
    words, key = Words(cast.COLD), bytes(32)

    first = actions.submit(code, words, key, by=Visitor())
    second = actions.submit(code, words, key, by=Visitor())

    assert first.pk == second.pk
    assert Entry.objects.filter(event=Happened.DELIVERED).count() == 1


def work(*queues: str) -> None:
    """A worker takes up what is queued, in a thread of its own as in life."""

    def run() -> None:
        with app.replace_connector(app.connector.get_worker_connector()) as worker_app:
            worker_app.run_worker(queues=list(queues), wait=False, install_signal_handlers=False, listen_notify=False)
        connections.close_all()

    worker = Worker(target=run)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(connections.settings["default"], "CONN_MAX_AGE", 0)  # its own threads keep none open
        worker.start()
        worker.join(timeout=60)


def state_of(name: str) -> tuple[str, int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT status::text, attempts FROM procrastinate_jobs WHERE task_name = %s", [name])
        return cursor.fetchone()


@pytest.mark.django_db(transaction=True)
def test_a_worker_does_what_is_queued(code):
    thread = cast.written(code)

    work("intake")

    assert Thread.objects.get(pk=thread.pk).state == "delivered"
    assert state_of("contact.take_in")[0] == "succeeded"


def killed(silent_for: str) -> None:
    """A worker took the job, and was last heard of so long ago."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s::interval) RETURNING id",
            [silent_for],
        )
        worker = cursor.fetchone()[0]
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s", [worker])


@pytest.mark.django_db(transaction=True)
def test_a_job_of_a_killed_worker_is_taken_up_again_and_done(code):
    thread = cast.written(code)
    killed(silent_for="1 minute")

    given_back = jobs.retry_stalled(20.0)
    work("intake")

    assert given_back == 1
    assert Thread.objects.get(pk=thread.pk).state == "delivered"


@pytest.mark.django_db(transaction=True)
def test_a_job_whose_worker_is_no_longer_known_is_taken_up_again(code):
    cast.written(code)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = NULL")

    assert jobs.retry_stalled(20.0) == 1
    assert state_of("contact.take_in")[0] == "todo"


@pytest.mark.django_db(transaction=True)
def test_a_job_whose_worker_lives_is_left_to_it(code):
    cast.written(code)
    killed(silent_for="5 seconds")

    assert jobs.retry_stalled(20.0) == 0
    assert state_of("contact.take_in")[0] == "doing"


def test_the_sweeper_survives_a_database_that_restarts(monkeypatch):
    stop, tries = Event(), []

    def broken(silent_for: float) -> int:
        tries.append(silent_for)
        if len(tries) == 3:
            stop.set()
        raise ConnectionError("restarting")

    monkeypatch.setattr(jobs, "retry_stalled", broken)
    monkeypatch.setattr(jobs, "close_old_connections", lambda: None)
    jobs.sweep(stop, every=0.001)

    assert len(tries) == 3


def test_a_clocked_job_goes_round_every_congress(yuhe, jinchuan):
    seen = []
    made = jobs.Job("test.look", "clock", lambda now: seen.append(tenancy.current().slug), cron="* * * * *")

    made.round()

    assert sorted(seen) == ["jinchuan", "yuhe"]


def test_a_job_answers_inside_the_congress_of_its_entry(thread, jinchuan):
    seen = []
    made = jobs.Job("test.look", "post", lambda entry: seen.append((tenancy.current().slug, entry.event)))
    entry = Entry.objects.about(thread).first()

    with tenancy.inside(jinchuan):
        made.answer(entry.congress_id, entry.pk)

    assert seen == [("yuhe", "contact.submitted")]


def everything_happened(thread, zhao, bai) -> None:
    """A thread with much in it, so that every reaction has something to do."""
    li = cast.author(thread)
    actions.acknowledge(thread, by=zhao)
    actions.ask(thread, "几号楼", by=zhao)
    actions.add(thread, "三号楼", by=li)
    actions.hand_over(thread, "请协调", by=zhao)
    actions.hold(cast.delivered(thread.deputy_code), ("abuse",), by=bai)
    actions.order_sheet(thread.congress, "poster", "en", "http://x", by=bai, code=thread.deputy_code)


@pytest.mark.parametrize("name", [name for name, made in JOBS.items() if made.cron is None])
@pytest.mark.django_db
def test_a_reaction_done_twice_changes_nothing_more(name, thread, zhao, bai):
    everything_happened(thread, zhao, bai)
    called_for = [job.args for job in QueuedJob.objects.filter(task_name=name)]
    assert called_for, "nothing called for it, so nothing would be proven"

    for args in called_for:
        JOBS[name].answer(**args)
    once = everything()
    for args in called_for:
        JOBS[name].answer(**args)

    assert everything() == once


@pytest.mark.parametrize("name", [name for name, made in JOBS.items() if made.cron])
@pytest.mark.django_db
def test_a_clocked_job_done_twice_at_the_same_moment_changes_nothing_more(name, thread, zhao, bai):
    everything_happened(thread, zhao, bai)
    with clock.standing_at(clock.now() + timedelta(days=40)):
        JOBS[name].round()
        once = everything()
        JOBS[name].round()

        assert everything() == once


def test_what_the_clock_asks_for_is_done_before_a_storm_of_messages():
    from procrastinate.contrib.django import app

    urgency = {name: app.tasks[name].priority for name in ("audit.seal_entries", "contact.take_in")}

    assert urgency["audit.seal_entries"] > urgency["contact.take_in"]


def test_the_ledger_is_sealed_beside_the_queues_however_much_waits_in_them(monkeypatch):
    stop, rounds = Event(), []

    def round_(self):
        rounds.append(self.name)
        if len(rounds) == 3:
            stop.set()
        raise OSError("the database restarts")

    monkeypatch.setattr(jobs.Job, "round", round_)
    monkeypatch.setattr(jobs, "close_old_connections", lambda: None)

    jobs.beat(jobs.JOBS["audit.seal_entries"], stop, every=0.001)

    assert rounds == ["audit.seal_entries"] * 3
