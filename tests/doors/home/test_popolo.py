"""The deputies of a congress as open data: the fields Popolo knows, and nothing the public pages keep back."""

from __future__ import annotations

import json
from itertools import chain

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hearth.doors.home.views import popolo
from hearth.ground.congress.models import Deputy, Mandate
from tests import cast

DATA = "/yuhe/popolo.json"
# the properties named at popoloproject.com/specs
FIELDS = {
    "organizations": "id name other_names identifiers classification parent_id area_id abstract description "
    "founding_date dissolution_date image contact_details links",
    "persons": "id name other_names identifiers family_name given_name additional_name honorific_prefix "
    "honorific_suffix patronymic_name sort_name email gender birth_date death_date image summary biography "
    "national_identity contact_details links",
    "memberships": "id label role member person_id organization_id post_id on_behalf_of_id area_id start_date "
    "end_date contact_details links",
    "posts": "id label other_label role organization_id area_id start_date end_date contact_details links",
    "areas": "id name identifier classification parent_id geometry",
}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_kept():
    popolo._lately.forget()


def fetched(client, address=DATA):
    answer = client.get(address)
    return answer, json.loads(answer.content)


def ids(things):
    return [thing["id"] for thing in things]


def test_deputies_in_office_are_told_with_their_seat_and_area(client, zhao, sun, wei):
    answer, told = fetched(client)

    assert answer.headers["Content-Type"] == "application/json"
    assert [person["name"] for person in told["persons"]] == ["赵敏", "孙建国"]
    assert told["organizations"][0]["name"] == zhao.deputy.congress.name_zh
    assert [person.get("sort_name", "") for person in told["persons"]] == ["zhaomin", "sunjianguo"]
    assert [member["person_id"] for member in told["memberships"]] == ["D001", "D002"]
    assert "魏岚" not in answer.text


def test_every_field_is_one_popolo_knows(client, zhao, sun):
    _answer, told = fetched(client)

    assert told.keys() == FIELDS.keys()
    for kind, things in told.items():
        assert set(chain.from_iterable(things)) <= set(FIELDS[kind].split()), kind
        assert len(set(ids(things))) == len(things) > 0


def test_whatever_is_pointed_at_is_there(client, zhao, sun):
    _answer, told = fetched(client)

    areas, posts = ids(told["areas"]), ids(told["posts"])
    assert {member["post_id"] for member in told["memberships"]} <= set(posts)
    assert {each["area_id"] for each in told["posts"] + told["memberships"]} <= set(areas)
    assert {area.get("parent_id", areas[0]) for area in told["areas"]} <= set(areas)
    assert {each["organization_id"] for each in told["posts"] + told["memberships"]} == set(ids(told["organizations"]))


def test_what_the_public_pages_keep_back_is_not_told(client, zhao):
    Deputy.objects.update(gender="f", work_zh="热力公司工程师", work_en="Engineer")
    Mandate.objects.update(credential="2021-007")

    answer, told = fetched(client)

    assert told["persons"][0].keys().isdisjoint({"gender", "birth_date", "email", "contact_details"})
    assert [word for word in ("热力公司工程师", "Engineer", "2021-007") if word in answer.text] == []


def test_whoever_no_longer_serves_is_left_out(client, zhao, sun):
    Mandate.objects.filter(deputy=sun.deputy).update(state="ended")

    _answer, told = fetched(client)

    assert ids(told["persons"]) == ["D001"]


def test_a_congress_without_deputies_is_a_document_too(client, yuhe):
    answer, told = fetched(client)

    assert (answer.status_code, told["persons"], ids(told["organizations"])) == (200, [], ["yuhe"])


def test_what_has_not_changed_is_not_sent_again(client, zhao):
    first, _told = fetched(client)

    again = client.get(DATA, headers={"If-None-Match": first.headers["ETag"]})

    assert first.headers["Cache-Control"] == "public, max-age=300"
    assert (again.status_code, again.content) == (304, b"")


def test_it_is_the_same_for_every_reader(client, zhao):
    first, _told = fetched(client)
    client.cookies["hearth_reading"] = "en.dark.large"

    second, _told = fetched(client)

    assert second.content == first.content
    assert "Vary" not in second.headers
    assert second.cookies == {}


def test_many_deputies_come_page_by_page(client, zhao, sun, monkeypatch):
    monkeypatch.setattr(popolo, "PAGE", 1)

    first, told = fetched(client)
    following = first.headers["Link"].partition(">")[0].strip("<")
    last, rest = fetched(client, following.removeprefix("http://testserver"))

    assert ids(told["persons"]) + ids(rest["persons"]) == ["D001", "D002"]
    assert first.headers["Link"].endswith('; rel="next"')
    assert "Link" not in last.headers


def test_it_costs_one_question_however_many_deputies_there_are(client, zhao):
    client.get("/yuhe/")
    counts = []
    for number in (2, 3, 9):
        cast.deputy(f"D00{number}", f"代{number}", f"Deputy {number}")
        popolo._lately.forget()
        with CaptureQueriesContext(connection) as asked:
            client.get(DATA)
        counts.append(len(asked))

    with CaptureQueriesContext(connection) as remembered:
        client.get(DATA)

    assert counts == [1, 1, 1]
    assert len(remembered) == 0


def test_the_list_of_deputies_leads_to_it(client, zhao):
    assert f'href="{DATA}"' in client.get("/yuhe/deputies/").text
