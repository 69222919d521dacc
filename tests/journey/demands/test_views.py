import pytest

from hearth.core.actors import System
from hearth.journey.demands import actions
from hearth.journey.demands.models import Decision, Demand, Gathering
from tests import cast

CLOCK = System("clock")
WHY = {"words": ["暖气"], "places": ["锦苑小区"], "days": 2}


def browser(client, actor, language="en"):
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = language
    return cast.signed_in(client, actor)


def at(demand, rest=""):
    return f"/yuhe/demands/{demand.code}/{rest}"


def test_staff_find_what_is_to_be_decided_first(client, bai, demand):
    page = browser(client, bai).get("/yuhe/demands/").text

    assert "早晚暖气不热" in page
    assert "1 person, 1 message" in page


def test_a_list_says_where_and_since_when_and_asks_as_often_for_many(
    client, bai, demand, code, django_assert_max_num_queries
):
    clerk = browser(client, bai)
    page = clerk.get("/yuhe/demands/").text
    assert "Anhe 1" in page and "first:" in page and "last:" in page

    for number in range(3):
        actions.begin(cast.delivered(code, f"{number}号楼电梯坏了。"), "电梯常坏", by=bai)

    with django_assert_max_num_queries(11):
        assert clerk.get("/yuhe/demands/").text.count("电梯常坏") == 3


def test_the_page_gives_reasons_in_words_and_two_buttons(client, zhao, demand, second):
    actions.gather(second, demand, 0.62, WHY, by=CLOCK, joins=False)

    page = browser(client, zhao).get(at(demand)).text

    assert "Probably the same" in page
    assert "same place: 锦苑小区" in page
    assert "same words: 暖气" in page
    assert "2 days apart" in page
    assert "62 in a hundred" in page
    assert "It belongs here" in page


def test_a_deputy_reads_the_words_of_their_own_residents_only(client, zhao, owned, elsewhere, bai):
    actions.join(elsewhere, owned, by=bai)

    page = browser(client, zhao).get(at(owned)).text

    assert "十一号楼" not in page
    assert "One more was written to another deputy" in page


def test_places_are_counted_by_estate_not_by_house(client, zhao, owned, code, bai):
    for place in ("锦苑小区 3号楼", "锦苑小区12号楼2单元", "新明花园1号楼", ""):
        actions.join(cast.delivered(code, "冷。", place=place), owned, by=bai)

    page = browser(client, zhao).get(at(owned)).text

    named = page[page.index('class="hbars"') :]
    assert "锦苑小区" in named and "新明花园" in named
    assert named.index("<dd>3</dd>") < named.index("新明花园") < named.index("<dd>1</dd>")


def test_one_tap_puts_it_in_and_leads_back_to_the_demand(client, zhao, demand, second):
    actions.gather(second, demand, 0.62, WHY, by=CLOCK, joins=False)

    answer = browser(client, zhao).post(
        f"/yuhe/threads/{second.code}/demand/{demand.code}/acceptance/", {"back": demand.code}
    )

    assert answer.headers["Location"] == at(demand)
    assert Gathering.objects.joined().filter(thread=second).exists()


def test_beside_a_conversation_the_piece_alone_is_shown(client, zhao, demand, thread):
    piece = browser(client, zhao).get(f"/yuhe/threads/{thread.code}/demand/", headers={"HX-Request": "true"}).text

    assert "早晚暖气不热" in piece
    assert "<html" not in piece


def test_a_name_left_empty_is_asked_for_and_the_owner_is_kept(client, bai, demand):
    answer = browser(client, bai).post(at(demand, "confirmation/"), {"title": "", "owner": "D001"})

    assert answer.status_code == 422
    assert "Give it a name." in answer.text
    assert 'value="D001" selected' in answer.text


def test_confirming_names_and_gives_it(client, bai, zhao, demand):
    browser(client, bai).post(at(demand, "confirmation/"), {"title": "锦苑供暖", "owner": "D001"})

    demand.refresh_from_db()
    assert (demand.title, demand.owner, demand.state) == ("锦苑供暖", zhao.deputy, "confirmed")


def test_an_answer_without_its_kind_is_not_sent_and_its_words_are_kept(client, zhao, owned):
    answer = browser(client, zhao).post(at(owned, "answers/"), {"body": "今晚修好。", "reply_type": ""})

    assert answer.status_code == 422
    assert "今晚修好。" in answer.text
    assert "Choose what kind of answer it is." in answer.text


@pytest.mark.usefixtures("at_once")
def test_everybody_is_answered_from_the_page(client, zhao, owned, thread):
    browser(client, zhao).post(at(owned, "answers/"), {"body": "今晚修好。", "reply_type": "explained"})

    thread.refresh_from_db()
    assert thread.state == "replied"
    assert "reached one message" in client.get(at(owned)).text


def test_the_last_decision_is_taken_back_from_the_page(client, bai, owned):
    last = Decision.objects.latest("id")

    browser(client, bai).post(at(owned, "undoing/"), {"decision": str(last.pk)})

    assert Demand.objects.get(pk=owned.pk).state == "candidate"


def test_a_split_without_a_choice_is_asked_about_again(client, bai, demand, second, transactional_db):
    actions.join(second, demand, by=bai)

    answer = browser(client, bai).post(at(demand, "split/"), {"title": "另一件"})

    assert answer.status_code == 422
    assert "Choose the messages that are another matter." in answer.text


@pytest.mark.parametrize("odd", ["%00", "😀" * 40, "' OR 1", "..%2F"])
def test_odd_numbers_lead_nowhere(client, bai, odd):
    assert browser(client, bai).get(f"/yuhe/demands/{odd}/").status_code == 404


def test_a_resident_reads_that_others_wrote_but_no_number_below_five(client, owned, thread):
    actions.tell(Gathering.objects.joined().get(thread=thread), by=CLOCK)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"

    page = cast.holding(client, thread).get("/t/").text

    assert "Others wrote the same" in page
    assert "people wrote about it" not in page


def test_from_five_people_on_the_resident_reads_how_many(client, owned, code, thread, bai):
    for number in range(4):
        actions.join(cast.delivered(code, "冷。", email=f"a{number}@example.org"), owned, by=bai)
    actions.tell(Gathering.objects.joined().get(thread=thread), by=CLOCK)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"

    assert "5 people wrote about it" in cast.holding(client, thread).get("/t/").text


def test_each_step_asks_in_words_of_its_own_and_keeps_what_was_typed(client, owned, bai):
    signed = cast.signed_in(client, bai)

    asked = signed.post(f"/yuhe/demands/{owned.code}/consultation/", {"result": ""})
    turned = signed.post(f"/yuhe/demands/{owned.code}/conversion/", {"became": "park", "result": "列为监督议题。"})

    assert (asked.status_code, turned.status_code) == (422, 422)
    assert "请写明居民怎样、在哪里、到何时可以表达意见。" in asked.text
    assert "请选择转为什么。" in turned.text and "列为监督议题。" in turned.text
    assert turned.text.count("对反映的居民意味着什么？") == 1
