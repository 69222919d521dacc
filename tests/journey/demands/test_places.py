"""A place of two names is one place: the congress's own names count, and what a resident chose comes first."""

import pytest

from hearth.ground.congress.models import Area
from hearth.ground.congress.models import Place as KnownPlace
from hearth.journey.demands.reading import gazetteer, read_anew
from tests import cast


@pytest.fixture
def jinyuan(yuhe):
    """An estate that people also call the heating company's dormitory."""
    area = Area.objects.first()
    return KnownPlace.objects.create(
        area=area, name_zh="锦苑小区", name_en="Jinyuan", also="热力宿舍、锦苑一期", kind="estate"
    )


def test_two_names_lead_to_one_place(jinyuan):
    found = {name: gazetteer().places_in(f"我住{name}三号楼") for name in ("锦苑小区", "热力宿舍", "锦苑一期")}

    assert {place.key for places in found.values() for place in places if place.kind == "estate"} == {str(jinyuan.pk)}


def test_the_place_a_resident_chose_is_known(jinyuan, code):
    reading, _is_new = read_anew(cast.delivered(code, "家里很冷。", place="热力宿舍 3号楼"))

    assert [place.key for place in reading.known if place.kind == "estate"] == [str(jinyuan.pk)]
