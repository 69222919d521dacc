from __future__ import annotations

import pytest

from hearth.core import tenancy
from hearth.ground.congress.models import Area, District, Mandate, Place, Term
from hearth.ground.congress.queries import area_named, areas, matching, serving
from tests import cast

pytestmark = pytest.mark.django_db


def found(typed):
    return [mandate.deputy.name_en for mandate in matching(serving(), typed)]


@pytest.fixture
def xu(zhao):
    """A deputy elected elsewhere than Zhao."""
    actor = cast.deputy("D003", "徐文", "Xu Wen")
    district = District.objects.create(
        area=Area.objects.create(name_zh="北苑街道", name_en="Beiyuan", kind="street"), number=1
    )
    Mandate.objects.filter(deputy=actor.deputy).update(district=district)
    return actor


@pytest.mark.parametrize(
    "typed", ["赵敏", "赵", "Zhao Min", "min zhao", "zhao", "zhaom", "安和", "anhe", "安和街道 赵"]
)
def test_a_deputy_is_found_by_name_sound_or_area(xu, zhao, typed):
    assert found(typed) == ["Zhao Min"]


def test_a_deputy_is_found_by_the_initials_of_the_name(zhao):
    zhao.deputy.sound = "zhaomin zm"
    zhao.deputy.save()

    assert found("zm") == ["Zhao Min"]


@pytest.mark.parametrize("typed", ["锦苑", "锦苑小区", "锦苑小区7号楼", "jinyuan", "Jinyuan"])
def test_an_estate_leads_to_those_elected_there(xu, typed):
    area = Area.objects.get(name_en="Beiyuan")
    Place.objects.create(area=area, name_zh="锦苑小区", name_en="Jinyuan estate", kind="estate", sound="jinyuan")

    assert found(typed) == ["Xu Wen"]


def test_a_place_with_a_district_of_its_own_leads_only_to_its_deputies(zhao, xu):
    area = Area.objects.get(name_en="Beiyuan")
    Mandate.objects.filter(deputy=zhao.deputy).update(district=District.objects.create(area=area, number=2))
    Place.objects.create(area=area, district=area.districts.get(number=2), name_zh="桃园小区", kind="estate")

    assert found("桃园小区3栋") == ["Zhao Min"]


@pytest.mark.parametrize("typed", ["wei", "魏岚", "%", "nobody", "赵敏 北苑"])
def test_nobody_else_is_found(xu, wei, typed):
    assert found(typed) == []


def test_who_no_longer_serves_is_not_found(zhao):
    Mandate.objects.filter(deputy=zhao.deputy).update(state="ended")

    assert found("赵敏") == []


def test_an_area_says_how_many_deputies_serve_there(zhao, sun, wei):
    Mandate.objects.filter(deputy=sun.deputy).update(state="ended")
    older = Term.objects.create(number=6, begins_on="2016-09-01", ends_on="2021-08-31")
    Mandate.objects.create(deputy=zhao.deputy, term=older, district=District.objects.get(), state="ended")

    assert [(area.name, area.deputies) for area in areas()] == [("安和街道", 1)]


def test_an_area_of_another_congress_cannot_be_named(yuhe, jinchuan):
    with tenancy.inside(jinchuan):
        foreign = Area.objects.get()

    assert area_named(str(foreign.pk), areas()) is None
    assert area_named("no key at all", areas()) is None
