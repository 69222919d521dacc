"""What follows from an event is queued with it, done at least once, and may be done twice."""

from __future__ import annotations

from datetime import timedelta
from threading import Event
from threading import Thread as Worker
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, connections, transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException

from hearth.core import clock, jobs, sweeping, tenancy
from hearth.core.actors import System, Visitor
from hearth.core.arrivals import arrived, write_down
from hearth.core.ids import uuid7
from hearth.core.jobs import JOBS, QueuedJob
from hearth.core.recordings import Spoken
from hearth.core.refusals import Refused
from hearth.doors.auditing import exporting
from hearth.doors.auditing.actions import export
from hearth.doors.finding import actions as finding
from hearth.doors.following import actions as following
from hearth.doors.following import matters
from hearth.doors.stations import actions as stations
from hearth.ground.accounts.actions import issue_card
from hearth.ground.accounts.models import User
from hearth.ground.audit.models import Entry
from hearth.ground.congress.actions import confirm_import, offer_portrait, order_letter, suspend_mandate, upload_import
from hearth.ground.congress.importing import work as work_on
from hearth.ground.congress.models import Congress, District, Mandate, Station, Term
from hearth.ground.courier.models import Dispatch
from hearth.ground.rulebook import actions as rules
from hearth.ground.rulebook.actions import strike
from hearth.journey.casework import actions as casework
from hearth.journey.contact import actions, retention
from hearth.journey.contact.actions.submitting import Words
from hearth.journey.contact.events import Happened
from hearth.journey.contact.models import Thread
from hearth.journey.demands import actions as demands
from hearth.journey.demands.models import Demand
from hearth.journey.outcomes import actions as outcomes
from hearth.journey.outcomes.actions.claiming import Proof
from hearth.journey.suggestions import actions as suggestions
from hearth.journey.suggestions.actions.assigning import Share
from hearth.journey.suggestions.actions.from_below import Copy
from hearth.journey.suggestions.actions.reviewing import Register
from hearth.record.dossier import actions as actions_of_files
from tests import cast, filing, scoring, suggesting
from tests.ground.congress import people
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
@pytest.mark.usefixtures("as_worker")
def test_a_job_of_a_killed_worker_is_taken_up_again_and_done(code):
    thread = cast.written(code)
    killed(silent_for="1 minute")

    given_back = sweeping.retry_stalled(20.0)
    work("intake")

    assert given_back == 1
    assert Thread.objects.get(pk=thread.pk).state == "delivered"


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("as_worker")
def test_a_job_whose_worker_is_no_longer_known_is_taken_up_again(code):
    cast.written(code)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = NULL")

    assert sweeping.retry_stalled(20.0) == 1
    assert state_of("contact.take_in")[0] == "todo"


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("as_worker")
def test_a_job_whose_worker_lives_is_left_to_it(code):
    cast.written(code)
    killed(silent_for="5 seconds")

    assert sweeping.retry_stalled(20.0) == 0
    assert state_of("contact.take_in")[0] == "doing"


def worked_but_unsaid(monkeypatch) -> None:
    """A worker does what is queued, and the database dies in the moment in which it would say so."""

    async def dies(*args, **kwargs):
        raise ConnectorException

    with monkeypatch.context() as patch:
        patch.setattr("procrastinate.manager.JobManager.finish_job_by_id_async", dies)
        work("intake")


