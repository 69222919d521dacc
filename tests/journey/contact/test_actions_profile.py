"""What a deputy works on, in lines that residents read."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hearth.core import clock
from hearth.core.refusals import NotAllowed
from hearth.ground.audit.models import Entry
from hearth.ground.congress.models import Focus
from hearth.journey.contact import actions
from tests import cast

EVENING = datetime(2026, 11, 22, 17, tzinfo=UTC)  # already the 23rd where the deputies are


def test_deputy_aide_and_clerk_may_write_a_line(zhao, aide, bai):
    for who in (zhao, aide, bai):
        actions.set_focus(zhao.deputy, "老楼供暖", "已约供热公司", by=who)

    assert Focus.objects.filter(deputy=zhao.deputy, done_on=None).count() == 3
    assert [line.role for line in Entry.objects.filter(event="contact.focus_set").order_by("at")] == [
        "deputy",
        "aide",
        "clerk",
    ]


def test_another_deputy_may_not(zhao, sun):
    with cast.refused(NotAllowed):
        actions.set_focus(zhao.deputy, "老楼供暖", "", by=sun)

    assert not Focus.objects.exists()


def test_a_line_is_done_on_the_day_it_is_where_the_deputies_are(zhao):
    focus = actions.set_focus(zhao.deputy, "老楼供暖", "", by=zhao)

    with clock.standing_at(EVENING):
        actions.finish_focus(zhao.deputy, focus, by=zhao)
    with clock.standing_at(EVENING + timedelta(days=3)):
        actions.finish_focus(zhao.deputy, focus, by=zhao)

    assert Focus.objects.get().done_on == date(2026, 11, 23)


def test_a_line_can_be_taken_away(zhao):
    focus = actions.set_focus(zhao.deputy, "老楼供暖", "", by=zhao)

    actions.drop_focus(zhao.deputy, focus, by=zhao)

    assert not Focus.objects.exists()
    assert Entry.objects.filter(event="contact.focus_dropped").count() == 1
