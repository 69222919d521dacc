from datetime import timedelta
from uuid import UUID

import pytest

from hearth.core import clock, tenancy
from hearth.core.actors import System
from hearth.core.remembered import Remembered
from hearth.ground.audit.models import Entry, Sighting
from hearth.journey.contact import actions, conversation
from hearth.journey.contact.events import Happened
from hearth.journey.contact.models import Message, Photo, Phrase, Thread
from tests import cast

HTMX = {"HTTP_HX_REQUEST": "true"}

pytestmark = pytest.mark.django_db


def path(thread, verb=""):
    return f"/yuhe/threads/{thread.code}/{verb}"


def opened(client, actor, thread, query=None, **headers):
    """The conversation as this person sees it."""
    return cast.signed_in(client, actor).get(path(thread), query or {}, **headers)


def posted(client, actor, thread, verb, words=None, **headers):
    """This person presses a button."""
    return cast.signed_in(client, actor).post(path(thread, f"{verb}/"), words or {}, **headers)


def fresh(thread):
    return Thread.objects.get(pk=thread.pk)


def answer_of(kind, **details):
    return {"say": "reply", "body": "热力公司今天下午换阀门。", "reply_type": kind, **details}


def test_a_deputy_reads_what_the_resident_wrote(client, zhao, thread):
    page = opened(client, zhao, thread).content.decode()

    assert cast.COLD in page
    assert "138****2046" in page
    assert "李奶奶" not in page


def test_looking_at_a_message_changes_nothing(client, zhao, thread):
    before = Entry.objects.about(thread).count()

    opened(client, zhao, thread)

    assert (fresh(thread).state, fresh(thread).is_new) == ("delivered", True)
    assert Entry.objects.about(thread).count() == before


def test_another_deputy_finds_nothing(client, sun, thread):
    assert opened(client, sun, thread).status_code == 404


def test_somebody_from_another_congress_is_asked_to_sign_in_here(client, wei, jinchuan, thread):
    with tenancy.inside(jinchuan):
        cast.signed_in(client, wei)

    answer = client.get(path(thread))

    assert answer.status_code == 303
    assert answer["Location"].startswith("/yuhe/sign-in/")


def test_the_public_is_asked_to_sign_in(client, thread):
    assert client.get(path(thread)).status_code == 303


@pytest.mark.parametrize("code", ["NOTHERE1", "%00", "x" * 300, "..%2f"])
def test_a_code_of_nothing_finds_nothing(client, zhao, code):
    assert cast.signed_in(client, zhao).get(f"/yuhe/threads/{code}/").status_code == 404


def test_a_deputy_tells_the_resident_that_it_was_read(client, zhao, thread):
    answer = posted(client, zhao, thread, "acknowledgement")

    assert (answer.status_code, answer["Location"]) == (303, path(thread))
    assert fresh(thread).state == "acknowledged"


def test_a_button_is_there_only_while_it_can_be_pressed(client, zhao, bai, thread):
    acknowledge, release, take_over = (path(thread, f"{verb}/") for verb in ("acknowledgement", "release", "staff"))

    deputys, staffs = opened(client, zhao, thread).content.decode(), opened(client, bai, thread).content.decode()

    assert acknowledge in deputys
    assert take_over not in deputys
    assert take_over in staffs
    assert acknowledge not in staffs
    assert release not in staffs


