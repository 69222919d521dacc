"""The pages of a station's officer, and what a station's code shows to whoever scans it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hearth.core import clock
from hearth.doors.stations import actions
from hearth.ground.congress.models import Area, Mandate, ReceptionDay, Station, StationDeputy
from hearth.journey.contact import actions as contact
from hearth.journey.contact import tracking
from hearth.journey.contact.doors import DOORS
from hearth.journey.contact.models import Thread
from tests import cast
from tests.house.furnished import DAY

pytestmark = pytest.mark.django_db
SAID = {
    "channel": "walk_in",
    "body": "楼道里的灯坏了一个月。",
    "place": "锦苑小区7号楼",
    "privacy": "private",
    "consent": "on",
}


@pytest.fixture(autouse=True)
def _doors_forgotten():
    DOORS.forget()


@pytest.fixture
def officer(client, qian):
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return cast.signed_in(client, qian)


@pytest.fixture
def base(station):
    return f"/yuhe/setup/stations/{station.pk}"


@pytest.fixture
def rostered(station, zhao, qian):
    actions.attach(station, zhao.deputy, by=qian)
    return zhao.deputy


def test_an_officer_begins_at_the_desk_of_their_station(officer, base, rostered):
    page = officer.get("/yuhe/desk/", follow=True)

    assert page.redirect_chain[-1][0] == f"{base}/desk/"
    assert "Zhao Min" in page.text


def test_the_roster_is_changed_by_one_press_each(officer, base, zhao):
    officer.post(f"{base}/roster/", {"deputy": "D001"})
    assert StationDeputy.objects.get().deputy == zhao.deputy

    officer.post(f"{base}/roster/D001/removal/")
    assert not StationDeputy.objects.exists()


def test_a_day_is_announced_and_stands_on_the_public_page(officer, client, base, station, rostered):
    answer = officer.post(f"{base}/reception-days/new/", DAY, follow=True)

    assert "The day is announced" in answer.text
    assert "09:00–11:30" in client.get(f"/yuhe/stations/{station.pk}/").text


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"held_on": ""}, "Choose a day"),
        ({"held_on": "next Tuesday"}, "Write the day as"),
        ({"begins": "9 o'clock"}, "Write the time as"),
        ({"ends": "08:00"}, "It must end after it begins"),
        ({"deputies": []}, "Choose at least one deputy"),
        ({"deputies": ["D999"]}, "Choose from the roster"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(officer, base, rostered, changes, sentence):
    answer = officer.post(f"{base}/reception-days/new/", DAY | {"note": "带照片"} | changes)

    assert (answer.status_code, sentence in answer.text, "带照片" in answer.text) == (422, True, True)
    assert not ReceptionDay.objects.exists()


def test_a_day_too_near_is_refused_with_the_earliest_that_can_be_announced(officer, base, rostered):
    answer = officer.post(f"{base}/reception-days/new/", DAY | {"held_on": "2020-01-01"})

    assert (answer.status_code, "announced some days before" in answer.text) == (422, True)


def test_another_stations_pages_do_not_exist_for_an_officer(officer, yuhe):
    area = Area.objects.create(name_zh="北苑街道", name_en="Beiyuan", kind="street")
    other = Station.objects.create(area=area, name_zh="北苑站", name_en="Beiyuan station")

    for page in ("desk/", "roster/", "reception-days/", "reception-days/new/"):
        assert officer.get(f"/yuhe/setup/stations/{other.pk}/{page}").status_code == 404


def test_the_calendar_file_has_one_event_for_each_day(client, station, rostered, qian):
    actions.announce(station, cast.reception(rostered, note="一楼; 请带照片，" * 5), by=qian)

    file = client.get(f"/yuhe/stations/{station.pk}/reception-days.ics")
    lines = file.content.decode().split("\r\n")

    assert file["Content-Type"] == "text/calendar; charset=utf-8"
    assert lines.count("BEGIN:VEVENT") == 1
    assert all(len(line.encode()) <= 75 for line in lines)
    assert "DTSTART:" in file.content.decode() and "T010000Z" in file.content.decode()


def test_a_stations_code_lets_the_visitor_choose_a_deputy_and_write(client, station, rostered, bai, at_once):
    code = contact.issue_code(station, by=bai)
    assert "赵敏" in client.get(f"/c/{code.code}").text

    page = client.get(f"/c/{code.code}/D001/")
    submission = page.text.split('name="submission" value="')[1].split('"')[0]
    words = {"body": cast.COLD, "place": "锦苑小区", "privacy": "private", "submission": submission}
    answer = client.post(f"/c/{code.code}/D001/", words)

    thread = Thread.objects.get()
    assert answer.headers["Location"] == "/t/receipt/"
    assert (thread.deputy, thread.station, thread.channel, thread.state) == (rostered, station, "station", "delivered")


def test_a_deputy_who_left_the_roster_is_not_reached_through_the_stations_code(client, station, rostered, bai):
    code = contact.issue_code(station, by=bai)
    actions.detach(station, rostered, by=bai)

    assert client.get(f"/c/{code.code}/D001/").headers["Location"] == f"/c/{code.code}"
    assert "赵敏" not in client.get(f"/c/{code.code}").text


def test_a_deputys_own_code_knows_no_choice(client, code):
    assert client.get(f"/c/{code.code}/D002/").headers["Location"] == f"/c/{code.code}"


@pytest.mark.parametrize(("steer", "status"), [(contact.pause_code, 200), (contact.retire_code, 200)])
def test_a_stations_code_that_leads_nowhere_says_where_the_station_is(client, station, bai, steer, status):
    code = contact.issue_code(station, by=bai)
    steer(code, by=bai)

    answer = client.get(f"/c/{code.code}")

    assert (answer.status_code, "安和路1号" in answer.text) == (status, True)


def test_a_replaced_stations_code_leads_to_the_new_one(client, station, bai):
    code = contact.issue_code(station, by=bai)
    fresh = contact.rotate_code(code, by=bai)

    assert fresh.station == station
    assert client.get(f"/c/{code.code}").headers["Location"] == f"/c/{fresh.code}"


def test_what_somebody_says_on_a_reception_day_is_written_down_for_it(officer, base, station, rostered, code, qian):
    day = actions.announce(station, cast.reception(rostered), by=qian)
    form = SAID | {"submission": tracking.new_submission()}

    slip = officer.post(f"/yuhe/entry/?deputy=D001&day={day.pk}", form, follow=True).text

    thread = Thread.objects.get()
    number = tracking.code_of(thread)
    assert (thread.station, thread.reception, thread.channel) == (station, day, "walk_in")
    assert " ".join(number[i : i + 4] for i in range(0, 16, 4)) in slip
    desk = officer.get(f"{base}/desk/").text
    assert (thread.code in desk, SAID["body"] in desk) == (True, False)


def test_an_officer_writes_down_only_for_the_roster_of_their_station(officer, sun, rostered):
    assert officer.get("/yuhe/entry/?deputy=D001").status_code == 200
    assert officer.get("/yuhe/entry/?deputy=D002").status_code == 404


def test_an_officer_sees_no_thread(officer, station, rostered, thread):
    Thread.objects.update(station=station)

    assert officer.get(f"/yuhe/threads/{thread.code}/").status_code == 404


def test_my_deputy_is_found_from_the_sketch_to_the_place(client, zhao, station):
    home = station.area.places.create(name_zh="锦苑小区", kind="estate", district=Mandate.objects.get().district)

    areas = client.get("/yuhe/my-deputy/").text
    places = client.get(f"/yuhe/my-deputy/?area={station.area_id}").text
    seat = client.get(f"/yuhe/my-deputy/?place={home.pk}").text

    assert f"?area={station.area_id}" in areas
    assert f"?place={home.pk}" in places
    assert ("赵敏" in seat, "安和街道代表联络站" in seat, "第3选区" in seat.replace("第三", "第3")) == (
        True,
        True,
        True,
    )


def test_the_telephone_is_given_to_whoever_finds_nothing(client, zhao):
    page = client.get("/yuhe/my-deputy/?q=不知道在哪").text

    assert "0354-000 0000" in page


def test_what_was_written_down_on_earlier_days_and_waits_still_is_found_by_its_number(officer, base, station, thread):
    earlier = clock.now() - timedelta(days=3)
    Thread.objects.filter(pk=thread.pk).update(station=station, channel="walk_in", began_at=earlier)

    page = officer.get(f"{base}/desk/").text

    assert thread.code in page
    assert "From earlier days, still open" in page
    assert thread.excerpt not in page