def given_to_a_living_worker() -> int:
    """The job stands as being done by a worker whose heart beats."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers DEFAULT VALUES RETURNING id")
        worker = cursor.fetchone()[0]
        taken = "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s WHERE task_name = 'contact.take_in'"
        cursor.execute(taken, [worker])
    return worker


@pytest.mark.django_db(transaction=True)
def test_a_job_whose_end_could_not_be_said_is_done_again_while_its_worker_lives(code, as_worker, monkeypatch):
    thread = cast.written(code)
    worked_but_unsaid(monkeypatch)
    worker = given_to_a_living_worker()
    sweeper = sweeping.Sweeper(lambda: worker)

    given_back = [sweeping.retry_stalled(20.0), sweeper.retry_idle(60.0), sweeper.retry_idle(0.0)]
    work("intake")

    assert given_back == [0, 0, 1]
    assert state_of("contact.take_in")[0] == "succeeded"
    assert Thread.objects.get(pk=thread.pk).state == "delivered"


@pytest.mark.django_db(transaction=True)
def test_a_job_that_never_came_to_hand_is_given_back(code, as_worker):
    cast.written(code)
    worker = given_to_a_living_worker()

    assert sweeping.Sweeper(lambda: worker).retry_idle(0.0) == 1
    assert state_of("contact.take_in")[0] == "todo"


@pytest.mark.django_db(transaction=True)
def test_a_job_in_hand_is_left_there_however_long_it_takes(code, as_worker):
    cast.written(code)
    worker = given_to_a_living_worker()
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM procrastinate_jobs")
        job = cursor.fetchone()[0]

    with sweeping.in_hand(job):
        assert sweeping.Sweeper(lambda: worker).retry_idle(0.0) == 0


@pytest.mark.django_db(transaction=True)
def test_a_job_that_was_tried_again_meanwhile_is_given_time_anew(code, as_worker):
    cast.written(code)
    worker = given_to_a_living_worker()
    sweeper = sweeping.Sweeper(lambda: worker)
    sweeper.retry_idle(60.0)
    long_ago = {key: since - 60 for key, since in sweeper.idle_since.items()}
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET attempts = attempts + 1")

    sweeper.idle_since = long_ago

    assert sweeper.retry_idle(60.0) == 0


def test_the_sweeper_survives_a_database_that_restarts(monkeypatch):
    stop, tries = Event(), []

    def broken(silent_for: float) -> int:
        tries.append(silent_for)
        if len(tries) == 3:
            stop.set()
        raise ConnectionError("restarting")

    monkeypatch.setattr(sweeping, "retry_stalled", broken)
    monkeypatch.setattr(sweeping, "close_old_connections", lambda: None)
    sweeping.Sweeper(lambda: None).sweep(stop, every=0.001)

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


def test_in_a_storm_what_may_wait_waits(thread):
    """Procrastinate takes the highest priority first: intake and search before who else said so."""
    queued = dict(
        QueuedJob.objects.filter(task_name__in=("demands.look_at", "contact.take_in")).values_list(
            "task_name", "priority"
        )
    )

    assert queued["demands.look_at"] < queued["contact.take_in"] == 0


def _between_congresses(congress, zhao, bai) -> None:
    """One suggestion goes up; another came from below, was taken on, and something was issued and taken back."""
    city = Congress.objects.create(slug="jinhe", key=uuid4(), name_zh="晋河市人大", short_zh="晋河市人大")
    Congress.objects.filter(pk=congress.pk).update(parent=city)
    congress.parent = tenancy.current().parent = city
    sent = suggestions.send_up(suggesting.registered(zhao, bai), "属市级事权。", by=bai)
    words = ("7-2026-009", "助餐", suggesting.FACTS, suggesting.ASKS, ["赵敏"], "属市级事权。")
    copy = suggestions.receive(congress, Copy(sent.key, congress, *words), by=System("carrier"))
    made = suggestions.take_on(copy, by=zhao)
    suggestions.submit(made, by=zhao)
    suggestions.register(made, Register("social"), by=bai)
    outcome = cast.in_force(suggesting.as_it_is(made), bai, zhao, "document", title="助餐办法", number="晋1号")
    outcomes.unpublish(outcome, "写错了。", by=bai)


def everything_happened(thread, zhao, bai) -> None:
    """A thread with much in it, so that every reaction has something to do."""
    demand = demands.begin(cast.delivered(thread.deputy_code), "供暖", by=bai)
    demands.confirm(demand, zhao.deputy, "供暖", by=bai)
    demands.answer(demand, "今晚修好。", "explained", by=bai)
    demands.tune(thread.congress, people=7, by=bai)
    demands.pin(demand, ["循环泵"], by=bai)
    outcome = cast.in_force(Demand.objects.get(pk=demand.pk), bai, zhao, "document")
    outcomes.evidence(cast.claimed(thread, zhao), Proof("清单"), by=zhao)
    outcomes.tell(outcome, by=System("clock"))
    suggested = suggesting.registered(zhao, bai, Demand.objects.get(pk=demand.pk))
    cleaning = cast.unit("环卫所", "Cleaning")
    suggestions.assign(suggested, [Share(cleaning, "lead")], by=bai)
    head = cast.staff("环卫所长", "Head of Cleaning", "unit-leader", unit=cleaning)
    suggestions.sign(
        suggesting.drafted(suggested, head, "in_progress"), "环7号", write_down(ContentFile(b"%PDF-")), by=head
    )
    _between_congresses(thread.congress, zhao, bai)
    li = cast.author(thread)
    actions.acknowledge(thread, by=zhao)
    actions.ask(thread, "几号楼", by=zhao)
    actions.add(thread, "三号楼", by=li)
    actions.hand_over(thread, "请协调", by=zhao)
    actions.hold(cast.delivered(thread.deputy_code), ("abuse",), by=bai)
    actions.order_sheet(thread.congress, "poster", "en", "http://x", by=bai, code=thread.deputy_code)
    regretted = cast.delivered(thread.deputy_code)
    actions.withdraw(regretted, by=cast.author(regretted))
    actions.erase(regretted, by=cast.author(regretted))
    given_up = cast.delivered(thread.deputy_code)
    actions.withdraw(given_up, by=cast.author(given_up))
    actions.seal(cast.delivered(thread.deputy_code), "涉及干部", by=bai)
    User.objects.filter(pk=zhao.id).update(email="zhao@example.org")
    issue_card(User.objects.get(pk=zhao.id), by=bai, congress=thread.congress.ref)
    source = upload_import(thread.congress, "units", SimpleUploadedFile("u.csv", "名称\n供水站\n".encode()), by=bai)
    work_on.preview(source)
    confirm_import(source, source.fingerprint, by=bai)
    Station.objects.get().roster.create(deputy=zhao.deputy)
    stations.announce(Station.objects.get(), cast.reception(zhao.deputy), by=bai)
    offer_portrait(zhao.deputy, write_down(SimpleUploadedFile("face.png", b"no picture")), by=bai)
    suspended = Mandate.objects.get(deputy=zhao.deputy)
    suspend_mandate(suspended, on=clock.today(), basis="代表法第六十一条", by=bai)
    begins = clock.today() - timedelta(days=1)
    change = actions.plan_change(Term(), number=8, begins_on=begins, ends_on=begins + timedelta(days=1825), by=bai)
    actions.elect(change, zhao.deputy, district=District.objects.get(), by=bai)
    actions.note_notice(change, on=begins, basis="公告第8号", by=bai)
    actions.put_in_force(change, by=cast.staff("高原", "Gao Yuan", "admin"))
    shi = people.admin()
    invitation = people.invited(thread.congress, shi, "auditor", email="zhou@example.org")
    order_letter(invitation, "http://x", by=shi)
    ji = cast.staff("纪明", "Ji Ming", "auditor")
    export(thread.congress, "ledger", "csv", {}, by=ji)
    exporting.make(export(thread.congress, "sightings", "csv", {}, by=ji))
    finding.extract(thread.congress, "messages", "csv", {}, by=bai)
    following.ask(thread.congress, matters.all_of("outcome"), "li@example.org", "en", by=Visitor())
    rules.try_rules(rules.draft_profile(thread.congress, "cn-base-2025", {}, by=bai), by=bai)
    heating = cast.unit()
    referral = cast.referred(cast.delivered(thread.deputy_code), bai, heating)
    cast.promised(referral, cast.staff("贺工", "He Gong", "unit", unit=heating))
    casework.note_talk(referral.thread, "visit", "看过了", begins, by=bai, voice=_spoken())
    casework.forget(referral.thread, by=System("clock"))
    actions_of_files.withdraw(filing.noted(zhao, voice=_spoken()), by=zhao)
    disputed = filing.disputed(zhao, bai)
    actions_of_files.settle(disputed, "strike", "不是。", by=cast.staff("林芳", "Lin Fang", "clerk"))
    scoring.turned_on(cast.staff("施雨", "Shi Yu Two", "admin"))
    with clock.standing_at(clock.now() + timedelta(days=5)):
        strike(thread.congress, by=System("clock"))
    years = clock.now() + timedelta(days=4000)
    with clock.standing_at(years):
        for due in retention.due(years):
            actions.expire(thread.congress.ref, due, by=System("clock"))


def _spoken() -> Spoken:
    """What somebody said into their telephone has arrived."""
    arrival = uuid7()
    arrived(arrival).parent.mkdir(parents=True, exist_ok=True)
    arrived(arrival).write_bytes(b"OggS" + bytes(60))
    return Spoken(arrival, "ogg")


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