@pytest.mark.parametrize(
    ("kind", "details", "kept"),
    [
        ("solved", {}, {"promised_on": None, "passed_to": ""}),
        ("measure", {"promised_on": "2099-12-31"}, {"promised_on": "2099-12-31", "passed_to": ""}),
        ("passed_on", {"passed_to": "榆河热力"}, {"promised_on": None, "passed_to": "榆河热力"}),
        ("explained", {"promised_on": "2099-12-31", "passed_to": "无关"}, {"promised_on": None, "passed_to": ""}),
    ],
)
def test_an_answer_says_what_kind_of_answer_it_is(client, zhao, thread, kind, details, kept):
    answer = posted(client, zhao, thread, "replies", answer_of(kind, **details))

    message = Message.objects.get(kind="reply")
    day = message.promised_on.isoformat() if message.promised_on else None
    assert answer.status_code == 303
    assert fresh(thread).state == "replied"
    assert message.reply_type == kind
    assert {"promised_on": day, "passed_to": message.passed_to} == kept


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (answer_of(""), "请选答复类型"),
        (answer_of("measure"), "请写明哪天前办到"),
        (answer_of("measure", promised_on="2001-01-01"), "这一天已经过了"),
        (answer_of("measure", promised_on="soon"), "请在日历里选日期"),
        (answer_of("passed_on"), "请写明转给了谁"),
        (answer_of("solved", body=" \x00 "), "请先写几句话"),
        (answer_of("solved", body="字" * 10_001), "太长了"),
    ],
)
def test_an_answer_that_leaves_something_open_comes_back_with_its_words(client, zhao, thread, words, sentence):
    answer = posted(client, zhao, thread, "replies", words)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert words["body"].strip(" \x00") in page
    assert fresh(thread).state == "delivered"


@pytest.mark.parametrize(("say", "state"), [("ask", "need_info"), ("note", "delivered"), ("hand_over", "coordinating")])
def test_a_deputy_asks_notes_and_hands_over_in_the_same_place(client, zhao, thread, say, state):
    posted(client, zhao, thread, "replies", {"say": say, "body": "请看一下。"})

    assert fresh(thread).state == state
    assert Message.objects.filter(thread=thread, body="请看一下。").exists()


def test_an_aide_answers_in_the_name_of_the_deputy_and_the_ledger_says_so(client, aide, thread):
    posted(client, aide, thread, "replies", answer_of("solved"))

    assert Entry.objects.get(event=Happened.REPLIED).role == "aide"


@pytest.mark.django_db(transaction=True)
def test_who_was_slower_is_told_so(client, bai, thread):
    actions.withdraw(thread, by=cast.author(thread))

    answer = posted(client, bai, thread, "replies", answer_of("solved"))

    assert answer.status_code == 422
    assert not Message.objects.filter(kind="reply").exists()
    assert 'role="alert"' in answer.content.decode()


@pytest.mark.django_db(transaction=True)
def test_words_of_a_move_that_was_overtaken_stand_in_the_composer_again(client, zhao, thread):
    actions.hand_over(thread, "请协调。", by=zhao)

    answer = posted(client, zhao, thread, "replies", {"say": "hand_over", "body": "再请协调一次。"})

    assert answer.status_code == 422
    assert "再请协调一次。</textarea>" in answer.content.decode()


@pytest.mark.parametrize("verb", ["staff", "release"])
def test_what_only_staff_may_do_a_deputy_cannot(client, zhao, thread, verb):
    answer = posted(client, zhao, thread, verb)

    assert answer.status_code == 422
    assert fresh(thread).state == "delivered"


def test_the_page_is_only_read_by_reading(client, zhao, thread):
    answer = cast.signed_in(client, zhao).get(path(thread, "acknowledgement/"))

    assert answer.status_code == 405


def test_htmx_gets_the_conversation_as_it_now_stands_and_a_word_of_confirmation(client, zhao, thread):
    answer = posted(client, zhao, thread, "acknowledgement", **HTMX)

    page = answer.content.decode()
    assert answer.status_code == 200
    assert page.startswith('<div class="desk__pair" id="conversation"')
    assert "已告诉居民您看过了" in page


