import re
from datetime import timedelta

import pytest
from django.test import Client

from hearth.core import clock, tenancy
from hearth.core.actors import System
from hearth.core.ids import uuid7
from hearth.journey.contact import actions, tracking
from hearth.journey.contact.models import Photo, Thread
from hearth.journey.contact.views.own import PAGES
from tests import cast
from tests.cast import holding
from tests.journey.contact.test_views_door import picture

pytestmark = pytest.mark.django_db


def fresh(thread):
    return Thread.objects.get(pk=thread.pk)


def type_code(client, code):
    return client.post("/t/", {"code": code})


def wrong(code):
    return code[:8] + f"{(int(code[8:]) + 1) % 10**8:08d}"


@pytest.fixture
def replied(thread, zhao):
    actions.acknowledge(thread, by=zhao)
    actions.reply(thread, "阀门已更换，今晚请再量一次。", "measure", by=zhao, promised_on=clock.today())
    return thread


def test_without_a_ticket_the_code_is_asked_for(client, yuhe):
    page = client.get("/t/")

    assert page.status_code == 200 and 'name="code"' in page.text and "data-tracking" in page.text


def test_a_typed_code_opens_the_thread(client, thread):
    answer = type_code(client, tracking.code_of(thread))
    page = client.get("/t/")

    assert (answer.status_code, answer["Location"]) == (303, "/t/")
    assert "锦苑小区7号楼" in page.text and cast.COLD in page.text


def test_the_code_stands_in_no_address_title_or_header(client, thread):
    code = tracking.code_of(thread)
    answer, page = type_code(client, code), client.get("/t/")

    assert code not in str(answer.headers) + str(answer.cookies)
    assert code not in re.search("<title>(.*?)</title>", page.text)[1]


@pytest.mark.parametrize("typed", ["", "1234", "一二三", "\x00", "9" * 16, "9" * 5000])
def test_a_code_that_is_none_is_told_and_kept(client, yuhe, typed):
    assert type_code(client, typed).status_code == 422


def test_a_wrong_secret_and_an_unknown_thread_get_the_same_answer(client, thread):
    known = type_code(client, wrong(tracking.code_of(thread)))
    unknown = type_code(client, "0" * 16)

    assert known.status_code == unknown.status_code == 422
    said = [re.findall(r'class="field__error".*?</p>', page.text) for page in (known, unknown)]
    assert said[0] == said[1] != []


def test_five_wrong_secrets_make_a_thread_wait(client, thread):
    code = tracking.code_of(thread)
    guesses = [type_code(client, wrong(code)).status_code for _ in range(6)]

    assert guesses == [422] * 5 + [429]
    assert type_code(client, code).status_code == 429


def test_the_owner_may_open_it_as_often_as_they_like(client, thread):
    code = tracking.code_of(thread)

    assert [type_code(client, code).status_code for _ in range(10)] == [303] * 10


def test_a_network_has_twenty_five_tries(client, thread):
    tries = [type_code(client, f"{n:08d}00000000").status_code for n in range(26)]

    assert tries == [422] * 25 + [429]


def test_every_page_is_kept_nowhere_and_tells_nobody(client, thread):
    holding(client, thread)
    pages = [client.get("/t/"), client.get("/t/receipt/"), client.post("/t/messages/", {"body": ""})]

    assert {page["Cache-Control"] for page in pages} == {"no-store"}
    assert {page["Referrer-Policy"] for page in pages} == {"no-referrer"}


def test_the_page_costs_two_queries_however_long_the_thread(client, replied, django_assert_num_queries):
    for n in range(5):
        actions.add(fresh(replied), f"补充{n}", by=cast.author(replied))
    holding(client, replied).get("/t/")
    PAGES.forget()

    with django_assert_num_queries(2):
        client.get("/t/")


def test_looking_again_costs_one_query_until_something_happens(client, replied, zhao, django_assert_num_queries):
    holding(client, replied).get("/t/")

    with django_assert_num_queries(1):
        client.get("/t/")
    actions.reply(fresh(replied), "还有一句话。", "explained", by=zhao)

    assert "还有一句话" in client.get("/t/").text


def test_a_remembered_page_carries_the_token_of_whoever_looks(replied):
    browsers = [holding(Client(enforce_csrf_checks=True), replied) for _ in range(2)]
    tokens = [re.search(r'csrfmiddlewaretoken" value="([^"]+)"', each.get("/t/").text)[1] for each in browsers]

    answer = browsers[1].post("/t/rating/", {"solved": "yes", "csrfmiddlewaretoken": tokens[1]})

    assert tokens[0] != tokens[1] and answer.status_code == 303


def test_notes_are_never_shown_to_the_citizen(client, thread, zhao):
    actions.acknowledge(thread, by=zhao)
    actions.note(thread, "这位居民常来", by=zhao)
    actions.hand_over(thread, "请联系热力公司王经理", by=zhao)

    page = holding(client, thread).get("/t/").text

    assert "常来" not in page and "王经理" not in page
    assert "赵敏代表请工作人员协调" in page


