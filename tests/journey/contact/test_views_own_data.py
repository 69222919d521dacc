"""“My data”: whoever holds the code reads, copies, puts right, hides and erases what is stored of them."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearth.core import inventory
from hearth.core.ids import uuid7
from hearth.journey.contact import actions, portable, tracking
from hearth.journey.contact.models import Contact, Message, Photo, Thread
from hearth.journey.contact.models.message import INSIDE
from tests import cast
from tests.house.screens import form_on, words_on

pytestmark = pytest.mark.django_db

ERASURE = "/t/data/erasure/"


@pytest.fixture
def own(client, thread):
    """The browser of whoever wrote the thread."""
    return cast.holding(client, thread)


def test_the_thread_leads_to_what_is_stored(own):
    assert 'href="/t/data/"' in own.get("/t/").text


def test_everything_is_told_with_purpose_and_end(own):
    said = words_on(own.get("/t/data/"))

    assert cast.COLD in said and "锦苑小区7号楼" in said
    assert "便于办理的人知道在哪里。" in said and "事情了结后3年" in said
    assert "便于代表答复您。" in said and "事情了结后1年" in said


def test_once_it_is_over_the_day_is_told_on_which_it_goes(own, thread):
    actions.withdraw(thread, by=cast.author(thread))

    assert re.search(r"保存：到20\d\d年\d+月\d+日", words_on(own.get("/t/data/")))


def test_how_to_reach_one_is_masked_until_asked_for(own):
    masked, shown = own.get("/t/data/"), own.get("/t/data/?show")

    assert "138****2046" in masked.text and "138 0000 2046" not in masked.text and "李奶奶" not in masked.text
    assert "138 0000 2046" in shown.text and "李奶奶" in shown.text


def test_who_looked_is_named_only_if_a_deputy(own, thread, zhao, bai):
    actions.show_contact(thread, "约时间上门", by=zhao)
    actions.show_contact(thread, "核实地址", by=bai)

    said = words_on(own.get("/t/data/"))

    assert "代表 赵敏" in said and "约时间上门" in said
    assert "核实地址" in said and "白洁" not in said


def test_letters_are_told_without_their_text(own, thread):
    said = words_on(own.get("/t/data/"))

    assert "带查询码的回执" in said and "短信：等待发送" in said


def test_the_copy_is_one_file_with_everything_and_nothing_that_opens_the_matter(own, thread, zhao, bai):
    actions.note(thread, "只在内部说的话", by=bai)
    actions.show_contact(thread, "核实", by=bai)

    answer = own.get("/t/data/copy/")
    copy = answer.json()

    assert answer["Content-Disposition"] == f'attachment; filename="hearth-{thread.code}.json"'
    assert copy["messages"][0]["body"] == cast.COLD and copy["contact"][0]["phone"] == "138 0000 2046"
    assert [line["name"] for line in copy["sightings"]] == [""]
    for secret in (thread.locator, bytes(thread.submission).hex(), "只在内部说的话", "白洁"):
        assert secret not in answer.text


def test_photos_are_inside_the_copy(own, thread):
    photo = Photo.objects.create(id=uuid7(), message=Message.objects.get(thread=thread), number=1, state="ready")
    photo.file.parent.mkdir(parents=True)
    photo.file.write_bytes(b"a kitchen")

    assert own.get("/t/data/copy/").json()["photos"][0]["jpeg_base64"] == "YSBraXRjaGVu"


@pytest.mark.parametrize("kind", INSIDE)
def test_what_stays_among_those_who_handle_it_stands_in_no_copy(own, thread, kind):
    message = Message.objects.create(
        entry_id=uuid7(), thread=thread, kind=kind, body="楼下302室也这样说", photo_count=1
    )
    photo = Photo.objects.create(id=uuid7(), message=message, number=1, state="ready")
    photo.file.parent.mkdir(parents=True)
    photo.file.write_bytes(b"somebody else's kitchen")

    copy = own.get("/t/data/copy/")

    assert "302室" not in copy.text and copy.json()["photos"] == []


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(WORDS, WORDS, WORDS, st.booleans())
def test_a_copy_holds_every_personal_field_of_every_row_as_it_stands(code, body, name, place, is_minor):
    written = cast.written(code, body, name=name, place=place, is_minor=is_minor, guardian=name if is_minor else "")
    thread = Thread.objects.get(pk=written.pk)

    copy = portable.copy_of(thread)

    for part, row in (
        ("matter", thread),
        ("contact", Contact.objects.get(thread=thread)),
        ("messages", Message.objects.get(thread=thread)),
    ):
        for field in type(row)._meta.concrete_fields:
            told = inventory.kept(field)
            if told.kind in ("personal", "sensitive") and field.name != "words":
                assert copy[part][0][field.name] == portable.written(field.value_from_object(row))


def test_details_are_corrected_as_they_were_asked(own, thread):
    form = form_on(own.get("/t/data/correction/"), "/t/data/correction/")
    assert (form["name"], form["phone"], form["place"]) == ("李奶奶", "138 0000 2046", "锦苑小区7号楼")

    answer = own.post("/t/data/correction/", form.filled(phone="13900001111"))

    assert answer["Location"] == "/t/data/"
    assert Contact.objects.get().phone == "13900001111"


def test_the_guardian_of_a_child_stays_when_a_number_is_corrected(client, code):
    thread = cast.delivered(code, name="小明", is_minor=True, guardian="妈妈")

    cast.holding(client, thread).post("/t/data/correction/", {"place": "锦苑", "name": "小明", "phone": "13900001111"})

    assert Contact.objects.get().guardian == "妈妈"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [({"phone": "call me"}, "电话"), ({"email": "li@"}, "邮箱"), ({"place": ""}, "地点"), ({"name": "李" * 41}, "40")],
)
def test_what_cannot_be_right_is_told_and_kept(own, wrong, sentence):
    typed = {"place": "锦苑", "name": "李", "phone": "", "email": ""} | wrong

    answer = own.post("/t/data/correction/", typed)

    assert answer.status_code == 422
    assert all(value in answer.text for value in wrong.values())
    assert Contact.objects.get().name == "李奶奶"


def test_words_are_hidden_here_and_at_the_desk(own, thread, zhao):
    own.get("/t/")
    own.post("/t/data/passage/", {"passage": "老人冻得睡不着"})

    at_desk = cast.signed_in(type(own)(), zhao).get(f"/yuhe/threads/{thread.code}/")
    for page in (own.get("/t/"), own.get("/t/data/"), at_desk):
        assert "▇▇▇" in page.text and "老人冻得睡不着" not in page.text


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("passage", "told"), [("", "复制到这里"), ("别人的话", "没有这些话"), ("长" * 2001, "2000字")])
def test_a_passage_that_does_not_stand_there_is_told_and_kept(own, passage, told):
    answer = own.post("/t/data/passage/", {"passage": passage})

    assert answer.status_code == 422 and told in answer.text and passage in answer.text
    assert "<details" in answer.text and Message.objects.get().body == cast.COLD


def test_a_ticket_without_the_code_erases_nothing(own, thread):
    actions.withdraw(thread, by=cast.author(thread))

    for sent in ({"code": "0" * 16}, {"assent": tracking.ticket(thread)}, {"assent": "x"}, {"assent": "..é"}, {}):
        assert own.post(ERASURE, sent).status_code in (200, 422)

    assert Message.objects.get().body == cast.COLD


def test_the_code_of_another_matter_erases_nothing(own, thread, code):
    actions.withdraw(thread, by=cast.author(thread))
    other = cast.delivered(code)

    assert own.post(ERASURE, {"code": tracking.code_of(other)}).status_code == 422
    assert own.post(ERASURE, {"assent": tracking.assent(other)}).status_code in (200, 422)
    assert Message.objects.get(thread=thread).body == cast.COLD


def test_an_assent_lasts_an_hour(thread, monkeypatch):
    kept = tracking.assent(thread)
    assert tracking.has_assented(thread, kept)

    later = tracking.timezone.now() + tracking.timezone.timedelta(hours=1)
    monkeypatch.setattr(tracking.timezone, "now", lambda: later)

    assert not tracking.has_assented(thread, kept)


def test_the_whole_matter_is_erased_by_whoever_has_the_code_and_says_yes_twice(own, thread):
    actions.withdraw(thread, by=cast.author(thread))

    asked = own.post(ERASURE, {"code": tracking.code_of(thread)})
    assert Message.objects.get().body == cast.COLD and "确定永久删除吗" in asked.text
    answer = own.post(ERASURE, form_on(asked, ERASURE, "assent").filled())

    assert answer["Location"] == "/t/data/"
    assert Message.objects.get().body == ""
    assert cast.COLD not in own.get("/t/").text and "已删除" in own.get("/t/").text
    assert own.get("/t/data/copy/").json()["matter"][0]["state"] == "erased"


@pytest.mark.django_db(transaction=True)
def test_while_it_is_handled_or_kept_the_page_says_why_it_cannot_be_erased(own, thread, bai):
    assert "事情还在办" in own.get(ERASURE).text

    actions.note_duty(thread, "supervision", by=bai)

    assert "监察委员会已调取" in own.get(ERASURE).text
    sent = own.post(ERASURE, {"assent": tracking.assent(thread)})
    assert sent.status_code == 422 and Message.objects.get().body == cast.COLD


def test_the_desk_notes_a_duty_and_ends_it(client, thread, bai):
    desk = cast.signed_in(client, bai)

    desk.post(f"/yuhe/threads/{thread.code}/duty/", {"duty": "court"})
    noted = desk.get(f"/yuhe/threads/{thread.code}/").text
    desk.post(f"/yuhe/threads/{thread.code}/duty/end/")

    assert "法院或检察院已调取" in noted
    assert Thread.objects.get().kept_for == ""


def test_a_duty_there_is_not_is_refused(client, thread, bai):
    answer = cast.signed_in(client, bai).post(f"/yuhe/threads/{thread.code}/duty/", {"duty": "whim"})

    assert answer.status_code == 422 and Thread.objects.get().kept_for == ""
