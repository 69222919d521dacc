from __future__ import annotations

import pytest
from django.db import Error

from hearth.ops import readiness
from tests import cast


@pytest.fixture(autouse=True)
def _nothing_remembered():
    readiness._lately.forget()
    yield
    readiness._lately.forget()


@pytest.mark.django_db
def test_an_installation_with_its_database_is_ready(client):
    answer = client.get("/readyz")

    assert (answer.status_code, answer.json()["ready"]) == (200, True)


def test_without_a_database_it_is_not_ready_but_lives(client, monkeypatch):
    def gone():
        raise Error()

    monkeypatch.setattr(readiness, "_applied", gone)

    assert (client.get("/readyz").status_code, client.get("/livez").status_code) == (503, 200)
    assert client.get("/readyz").json() == {"ready": False, "database": False}


@pytest.mark.django_db
def test_a_database_of_an_older_version_is_not_ready(client, monkeypatch):
    applied = readiness._applied()
    monkeypatch.setattr(readiness, "_applied", lambda: applied - {"contact.0001_tables"})

    answer = client.get("/readyz")

    assert (answer.status_code, answer.json()["migrations_missing"]) == (503, ["contact.0001_tables"])


@pytest.mark.django_db
def test_the_database_is_not_asked_at_every_knock(client, django_assert_num_queries):
    client.get("/readyz")

    with django_assert_num_queries(0):
        client.get("/readyz")


@pytest.mark.django_db
def test_figures_tell_what_waits(client, thread):
    told = client.get("/metrics").content.decode()

    assert 'hearth_jobs{queue="intake",status="todo"} 1\n' in told
    assert "# TYPE hearth_oldest_waiting_job_seconds gauge\n" in told
    assert "hearth_unsealed_entries 3\n" in told
    assert "hearth_dispatches" in told


@pytest.mark.django_db
def test_letters_are_counted_by_their_state(client, at_once, code):
    cast.delivered(code, email="li@example.org")

    assert 'hearth_dispatches{state="sent"}' in client.get("/metrics").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "asked",
    [
        {"REMOTE_ADDR": "203.0.113.9"},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"REMOTE_ADDR": "203.0.113.9", "HTTP_AUTHORIZATION": "Bearer "},
        {"REMOTE_ADDR": "no address"},
    ],
)
def test_figures_are_for_this_machine_only(client, asked):
    assert client.get("/metrics", **asked).status_code == 404


@pytest.mark.django_db
def test_figures_are_for_whoever_knows_the_token(client, settings):
    settings.HEARTH_METRICS_TOKEN = "a token"
    from_afar = {"REMOTE_ADDR": "203.0.113.9"}

    assert client.get("/metrics", **from_afar, HTTP_AUTHORIZATION="Bearer a token").status_code == 200
    assert client.get("/metrics", **from_afar, HTTP_AUTHORIZATION="Bearer another").status_code == 404
