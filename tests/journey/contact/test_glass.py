"""An administrator reads one message: for a reason, an hour long, never unseen and never alone (D17)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from hearth.core import clock
from hearth.core.refusals import NotAllowed
from hearth.ground.audit.models import Sighting
from hearth.ground.congress.actors import actor_for
from hearth.ground.congress.models import Post
from hearth.ground.courier.models import Dispatch
from hearth.journey.contact import actions
from hearth.journey.contact.models import Glass, Subject, Thread
from tests import cast
from tests.journey.contact.test_actions_concerning import _user, sees

pytestmark = pytest.mark.django_db
REASON = "附件无法显示，须核对原文件是否损坏，请批准查看"


@pytest.fixture
def admin(yuhe):
    return cast.staff("管宁", "Guan Ning", "admin")


@pytest.fixture
def opened(thread, admin, bai):
    glass = actions.break_glass(thread, REASON, by=admin)
    actions.approve_glass(glass, by=bai)
    return glass


def test_an_administrator_reads_nothing(thread, admin):
    assert sees(admin, thread) == set()


def test_asking_alone_shows_nothing(thread, admin):
    actions.break_glass(thread, REASON, by=admin)

    assert sees(admin, thread) == set()


def test_a_second_person_lets_them_in_to_this_one_and_what_they_open_is_written_down(opened, admin, thread, code):
    other = cast.delivered(code)

    assert "page" in sees(admin, thread)
    assert sees(admin, other) == set()
    assert Sighting.objects.get(who=admin.id).reason == REASON


def test_nobody_lets_themselves_in(thread, yuhe):
    both = cast.staff("兼任", "Jian Ren", "admin")
    Post.objects.create(user_id=both.id, role="auditor", since="2021-09-01")
    both = actor_for(_user(both))
    glass = actions.break_glass(thread, REASON, by=both)

    with cast.refused(NotAllowed):
        actions.approve_glass(glass, by=both)


def test_the_hour_ends_by_itself(opened, admin, thread):
    Glass.objects.update(ends_at=clock.now() - timedelta(seconds=1))

    assert sees(admin, thread) == set()


def test_it_can_be_ended_before(opened, admin, thread):
    actions.end_glass(opened, by=admin)

    assert sees(admin, thread) == set()


def test_an_emergency_opens_at_once_and_waits_for_a_review(thread, admin, bai):
    glass = actions.break_glass(thread, REASON, by=admin, is_emergency=True)

    assert "page" in sees(admin, thread)
    assert glass.waits_for_review and glass.review_due_at - clock.now() <= timedelta(hours=24)
    actions.review_glass(glass, by=bai)
    assert not glass.waits_for_review


def test_chair_and_auditors_are_told_at_once(thread, admin, auditor, at_once):
    user = _user(auditor)
    type(user).objects.filter(pk=user.pk).update(email="auditor@example.org")

    actions.break_glass(thread, REASON, by=admin, is_emergency=True)

    assert Dispatch.objects.get(letter="glass_opened").address == "auditor@example.org"


def test_what_is_sealed_is_not_opened_this_way(code, admin, bai):
    sealed = cast.sealed(code, bai)

    assert not Thread.objects.apart_from(admin).filter(pk=sealed.pk).exists()
    with cast.refused(NotAllowed):
        actions.break_glass(sealed, REASON, by=admin)


def test_what_is_sealed_meanwhile_is_closed_to_them(opened, admin, thread, bai):
    actions.seal(thread, "涉及管理员", by=bai)

    assert sees(admin, thread) == set()


def test_what_is_about_an_administrator_is_never_theirs(opened, admin, thread):
    Subject.objects.create(thread=thread, user_id=admin.id)

    assert sees(admin, thread) == set()


def test_beside_the_message_there_is_no_list(opened, admin):
    beside = cast.signed_in(Client(), admin).get("/yuhe/desk/", headers={"HX-Request": "true"})

    assert beside.status_code == 204


def test_they_read_and_do_nothing(opened, admin, thread):
    with cast.refused(NotAllowed):
        actions.note(thread, "看过了", by=admin)


def test_the_page_says_all_the_while_that_they_are_let_in(opened, admin, thread):
    page = cast.signed_in(Client(), admin).get(f"/yuhe/threads/{thread.code}/").text

    assert "您以管理员身份获准查看" in page
    assert f"/yuhe/glass/{opened.pk}/end/" in page


@pytest.mark.parametrize(
    ("reason", "said"), [("太短", "至少写20个字"), ("", "请写明理由"), ("很长" * 200, "不超过300字")]
)
def test_a_reason_others_cannot_judge_is_sent_back_as_it_was(reason, said, admin, thread):
    browser = cast.signed_in(Client(), admin)

    answer = browser.post("/yuhe/glass/requests/", {"code": thread.code, "reason": reason})

    assert answer.status_code == 422
    assert said in answer.text and reason in answer.text


@pytest.mark.parametrize("code", ["NOSUCH22", "", "\x00", "99999999999999999999"])
def test_a_number_that_is_none_is_said_kindly(code, admin):
    answer = cast.signed_in(Client(), admin).post("/yuhe/glass/requests/", {"code": code, "reason": REASON})

    assert answer.status_code == 422
    assert not Glass.objects.exists()


@pytest.mark.parametrize("month", ["2026-13", "x", "0001-01", "9999-12", "2026-01"])
def test_any_month_can_be_asked_for(month, opened, bai):
    assert cast.signed_in(Client(), bai).get(f"/yuhe/glass/?month={month}").status_code == 200


def test_the_list_of_the_month_shows_who_why_and_who_agreed(opened, auditor, bai, thread):
    page = cast.signed_in(Client(), auditor).get("/yuhe/glass/").text

    assert thread.code in page and REASON in page and "白洁" in page


def test_an_administrator_finds_only_their_own_there(opened, yuhe, thread):
    other = cast.staff("另管", "Ling Guan", "admin")

    assert thread.code not in cast.signed_in(Client(), other).get("/yuhe/glass/").text
