"""Who sees which referral."""

import pytest

from hearth.core import tenancy
from hearth.journey.casework.models import Referral
from hearth.journey.contact.models import Subject
from tests import cast

pytestmark = pytest.mark.django_db


def seen(actor):
    return list(Referral.objects.visible_to(actor))


def test_unit_staff_and_deputy_see_it_and_nobody_else(referral, he, chief, bai, zhao, aide, sun, auditor):
    assert [bool(seen(who)) for who in (he, chief, bai, zhao, aide)] == [True] * 5
    assert [bool(seen(who)) for who in (sun, auditor)] == [False] * 2


def test_another_unit_does_not_see_it(referral):
    water = cast.unit("榆河自来水公司", "Yuhe Water")

    assert seen(cast.staff("水工", "Shui Gong", "unit", unit=water)) == []


def test_the_unit_above_sees_what_its_parts_have(thread, bai):
    bureau = cast.unit("住建局", "Housing Bureau")
    part = cast.unit("供热办", "Heating Office", parent=bureau)
    cast.referred(thread, bai, part)

    assert len(seen(cast.staff("局长", "Ju Zhang", "unit-leader", unit=bureau))) == 1


def test_the_chair_sees_all_of_them(referral):
    assert len(seen(cast.staff("主任", "Zhu Ren", "leader"))) == 1


def test_the_resident_sees_who_has_it(referral, thread):
    assert seen(cast.author(thread)) == [referral]


def test_whom_it_is_about_sees_nothing_of_it(referral, thread, he):
    Subject.objects.create(thread=thread, user_id=he.id)

    assert seen(he) == []


def test_the_other_congress_sees_nothing_of_it(referral, wei, jinchuan):
    with tenancy.inside(jinchuan):
        assert seen(wei) == []
        assert Referral.objects.count() == 0
