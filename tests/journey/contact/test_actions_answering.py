"""Deputy and citizen talk, and the clock knows whose turn it is."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest

from hearth.core import clock
from hearth.core.lifecycle import Stale
from hearth.ground.audit.models import Entry
from hearth.journey.contact import actions
from hearth.journey.contact.deadlines import by_when
from hearth.journey.contact.models import Message, Photo, Thread
from tests import cast


def kept(thread: Thread) -> Thread:
    return Thread.objects.get(pk=thread.pk)


def test_reading_is_told_and_gives_no_new_time(thread, zhao):
    begun = thread.due_from

    actions.acknowledge(thread, by=zhao)

    assert (kept(thread).state, kept(thread).turn, kept(thread).is_new) == ("acknowledged", "deputy", False)
    assert kept(thread).due_from == begun
    assert kept(thread).due_at == by_when("message.reply_ordinary", begun).moment


def test_an_answer_says_of_what_kind_it_is_and_passes_the_turn(thread, zhao):
    message = actions.reply(thread, "下周三换阀门", "measure", by=zhao, promised_on=date(2026, 12, 2))

    assert (kept(thread).state, kept(thread).turn) == ("replied", "citizen")
    assert (message.kind, message.reply_type, message.promised_on) == ("reply", "measure", date(2026, 12, 2))
    assert Entry.objects.get(event="contact.replied").facts == {"reply_type": "measure", "promised_on": "2026-12-02"}


def test_a_second_answer_does_not_change_when_the_first_was_given(thread, zhao):
    actions.reply(thread, "已派人", "measure", by=zhao)
    first = kept(thread).answered_at

    with clock.standing_at(clock.now() + timedelta(days=2)):
        actions.reply(thread, "已修好", "solved", by=zhao)

    assert kept(thread).answered_at == first
    assert thread.messages.filter(kind="reply").count() == 2


def test_a_question_lets_the_clock_wait_for_the_citizen(thread, zhao):
    actions.ask(thread, "几号楼几单元", by=zhao)

    asked = kept(thread)
    assert (asked.state, asked.turn, asked.due_rule) == ("need_info", "citizen", "message.need_info")
    assert asked.answered_at is None


def test_where_the_deputy_had_asked_an_answer_begins_the_deputys_time_anew(thread, zhao):
    actions.ask(thread, "几号楼", by=zhao)

    with clock.standing_at(clock.now() + timedelta(days=3)):
        now = clock.now()
        actions.add(thread, "三号楼", by=cast.author(thread))

    added = kept(thread)
    assert (added.state, added.turn, added.is_new) == ("acknowledged", "deputy", True)
    assert added.due_from == now


@pytest.mark.parametrize("before", ["delivered", "acknowledged", "replied"])
def test_something_added_otherwise_changes_neither_turn_nor_deadline(thread, zhao, before):
    if before == "acknowledged":
        actions.acknowledge(thread, by=zhao)
    if before == "replied":
        actions.reply(thread, "已修好", "solved", by=zhao)
    stood = kept(thread)

    actions.add(thread, "还有一件事", by=cast.author(thread))

    now = kept(thread)
    assert (now.state, now.turn, now.due_at) == (stood.state, stood.turn, stood.due_at)
    assert now.is_new


def test_photos_added_later_are_numbered_within_their_message(thread):
    photos = (uuid4(), uuid4())

    message = actions.add(thread, "看照片", by=cast.author(thread), photos=photos)

    assert [photo.pk for photo in Photo.objects.filter(message=message).order_by("number")] == list(photos)
    assert kept(thread).photo_count == message.photo_count == 2


def test_a_note_stays_inside_and_moves_nothing(thread, zhao, bai):
    stood = kept(thread)

    for who in (zhao, bai):
        assert actions.note(thread, "问过物业", by=who).kind == "note"

    assert (kept(thread).state, kept(thread).due_at) == (stood.state, stood.due_at)


def test_staff_asked_for_help_have_no_more_time_than_the_deputy_had(thread, zhao, bai):
    begun = kept(thread).due_from

    actions.hand_over(thread, "请协调热力公司", by=zhao)
    with_staff = kept(thread)
    actions.hand_back(thread, "热力公司周三上门", by=bai)
    back = kept(thread)

    assert (with_staff.state, with_staff.turn, with_staff.due_from) == ("coordinating", "staff", begun)
    assert (back.state, back.turn, back.due_from, back.is_new) == ("acknowledged", "deputy", begun, True)


def test_what_was_said_is_never_changed_by_what_is_said_later(thread, zhao):
    before = list(Message.objects.values())

    actions.reply(thread, "已修好", "solved", by=zhao)

    assert list(Message.objects.order_by("pk").values())[: len(before)] == before


def test_of_two_who_answer_at_once_the_second_is_told(thread, zhao, aide):
    theirs = kept(thread)
    actions.ask(theirs, "几号楼", by=aide)

    with cast.refused(Stale):
        actions.acknowledge(thread, by=zhao)

    assert kept(thread).state == "need_info"
    assert [message.kind for message in Message.objects.order_by("pk")] == ["first", "ask"]


def test_first_words_reach_the_citizen_with_the_news_that_it_was_read(thread, zhao):
    actions.acknowledge(thread, "看到了，今天下午我去锅炉房。", by=zhao)

    said = thread.messages.latest("pk")
    assert (said.kind, said.body) == ("words", "看到了，今天下午我去锅炉房。")
    assert Entry.objects.get(event="contact.acknowledged").pk == said.pk
    assert not kept(thread).is_new
