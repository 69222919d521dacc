"""A place is found under each of its names, and recognised by its ending where nobody knows it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.core.text.places import AREA, CITY, COMMUNITY, ESTATE, HOUSE, ROAD, Gazetteer, Place, alike, is_name, places

JINYUAN = Place(ESTATE, "place-7")
GAZETTEER = Gazetteer({"锦苑小区": JINYUAN, "锦苑": JINYUAN, "热力公司家属院": JINYUAN, "榆和": Place(AREA, "area-1")})


def test_a_place_of_two_names_is_one_place():
    assert GAZETTEER.places_in("锦苑小区，也叫热力公司家属院") == [JINYUAN]


def test_the_longest_name_is_meant():
    gazetteer = Gazetteer({"锦苑": Place(ESTATE, "old"), "锦苑新区": Place(ESTATE, "new")})

    assert gazetteer.places_in("锦苑新区的路") == [Place(ESTATE, "new")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("柳林家园停水了", Place(ESTATE, "柳林")),
        ("滨河大道的路灯不亮", Place(ROAD, "滨河")),
        ("石桥社区没有食堂", Place(COMMUNITY, "石桥")),
        ("明德小学门口堵车", Place(HOUSE, "明德")),
        ("住在B3区", Place(AREA, "b3区")),
        ("B市的公交", Place(CITY, "b市")),
    ],
)
def test_a_place_nobody_told_of_is_known_by_its_ending(text, place):
    from hearth.core.text.plain import plain

    assert place in places(plain(text))


@pytest.mark.parametrize("text", ["我们小区停水", "这条路不平", "政府和公司都不管", ""])
def test_a_bare_ending_names_nothing(text):
    assert places(text) == []


def test_names_are_alike_when_one_holds_the_other():
    assert alike("锦苑", "万和锦苑")
    assert not alike("锦苑", "柳林")


@given(st.text("锦苑柳林石桥", min_size=1, max_size=5), st.text("锦苑柳林石桥", min_size=1, max_size=5))
def test_likeness_of_names_has_no_direction(one, other):
    assert alike(one, other) == alike(other, one)
    assert alike(one, one)


@pytest.mark.parametrize("name", ["德润园", "万坤图", "锦苑", "兰亭湾畔", "恒基", "洞井", "a3区", "金桥", "富康"])
def test_a_name_of_somewhere_is_told_of_as_a_place(name):
    assert is_name(name)


@pytest.mark.parametrize(
    "word", ["有限", "有限公司西地省分", "物业", "市政", "公益", "配套", "成生鲜", "数百家", "产业"]
)
def test_what_only_stands_where_a_name_could_is_never_told_of_as_a_place(word):
    assert not is_name(word)
