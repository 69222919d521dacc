"""The way to the public as people walk it: the deputy proposes, staff cover, the resident decides, staff publish."""

from __future__ import annotations

import pytest
from django.test import Client

from hearth.journey.contact import actions
from hearth.journey.contact.masking import HIDDEN
from hearth.journey.contact.models import Publication
from tests import cast
from tests.house.screens import form_on, send, words_on

pytestmark = pytest.mark.django_db

WORDS = "锦苑小区7号楼太冷。请打138 0000 2046找李奶奶。"
ANSWER = "阀门已经换好。王师傅周五再来看。"
TICKED = ["7号楼", "138 0000 2046", "李奶奶", "王师傅"]


@pytest.fixture
def asking(code):
    return cast.delivered(code, WORDS, name="李奶奶", phone="138 0000 2046")


@pytest.fixture
def staff(bai):
    return cast.signed_in(Client(), bai)


@pytest.fixture
def own(asking):
    return cast.holding(Client(), asking)


@pytest.fixture
def proposed(asking, zhao):
    actions.reply(asking, ANSWER, "solved", by=zhao)
    actions.propose(asking, by=zhao)
    return f"/yuhe/threads/{asking.code}/publication/"


def told():
    return Publication.objects.get()


def test_an_answered_conversation_offers_to_propose_and_others_do_not(asking, zhao):
    browser = cast.signed_in(Client(), zhao)
    page = f"/yuhe/threads/{asking.code}/"
    assert "建议公开" not in browser.get(page).text

    actions.reply(asking, ANSWER, "solved", by=zhao)
    answer = send(browser, form_on(browser.get(page), f"{page}publication/proposal/"))

    assert answer["Location"] == f"{page}publication/" and told().state == "proposed"


def test_what_tells_who_somebody_is_is_ticked_before_anybody_looked(staff, proposed):
    page = staff.get(proposed).text

    for words in ("7号楼", "138 0000 2046", "李奶奶", "王师傅"):
        assert f'value="{words}" checked' in page


def test_the_preview_shows_what_the_public_would_see_and_writes_nothing(staff, proposed):
    form = form_on(staff.get(proposed), f"{proposed}wording/")

    page = words_on(send(staff, form, hide=TICKED, look="yes"))

    assert f"锦苑小区{HIDDEN}太冷。请打{HIDDEN}找{HIDDEN}。" in page and "公开后的样子" in page
    assert told().state == "proposed"


def test_unticked_words_stay_and_more_words_are_covered(staff, proposed):
    form = form_on(staff.get(proposed), f"{proposed}wording/")

    send(staff, form, hide=["138 0000 2046", "李奶奶"], more="锦苑小区\n阀门")

    assert told().question == f"{HIDDEN}7号楼太冷。请打{HIDDEN}找{HIDDEN}。"
    assert told().answer == f"{HIDDEN}已经换好。王师傅周五再来看。"


def test_words_that_were_not_written_come_back_with_what_was_typed(staff, proposed):
    form = form_on(staff.get(proposed), f"{proposed}wording/")

    answer = send(staff, form, question="全都很好。")

    assert answer.status_code == 422 and "这里有原文没有的字" in words_on(answer) and "全都很好。" in answer.text


def test_the_resident_sees_the_exact_words_and_publishing_follows_their_yes(staff, own, proposed, asking):
    send(staff, form_on(staff.get(proposed), f"{proposed}wording/"), hide=TICKED)
    asked = own.get("/t/")
    assert told().question in words_on(asked) and "这些可以公开吗" in words_on(asked)

    send(own, form_on(asked, "/t/publication/consent/"))
    send(staff, form_on(staff.get(proposed), f"{proposed}release/"))
    public = words_on(Client().get(f"/yuhe/answers/{told().code}/"))

    assert f"锦苑小区{HIDDEN}太冷。" in public and "安和街道居民" in public
    for secret in ("138", "李奶奶", "7号楼", asking.code):
        assert secret not in public


def test_a_wish_comes_to_staff_with_its_words(staff, own, proposed):
    send(staff, form_on(staff.get(proposed), f"{proposed}wording/"), hide=TICKED)

    send(own, form_on(own.get("/t/"), "/t/publication/wish/"), body="请不要写小区名字。")

    assert "请不要写小区名字。" in words_on(staff.get(proposed))
    assert "留言人希望改动" in words_on(staff.get("/yuhe/publications/"))


def test_a_wish_without_words_is_asked_for_and_nothing_changes(staff, own, proposed):
    send(staff, form_on(staff.get(proposed), f"{proposed}wording/"), hide=TICKED)

    answer = send(own, form_on(own.get("/t/"), "/t/publication/wish/"), body="")

    assert answer.status_code == 422 and told().state == "redacted"


def test_what_was_published_goes_with_one_press(own, thread, bai):
    shown = cast.published(thread, by=bai)
    own = cast.holding(Client(), thread)
    assert cast.COLD in Client().get(f"/yuhe/answers/{shown.code}/").text

    send(own, form_on(own.get("/t/"), "/t/publication/removal/"))
    gone = Client().get(f"/yuhe/answers/{shown.code}/")

    assert gone.status_code == 410 and "14度" not in gone.text
    assert shown.code not in Client().get("/yuhe/answers/").text


def test_home_and_the_deputys_page_show_the_newest_and_follow_at_once(thread, code, bai):
    shown = cast.published(thread, by=bai)
    pages = ("/yuhe/", f"/c/{code.code}")
    assert all(f"/yuhe/answers/{shown.code}/" in Client().get(page).text for page in pages)

    own = cast.holding(Client(), thread)
    send(own, form_on(own.get("/t/"), "/t/publication/removal/"))

    assert not any(shown.code in Client().get(page).text for page in pages)


def test_answers_are_found_by_words_and_area_and_go_on_page_by_page(code, bai):
    for number in range(22):
        cast.published(cast.delivered(code, f"第{number}件事，暖气不热。"), by=bai, body=f"第{number}件事，暖气不热。")
    first = Client().get("/yuhe/answers/?q=暖气")

    second = Client().get(
        "/yuhe/answers/" + first.text.split('class="more mt3"><a href="')[1].split('"')[0].replace("&amp;", "&")
    )

    assert first.text.count('class="card qa"') == 20 and second.text.count('class="card qa"') == 2
    assert "没有找到" in words_on(Client().get("/yuhe/answers/?q=路灯"))


def test_another_congress_shows_none_of_it(thread, bai, jinchuan):
    shown = cast.published(thread, by=bai)

    assert Client().get(f"/jinchuan/answers/{shown.code}/").status_code == 404
    assert shown.code not in Client().get("/jinchuan/answers/").text


def test_search_engines_may_read_answers_and_nothing_else(yuhe):
    lines = Client().get("/robots.txt").text.splitlines()

    assert lines == ["User-agent: *", "Allow: /yuhe/answers/", "Disallow: /"]


@pytest.mark.django_db(transaction=True)
def test_a_page_that_is_out_of_date_publishes_nothing(staff, thread, bai):
    cast.published(thread, by=bai, until="consented")

    answer = staff.post(f"/yuhe/threads/{thread.code}/publication/release/", {"version": "7"})

    assert answer.status_code == 422 and not told().is_public


def test_what_is_public_stands_among_ones_own_data_and_in_the_copy(thread, bai):
    cast.published(thread, by=bai)
    own = cast.holding(Client(), thread)

    copy = own.get("/t/data/copy/").json()

    assert "您的留言（供公开）" in words_on(own.get("/t/data/"))
    assert copy["publication"][0]["question"] == copy["editions"][0]["question"] == cast.COLD
