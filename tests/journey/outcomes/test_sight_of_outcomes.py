"""Who sees which outcome before everybody does, and what of it."""

import pytest

from hearth.core import tenancy
from hearth.journey.contact.models import Subject, Thread
from hearth.journey.outcomes import actions, queries_outcome
from hearth.journey.outcomes.models import Outcome
from tests import cast

pytestmark = pytest.mark.django_db


def seen(actor):
    return list(Outcome.objects.visible_to(actor))


def test_a_claim_about_a_message_is_seen_by_staff_chair_its_deputy_and_their_aide(
    thread, bai, zhao, aide, sun, auditor
):
    cast.claimed(thread, bai)
    chair = cast.staff("主任", "Zhu Ren", "leader")

    assert [len(seen(who)) for who in (bai, chair, zhao, aide)] == [1] * 4
    assert [len(seen(who)) for who in (sun, auditor)] == [0] * 2


def test_a_claim_about_a_confirmed_demand_is_seen_by_every_deputy(owned, bai, sun):
    cast.claimed(owned, bai)

    assert len(seen(sun)) == 1


def test_a_unit_sees_what_it_does_what_it_claims_and_what_its_parts_do(thread, referral, he, bai, heating):
    part = cast.unit("供热办", "Heating Office", parent=heating)
    crew = cast.staff("班组", "Ban Zu", "unit", unit=cast.unit("供水公司", "Water"))
    named = cast.claimed(Thread.objects.get(pk=thread.pk), bai, unit=heating)
    claimed = cast.claimed(Thread.objects.get(pk=thread.pk), he)
    of_part = cast.claimed(Thread.objects.get(pk=thread.pk), bai, unit=part)
    cast.claimed(Thread.objects.get(pk=thread.pk), bai)

    assert set(seen(he)) == {named, claimed, of_part}
    assert seen(crew) == []


def test_what_is_public_everybody_sees_who_signed_in(thread, bai, zhao, sun):
    outcome = cast.in_force(thread, bai, zhao)

    assert seen(sun) == seen(cast.staff("水工", "Shui Gong", "unit", unit=cast.unit("供水公司", "Water"))) == [outcome]


def test_whom_the_message_is_about_sees_it_only_once_everybody_does(thread, bai, zhao):
    outcome = cast.verified(thread, bai, zhao)
    fang = cast.staff("方草", "Fang Cao", "clerk")
    Subject.objects.create(thread=thread, user_id=fang.id)
    assert seen(fang) == []

    actions.publish(outcome, by=bai)
    assert seen(fang) == [outcome]


def test_a_resident_sees_what_came_of_their_message_and_of_their_demand_once_it_is_public(
    owned, thread, code, bai, zhao
):
    claim = cast.verified(owned, bai, zhao)
    assert seen(cast.author(thread)) == []

    actions.publish(claim, by=bai)
    assert seen(cast.author(thread)) == [claim]
    assert seen(cast.author(cast.delivered(code, "路灯不亮。"))) == []


def test_of_what_it_came_of_each_reads_what_is_theirs_and_how_much_more_there_is(owned, code, bai, zhao, sun):
    outcome = cast.claimed(owned, bai)
    actions.link(cast.delivered(cast.code_of(sun), "十一号楼也冷。"), outcome, by=bai)

    led = {name: queries_outcome.grounds_of(outcome, who) for name, who in (("bai", bai), ("zhao", zhao), ("sun", sun))}

    assert {name: (len(each.grounds), each.hidden) for name, each in led.items()} == {
        "bai": (2, 0), "zhao": (1, 1), "sun": (2, 0),
    }  # fmt: skip


def test_the_other_congress_sees_nothing_of_it(owned, bai, zhao, wei, jinchuan):
    cast.in_force(owned, bai, zhao)

    with tenancy.inside(jinchuan):
        assert seen(wei) == []
