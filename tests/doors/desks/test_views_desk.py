from datetime import timedelta
from urllib.parse import urlencode

import pytest

from hearth.core import clock, tenancy
from hearth.core.actors import System
from hearth.core.bookmarks import written
from hearth.doors.desks import queries
from hearth.journey.contact import actions
from hearth.journey.contact.models import Thread
from tests import cast

DESK = "/yuhe/desk/"
FRAGMENT = {"HTTP_HX_REQUEST": "true"}
LONGEST_PAGE = 40 * 1024

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _queries_composed_anew():
    """Processes compose their queries once; a limit that one test changed must not stand in those of the next."""
    queries._first_rows.cache_clear()
    queries._counting.cache_clear()
    yield
    queries._first_rows.cache_clear()
    queries._counting.cache_clear()


def desk(client, actor, query=None, **headers):
    """What lies on this person's desk, as text."""
    answer = cast.signed_in(client, actor).get(DESK, query or {}, **headers)
    assert answer.status_code == 200
    return answer.content.decode()


def due(thread, span):
    """Let this thread fall due then."""
    Thread.objects.filter(pk=thread.pk).update(due_at=clock.now() + span)


def test_nobody_sees_a_desk_without_signing_in(client, yuhe):
    answer = client.get(DESK)

    assert answer.status_code == 303
    assert answer["Location"] == f"/yuhe/sign-in/?{urlencode({'next': DESK})}"


def test_a_delivered_message_lies_on_the_desk_of_its_deputy(client, zhao, thread):
    page = desk(client, zhao)

    assert f"/yuhe/threads/{thread.code}/" in page
    assert thread.excerpt in page


def test_a_message_lies_on_no_other_deputys_desk(client, sun, thread):
    assert thread.code not in desk(client, sun)


def test_a_message_is_never_seen_from_another_congress(client, thread, wei, jinchuan):
    with tenancy.inside(jinchuan):
        cast.signed_in(client, wei)

    neighbours = client.get("/jinchuan/desk/")
    foreign = client.get(DESK)

    assert thread.code not in neighbours.content.decode()
    assert foreign.status_code == 303


def test_an_aide_has_the_desk_of_the_deputy_and_is_told_whose_it_is(client, aide, thread):
    page = desk(client, aide)

    assert thread.code in page
    assert "赵敏代表的收件箱" in page


def test_the_name_and_the_telephone_of_a_resident_stand_on_no_row(client, zhao, thread):
    page = desk(client, zhao)

    assert "李奶奶" not in page
    assert "0000 2046" not in page


def test_what_is_late_stands_before_what_is_due_today_and_later(client, zhao, code):
    later, late, soon = (cast.delivered(code, body) for body in ("第三件事情。", "第一件事情。", "第二件事情。"))
    due(later, timedelta(days=3))
    due(late, timedelta(hours=-1))
    due(soon, timedelta(hours=2))

    page = desk(client, zhao)

    marks = ["先办这些", late.code, soon.code, "以后", later.code]
    assert [page.index(mark) for mark in marks] == sorted(page.index(mark) for mark in marks)


def test_an_answered_message_waits_for_the_resident(client, zhao, thread):
    actions.reply(thread, "换了阀门。", "solved", by=zhao)

    assert thread.code not in desk(client, zhao)
    assert thread.code in desk(client, zhao, {"tray": "waiting"})


def test_a_rated_message_is_done_and_says_what_the_resident_thinks(client, zhao, thread):
    actions.reply(thread, "换了阀门。", "solved", by=zhao)
    actions.rate(thread, "partly", 2, by=cast.author(thread))

    page = desk(client, zhao, {"tray": "done"})

    assert thread.code in page
    assert "解决了一部分" in page


def test_a_deputy_does_not_see_what_was_held(client, zhao, code):
    held = cast.written(code)
    actions.hold(held, ("abuse",), by=System("filter"))

    assert all(held.code not in desk(client, zhao, {"tray": tray}) for tray in ("todo", "waiting", "done"))


def test_staff_are_warned_of_a_danger_to_a_life(client, bai, code):
    held = cast.written(code)
    actions.hold(held, ("self_harm",), by=System("filter"), is_urgent=True)

    page = desk(client, bai)

    assert "提到生命危险" in page
    assert held.code in desk(client, bai, {"tray": "held"})


def test_staff_find_what_no_deputy_has_read_in_time(client, bai, thread):
    due(thread, timedelta(hours=-1))

    assert thread.code in desk(client, bai, {"tray": "late"})


def test_an_empty_desk_says_that_all_is_done(client, zhao):
    assert "都办完了" in desk(client, zhao)


def test_people_without_work_here_are_told_so(client, yuhe, thread):
    office = cast.staff("高主任", "Gao Shen", "office")

    page = desk(client, office)

    assert "这里没有等您办的事" in page
    assert thread.code not in page


