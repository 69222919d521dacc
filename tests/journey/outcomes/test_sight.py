"""Who sees which promise."""

import pytest

from hearth.core import tenancy
from hearth.journey.casework import actions as casework
from hearth.journey.contact.models import Subject, Thread
from hearth.journey.outcomes.models import Commitment
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def promise(referral, he):
    """A pump, promised about Granny Li's matter."""
    return cast.promised(referral, he)


def seen(actor):
    return list(Commitment.objects.visible_to(actor))


def test_unit_staff_deputy_aide_and_chair_see_it_and_nobody_else(promise, he, chief, bai, zhao, aide, sun, auditor):
    chair = cast.staff("主任", "Zhu Ren", "leader")

    assert [bool(seen(who)) for who in (he, chief, bai, zhao, aide, chair)] == [True] * 6
    assert [bool(seen(who)) for who in (sun, auditor)] == [False] * 2


def test_another_unit_does_not_see_it(promise):
    assert seen(cast.staff("水工", "Shui Gong", "unit", unit=cast.unit("供水公司", "Water"))) == []


def test_the_unit_above_sees_what_its_parts_promised(thread, bai):
    bureau = cast.unit("住建局", "Housing Bureau")
    part = cast.unit("供热办", "Heating Office", parent=bureau)
    cast.promised(cast.referred(thread, bai, part), cast.staff("供热工", "Gong Re", "unit", unit=part))

    assert len(seen(cast.staff("局长", "Ju Zhang", "unit-leader", unit=bureau))) == 1


def test_the_resident_sees_what_was_promised_to_them_and_no_other_does(promise, thread, code):
    assert seen(cast.author(thread)) == [promise]
    assert seen(cast.author(cast.delivered(code))) == []


def test_whoever_wrote_the_same_and_is_handled_together_sees_it_too(promise, thread, code, bai):
    second = cast.delivered(code)
    casework.join(second, Thread.objects.get(pk=thread.pk), by=bai)

    assert seen(cast.author(second)) == [promise]

    casework.split(Thread.objects.get(pk=second.pk), by=bai)
    assert seen(cast.author(second)) == []


def test_whom_the_message_is_about_sees_nothing_of_it(promise, thread, he, bai):
    Subject.objects.create(thread=thread, user_id=he.id)
    Subject.objects.create(thread=thread, user_id=bai.id)

    assert seen(he) == seen(bai) == []


def test_the_other_congress_sees_nothing_of_it(promise, wei, jinchuan):
    with tenancy.inside(jinchuan):
        assert seen(wei) == []
        assert Commitment.objects.count() == 0
