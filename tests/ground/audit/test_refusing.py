"""Tries that the policy refused: written down, few enough that nobody can flood the ledger with them."""

from __future__ import annotations

import pytest

from hearth.ground.audit import refusing
from hearth.ground.audit.models import Entry, Sighting
from tests import cast
from tests.house.screens import form_on, send

pytestmark = pytest.mark.django_db


def refusals() -> list[Entry]:
    return list(Entry.objects.filter(event="audit.refused").order_by("at"))


def test_a_page_that_is_not_theirs_is_a_line_with_the_action(client, zhao):
    answer = cast.signed_in(client, zhao).get("/yuhe/codes/")

    (line,) = refusals()
    assert answer.status_code == 404
    assert (line.facts, line.role, line.name) == ({"action": "contact.issue_code"}, "deputy", "赵敏")


def test_an_action_that_was_refused_is_a_line_with_the_code_of_the_thing_but_not_in_its_story(client, zhao, thread):
    cast.signed_in(client, zhao).post(f"/yuhe/threads/{thread.code}/staff/")

    (line,) = refusals()
    assert (line.facts["action"], line.code, line.kind) == ("contact.take_over", thread.code, "contact.thread")
    assert line not in Entry.objects.about(thread)


def test_nobody_floods_the_ledger_with_refusals(client, zhao, monkeypatch):
    monkeypatch.setattr(refusing, "MOST_AN_HOUR", 3)
    browser = cast.signed_in(client, zhao)

    for _ in range(6):
        browser.get("/yuhe/codes/")

    assert len(refusals()) == 3
    assert refusals()[-1].facts["is_last_of_hour"] is True


def test_strangers_leave_no_line(client, yuhe):
    client.get("/yuhe/codes/")

    assert refusals() == []


def test_a_line_keeps_the_network_of_staff_and_never_that_of_a_citizen(client, zhao, thread, code):
    cast.signed_in(client, zhao).post(f"/yuhe/threads/{thread.code}/acknowledgement/")
    client.cookies.clear()
    send(client, form_on(client.get(f"/c/{code.code}"), f"/c/{code.code}"), body="楼道里的灯坏了。")

    networks = dict(Entry.objects.order_by("at").values_list("event", "network"))
    assert len(networks["contact.acknowledged"]) == 24
    assert networks["contact.submitted"] == ""


def openings() -> list[str]:
    return list(Sighting.objects.filter(kind="thread").values_list("name", flat=True))


def test_staff_who_open_what_is_with_a_deputy_are_written_down_once_an_hour(client, bai, thread):
    browser = cast.signed_in(client, bai)

    for _ in range(3):
        browser.get(f"/yuhe/threads/{thread.code}/")

    assert openings() == ["白洁"]


def test_the_deputy_it_was_written_to_reads_without_being_written_down(client, zhao, thread):
    cast.signed_in(client, zhao).get(f"/yuhe/threads/{thread.code}/")

    assert openings() == []


def test_residents_are_shown_who_looked_at_their_contact_and_not_who_opened_the_conversation(client, bai, thread):
    cast.signed_in(client, bai).get(f"/yuhe/threads/{thread.code}/")

    assert list(Sighting.objects.at_contact_of(thread)) == []
