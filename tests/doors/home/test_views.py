from __future__ import annotations

import pytest
from django.utils.timezone import now

from hearth.core import tenancy
from hearth.doors.stations import actions as stations
from hearth.ground.congress.models import Area, Deputy, District, Mandate, Station, Term
from hearth.journey.contact.models import Pace
from tests import cast

pytestmark = pytest.mark.django_db


def page(client, address, **asked):
    answer = client.get(address, asked)
    assert answer.status_code == 200
    return answer.content.decode()


def paced(actor, **counts):
    return Pace.objects.create(deputy=actor.deputy, counted_at=now(), **counts)


@pytest.fixture
def both(zhao, sun, wei):
    """Two deputies here, and one in the other congress."""


def test_the_home_shows_areas_and_deputies_of_this_congress_only(client, both):
    said = page(client, "/yuhe/")

    assert ("赵敏" in said, "孙建国" in said, "魏岚" in said) == (True, True, False)
    assert "安和街道</span><strong>2" in said


def test_figures_are_shown_from_a_few_messages_on(client, zhao, sun, wei, jinchuan):
    paced(zhao, threads=3, answered=3, solved=1)
    with tenancy.inside(jinchuan):
        paced(wei, threads=900, answered=900, solved=900)

    assert "平台数据" not in page(client, "/yuhe/")

    paced(sun, threads=4, answered=3, solved=2)
    said = page(client, "/yuhe/")

    assert '<dd class="figure__n">7</dd>' in said
    assert '<dd class="figure__n">85<small>%</small></dd>' in said
    assert '<dd class="figure__n">3</dd>' in said


def test_choosing_an_area_shows_its_deputies(client, both):
    area = Area.objects.get()
    empty = Area.objects.create(name_zh="北苑街道", name_en="Beiyuan", kind="street", column=2, row=1)

    assert "安和街道的代表" in page(client, "/yuhe/", area=area.pk)
    assert "这里还没有代表" in page(client, "/yuhe/", area=empty.pk)
    assert "认识几位代表" in page(client, "/yuhe/", area="no key")


def test_the_home_costs_the_same_however_many_there_are(client, both, django_assert_num_queries):
    page(client, "/yuhe/")

    with django_assert_num_queries(6):
        page(client, "/yuhe/")


def test_the_list_shows_how_deputies_answer_where_it_tells_something(client, zhao, sun):
    paced(zhao, threads=10, answered=9, solved=2, median_seconds=7200)
    paced(sun, threads=2, answered=0, solved=0)

    said = page(client, "/yuhe/deputies/")

    assert ("90%" in said, "一般2小时" in said, "0%</b>" in said.replace("90%</b>", "")) == (True, True, False)


@pytest.mark.parametrize(("typed", "there"), [("赵", True), ("zhaomin", True), ("孙", False), ("魏", False)])
def test_the_list_is_searched(client, both, typed, there):
    assert ("赵敏" in page(client, "/yuhe/deputies/", q=typed)) is there


def test_whoever_finds_nobody_is_told_what_to_try(client, both):
    assert "没有找到" in page(client, "/yuhe/deputies/", q="魏岚")


def test_the_number_on_a_poster_leads_to_its_deputy(client, code):
    answer = client.get("/yuhe/deputies/", {"q": code.number.lower()})

    assert (answer.status_code, answer["Location"]) == (302, f"/c/{code.code}")


@pytest.mark.parametrize("asked", [{"q": "\x00'\"%_\\"}, {"q": "字" * 500}, {"area": "x"}, {"after": "D999\x00"}])
def test_odd_questions_get_a_page(client, both, asked):
    page(client, "/yuhe/deputies/", **asked)


def test_a_long_list_is_read_page_by_page_without_losing_anybody(client, yuhe):
    term, district = Term.objects.get(), District.objects.get()
    for number in range(43):
        person = Deputy.objects.create(code=f"D{number:03}", name_zh=f"代表{number:03}", sound="tongyin")
        Mandate.objects.create(deputy=person, term=term, district=district, state="active")

    first = client.get("/yuhe/deputies/").content.decode()
    second = client.get("/yuhe/deputies/", {"after": "D039"}).content.decode()

    assert 'href="?after=D039"' in first
    assert [f"代表{number:03}" in first for number in (0, 39, 40)] == [True, True, False]
    assert [f"代表{number:03}" in second for number in (39, 40, 42)] == [False, True, True]
    assert "再看一些代表" not in second


def test_the_list_costs_the_same_however_long_it_is(client, both, django_assert_num_queries):
    page(client, "/yuhe/deputies/")

    with django_assert_num_queries(2):
        page(client, "/yuhe/deputies/")


def test_the_address_of_a_deputy_leads_to_where_one_writes(client, zhao):
    poster, web = cast.code_of(zhao), cast.code_of(zhao, use="web")

    answer = client.get("/yuhe/deputies/D001/")

    assert answer["Location"] == f"/c/{web.code}"
    assert poster.code != web.code


def test_a_deputy_without_a_way_to_write_still_has_a_page(client, zhao):
    said = page(client, "/yuhe/deputies/D001/")

    assert ("赵敏" in said, "目前不能在这里给这位代表留言" in said) == (True, True)


def test_a_deputy_of_another_congress_does_not_exist(client, yuhe, wei):
    assert client.get("/yuhe/deputies/D001/").status_code == 404


def test_stations_say_where_and_when_people_meet_deputies(client, both, zhao, jinchuan):
    station = Station.objects.get()
    stations.attach(station, zhao.deputy, by=cast.HOUSE)
    with tenancy.inside(jinchuan):
        foreign = Station.objects.get()

    assert "安和路1号" in page(client, "/yuhe/stations/")
    assert "赵敏" in page(client, f"/yuhe/stations/{station.pk}/")
    assert client.get(f"/yuhe/stations/{foreign.pk}/").status_code == 404


def test_who_no_longer_serves_is_not_listed(client, zhao, sun):
    Mandate.objects.filter(deputy=sun.deputy).update(state="ended")

    assert "孙建国" not in page(client, "/yuhe/deputies/")
