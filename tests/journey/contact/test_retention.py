"""The night counts the years: what has stood for its time goes, and nothing before."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import DatabaseError, transaction

from hearth.core import clock
from hearth.ground.audit.models import Entry, Sighting
from hearth.ground.rulebook.profile import Profile
from hearth.journey.contact import actions, retention, tasks
from hearth.journey.contact.events import Happened
from hearth.journey.contact.models import Contact, Message, Thread
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def rated(thread, zhao):
    """Zhao has answered Granny Li, and she is content."""
    actions.reply(thread, "已修好", "solved", by=zhao)
    actions.rate(thread, "yes", 3, by=cast.author(thread))
    return Thread.objects.get(pk=thread.pk)


def after(days):
    """The night so many days later."""
    moment = clock.now() + timedelta(days=days)
    with clock.standing_at(moment):
        tasks.retain.work(moment)


def ended():
    return list(Entry.objects.filter(event=Happened.EXPIRED).values_list("facts__kind", "facts__count"))


def test_how_to_reach_the_citizen_goes_a_year_after_the_end(rated):
    after(364)
    assert Contact.objects.exists()

    after(366)

    assert not Contact.objects.exists()
    assert Message.objects.get(kind="first").body == cast.COLD
    assert ended() == [("contact", 1)]


def test_words_go_three_years_after_the_end_and_leave_a_tombstone(rated):
    after(1096)

    tomb = Thread.objects.get()
    assert (tomb.state, tomb.solved, tomb.excerpt) == ("erased", "yes", "")
    assert set(Message.objects.values_list("body", flat=True)) == {""}
    assert ended() == [("contact", 1), ("words", 1)]


def test_of_a_child_they_go_sooner(code, zhao):
    thread = cast.delivered(code, name="小明", is_minor=True, guardian="妈妈")
    actions.reply(thread, "已修好", "solved", by=zhao)
    actions.rate(thread, "yes", 3, by=cast.author(thread))

    after(91)
    assert not Contact.objects.exists() and Message.objects.get(kind="first").body == cast.COLD
    after(366)

    assert Thread.objects.get().state == "erased"


def test_what_is_still_being_handled_stays_however_long(thread):
    after(5000)

    assert Contact.objects.exists() and Message.objects.get().body == cast.COLD


def test_what_a_legal_duty_keeps_stays(rated, bai):
    actions.note_duty(rated, "file", by=bai)

    after(1096)

    assert Message.objects.get(kind="first").body == cast.COLD


def test_the_night_writes_one_line_for_each_class_and_none_where_nothing_went(rated, code, zhao):
    other = cast.delivered(code, name="王叔")
    actions.withdraw(other, by=cast.author(other))

    after(1096)
    after(1097)

    assert ended() == [("contact", 1), ("words", 2)]


@pytest.mark.usefixtures("as_worker")
def test_who_looked_is_forgotten_after_three_years_and_the_database_refuses_sooner(thread, zhao):
    with clock.standing_at(clock.now() - timedelta(days=1100)):
        actions.show_contact(thread, "回电", by=zhao)
    actions.show_contact(thread, "再回电", by=zhao)

    after(0)

    assert list(Sighting.objects.values_list("reason", flat=True)) == ["再回电"]
    with pytest.raises(DatabaseError), transaction.atomic():
        Sighting.objects.all().delete()


def test_a_dry_run_tells_and_takes_nothing(rated):
    told = StringIO()

    with clock.standing_at(clock.now() + timedelta(days=1096)):
        call_command("retain", "--dry-run", stdout=told)

    assert "yuhe  contact: 1 would go" in told.getvalue() and "yuhe  words: 1 would go" in told.getvalue()
    assert Contact.objects.exists() and ended() == []


def test_the_command_lets_go_as_the_night_does(rated):
    told = StringIO()

    with clock.standing_at(clock.now() + timedelta(days=1096)):
        call_command("retain", stdout=told)

    assert "yuhe  words: 1 gone" in told.getvalue()
    assert Thread.objects.get().state == "erased"


def test_the_neighbours_are_left_alone(rated, jinchuan):
    from hearth.core import tenancy

    with tenancy.inside(jinchuan):
        assert [due.rows.count() for due in retention.due(clock.now() + timedelta(days=5000))] == [0] * 5


def test_periods_are_said_as_people_say_them():
    assert dict(retention.periods(Profile.named("cn-base-2025")))["留言内容、地点和照片"] == "3年"
    assert dict(retention.periods(Profile.named("cn-base-2025")))["未满14周岁的人和监护人的联系方式"] == "90天"
