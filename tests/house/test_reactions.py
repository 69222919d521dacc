"""What happened is named in the past tense, by the app it happened in; what follows are jobs."""

from __future__ import annotations

import pytest
from django.apps import apps

from hearth.core.events import Event
from hearth.core.jobs import EVERY, JOBS, Job
from hearth.journey.contact.events import TOLD, Happened
from hearth.journey.contact.labels import AT_THE_DESK, TO_THE_CITIZEN
from hearth.reactions import REACTIONS

EVENTS = [event for kind in Event.__subclasses__() for event in kind]
IRREGULAR = (
    *("struck_off", "called_off", "set_aside"),
    *("kept", "sent_back", "split", "passed_on", "forgotten", "given_up"),
    "begun",
    "forbidden",
    *("left", "told", "handed_to", "taken_out", "undone"),
    "chosen",
    *("taken_up", "checked_in", "turned_on", "turned_off"),
    "struck",
    "put_in_force",
    "held",
    "shown",
    "withdrawn",
    "taken",
    "set",
    "referred_up",
    "taken_over",
    "taken_down",
    "handed_over",
    "handed_back",
    "signed_in",
    "signed_out",
    "signed_out_elsewhere",
    "photo_unreadable",
    "met",
    "carried_over",
    *("sent_up", "heard", "taken_on", "turned_down", "let_go"),
)


def test_an_event_carries_the_name_of_its_app():
    for event in EVENTS:
        app, _, name = event.value.partition(".")

        assert type(event).__module__ == f"{apps.get_app_config(app).name}.events"
        assert name == event.name.lower()


def test_an_event_is_told_in_the_past_tense():
    names = [event.value.partition(".")[2] for event in EVENTS]

    assert [name for name in names if not name.endswith(("ed", *IRREGULAR))] == []


def test_the_name_of_an_event_fits_the_ledger():
    assert [event.value for event in EVENTS if len(event.value) > 60] == []


def test_no_two_apps_write_the_same_event():
    assert len({event.value for event in EVENTS}) == len(EVENTS)


def test_what_follows_from_an_event_are_jobs_of_the_later_kind():
    assert set(REACTIONS) <= set(EVENTS)
    for event, jobs in REACTIONS.items():
        assert all(isinstance(job, Job) and job.cron is None for job in jobs), event
        assert len(set(map(id, jobs))) == len(jobs), event


@pytest.mark.parametrize("job", JOBS.values(), ids=list(JOBS))
def test_a_job_is_named_for_its_app_and_queued_for_its_purpose(job):
    app, verb = job.name.split(".")

    assert app in job.work.__module__.split(".")
    assert verb == job.work.__name__
    assert job.queue in EVERY


def test_every_job_has_somebody_who_calls_for_it():
    called_for = {job.name for jobs in REACTIONS.values() for job in jobs}

    assert called_for == {name for name, job in JOBS.items() if not job.cron}


def test_everything_a_citizen_is_told_has_a_sentence_and_so_has_the_desk():
    assert set(TO_THE_CITIZEN) >= TOLD
    assert set(AT_THE_DESK) >= TOLD | {Happened.NOTED}
