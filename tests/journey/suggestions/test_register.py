"""The register: what is public and what never is, found by words and narrowed, page after page."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from django.test import Client
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from hearth.core import clock
from hearth.core.actors import System
from hearth.core.bigrams import bigrams
from hearth.ground.congress.models import Area, Mandate
from hearth.ground.rulebook.choices import Dimension
from hearth.journey.suggestions import actions, open_data, register
from hearth.journey.suggestions.actions.assigning import Share
from hearth.journey.suggestions.actions.evaluating import Grades
from hearth.journey.suggestions.actions.reviewing import Register
from hearth.journey.suggestions.lifecycle import ACCEPTED, SUGGESTION
from hearth.journey.suggestions.models import Reply, Suggestion
from tests import cast, suggesting

pytestmark = pytest.mark.django_db
HERE = "/yuhe/suggestions/"
GUIDE = Path(__file__).parents[3] / "docs" / "how-to" / "open-data.md"


def shown(client: Client, **asked: str) -> str:
    query = "&".join(["public", *(f"{name}={quote(value)}" for name, value in asked.items())])
    return client.get(f"{HERE}?{query}").content.decode()


def everywhere(client: Client, code: str) -> dict[str, str]:
    """What everybody reads of suggestions, at each address where they do."""
    pages = {"register": f"{HERE}?public", "feed": f"{HERE}news.xml", "csv": f"{HERE}register.csv"}
    pages |= {"json": f"{HERE}register.json", "one": f"{HERE}{code}/?public", "feed of one": f"{HERE}{code}/news.xml"}
    pages["found"] = f"{HERE}?{urlencode({'public': '', 'q': '供暖'})}"
    answers = {name: client.get(page) for name, page in pages.items()}
    return {
        name: (answer.getvalue() if answer.streaming else answer.content).decode() for name, answer in answers.items()
    }


@pytest.mark.parametrize("is_published", [True, False], ids=["published", "unpublished"])
@pytest.mark.parametrize("is_confidential", [True, False], ids=["in confidence", "open"])
@pytest.mark.parametrize("disclosure", ["full", "summary", "withheld"])
def test_nothing_is_read_anywhere_but_what_is_published_open_and_accepted(
    client, zhao, bai, heating, he, chief, disclosure, is_confidential, is_published
):
    suggestion = suggesting.answered(suggesting.assigned(zhao, bai, Share(heating, "lead")), he, chief)
    told = {"disclosure": disclosure, "is_confidential": is_confidential, "is_published": is_published}
    for state in SUGGESTION.states:
        Suggestion.objects.filter(pk=suggestion.pk).update(state=state, **told)

        is_public = is_published and not is_confidential and state in ACCEPTED
        for name, text in everywhere(client, suggestion.code).items():
            assert (suggestion.title in text) == is_public, (name, state)
            in_full = is_public and disclosure == "full"
            assert (suggesting.ASKS[0] in text) == (in_full and name in ("csv", "json", "one")), (name, state)
            assert ("经研究，答复如下。" in text) == (in_full and name in ("csv", "json", "one")), (name, state)


@pytest.mark.parametrize("disclosure", ["summary", "withheld"])
def test_an_answer_that_its_unit_keeps_back_stands_nowhere(client, zhao, bai, heating, he, chief, disclosure):
    suggestion = suggesting.answered(suggesting.assigned(zhao, bai, Share(heating, "lead")), he, chief)
    actions.publish(suggestion, "full", by=bai)
    Reply.objects.update(disclosure=disclosure)

    assert [name for name, text in everywhere(client, suggestion.code).items() if "经研究，答复如下。" in text] == []


def test_words_of_residents_and_of_staff_stand_in_no_open_data(client, zhao, bai, heating, he):
    suggestion = suggesting.in_public(zhao, bai)
    actions.assign(suggestion, [Share(heating, "lead")], by=bai)
    actions.decline(suggesting.share_of(suggestion, heating), "申退的理由。", by=he)

    texts = everywhere(client, suggestion.code)

    for secret in ("申退的理由。", bai.name, he.name):
        assert [name for name, text in texts.items() if secret in text] == []
    assert suggesting.FACTS not in texts["json"]


@pytest.mark.parametrize("sought", ["供暖", "居民供暖", "网格 供暖", "7-2026-001", "希望有人管", "楼道照明"], ids=str)
def test_it_is_found_by_title_number_key_words_and_what_everybody_reads(client, zhao, bai, sought):
    with clock.standing_at(clock.now()):
        suggestion = suggesting.submitted(zhao)
        actions.register(suggestion, Register("city", "楼道照明"), by=bai)
        actions.publish(suggestion, "full", "希望有人管。", by=bai)
    other = suggesting.in_public(zhao, bai, title="另一件", text="别的")
    Suggestion.objects.filter(pk=suggestion.pk).update(number="7-2026-001")
    Suggestion.objects.filter(pk=other.pk).update(keywords="")

    page = shown(client, q=sought)

    assert suggestion.title in page
    assert "另一件" not in page


@pytest.mark.parametrize("sought", ["锦鲤", "！？", "入冬以来"], ids=["nowhere", "signs", "only in the facts"])
def test_what_is_not_there_is_said_kindly(client, zhao, bai, sought):
    suggesting.in_public(zhao, bai)

    page = shown(client, q=sought)

    assert suggesting.WORDS.title not in page
    assert "没有找到" in page


def test_what_changes_is_found_by_its_new_words_and_no_longer_by_the_old(client, zhao, bai):
    suggestion = suggesting.in_public(zhao, bai, text="希望有人管。")
    actions.publish(suggestion, "full", "盼望修好。", by=bai)

    assert suggestion.title not in shown(client, q="有人管")
    assert suggestion.title in shown(client, q="盼望修好")


def test_it_is_narrowed_by_each_and_by_all_together(client, zhao, sun, bai):
    mine = suggesting.in_public(zhao, bai, title="这一件")
    other = suggesting.in_public(sun, bai, title="那一件")
    Suggestion.objects.filter(pk=other.pk).update(
        year=2020, category="rural", state="closed", result_class="planned", area=None
    )
    area = str(Mandate.objects.get(deputy=zhao.deputy).district.area_id)
    year = str(suggesting.as_it_is(mine).year)

    asked = {"year": year, "field": "city", "state": "registered", "area": area}
    for name, value in asked.items():
        page = shown(client, **{name: value})
        assert ("这一件" in page, "那一件" in page) == (True, False), name
    assert "那一件" in shown(client, result="planned", state="closed", year="2020", q="那一件")
    assert "那一件" not in shown(client, result="planned", state="handling")
    assert "这一件" in shown(client, **asked, q="这一件")


def test_what_no_filter_can_mean_is_left_out(client, zhao, bai):
    suggesting.in_public(zhao, bai)

    nothing = {
        "year": "二〇二六",
        "field": "nothing",
        "state": "draft",
        "result": "x",
        "area": "x",
        "pile": "late_assign",
    }
    page = shown(client, **nothing)

    assert suggesting.WORDS.title in page


@pytest.mark.parametrize("sought", ["", "供暖"], ids=["all", "sought"])
def test_page_after_page_shows_each_once(client, zhao, bai, monkeypatch, sought):
    monkeypatch.setattr(register, "ROWS", 2)
    for _number in range(5):
        suggesting.in_public(zhao, bai)
    moment = clock.now()
    Suggestion.objects.update(registered_at=moment)
    asked, seen = register.Asked(words=sought), []
    while True:
        page = register.in_register(asked)
        seen += [row.suggestion.code for row in page.rows]
        if page.goes_on is None:
            break
        asked = asked._replace(after=page.goes_on)

    assert sorted(seen) == sorted(Suggestion.objects.values_list("code", flat=True))
    assert len(seen) == 5


def test_another_congress_finds_none_of_it(client, zhao, bai, wei):
    suggesting.in_public(zhao, bai)

    for page in ("?public", "?public&q=供暖", "register.json", "register.csv", "news.xml"):
        answer = client.get(f"/jinchuan/suggestions/{page}")
        text = (answer.getvalue() if answer.streaming else answer.content).decode()
        assert suggesting.WORDS.title not in text


def test_the_area_is_that_of_the_seat_as_it_was_registered(zhao, bai):
    suggestion = suggesting.registered(zhao, bai)
    seat = Mandate.objects.get(deputy=zhao.deputy)

    was = suggesting.as_it_is(suggestion).area_id
    seat.district.area = Area.objects.create(name_zh="别处", name_en="", kind="town", row=9, column=9)
    seat.district.save()

    assert (was is not None, suggesting.as_it_is(suggestion).area_id) == (True, was)


WORDS = st.text(st.sampled_from("供暖网格3路A b-、。々〇Ｗé𠮷한ß_'\\\n"), max_size=40)


class DatabaseKeepsTheSameWords(TestCase):
    @settings(max_examples=60, deadline=None)
    @given(WORDS)
    def test_as_python_seeks_them(self, text: str) -> None:
        from django.db import connection

        text = text.replace("ß", "s")  # folded by one and not by the other; nobody writes it here
        with connection.cursor() as cursor:
            cursor.execute("SELECT suggestion_words(%s, '', '', '') = %s::tsvector", [text, bigrams(text)])
            assert cursor.fetchone()[0]


def test_the_sheet_computes_nothing(client, zhao, bai):
    suggestion = suggesting.in_public(zhao, bai, title="=HYPERLINK(1)")
    Suggestion.objects.filter(pk=suggestion.pk).update(public_text="＋1+1", keywords="@sum")

    rows = list(csv.DictReader(io.StringIO(client.get(f"{HERE}register.csv").getvalue().decode("utf-8-sig"))))

    assert [(row["title"], row["public_text"], row["keywords"]) for row in rows] == [
        ("'=HYPERLINK(1)", "'＋1+1", "'@sum")
    ]


def test_sheet_and_document_say_the_same_under_names_that_are_written_down(client, zhao, sun, bai, heating, he, chief):
    suggestion = suggesting.invited(zhao, sun)
    actions.cosign(suggesting.name_of(suggestion, sun), 1, by=sun)
    actions.submit(suggesting.as_it_is(suggestion), by=zhao)
    actions.register(suggesting.as_it_is(suggestion), Register("city", "供暖 网格"), by=bai)
    actions.assign(suggesting.as_it_is(suggestion), [Share(heating, "lead")], by=bai)
    suggesting.judged(suggesting.answered(suggesting.as_it_is(suggestion), he, chief, "in_progress"), zhao)
    actions.publish(suggesting.as_it_is(suggestion), "full", "希望有人管。", by=bai)

    told = json.loads(client.get(f"{HERE}register.json").getvalue())["suggestions"]
    rows = list(csv.DictReader(io.StringIO(client.get(f"{HERE}register.csv").getvalue().decode("utf-8-sig"))))
    guide = GUIDE.read_text(encoding="utf-8")

    one = told[0]
    assert (one["deputy"], one["cosigners"], one["keywords"]) == (zhao.deputy.name_zh, 1, ["供暖", "网格"])
    assert one["units"] == [{"name": heating.name_zh, "part": "lead"}]
    assert (one["result_class"], one["result_letter"], one["evaluation"]) == ("in_progress", "B", "basically")
    assert [each["text"] for each in one["asks"]] == suggesting.ASKS
    due = f"{clock.today() + timedelta(days=60):%Y-%m-%d}"
    said = {"number": 1, "text": "已经办好。", "result_class": "in_progress", "due_on": due}
    assert one["answers"][0]["to_asks"][0] == said
    assert (rows[0]["number"], rows[0]["units"]) == (one["number"], f"{heating.name_zh} (lead)")
    assert list(rows[0]) == list(one)
    assert [name for name in one if f"`{name}`" not in guide] == []


def test_what_the_deputy_did_not_judge_in_time_is_not_rated(client, zhao, bai, heating, he, chief):
    suggestion = suggesting.answered(suggesting.assigned(zhao, bai, Share(heating, "lead")), he, chief)
    actions.lapse(suggestion, by=System("clock"))
    actions.publish(suggesting.as_it_is(suggestion), "full", by=bai)

    assert json.loads(client.get(f"{HERE}register.json").getvalue())["suggestions"][0]["evaluation"] == "not_rated"


def test_open_data_can_be_narrowed_and_goes_on_over_its_pieces(client, zhao, bai, monkeypatch):
    monkeypatch.setattr(open_data, "AT_ONCE", 2)
    for _number in range(4):
        suggesting.in_public(zhao, bai)
    Suggestion.objects.filter(code=Suggestion.objects.first().code).update(year=2019)

    def codes(query: str = "") -> list[str]:
        told = json.loads(client.get(f"{HERE}register.json{query}").getvalue())
        return [each["id"] for each in told["suggestions"]]

    assert (len(codes()), len(set(codes())), len(codes("?year=2019")), codes("?year=1999")) == (4, 4, 1, [])


def test_staff_find_by_number_and_title_what_nobody_else_reads_yet(zhao, bai, he):
    suggestion = suggesting.registered(zhao, bai, is_confidential=True)
    suggesting.begun(zhao, title="供暖草稿")
    browser = cast.signed_in(Client(), bai)

    for sought in (suggestion.number, "居民供暖"):
        page = browser.get(f"{HERE}all/?q={sought}").content.decode()
        assert (suggestion.title in page, "供暖草稿" in page) == (True, False)
    assert cast.signed_in(Client(), he).get(f"{HERE}all/").status_code == 404
    assert cast.signed_in(Client(), zhao).get(f"{HERE}all/").status_code == 404


def test_staff_narrow_by_unit_with_and_without_words(zhao, bai, heating, street):
    suggesting.assigned(zhao, bai, Share(heating, "lead"))
    other = suggesting.registered(zhao, bai, title="另一件供暖")
    actions.assign(other, [Share(street, "lead")], by=bai)
    browser = cast.signed_in(Client(), bai)

    for query in (f"unit={street.pk}", f"unit={street.pk}&q=供暖", f"unit={street.pk}&q=供暖&pile=in_work"):
        page = browser.get(f"{HERE}all/?{query}").content.decode()
        assert ("另一件供暖" in page, suggesting.WORDS.title in page) == (True, False), query


def test_it_says_in_english_what_stands_there(client, zhao, bai):
    suggesting.in_public(zhao, bai)

    with translation.override("en"):
        page = client.get(f"{HERE}?public", headers={"accept-language": "en"}).content.decode()

    assert "To be assigned" in page


def test_what_is_taken_along_is_what_was_found(client, zhao, bai):
    mine = suggesting.in_public(zhao, bai)
    other = suggesting.in_public(zhao, bai, title="加装电梯", facts="老人上下楼不便。", asks=["设一个窗口。"])
    Suggestion.objects.filter(pk=other.pk).update(keywords="")

    told = json.loads(client.get(f"{HERE}register.json?{urlencode({'q': '网格化'})}").getvalue())["suggestions"]

    assert [each["number"] for each in told] == [suggesting.as_it_is(mine).number]


def test_rated_but_not_for_its_result_is_not_called_unrated(client, zhao, bai, heating, he, chief, where):
    suggestion = suggesting.answered(suggesting.assigned(zhao, bai, Share(heating, "lead")), he, chief)
    where(Dimension, Dimension.ATTITUDE)
    suggesting.judged(suggestion, zhao, Grades("satisfied", "", ""))
    actions.publish(suggesting.as_it_is(suggestion), "full", by=bai)

    told = json.loads(client.get(f"{HERE}register.json").getvalue())["suggestions"]

    assert told[0]["evaluation"] is None
    assert "says of the result" not in client.get(f"{HERE}news.xml", headers={"accept-language": "en"}).text
