"""What seldom happens around what is kept apart: said twice, of nobody, too early, by somebody who may not."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from hearth.core import clock
from hearth.journey.casework import actions as casework
from hearth.journey.contact import actions, apart
from hearth.journey.contact.forms_apart import OFFICES
from hearth.journey.contact.models import Glass, Motion, Reader, Subject, Thread
from hearth.journey.contact.tasks import mind_the_clock
from tests import cast
from tests.journey.contact.test_actions_concerning import _user

pytestmark = pytest.mark.django_db
REASON = "附件无法显示，须核对原文件是否损坏，请批准查看"


@pytest.fixture
def admin(yuhe):
    """An administrator."""
    return cast.staff("管宁", "Guan Ning", "admin")


@pytest.fixture
def liang(yuhe):
    """In the chair."""
    return cast.staff("梁主任", "Liang Zhu", "leader")


@pytest.fixture
def matter(code, bai, liang):
    """A sealed matter."""
    return cast.sealed(code, bai)


def test_whom_a_message_is_about_is_named_once(thread, bai, sun):
    actions.name_subject(thread, "deputy", sun.deputy, by=bai)

    with cast.refused():
        actions.name_subject(thread, "deputy", sun.deputy, by=bai)

    assert Subject.objects.filter(thread=thread).count() == 1


def test_a_matter_is_sealed_once(matter, liang, bai):
    with cast.refused():
        actions.seal(matter, "再封一次", by=bai)


def test_nobody_reads_a_matter_that_is_about_them(matter, liang, sun):
    Subject.objects.create(thread=matter, user_id=sun.id)

    with cast.refused():
        actions.name_reader(matter, _user(sun), by=liang)

    assert not Reader.objects.filter(user_id=sun.id).exists()


def test_a_second_person_is_asked_once_and_not_to_file_what_is_not_answered(matter, liang):
    with cast.refused():
        actions.request_second(matter, "close", "可以归档了", by=liang)
    actions.request_second(matter, "unseal", "已无必要", by=liang)

    with cast.refused():
        actions.request_second(matter, "unseal", "再问一次", by=liang)

    assert Motion.objects.filter(thread=matter).count() == 1


@pytest.mark.parametrize("whom", ["", "查无此人"])
def test_who_is_called_like_nobody_is_not_guessed(thread, bai, whom):
    answer = cast.signed_in(Client(), bai).post(f"/yuhe/threads/{thread.code}/subjects/", {"whom": whom})

    assert answer.status_code == 422
    assert not Subject.objects.exists()


def test_a_message_may_be_about_a_whole_office(thread, bai):
    office = next(name for name in OFFICES if name)
    answer = cast.signed_in(Client(), bai).post(f"/yuhe/threads/{thread.code}/subjects/", {"office": office})

    assert answer.status_code == 303
    assert Subject.objects.get().office


def test_a_reader_is_somebody_of_the_staff(matter, liang):
    answer = cast.signed_in(Client(), liang).post(f"/yuhe/threads/{matter.code}/readers/", {"user": "查无此人"})

    assert answer.status_code == 422
    assert not Reader.objects.filter(thread=matter).exclude(user_id=liang.id).exists()


@pytest.mark.parametrize("who", ["zhao", "sun"])
def test_the_page_of_administrators_let_in_is_nobody_elses(who, request):
    browser = cast.signed_in(Client(), request.getfixturevalue(who))

    assert browser.get("/yuhe/glass/").status_code == 404
    assert browser.post("/yuhe/glass/requests/", {"code": "X"}).status_code in (403, 404)


def test_an_administrator_asks_with_a_number_and_a_reason(thread, admin):
    browser = cast.signed_in(Client(), admin)

    for typed in ({}, {"code": thread.code, "reason": ""}, {"code": "NOTHERE1", "reason": REASON}):
        answer = browser.post("/yuhe/glass/requests/", typed)
        assert answer.status_code == 422
        assert typed.get("reason", "") in answer.content.decode()
    assert browser.post("/yuhe/glass/requests/", {"code": thread.code, "reason": REASON}).status_code == 303
    assert Glass.objects.get().state == "asked"


def test_in_an_emergency_they_read_at_once_and_it_waits_to_be_looked_at(thread, admin, auditor, monkeypatch):
    asked = {"code": thread.code, "reason": REASON, "is_emergency": "on"}
    answer = cast.signed_in(Client(), admin).post("/yuhe/glass/requests/", asked)
    glass = Glass.objects.get()
    assert answer["Location"] == f"/yuhe/threads/{thread.code}/"
    labels = [apart.state_of(glass)]

    for hours in (2, 24 * 30):
        later = clock.now() + timedelta(hours=hours)
        monkeypatch.setattr(clock, "now", lambda later=later: later)
        labels.append(apart.state_of(Glass.objects.get()))

    assert labels == [apart.STATES[name] for name in ("open", "unseen", "late")]


@pytest.mark.django_db(transaction=True)
def test_what_is_over_is_ended_by_nobody_once_more(thread, admin, bai):
    glass = actions.break_glass(thread, REASON, by=admin)
    actions.approve_glass(glass, by=bai)
    actions.end_glass(glass, by=bai)
    browser = cast.signed_in(Client(), bai)

    assert browser.post(f"/yuhe/glass/{glass.pk}/end/").status_code == 422
    assert browser.post(f"/yuhe/glass/{glass.pk}/approval/").status_code == 422
    assert apart.state_of(Glass.objects.get()) == apart.STATES["over"]


def test_whom_it_is_about_ends_nothing(thread, admin, bai):
    glass = actions.break_glass(thread, REASON, by=admin)
    Subject.objects.create(thread=thread, user_id=bai.id)

    assert cast.signed_in(Client(), bai).post(f"/yuhe/glass/{glass.pk}/approval/").status_code == 404


def test_what_a_unit_asked_and_nobody_answered_goes_back_to_the_unit(referral, he, thread, monkeypatch):
    casework.ask(referral, "几单元？", by=he)
    later = clock.now() + timedelta(days=11)
    monkeypatch.setattr(clock, "now", lambda: later)

    mind_the_clock.work(later)

    asked = Thread.objects.get(pk=thread.pk)
    assert (asked.state, asked.turn) == ("coordinating", "unit")


def test_what_a_resident_adds_for_a_unit_goes_to_the_unit(referral, he, thread):
    casework.ask(referral, "几单元？", by=he)

    actions.add(Thread.objects.get(pk=thread.pk), "三单元。", by=cast.author(thread))

    assert Thread.objects.get(pk=thread.pk).turn == "unit"