def test_the_answer_is_shown_with_its_promise_and_the_question(client, replied):
    page = holding(client, replied).get("/t/").text

    assert "阀门已更换" in page and "赵敏代表已回复" in page and "承诺" in page
    assert 'name="solved" value="yes"' in page


def test_the_citizen_has_the_last_word(client, replied):
    answer = holding(client, replied).post("/t/rating/", {"solved": "partly", "clarity": "2"})

    assert (answer.status_code, answer["Location"]) == (303, "/t/")
    assert (fresh(replied).state, fresh(replied).solved, fresh(replied).clarity) == ("rated", "partly", 2)


@pytest.mark.parametrize("typed", [{}, {"solved": "perhaps"}, {"solved": "yes", "clarity": "9"}, {"solved": "\x00"}])
def test_a_rating_that_is_none_changes_nothing(client, replied, typed):
    assert holding(client, replied).post("/t/rating/", typed).status_code == 422
    assert fresh(replied).state == "replied"


def test_not_solved_goes_back_to_the_deputy(client, replied):
    holding(client, replied).post("/t/rating/", {"solved": "no"})
    client.post("/t/reopening/", {"body": "昨晚又降到13度"})

    assert fresh(replied).state == "reopened"
    assert "昨晚又降到13度" in client.get("/t/").text


@pytest.mark.django_db(transaction=True)
def test_a_refusal_is_told_and_the_words_are_kept(client, replied):
    holding(client, replied)
    with clock.standing_at(clock.now() + timedelta(days=31)):
        page = client.post("/t/reopening/", {"body": "又冷了"})

    assert page.status_code == 422 and "30天" in page.text and "又冷了" in page.text


def test_something_is_added_with_a_photo(client, thread):
    holding(client, thread).post("/t/messages/", {"body": "温度计照片", "photos": [picture()]})

    photo = Photo.objects.get()
    page = client.get("/t/").text
    assert "温度计照片" in page and f"/t/photos/{photo.message_id}/1/" in page


def test_a_question_is_asked_first_and_answered(client, thread, zhao):
    actions.ask(thread, "请问是几号楼？", by=zhao)
    page = holding(client, thread).get("/t/").text

    client.post("/t/messages/", {"body": "7号楼"})

    assert page.index("请问是几号楼") < page.index("办理经过")
    assert fresh(thread).state == "acknowledged"


def test_a_message_can_be_withdrawn(client, thread):
    holding(client, thread).post("/t/withdrawal/")

    assert fresh(thread).state == "withdrawn"
    assert "您已撤回" in client.get("/t/").text


def test_what_was_not_taken_can_be_looked_at_again(client, thread, bai):
    actions.refuse(thread, "这是广告。", by=bai)
    page = holding(client, thread).get("/t/").text

    client.post("/t/appeal/", {"body": "不是广告"})

    assert "这是广告" in page and fresh(thread).state == "held"


@pytest.mark.parametrize("state", ["submitted", "held", "redirected", "coordinating", "closed", "rated", "reopened"])
def test_every_state_has_its_page(client, code, zhao, bai, state):
    thread = cast.written(code) if state in ("submitted", "held") else cast.delivered(code)
    house = System("clock")
    lead = {
        "submitted": lambda: None,
        "held": lambda: actions.hold(thread, ("flood",), by=System("filter")),
        "redirected": lambda: actions.redirect(thread, "court", "请找法院。", by=bai),
        "coordinating": lambda: actions.take_over(thread, by=bai),
        "closed": lambda: (actions.reply(thread, "好了", "solved", by=zhao), actions.close(thread, by=house)),
        "rated": lambda: (
            actions.reply(thread, "好了", "solved", by=zhao),
            actions.rate(thread, "yes", None, by=cast.author(thread)),
        ),
        "reopened": lambda: (
            actions.reply(thread, "好了", "solved", by=zhao),
            actions.reopen(thread, "没好", by=cast.author(thread)),
        ),
    }
    lead[state]()

    page = holding(client, thread).get("/t/?lang=en")

    assert fresh(thread).state == state and page.status_code == 200


def test_the_citizen_sees_who_looked_up_how_to_reach_them(client, thread, bai):
    actions.show_contact(thread, "约时间上门", by=bai)

    page = holding(client, thread).get("/t/").text

    assert "白洁" in page and "约时间上门" in page


def test_the_receipt_shows_the_code_once_more_and_what_comes_next(client, thread):
    page = holding(client, thread).get("/t/receipt/").text
    code = tracking.code_of(thread)

    assert " ".join(code[n : n + 4] for n in (0, 4, 8, 12)) in page
    assert "最晚" in page and 'data-clear-draft="door-' in page


