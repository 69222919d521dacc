"""Feeds of suggestions: every public step, nobody of the staff, and nothing twice that has not changed."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import pytest

from hearth.core.actors import System
from hearth.journey.suggestions import actions
from hearth.journey.suggestions.actions.assigning import Share
from tests import cast, suggesting

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
ALL = "/yuhe/suggestions/news.xml"


def read(client, page: str) -> str:
    """Everything that is sent piece by piece."""
    return b"".join(client.get(page).streaming_content).decode()


def titles(client, page: str) -> list[str]:
    """What a reader of feeds lists, the latest first."""
    feed = ET.fromstring(client.get(page, headers={"accept-language": "en"}).content)
    return [
        entry.findtext(f"{ATOM}title").removeprefix(f"{suggesting.WORDS.title}: ")
        for entry in feed.iter(f"{ATOM}entry")
    ]


def test_every_step_is_told_in_its_order(client, zhao, bai, heating, he, chief):
    suggestion = suggesting.answered(suggesting.assigned(zhao, bai, Share(heating, "lead")), he, chief, "planned")
    actions.publish(suggestion, "full", by=bai)
    suggestion = suggesting.judged(suggesting.as_it_is(suggestion), zhao)
    actions.follow(suggestion, by=bai)
    actions.close(suggesting.as_it_is(suggestion), "办成了。", "resolved", by=bai)

    for page in (ALL, f"/yuhe/suggestions/{suggestion.code}/news.xml"):
        assert titles(client, page)[::-1] == [
            "registered",
            "assigned to Yuhe Heating (leads)",
            "answered: Planned for later, step by step",
            "everybody can read it",
            "the deputy says of the result: Basically satisfied",
            "followed until it is done",
            "concluded: Solved or adopted",
        ]


def test_that_a_deputy_is_not_satisfied_and_units_begin_anew_is_told(client, zhao, bai, heating, he, chief):
    suggestion = suggesting.answered(suggesting.assigned(zhao, bai, Share(heating, "lead")), he, chief)
    suggestion = suggesting.judged(suggestion, zhao, suggesting.BAD)
    actions.rehandle(suggestion, by=bai)
    actions.publish(suggesting.as_it_is(suggestion), "summary", "希望有人管。", by=bai)

    assert titles(client, ALL)[1:3] == ["handled again", "the deputy says of the result: Not satisfied"]


def test_what_was_issued_is_named_with_number_issuer_and_date(client, zhao, bai):
    suggestion = suggesting.in_public(zhao, bai)
    outcome = cast.in_force(suggestion, bai, zhao, "document")

    entry = ET.fromstring(client.get(ALL, headers={"accept-language": "en"}).content).find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title").endswith(f"issued: {outcome.title}")
    assert entry.findtext(f"{ATOM}summary") == f"{outcome.number} · {outcome.issuer} · {outcome.since}"

    (told,) = json.loads(read(client, "/yuhe/suggestions/register.json"))["suggestions"]
    assert told["documents"] == [
        {
            "title": outcome.title,
            "number": outcome.number,
            "issuer": outcome.issuer,
            "issued_on": f"{outcome.since}",
            "link": f"http://testserver/yuhe/outcomes/{outcome.code}/",
        }
    ]
    sheet = read(client, "/yuhe/suggestions/register.csv")
    assert f"{outcome.title}, {outcome.number}, {outcome.issuer}, {outcome.since}" in sheet
    assert f"{outcome.number} · {outcome.since}" in client.get("/yuhe/outcomes/news.xml").content.decode()


def test_what_is_not_public_is_named_nowhere(client, zhao, bai):
    suggestion = suggesting.in_public(zhao, bai)
    outcome = cast.verified(suggestion, bai, zhao, "document")

    assert outcome.title not in client.get(ALL).content.decode()


def test_silence_is_told_as_not_rated(client, zhao, bai, heating, he, chief):
    suggestion = suggesting.answered(suggesting.assigned(zhao, bai, Share(heating, "lead")), he, chief)
    actions.lapse(suggestion, by=System("clock"))
    actions.publish(suggesting.as_it_is(suggestion), "full", by=bai)

    assert titles(client, ALL)[1] == "not rated by the deputy in time"


def test_a_unit_that_was_let_go_is_told_to_nobody_nor_who_of_the_staff_did_what(client, zhao, bai, heating, he):
    suggestion = suggesting.assigned(zhao, bai, Share(heating, "lead"))
    actions.decline(suggesting.share_of(suggestion, heating), "不属于我们。", by=he)
    actions.release(suggesting.share_of(suggestion, heating), "另找单位。", by=bai)
    actions.publish(suggesting.as_it_is(suggestion), "full", by=bai)

    text = client.get(ALL).content.decode()

    assert titles(client, ALL) == ["everybody can read it", "registered"]
    assert [name for name in (heating.name_zh, bai.name, he.name, "不属于") if name in text] == []


def test_a_reader_that_has_it_already_gets_nothing_again(client, zhao, bai):
    first = client.get(ALL)
    again = client.get(ALL, headers={"if-none-match": first.headers["ETag"]})
    suggesting.in_public(zhao, bai)
    changed = client.get(ALL, headers={"if-none-match": first.headers["ETag"]})
    since = client.get(ALL, headers={"if-modified-since": changed.headers["Last-Modified"]})

    assert (again.status_code, changed.status_code, since.status_code) == (304, 200, 304)


def test_pages_lead_to_their_feeds(client, zhao, bai):
    suggestion = suggesting.in_public(zhao, bai)
    one = f"/yuhe/suggestions/{suggestion.code}/"

    for page, feed in (("/yuhe/suggestions/?public", ALL), (one, f"{one}news.xml")):
        text = client.get(page).content.decode()
        assert f'<link rel="alternate" type="application/atom+xml" href="{feed}"' in text
        assert f'<a href="{feed}">' in text
