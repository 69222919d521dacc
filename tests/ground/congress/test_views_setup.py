"""The pages on which staff set a congress up."""

import pytest
from django.test import Client

from hearth.core import tenancy
from hearth.ground.congress.models import Area, Congress, Deputy, District, Group, Mandate, Place, Term, Unit
from hearth.ground.congress.nouns import NOUNS
from tests import cast

pytestmark = pytest.mark.django_db

AREA = {"name_zh": "新明街道", "name_en": "Xinming", "kind": "street"}
DEPUTY = {"name_zh": "周文", "code": "D030", "gender": "f"}


@pytest.fixture
def clerk(bai):
    return cast.signed_in(Client(), bai)


@pytest.fixture
def district(yuhe):
    return District.objects.get()


def test_an_area_is_added_and_listed(clerk):
    answer = clerk.post("/yuhe/setup/areas/add/", AREA, follow=True)

    assert "新明街道" in answer.text
    assert "已添加：新明街道。" in answer.text


@pytest.mark.parametrize("noun", NOUNS)
def test_what_is_left_out_is_told_and_nothing_is_stored(clerk, noun):
    before = NOUNS[noun].model.objects.count()

    answer = clerk.post(f"/yuhe/setup/{noun}/add/", {"name_en": "Xinming", "area": "rubbish"})

    assert answer.status_code == 422
    assert 'class="field__error"' in answer.text
    assert NOUNS[noun].model.objects.count() == before


def test_what_was_typed_stays_where_the_name_is_taken(clerk):
    answer = clerk.post("/yuhe/setup/areas/add/", AREA | {"name_zh": "安和街道"})

    assert answer.status_code == 422
    assert "已有同名的了" in answer.text
    assert 'value="Xinming"' in answer.text


def test_a_place_belongs_to_an_electoral_district_of_its_area(clerk, district):
    other = Area.objects.create(name_zh="新明街道", kind="street", row=2, column=1)
    place = {"name_zh": "锦苑小区", "kind": "estate", "area": other.pk, "district": district.pk}

    wrong = clerk.post("/yuhe/setup/places/add/", place)
    right = clerk.post("/yuhe/setup/places/add/", place | {"area": district.area_id})

    assert (wrong.status_code, "别的街道或乡镇" in wrong.text) == (422, True)
    assert (right.status_code, Place.objects.get().district) == (303, district)


def test_an_electoral_district_with_places_does_not_change_its_area(clerk, district):
    Place.objects.create(area=district.area, district=district, name_zh="锦苑小区", kind="estate")
    other = Area.objects.create(name_zh="新明街道", kind="street", row=2, column=1)

    answer = clerk.post(f"/yuhe/setup/districts/{district.pk}/", {"area": other.pk, "number": "3"})

    assert answer.status_code == 422


def test_a_unit_never_stands_above_itself(clerk):
    above = Unit.objects.create(name_zh="住建局", kind="department")
    below = Unit.objects.create(name_zh="供热办", kind="office", parent=above)

    answer = clerk.post(
        f"/yuhe/setup/units/{above.pk}/", {"name_zh": "住建局", "kind": "department", "parent": below.pk}
    )

    assert (answer.status_code, "自己的上级" in answer.text) == (422, True)


@pytest.mark.parametrize("typed", ["D001", "赵敏", "Zhao Min", "D001 赵敏"])
def test_a_convenor_is_named_by_name_or_number(clerk, zhao, typed):
    answer = clerk.post("/yuhe/setup/groups/add/", {"name_zh": "第一小组", "convenor": typed})

    assert (answer.status_code, Group.objects.get().convenor) == (303, zhao.deputy)


def test_a_convenor_nobody_knows_is_told(clerk, zhao):
    answer = clerk.post("/yuhe/setup/groups/add/", {"name_zh": "第一小组", "convenor": "没有这个人"})

    assert (answer.status_code, "没有这个人" in answer.text) == (422, True)


@pytest.mark.django_db(transaction=True)
def test_what_something_hangs_on_is_not_removed_and_the_page_says_why(clerk, district):
    answer = clerk.post(f"/yuhe/setup/areas/{district.area_id}/removal/", follow=True)

    assert "1个选区" in answer.text
    assert Area.objects.exists()


