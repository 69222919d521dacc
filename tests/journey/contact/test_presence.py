"""Who is writing just now."""

from datetime import timedelta

import pytest
from django.test import Client

from hearth.core import clock
from hearth.ground.accounts.models import SignIn
from hearth.ground.audit.models import Entry
from hearth.journey.contact import presence, tasks
from hearth.journey.contact.models import Presence
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(bai):
    return cast.signed_in(Client(), bai)


def place(thread):
    return f"/yuhe/threads/{thread.code}/presence/"


def test_somebody_who_writes_is_seen_by_others_and_not_by_themselves(thread, zhao, bai):
    presence.announce(thread.pk, by=zhao)

    assert [each.name for each in presence.others(thread.pk, by=bai)] == ["赵敏"]
    assert presence.others(thread.pk, by=zhao) == []


def test_since_when_they_write_does_not_change_while_they_go_on(thread, zhao, bai):
    begun = clock.now()
    with clock.standing_at(begun):
        presence.announce(thread.pk, by=zhao)
    with clock.standing_at(begun + timedelta(seconds=40)):
        presence.announce(thread.pk, by=zhao)

        (seen,) = presence.others(thread.pk, by=bai)

    assert seen.since == begun
    assert Presence.objects.count() == 1


def test_whoever_falls_silent_is_forgotten_and_begins_anew(thread, zhao, bai):
    begun = clock.now()
    with clock.standing_at(begun):
        presence.announce(thread.pk, by=zhao)
    with clock.standing_at(begun + timedelta(minutes=5)):
        silent = presence.others(thread.pk, by=bai)
        presence.announce(thread.pk, by=zhao)
        (back,) = presence.others(thread.pk, by=bai)

    assert silent == []
    assert back.since == begun + timedelta(minutes=5)


def test_the_night_sweeps_away_whoever_fell_silent(thread, zhao):
    presence.announce(thread.pk, by=zhao)

    tasks.keep_house.work(clock.now() + timedelta(hours=3))

    assert not Presence.objects.exists()


def test_a_page_is_told_who_writes_and_then_nothing_until_that_changes(desk, thread, zhao):
    presence.announce(thread.pk, by=zhao)

    told = desk.post(place(thread), {"writing": "", "shown": ""})
    shown = told.text.partition('data-shown="')[2].partition('"')[0]
    unchanged = desk.post(place(thread), {"writing": "", "shown": shown})
    presence.leave(thread.pk, by=zhao)
    gone = desk.post(place(thread), {"writing": "", "shown": shown})

    assert "赵敏正在这里写" in told.text
    assert unchanged.status_code == 204
    assert gone.status_code == 200 and "赵敏" not in gone.text


def test_nobody_there_and_nothing_shown_is_no_answer_at_all(desk, thread):
    assert desk.post(place(thread), {"writing": "", "shown": ""}).status_code == 204


def test_to_write_leaves_no_line_in_the_ledger(desk, thread, bai):
    before = Entry.objects.count()

    desk.post(place(thread), {"writing": "yes"})

    assert Presence.objects.get().user_id == bai.id
    assert Entry.objects.count() == before


def test_what_was_sent_is_not_being_written_any_more(desk, thread):
    desk.post(place(thread), {"writing": "yes"})

    desk.post(f"/yuhe/threads/{thread.code}/replies/", {"say": "note", "body": "记一笔。"})

    assert not Presence.objects.exists()


def test_residents_neither_see_nor_are_seen(thread):
    answer = cast.holding(Client(), thread).post(place(thread), {"writing": "yes"})

    assert answer.status_code in (303, 403)
    assert not Presence.objects.exists()


def test_another_deputy_does_not_learn_that_there_is_such_a_message(thread, sun):
    assert cast.signed_in(Client(), sun).post(place(thread), {"writing": "yes"}).status_code == 404


def test_at_a_referral_unit_and_staff_see_each_other(desk, referral, he):
    unit = cast.signed_in(Client(), he)
    at = f"/yuhe/referrals/{referral.code}/presence/"
    unit.post(at, {"writing": "yes"})

    assert "贺工正在这里写" in desk.post(at, {"shown": ""}).text


def test_a_page_that_asks_by_itself_keeps_no_session_alive(desk, thread, bai):
    earlier = clock.now() - timedelta(minutes=20)
    SignIn.objects.filter(user_id=bai.id).update(seen_at=earlier)

    desk.post(place(thread), {"writing": "yes"})

    assert SignIn.objects.get(user_id=bai.id).seen_at == earlier