def test_an_emergency_is_told_whom_to_call(client, code):
    thread = cast.written(code, "楼下现在着火了！")

    assert "119" in holding(client, thread).get("/t/receipt/").text


def test_leaving_forgets_the_thread_on_this_device(client, thread):
    answer = holding(client, thread).post("/t/leaving/")

    assert answer.cookies["hearth_thread"].value == ""


@pytest.mark.parametrize("verb", ["messages", "rating", "reopening", "withdrawal", "appeal"])
def test_without_a_ticket_nothing_can_be_done(client, thread, verb):
    answer = client.post(f"/t/{verb}/", {"body": "x", "solved": "yes"})

    assert answer["Location"] == "/t/"
    assert fresh(thread).state == "delivered"


def test_a_ticket_of_another_congress_opens_only_that_thread(client, thread, wei, jinchuan):
    with tenancy.inside(jinchuan):
        theirs = cast.delivered(cast.code_of(wei), "锦川的事", place="锦川路")
        holding(client, theirs)

    page = client.get("/t/").text

    assert "锦川路" in page and "锦苑" not in page


def test_a_photo_is_shown_to_its_owner_only(client, code, thread, settings):
    holding(client, thread).post("/t/messages/", {"body": "照片", "photos": [picture()]})
    photo = Photo.objects.get()
    address = f"/t/photos/{photo.message_id}/1/"

    waiting = client.get(address)
    Photo.objects.update(state="ready")
    photo.file.parent.mkdir(parents=True)
    photo.file.write_bytes(b"jpeg")
    ready = client.get(address)
    stranger = holding(client, cast.delivered(code)).get(address)

    assert waiting["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert (ready["Content-Type"], ready["Cache-Control"]) == ("image/jpeg", "private, no-store")
    assert "sandbox" in ready["Content-Security-Policy"]
    assert stranger.status_code == 404


def test_a_form_without_its_token_is_refused(thread):
    strict = holding(Client(enforce_csrf_checks=True), thread)

    assert strict.post("/t/withdrawal/").status_code == 403


def test_a_browser_that_hides_its_origin_can_still_answer(thread):
    strict = holding(Client(enforce_csrf_checks=True), thread)
    token = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', strict.get("/t/").text)[1]

    answer = strict.post("/t/withdrawal/", {"csrfmiddlewaretoken": token}, headers={"Origin": "null"})

    assert answer.status_code == 303


@pytest.fixture
def gone(thread):
    """A thread this browser has a ticket for, which an older backup that was brought back does not know."""
    return Thread(id=uuid7(), congress_id=thread.congress_id)


def test_who_holds_a_ticket_to_a_thread_that_is_gone_is_asked_for_the_code(client, gone):
    page = holding(client, gone).get("/t/")

    assert page.status_code == 200 and 'name="code"' in page.text
    assert page.cookies["hearth_thread"].value == ""


@pytest.mark.parametrize("verb", ["messages", "rating", "reopening", "withdrawal", "appeal"])
def test_to_a_thread_that_is_gone_nothing_can_be_done(client, gone, verb):
    answer = holding(client, gone).post(f"/t/{verb}/", {"body": "还有一件事", "solved": "yes"})

    assert (answer.status_code, answer["Location"]) == (303, "/t/")
    assert answer.cookies["hearth_thread"].value == ""


def test_a_second_look_is_offered_once(client, thread, bai):
    actions.hold(thread, ("abuse",), by=System("filter"))
    actions.refuse(fresh(thread), "里面有别人的身份证号。", by=bai)
    offered = holding(client, thread).get("/t/").text
    actions.appeal(fresh(thread), "那是我自己的号码。", by=cast.author(thread))
    actions.refuse(fresh(thread), "号码不是您的。", by=bai)

    again = client.get("/t/").text

    assert "/t/appeal/" in offered
    assert "/t/appeal/" not in again


def test_what_the_deputy_says_on_reading_is_shown(client, thread, zhao):
    actions.acknowledge(thread, "看到了，今天下午我去锅炉房。", by=zhao)

    assert "今天下午我去锅炉房" in holding(client, thread).get("/t/").text


@pytest.mark.parametrize("small", ["", "?small"])
def test_a_photo_whose_file_is_lost_is_not_found(client, thread, small):
    holding(client, thread).post("/t/messages/", {"body": "照片", "photos": [picture()]})
    Photo.objects.update(state="ready")

    assert client.get(f"/t/photos/{Photo.objects.get().message_id}/1/{small}").status_code == 404


def test_a_photo_that_could_not_be_opened_is_drawn_as_such(client, thread):
    holding(client, thread).post("/t/messages/", {"body": "照片", "photos": [picture()]})
    address = f"/t/photos/{Photo.objects.get().message_id}/1/"
    waiting = client.get(address).content
    Photo.objects.update(state="unreadable")

    assert client.get(address).content != waiting
