"""The search page: empty, too short, nothing, something, a number, limits that do not fit."""

from __future__ import annotations

import re

import pytest

from hearth.journey.contact.models import Subject
from tests import cast
from tests.doors.finding.conftest import make_findable
from tests.house.naughty import OWN
from tests.house.screens import words_on

pytestmark = pytest.mark.django_db


def page(client, actor, **asked):
    return cast.signed_in(client, actor).get("/yuhe/search/", asked)


@pytest.fixture
def findable(thread, referral):
    make_findable()
    return thread


def test_at_first_it_says_what_can_be_looked_for(client, bai):
    answer = page(client, bai)

    assert answer.status_code == 200
    assert "留言或转办单的编号" in words_on(answer)


def test_one_sign_is_too_short_and_says_so(client, bai, findable):
    assert "至少写两个字" in words_on(page(client, bai, q="暖"))


def test_nothing_found_says_what_to_try(client, bai, findable):
    said = words_on(page(client, bai, q="锦鲤"))

    assert "没有找到" in said and "少写几个词" in said


def test_what_is_found_is_marked_with_the_words_around_it(client, bai, findable):
    answer = page(client, bai, q="室温")

    assert f"/yuhe/threads/{findable.code}/" in answer.text
    assert "<mark>室温</mark>" in answer.text


def test_of_everything_a_few_are_shown_and_the_way_to_the_rest(client, bai, code):
    for _ in range(8):
        cast.delivered(code, "楼道灯坏了。")
    make_findable()

    answer = page(client, bai, q="楼道")

    assert answer.text.count("<mark>楼道</mark>") == 5
    assert "kind=messages" in answer.text
    assert page(client, bai, q="楼道", kind="messages").text.count("<mark>楼道</mark>") == 8


def test_nowhere_does_the_page_say_how_many_there_are(client, bai, code):
    for _ in range(27):
        cast.delivered(code, "楼道灯坏了。")
    make_findable()

    said = words_on(page(client, bai, q="楼道", kind="messages"))

    assert not re.search(r"27\s*(条|个|项|行)", said) and "再看25条" in said


@pytest.mark.parametrize("spelt", ["{}", "  {}", "lower", "-"])
def test_who_types_a_number_is_led_straight_there(client, bai, findable, referral, spelt):
    def typed(code):
        return {"lower": code.lower(), "-": f"{code[:4]}-{code[4:]}"}.get(spelt, spelt.format(code))

    assert page(client, bai, q=typed(findable.code)).headers["Location"] == f"/yuhe/threads/{findable.code}/"
    assert page(client, bai, q=typed(referral.code)).headers["Location"] == f"/yuhe/referrals/{referral.code}/"


def test_a_number_one_may_not_see_leads_nowhere(client, sun, bai, findable):
    Subject.objects.create(thread=findable, user_id=bai.id)

    assert page(client, sun, q=findable.code).status_code == 200
    assert page(client, bai, q=findable.code).status_code == 200


@pytest.mark.parametrize("typed", ["赵敏", "zhaomin", "Zhao", "D001"])
def test_people_are_found_by_name_and_by_sound(client, bai, zhao, findable, typed):
    said = page(client, bai, q=typed, kind="people").text

    assert ("/yuhe/deputies/D001/" in said) == (typed != "D001")


def test_units_and_staff_are_found_by_those_who_work_with_them(client, bai, zhao, auditor, findable):
    assert "榆河热力" in words_on(page(client, bai, q="热力", kind="people"))
    assert "榆河热力" in words_on(page(client, zhao, q="heating", kind="people"))
    assert "榆河热力" not in words_on(page(client, auditor, q="热力", kind="people"))
    assert "/yuhe/people/" in page(client, bai, q="白洁", kind="people").text
    assert f"{bai.user_id}" not in page(client, zhao, q="白洁", kind="people").text


def test_limits_alone_make_a_list(client, bai, findable):
    answer = page(client, bai, kind="messages", state="coordinating")

    assert findable.code in answer.text


def test_a_state_of_referrals_is_asked_of_referrals(client, bai, findable, referral):
    answer = page(client, bai, q="检修", state="r-sent")

    assert referral.code in answer.text and f"/threads/{findable.code}/" not in answer.text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"since": "2026-11-02", "until": "2026-11-01"}, "结束日期早于起始日期"),
        ({"deputy": "查无此人"}, "没有这位代表"),
        ({"since": "yesterday"}, "输入"),
        ({"state": "nonsense"}, "选择"),
    ],
)
def test_limits_that_do_not_fit_are_named_and_what_was_typed_stays(client, bai, asked, said):
    answer = page(client, bai, q="暖气", **asked)

    assert answer.status_code == 422
    assert said in words_on(answer) and 'value="暖气"' in answer.text


def test_no_words_break_it(client, bai, findable):
    kinds = ("", "messages", "notes", "referrals", "people")

    sendable = [words for words in OWN.values() if words.encode("utf-8", "ignore").decode() == words]

    for number, words in enumerate([*sendable, "暖 " * 300, "a" * 5000, "?after=", "0~x"]):
        answer = page(client, bai, q=words, kind=kinds[number % 5], after=words)
        assert answer.status_code in (200, 422), words


def test_many_words_are_cut_and_it_says_so(client, bai, findable):
    assert "只用前八个词" in words_on(page(client, bai, q=" ".join(f"词{n}" for n in range(12))))


def test_it_stands_in_the_menu_and_the_key_leads_there(client, he, referral):
    text = cast.signed_in(client, he).get("/yuhe/referrals/").text

    assert 'href="/yuhe/search/" data-key="g k" data-search-page' in text


def test_who_sees_no_messages_is_offered_people_only(client, yuhe):
    station = cast.staff("钱站长", "Qian Li", "committee")

    text = page(client, station, q="暖气").text

    assert "kind=people" in text and "kind=messages" not in text
