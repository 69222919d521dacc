"""Lists of staff: by name, by sound, narrowed, and page after page without a gap."""

import pytest

from hearth.ground.congress import lists
from hearth.ground.congress.models import Area, Deputy, District, Place
from hearth.ground.congress.nouns import NOUNS

pytestmark = pytest.mark.django_db


@pytest.fixture
def anhe(yuhe):
    return Area.objects.get()


@pytest.fixture
def jinyuan(anhe):
    return Place.objects.create(
        area=anhe,
        name_zh="锦苑小区",
        also="老锦苑、7号院",
        name_en="Jinyuan",
        kind="estate",
        sound="jinyuanxiaoqu jyxq",
    )


@pytest.mark.parametrize("sought", ["锦苑", "老锦苑", "jinyuan", "Jin Yuan", "jyxq", "jy", "jinyu"])
def test_a_place_is_found_by_any_of_its_names_and_by_its_sound(jinyuan, sought):
    assert list(lists.places_named(lists.places(), sought)) == [jinyuan]


@pytest.mark.parametrize("sought", ["赵", "zhaomin", "D001", "d001"])
def test_a_deputy_is_found_by_name_sound_and_number(zhao, sun, sought):
    assert list(lists.deputies_named(lists.deputies(), sought)) == [zhao.deputy]


@pytest.mark.parametrize("sought", ["安和", "3"])
def test_an_electoral_district_is_found_by_area_and_number(anhe, sought):
    assert lists.districts_named(lists.districts(), sought).count() == 1


def test_pages_follow_each_other_without_a_gap(anhe, monkeypatch):
    monkeypatch.setattr(lists, "ROWS", 3)
    for number in range(8):  # several sound alike
        Place.objects.create(area=anhe, name_zh=f"村{number}", kind="village", sound=f"cun{number // 3}")

    seen, after = [], ""
    while True:
        page = lists.page_of(lists.places(), lists.BY_SOUND, after)
        seen += [place.pk for place in page.rows]
        if not (after := page.following):
            break

    assert len(seen) == len(set(seen)) == 8


def test_electoral_districts_follow_the_map(anhe, monkeypatch):
    monkeypatch.setattr(lists, "ROWS", 2)
    north = Area.objects.create(name_zh="北苑街道", kind="street", row=0, column=1)
    for number in (1, 2, 4):
        District.objects.create(area=north, number=number)

    first = lists.page_of(lists.districts(), lists.BY_AREA, "")
    second = lists.page_of(lists.districts(), lists.BY_AREA, first.following)

    assert [district.number for district in (*first.rows, *second.rows)] == [1, 2, 4, 3]


def test_what_is_missing_can_be_listed(anhe, jinyuan):
    bare = Area.objects.create(name_zh="新明街道", kind="street", row=1, column=2)

    assert list(lists.areas_in_state(lists.areas(), "bare")) == [bare]
    assert list(lists.places_in_state(lists.places(), "bare")) == [jinyuan]
    assert lists.districts_in_state(lists.districts(), "bare").count() == 1


def test_deputies_are_narrowed_by_area_and_by_mandate(zhao, anhe):
    without = Deputy.objects.create(code="D009", name_zh="周文", name_en="Zhou Wen")

    assert list(lists.deputies_of_area(lists.deputies(), anhe.pk.hex)) == [zhao.deputy]
    assert list(lists.deputies_in_state(lists.deputies(), "active")) == [zhao.deputy]
    assert list(lists.deputies_in_state(lists.deputies(), "bare")) == [without]


@pytest.mark.parametrize("noun", NOUNS.values(), ids=list(NOUNS))
def test_every_kind_can_be_listed_where_there_is_nothing(noun, jinchuan, yuhe):
    assert lists.page_of(noun.rows().none(), noun.order, "rubbish").rows == []
