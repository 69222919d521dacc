"""The guide says how far a congress is, in words, and what comes next."""

from uuid import uuid4

import pytest
from django.test import Client

from hearth.core import tenancy
from hearth.ground.congress.models import Congress, Station, StationDeputy, Term
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def founded(db):
    """A congress with nothing in it but a clerk."""
    names = {
        "name_zh": "石桥区人民代表大会",
        "name_en": "Shiqiao Congress",
        "short_zh": "石桥人大",
        "short_en": "Shiqiao",
    }
    made = Congress.objects.create(slug="shiqiao", key=uuid4(), **names)
    with tenancy.inside(made):
        return cast.signed_in(Client(), cast.staff("冯雪", "Feng Xue", "clerk"))


def test_an_empty_congress_begins_with_itself(founded):
    page = founded.get("/shiqiao/setup/").text

    assert "下一步：本级人大" in page
    assert "还没有电话" in page


@pytest.mark.parametrize("page", ["", "areas/", "deputies/", "units/", "map/", "term/", "deputies/add/"])
def test_every_page_of_an_empty_congress_invites_to_go_on(founded, page):
    answer = founded.get(f"/shiqiao/setup/{page}")

    assert answer.status_code == 200
    assert "btn" in answer.text


def test_what_is_missing_is_said_in_words(client, bai, zhao, code):
    page = cast.signed_in(client, bai).get("/yuhe/setup/").text

    assert "1个街道或乡镇" in page
    assert "1个还没有地点" in page
    assert "已录入1名代表" in page
    assert "1名代表已有码" in page
    assert "下一步：地点" in page


def test_without_a_term_the_term_comes_next(client, bai):
    Term.objects.all().delete()

    assert "下一步：届次" in cast.signed_in(client, bai).get("/yuhe/setup/").text


def test_the_guide_stands_in_the_menu_of_those_who_set_up(client, bai, zhao):
    assert 'href="/yuhe/setup/"' in cast.signed_in(client, bai).get("/yuhe/desk/").text
    assert 'href="/yuhe/setup/"' not in cast.signed_in(Client(), zhao).get("/yuhe/desk/").text


def test_a_station_without_a_roster_is_counted_and_led_to_the_sheet(client, bai, zhao):
    page = cast.signed_in(client, bai).get("/yuhe/setup/").text
    assert 'href="/yuhe/setup/imports/rosters/"' in page
    assert "个联络站</span><span>1个还没有代表" in page

    StationDeputy.objects.create(station=Station.objects.get(), deputy=zhao.deputy)

    assert "个联络站</span><span>" not in cast.signed_in(client, bai).get("/yuhe/setup/").text


def test_nobody_changes_the_rules_on_the_way_past_the_second_person(client, bai, yuhe):
    names = {"name_zh": "榆河区人大", "short_zh": "榆河", "name_en": "Yuhe", "short_en": "Yuhe", "level": "county"}

    cast.signed_in(client, bai).post("/yuhe/setup/congress/", names | {"profile": "cn-swift-2025"})

    assert Congress.objects.get(slug="yuhe").profile == "cn-base-2025"
