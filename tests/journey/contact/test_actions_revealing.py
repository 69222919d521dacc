"""Whoever looks up how to reach a citizen says why, and the citizen sees that they did."""

from __future__ import annotations

from hearth.core.refusals import NotAllowed
from hearth.ground.audit.models import Entry, Sighting
from hearth.journey.contact import actions
from tests import cast


def test_who_looks_sees_it_and_is_written_down_with_the_reason(thread, zhao):
    contact = actions.show_contact(thread, "打电话问温度", by=zhao)

    assert (contact.name, contact.phone) == ("李奶奶", "138 0000 2046")
    seen = Sighting.objects.get()
    assert (seen.thing_id, seen.who, seen.reason) == (thread.pk, zhao.id, "打电话问温度")
    assert Entry.objects.filter(event="contact.contact_shown").count() == 1


def test_every_look_is_written_down(thread, zhao, bai):
    for who in (zhao, bai, zhao):
        actions.show_contact(thread, "回电", by=who)

    assert list(Sighting.objects.order_by("at").values_list("role", flat=True)) == ["deputy", "clerk", "deputy"]


def test_where_somebody_left_nothing_there_is_nothing_to_see(code, zhao):
    assert actions.show_contact(cast.delivered(code), "回电", by=zhao) is None


def test_who_may_not_look_leaves_no_trace_and_learns_nothing(thread, sun):
    with cast.refused(NotAllowed):
        actions.show_contact(thread, "好奇", by=sun)

    assert not Sighting.objects.exists()