def test_a_list_is_sought_and_narrowed(clerk, yuhe):
    clerk.post("/yuhe/setup/areas/add/", AREA)

    assert "新明街道" in clerk.get("/yuhe/setup/areas/?q=xinming").text
    assert "安和街道" not in clerk.get("/yuhe/setup/areas/?q=xinming").text
    assert "没有找到" in clerk.get("/yuhe/setup/areas/?kind=town").text
    assert "安和街道" in clerk.get("/yuhe/setup/areas/?kind=nonsense&after=rubbish").text


def test_a_deputy_is_added_with_a_seat(clerk, district):
    answer = clerk.post("/yuhe/setup/deputies/add/", DEPUTY | {"district": district.pk, "credential": "0030"})

    mandate = Mandate.objects.get(deputy__code="D030")
    assert answer.headers["Location"] == "/yuhe/setup/deputies/D030/"
    assert (mandate.state, mandate.district, mandate.credential) == ("elected", district, "0030")


def test_the_next_number_is_offered(clerk, zhao, sun):
    assert 'value="D003"' in clerk.get("/yuhe/setup/deputies/add/").text


@pytest.mark.parametrize("number", ["D 30", "D/30", "代表", "D" * 13])
def test_a_number_that_could_not_stand_in_an_address_is_told(clerk, district, number):
    answer = clerk.post("/yuhe/setup/deputies/add/", DEPUTY | {"code": number, "district": district.pk})

    assert answer.status_code == 422
    assert not Deputy.objects.exists()


def test_without_a_term_nobody_is_seated(clerk, district):
    Term.objects.all().delete()

    answer = clerk.get("/yuhe/setup/deputies/add/")

    assert "请先设置届次" in answer.text
    assert '<form class="stack g6"' not in answer.text


def test_the_mandate_moves_on_the_page(clerk, zhao):
    page = "/yuhe/setup/deputies/D001/"

    refused = clerk.post(f"{page}mandate/suspend/", {"suspend-on": "2026-11-01", "suspend-basis": ""})
    taken = clerk.post(
        f"{page}mandate/suspend/", {"suspend-on": "2026-11-01", "suspend-basis": "代表法第六十一条"}, follow=True
    )

    assert (refused.status_code, "请写明法条或决定" in refused.text) == (422, True)
    assert "暂停职务" in taken.text
    assert "代表法第六十一条" in taken.text
    assert "白洁登记：暂停执行职务" in taken.text


@pytest.mark.django_db(transaction=True)
def test_somebody_was_faster(clerk, zhao):
    Mandate.objects.update(state="ended")

    answer = clerk.post("/yuhe/setup/deputies/D001/mandate/resume/", {"resume-on": "2026-11-01"}, follow=True)

    assert answer.status_code == 200
    assert Mandate.objects.get().state == "ended"


def test_two_areas_do_not_share_a_tile(clerk, yuhe):
    anhe = Area.objects.get()
    other = Area.objects.create(name_zh="新明街道", kind="street", row=2, column=1)
    typed = {f"{line}-{area.pk.hex}": "2" for area in (anhe, other) for line in ("row", "column")}

    shared = clerk.post("/yuhe/setup/map/", typed)
    apart = clerk.post("/yuhe/setup/map/", typed | {f"column-{other.pk.hex}": "3"})

    assert (shared.status_code, "同一格" in shared.text) == (422, True)
    assert apart.status_code == 303
    assert list(Area.objects.order_by("column").values_list("row", "column")) == [(2, 2), (2, 3)]


def test_a_term_ends_after_it_begins(clerk, yuhe):
    answer = clerk.post("/yuhe/setup/term/", {"number": "8", "begins_on": "2026-09-01", "ends_on": "2026-09-01"})

    assert answer.status_code == 422
    assert Term.objects.get().number == 7


def test_the_congress_is_described_and_every_page_follows(clerk, yuhe):
    form = {
        "name_zh": "榆河区人民代表大会",
        "short_zh": "榆河人大",
        "name_en": "Yuhe",
        "short_en": "Yuhe",
        "level": "county",
        "phone": "0354-000 7777",
    }

    answer = clerk.post("/yuhe/setup/congress/", form, follow=True)

    assert "榆河人大" in answer.text
    assert "0354-000 7777" in Client().get("/yuhe/").text
    assert Congress.objects.get(slug="yuhe").licence_line == ""


def test_a_thing_of_the_neighbours_is_not_found(clerk, jinchuan):
    with tenancy.inside(jinchuan):
        theirs = Area.objects.get()

    assert clerk.get(f"/yuhe/setup/areas/{theirs.pk}/").status_code == 404
    assert clerk.post(f"/yuhe/setup/areas/{theirs.pk}/removal/").status_code == 404