def test_staff_take_over_report_back_and_give_to_another_deputy(client, bai, sun, thread):
    posted(client, bai, thread, "staff")
    taken = fresh(thread)
    posted(client, bai, thread, "return", {"body": "热力公司已经修好。"})
    back = fresh(thread)
    posted(client, bai, thread, "deputy", {"deputy": "孙建国"})

    assert (taken.state, taken.staff_id) == ("coordinating", bai.id)
    assert back.state == "acknowledged"
    assert fresh(thread).deputy_id == sun.deputy.pk


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("无人", "没有找到这位在任代表"), ("国", "有几位代表符合"), ("", "请写代表的姓名或编号")],
)
def test_a_deputy_who_is_not_clear_is_asked_for_again(client, bai, sun, thread, typed, sentence):
    cast.deputy("D003", "王国强", "Wang Guoqiang")

    answer = posted(client, bai, thread, "deputy", {"deputy": typed})

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert fresh(thread).deputy_id == thread.deputy_id


def test_staff_set_aside_and_release(client, bai, thread):
    posted(client, bai, thread, "hold", {"reason": "threat", "is_urgent": "on"})
    held = fresh(thread)
    posted(client, bai, thread, "release")

    assert (held.state, held.held_for, held.is_urgent) == ("held", "threat", True)
    assert fresh(thread).state == "delivered"


@pytest.mark.parametrize(
    ("verb", "words", "state"),
    [
        ("refusal", {"body": "没有说清是什么事。"}, "not_accepted"),
        ("redirection", {"target": "court", "body": "请找区法院立案庭。"}, "redirected"),
    ],
)
def test_staff_say_why_a_message_is_not_taken_or_belongs_elsewhere(client, bai, thread, verb, words, state):
    silent = posted(client, bai, thread, verb, words | {"body": ""})
    posted(client, bai, thread, verb, words)

    assert silent.status_code == 422
    assert fresh(thread).state == state
    assert Message.objects.get(kind="told").body == words["body"]


def test_how_to_reach_the_resident_is_shown_once_for_a_reason_that_is_kept(client, zhao, thread):
    answer = posted(client, zhao, thread, "contact", {"reason": "约下午三点半上门"})

    shown, afterwards = answer.content.decode(), opened(client, zhao, thread).content.decode()
    assert "138 0000 2046" in shown
    assert "李奶奶" in shown
    assert Sighting.objects.get().reason == "约下午三点半上门"
    assert "138 0000 2046" not in afterwards
    assert "no-store" in answer["Cache-Control"]


def test_without_a_reason_nobody_sees_how_to_reach_the_resident(client, zhao, thread):
    answer = posted(client, zhao, thread, "contact", {"reason": ""})

    assert answer.status_code == 422
    assert "138 0000 2046" not in answer.content.decode()
    assert not Sighting.objects.exists()


def test_notes_are_marked_as_unseen_by_the_resident(client, bai, thread):
    actions.note(thread, "第九条了。", by=bai)

    assert "内部备注，居民看不到" in opened(client, bai, thread).content.decode()


def test_a_phrase_is_put_into_the_answer_by_its_address(client, zhao, thread):
    phrase = Phrase.objects.create(user_id=zhao.id, title="收到", body="收到，两天内回您。")

    page = opened(client, zhao, thread, {"phrase": str(phrase.pk)}).content.decode()

    assert "收到，两天内回您。</textarea>" in page


def test_a_phrase_of_somebody_else_is_nobodys(client, zhao, bai, thread):
    phrase = Phrase.objects.create(user_id=bai.id, title="收到", body="收到，两天内回您。")

    assert "两天内回您" not in opened(client, zhao, thread, {"phrase": str(phrase.pk)}).content.decode()


def test_what_residents_write_is_shown_and_never_run(client, zhao, code):
    thread = cast.delivered(code, '<script>alert("冷")</script><b hx-get="/">暖气</b>')

    page = opened(client, zhao, thread).content.decode()

    assert "<script>alert" not in page
    assert "<b hx-get" not in page


