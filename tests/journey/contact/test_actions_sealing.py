"""A sealed matter: unreadable in the database, closed to all but a few, opened and filed by two."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client

from hearth.core import clock, tenancy
from hearth.core.actions import may
from hearth.core.actors import SUPERVISOR, Visitor
from hearth.core.refusals import NotAllowed
from hearth.doors.desks import queries as desks
from hearth.ground.congress.actors import actor_for
from hearth.ground.congress.models import Congress, Post
from hearth.journey.contact import actions, tasks
from hearth.journey.contact.actions.emptying import empty
from hearth.journey.contact.models import Envelope, Message, Reader, Thread
from tests import cast
from tests.journey.contact.test_actions_concerning import _user, complaint, feng, sees  # noqa: F401

pytestmark = pytest.mark.django_db


@pytest.fixture
def liang(yuhe):
    """In the chair."""
    return cast.staff("梁主任", "Liang Zhu", "leader")


@pytest.fixture
def matter(code, bai, liang):
    return cast.sealed(code, bai)


def stored(thread: Thread) -> str:
    """Everything the database holds of it, as whoever stole it would read it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM contact_thread t WHERE id = %s", [thread.pk])
        rows = cursor.fetchall()
        cursor.execute("SELECT m::text FROM contact_message m WHERE thread_id = %s", [thread.pk])
        return "".join(str(row) for row in (*rows, *cursor.fetchall()))


def test_sealed_words_stand_nowhere_in_clear_and_are_not_found(matter, liang):
    assert "锦苑小区" not in stored(matter) and "暖气" not in stored(matter) and "14度" not in stored(matter)
    assert (matter.excerpt, matter.place, matter.words) == ("", "", None)
    assert not desks.found(liang, "室温").threads().exists()


def test_a_complaint_sealed_from_the_beginning_was_never_in_clear(code, liang, bai, zhao, at_once):
    thread = complaint(code, about="sealed", whom="某工作人员")

    assert "好处" not in stored(thread) and "锦苑" not in stored(thread)
    assert (thread.state, thread.turn) == ("held", "staff")
    assert "page" in sees(liang, thread)
    assert sees(bai, thread) == sees(zhao, thread) == set()


def test_the_chair_reads_it_and_lists_show_only_that_there_is_one(matter, liang):
    browser = cast.signed_in(Client(), liang)

    assert "室温只有14度" in browser.get(f"/yuhe/threads/{matter.code}/").text
    row = browser.get("/yuhe/desk/?tray=all").text
    assert "密封事项" in row and "锦苑" not in row


def test_the_resident_still_reads_their_own_words(matter):
    own = cast.holding(Client(), matter)

    assert "室温只有14度" in own.get("/t/").text


def test_who_sealed_it_reads_it_no_more_until_the_chair_names_them(matter, bai, liang):
    assert sees(bai, matter) == set()

    actions.name_reader(matter, _user(bai), by=liang)

    assert "page" in sees(bai, matter)


def test_nobody_is_named_reader_of_what_is_about_them(matter, bai, liang):
    actions.name_subject(matter, "user", _user(bai), by=liang)

    with cast.refused():
        actions.name_reader(matter, _user(bai), by=liang)


def test_what_is_said_afterwards_is_sealed_too(matter, liang):
    actions.note(matter, "已约谈当事人", by=liang)

    assert "约谈" not in stored(matter)


def test_unsealing_takes_two_persons(matter, bai, liang):
    actions.name_reader(matter, _user(bai), by=liang)
    motion = actions.request_second(matter, "unseal", "已经查清", by=liang)
    with cast.refused(NotAllowed):
        actions.second(motion, by=liang)
    assert Thread.objects.get(pk=matter.pk).is_sealed

    actions.second(motion, by=bai)

    opened = Thread.objects.get(pk=matter.pk)
    assert (opened.is_sealed, opened.place) == (False, "锦苑小区7号楼")
    assert Message.objects.get(thread=matter, kind="first").body == cast.COLD
    assert not Envelope.objects.exists() and not Reader.objects.exists()


def test_filing_takes_two_persons_and_the_clock_files_nothing_sealed(matter, bai, liang):
    actions.name_reader(matter, _user(bai), by=liang)
    actions.reply(matter, "已处理", "solved", by=liang)
    Thread.objects.filter(pk=matter.pk).update(due_at="2026-01-01T00:00:00Z")
    tasks.mind_the_clock.work(clock.now())
    assert Thread.objects.get(pk=matter.pk).state == "replied"

    actions.second(actions.request_second(matter, "close", "已办结", by=bai), by=liang)

    assert Thread.objects.get(pk=matter.pk).state == "closed"


@pytest.mark.parametrize("move", ["refuse", "redirect", "reassign"])
def test_no_one_person_ends_it_another_way(move, matter):
    assert not matter.can(move)


def test_without_its_key_nobody_reads_it_again(matter, liang):
    empty([matter.pk])

    assert not Envelope.objects.exists()
    assert {bytes(message.sealed) for message in Message.objects.filter(thread=matter)} == {b""}


def test_with_the_chair_itself_in_question_the_congress_above_reads_it(code, bai, liang, yuhe, jinchuan):
    Congress.objects.filter(pk=yuhe.pk).update(parent=jinchuan)
    yuhe.refresh_from_db()
    with tenancy.inside(jinchuan):
        above = _user(cast.staff("上级", "Shang Ji", "leader"))
        clerk_above = _user(cast.staff("冯雪", "Feng Xue", "clerk"))
    thread = cast.delivered(code)
    actions.name_subject(thread, "office", "leader", by=bai)

    actions.seal(thread, "涉及主任会议", by=bai)

    supervisor = actor_for(above)
    assert supervisor.roles == {SUPERVISOR} and actor_for(clerk_above) is None
    assert "page" in sees(supervisor, thread)
    assert sees(liang, thread) == set()


def test_the_chair_above_finds_the_way_from_their_own_menu(yuhe, jinchuan):
    Congress.objects.filter(pk=yuhe.pk).update(parent=jinchuan)
    with tenancy.inside(jinchuan):
        browser = cast.signed_in(Client(), cast.staff("上级", "Shang Ji", "leader"))

        assert 'href="/yuhe/desk/"' in browser.get("/jinchuan/desk/").text

    assert browser.get("/yuhe/desk/").status_code == 200


def test_the_congress_above_sees_nothing_that_was_not_referred_to_it(matter, yuhe, jinchuan):
    Congress.objects.filter(pk=yuhe.pk).update(parent=jinchuan)
    yuhe.refresh_from_db()
    with tenancy.inside(jinchuan):
        above = _user(cast.staff("上级", "Shang Ji", "leader"))

    assert sees(actor_for(above), matter) == set()


def test_with_nobody_in_the_chair_and_nobody_above_a_clerk_it_is_not_about_reads_it(code, bai, feng):  # noqa: F811
    thread = cast.delivered(code)
    actions.name_subject(thread, "user", _user(feng), by=bai)

    actions.seal(thread, "涉及工作人员", by=bai)

    assert "page" in sees(bai, thread)
    assert sees(feng, thread) == set()


def test_a_reader_is_no_chair(matter, bai, liang):
    actions.name_reader(matter, _user(bai), by=liang)

    assert may("contact.reply", bai, Thread.objects.get(pk=matter.pk))
    assert not may("contact.name_reader", bai, Thread.objects.get(pk=matter.pk))
    assert Post.objects.filter(role="leader").count() == 1
    assert Visitor().id is None