def test_words_find_a_message_wherever_it_lies(client, zhao, code, at_once):
    heating, bus = cast.delivered(code, "暖气片一半凉，放水也没用。"), cast.delivered(code, "公交车太少了。")
    actions.reply(heating, "已经看过。", "solved", by=zhao)

    page = desk(client, zhao, {"q": "暖气片"})

    assert heating.code in page
    assert bus.code not in page


def test_words_find_nothing_on_a_foreign_desk(client, sun, code, at_once):
    thread = cast.delivered(code, "暖气片一半凉，放水也没用。")

    page = desk(client, sun, {"q": "暖气片"})

    assert thread.code not in page
    assert "没有找到" in page


def test_the_number_of_a_message_leads_straight_to_it(client, zhao, thread):
    answer = cast.signed_in(client, zhao).get(DESK, {"q": thread.code.lower()})

    assert (answer.status_code, answer["Location"]) == (303, f"/yuhe/threads/{thread.code}/")


def test_the_number_of_a_foreign_message_leads_nowhere(client, sun, thread):
    assert "没有找到" in desk(client, sun, {"q": thread.code})


def test_a_long_list_goes_on_without_gap_or_repetition(client, zhao, code, monkeypatch):
    monkeypatch.setattr(queries, "ROWS", 2)
    codes = {cast.delivered(code, f"第{n}件事情。").code for n in range(5)}
    Thread.objects.update(due_at=clock.now() + timedelta(days=1))  # all at the same moment
    after, seen = None, []

    for _page in range(3):
        page = queries.page_of(queries.trays_of(zhao, clock.now())["todo"], after)
        seen += [thread.code for thread in page.threads]
        after = page.goes_on

    assert sorted(seen) == sorted(codes)
    assert after is None


def test_the_rows_that_follow_come_alone_and_repeat_no_heading(client, zhao, code, monkeypatch):
    monkeypatch.setattr(queries, "ROWS", 1)
    for n in range(2):
        cast.delivered(code, f"第{n}件事情。")
    after = queries.page_of(queries.trays_of(zhao, clock.now())["todo"], None).goes_on

    rows = desk(client, zhao, {"after": str(after)}, **FRAGMENT)

    assert rows.count("data-opens") == 1
    assert "<html" not in rows
    assert "list-h" not in rows


@pytest.mark.parametrize(
    "query",
    [{"after": "x.y"}, {"tray": "\x00"}, {"q": "\x00'\\ & !"}, {"after": "9999-12-31T23:59:59Z." + "f" * 32}],
)
def test_whatever_stands_in_the_address_the_desk_opens(client, zhao, thread, query):
    assert desk(client, zhao, query)


def test_counting_stops_at_a_hundred(yuhe, bai, thread, monkeypatch):
    monkeypatch.setattr(queries, "MOST_COUNTED", 1)
    cast.delivered(thread.deputy_code, "又一件事情。")

    assert queries.counts(bai, clock.now())["deputies"] == 1


@pytest.mark.parametrize("who", ["zhao", "bai"])
def test_a_full_desk_costs_as_many_queries_as_an_empty_one(client, code, who, request, django_assert_max_num_queries):
    actor = request.getfixturevalue(who)
    for n in range(30):
        cast.delivered(code, "锦苑小区早晚室温只有14度，老人冻得睡不着，客服电话一直占线，请代表帮忙。" + str(n))
    cast.signed_in(client, actor)

    with django_assert_max_num_queries(5):
        answer = client.get(DESK, {"tray": "todo" if who == "zhao" else "deputies"})

    assert answer.content.count(b"data-opens") == queries.ROWS
    assert len(answer.content) < LONGEST_PAGE


def test_new_messages_are_offered_and_not_thrown_in(client, zhao, code):
    before = written(clock.now() - timedelta(minutes=1))
    cast.delivered(code)

    offered = cast.signed_in(client, zhao).get(f"{DESK}news/", {"since": before})

    assert "1条新留言" in offered.content.decode()


@pytest.mark.parametrize("since", ["", "yesterday", "2999-01-01T00:00:00Z"])
def test_where_nothing_is_new_nothing_is_said(client, zhao, thread, since):
    answer = cast.signed_in(client, zhao).get(f"{DESK}news/", {"since": since})

    assert (answer.status_code, answer.content) == (204, b"")


def test_what_comes_into_another_tray_is_offered_there_and_said_once(client, bai, zhao, thread):
    before = written(clock.now() - timedelta(seconds=1))
    actions.hand_over(thread, "请协调。", by=zhao)
    browser, late = cast.signed_in(client, bai), {"since": before, "tray": "all"}

    offered = browser.get(f"{DESK}news/", late)
    unchanged = browser.get(f"{DESK}news/", late | {"shown": "1"})

    assert 'data-shown="1"' in offered.content.decode()
    assert "tray=all" in offered.content.decode()
    assert unchanged.status_code == 204


def test_a_list_asks_for_news_of_its_own_tray(client, bai, thread):
    page = desk(client, bai, {"tray": "late"})

    assert 'data-live="/yuhe/desk/news/?since=' in page
    assert "tray=late" in page.partition("data-live=")[2].partition(">")[0]