def test_a_long_conversation_shows_the_newest_and_leads_to_what_came_before(client, zhao, thread, monkeypatch):
    monkeypatch.setattr(conversation, "LONGEST", 3)
    monkeypatch.setattr(conversation, "LATEST", Remembered(conversation.LATEST.build, thread=UUID))  # composed anew
    for n in range(5):
        actions.note(thread, f"备注之{n}。", by=zhao)

    newest = conversation.timeline(thread, None)
    before = conversation.timeline(thread, newest.earlier)

    assert [line.message.body for line in newest.lines] == ["备注之2。", "备注之3。", "备注之4。"]
    assert [line.message.body for line in before.lines if line.message][-2:] == ["备注之0。", "备注之1。"]


@pytest.mark.parametrize("notes", [1, 30])
def test_a_conversation_costs_the_same_however_long_it_is(client, zhao, thread, notes, django_assert_num_queries):
    for n in range(notes):
        actions.note(thread, f"备注{n}。", by=zhao)
    cast.signed_in(client, zhao)

    with django_assert_num_queries(7):  # congress, session, posts, thread, is it about them, entries, phrases
        client.get(path(thread))


def test_the_page_says_why_it_is_due_then(client, zhao, thread):
    page = opened(client, zhao, thread).content.decode()

    assert "代表首次查看" in page
    assert "平台默认" in page


def test_an_overdue_message_says_how_late_it_is(client, zhao, thread):
    late = clock.now() - timedelta(hours=3)
    Thread.objects.filter(pk=thread.pk).update(due_at=late, due_from=late - timedelta(days=1))

    assert "clock--late" in opened(client, zhao, thread).content.decode()


@pytest.fixture
def photo(thread):
    """A photo that came with the first words and was made anew."""
    first = Message.objects.get(thread=thread, kind="first")
    made = Photo.objects.create(message=first, number=1, state="ready")
    made.file.parent.mkdir(parents=True)
    made.file.write_bytes(b"large")
    made.file.with_suffix(".thumb.jpg").write_bytes(b"small")
    return made


def test_a_deputy_sees_the_photos(client, zhao, thread, photo):
    cast.signed_in(client, zhao)

    large, small = (client.get(path(thread, f"photos/{photo.message_id}/1/{size}")) for size in ("", "?small"))

    assert (b"".join(large), b"".join(small)) == (b"large", b"small")
    assert "no-store" in large["Cache-Control"]


def test_another_deputy_sees_no_photo_not_even_by_way_of_an_own_thread(client, sun, thread, photo):
    own = cast.delivered(cast.code_of(sun))
    cast.signed_in(client, sun)

    answers = [client.get(path(place, f"photos/{photo.message_id}/1/")).status_code for place in (thread, own)]

    assert answers == [404, 404]


def test_words_held_by_the_filter_say_why(client, bai, code):
    thread = cast.written(code)
    actions.hold(thread, ("self_harm",), by=System("filter"), is_urgent=True)

    assert "有生命危险" in opened(client, bai, thread).content.decode()


def labels(thread):
    """What each of the words in this thread is called, where they are more than words."""
    return [str(line.label.text) for line in conversation.timeline(thread, None).lines if line.message and line.label]


def test_words_that_are_more_than_words_say_what_they_are(thread, zhao):
    actions.acknowledge(thread, "看到了，今天下午我去锅炉房。", by=zhao)
    actions.note(thread, "问过热力公司", by=zhao)
    actions.ask(thread, "几号楼几单元？", by=zhao)
    actions.add(thread, "七号楼二单元", by=cast.author(thread))
    actions.reply(thread, "阀门已更换。", "solved", by=zhao)

    said = labels(fresh(thread))

    assert said[1:] == ["追问情况", "已解决"]
    assert "看过" in said[0]


def test_a_deputy_may_be_named_by_a_part_of_their_name_if_nobody_else_is_called_so(client, bai, sun, thread):
    posted(client, bai, thread, "deputy", {"deputy": "建国"})

    assert fresh(thread).deputy_id == sun.deputy.pk
