"""What citizens put right, hide and erase of what is stored about them; and what nobody can have erased."""

from __future__ import annotations

import pytest

from hearth.core.actors import System
from hearth.core.ids import uuid7
from hearth.core.photos import thumbnail_of
from hearth.ground.audit.models import Entry, Sighting
from hearth.ground.courier.models import Dispatch
from hearth.journey.contact import actions, tasks
from hearth.journey.contact.events import Happened
from hearth.journey.contact.models import Contact, Envelope, Message, Photo, Thread
from tests import cast

pytestmark = pytest.mark.django_db


def fresh(thread):
    return Thread.objects.get(pk=thread.pk)


def last_line(thread):
    return Entry.objects.about(thread).last()


def over(thread):
    actions.withdraw(thread, by=cast.author(thread))
    return fresh(thread)


def found(words):
    return Thread.objects.saying(words).exists()


def test_what_was_wrong_is_put_right_and_found_under_the_right_place(code, at_once):
    thread = cast.written(code, "灯坏了", name="李奶奶", place="锦苑小区7号楼")

    actions.correct(thread, name="李兰", phone="13900001111", place="锦苑小区9号楼", by=cast.author(thread))

    contact = Contact.objects.get(thread=thread)
    assert (contact.name, contact.phone, contact.email) == ("李兰", "13900001111", "")
    assert fresh(thread).place == "锦苑小区9号楼" and found("9号楼") and not found("7号楼")
    assert last_line(thread).event == Happened.CORRECTED and last_line(thread).facts == {}


def test_letters_waiting_for_the_wrong_number_are_not_sent_any_more(thread):
    actions.correct(thread, phone="13900001111", by=cast.author(thread))

    assert set(Dispatch.objects.values_list("state", "address")) == {("dropped", "")}


def test_whoever_leaves_every_line_empty_is_not_known_any_more(thread):
    actions.correct(thread, place=thread.place, by=cast.author(thread))

    assert not Contact.objects.exists()


def test_a_passage_is_gone_for_everybody_and_the_ledger_does_not_say_which(thread, at_once):
    tasks.index_words.work(last_line(thread))
    actions.add(thread, "老人冻得睡不着，已经三天。", by=cast.author(thread))
    assert found("老人冻得")

    actions.mask(thread, "老人冻得睡不着", by=cast.author(thread))

    bodies = list(Message.objects.order_by("pk").values_list("body", flat=True))
    assert bodies == ["锦苑小区7号楼早晚室温只有14度，▇▇▇，客服电话一直占线。", "▇▇▇，已经三天。"]
    assert "老人" not in fresh(thread).excerpt and not found("老人冻得") and found("客服电话")
    assert last_line(thread).event == Happened.MASKED and last_line(thread).facts == {}


def test_in_a_sealed_matter_it_is_gone_from_words_place_and_notes_alike(code, bai):
    chair = cast.staff("梁主任", "Liang Zhu", "leader")
    thread = cast.sealed(code, bai)
    Envelope.objects.filter(thread=thread).update(place=thread.envelope.put("望月巷甲19号"))
    own = fresh(thread).unlock(Message.objects.get(thread=thread, kind="first")).body
    actions.note(fresh(thread), f"当面核实：{own}；望月巷甲19号", by=chair)

    actions.mask(fresh(thread), own[:6], by=cast.author(thread))
    actions.mask(fresh(thread), "望月巷甲19号", by=cast.author(thread))

    again = fresh(thread)
    read = [again.unlock(message).body for message in Message.objects.filter(thread=again).order_by("pk")]
    assert (read[0], read[-1]) == (f"▇▇▇{own[6:]}", f"当面核实：▇▇▇{own[6:]}；▇▇▇")
    assert again.envelope.take(again.envelope.place) == "▇▇▇"


def test_what_the_deputy_wrote_is_not_changed_by_the_citizen(thread, zhao):
    actions.reply(thread, "老人冻得睡不着，我们知道了。", "measure", by=zhao)

    actions.mask(thread, "老人冻得睡不着", by=cast.author(thread))

    assert Message.objects.get(kind="reply").body == "老人冻得睡不着，我们知道了。"


@pytest.mark.parametrize("passage", ["从没写过的话", "老", ""])
def test_words_nobody_wrote_and_single_characters_are_not_hidden(thread, passage):
    with cast.refused():
        actions.mask(thread, passage, by=cast.author(thread))

    assert Message.objects.get().body == cast.COLD


def test_whoever_agreed_to_publication_can_take_that_back_once(code):
    thread = cast.delivered(code, privacy="public")

    actions.withdraw_consent(thread, by=cast.author(thread))

    assert fresh(thread).privacy == "private"
    with cast.refused():
        actions.withdraw_consent(thread, by=cast.author(thread))


def test_how_to_reach_the_citizen_is_erased_at_once_and_the_matter_goes_on(thread, zhao):
    actions.erase_contact(thread, by=cast.author(thread))

    actions.reply(fresh(thread), "已修好", "solved", by=zhao)
    assert not Contact.objects.exists()
    assert set(Dispatch.objects.filter(recipient="citizen").values_list("address", flat=True)) == {""}


def test_a_matter_still_being_handled_is_not_erased(thread):
    with cast.refused() as told:
        actions.erase(thread, by=cast.author(thread))

    assert "还在办" in str(told.value.sentence)


def test_of_an_erased_matter_code_dates_and_states_remain(thread, zhao):
    actions.note(thread, "李奶奶家里有病人", by=zhao)
    over(thread)

    actions.erase(fresh(thread), by=cast.author(thread))

    tomb = fresh(thread)
    assert (tomb.code, tomb.state, tomb.began_at) == (thread.code, "erased", thread.began_at)
    assert (tomb.place, tomb.excerpt, tomb.words, bytes(tomb.fingerprint)) == ("", "", None, b"")
    assert set(Message.objects.values_list("body", flat=True)) == {""}
    assert last_line(thread).facts == {"was": "withdrawn"}


def test_photos_go_with_the_matter_and_so_do_their_files(thread, at_once):
    message = Message.objects.get(thread=thread)
    photo = Photo.objects.create(id=uuid7(), message=message, number=1, state="ready")
    files = [photo.file, thumbnail_of(photo.file), photo.arrived]
    for file in files:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"a kitchen")

    actions.erase(over(thread), by=cast.author(thread))

    assert not Photo.objects.exists()
    assert [file for file in files if file.exists()] == []


def test_a_photo_drawn_while_its_matter_is_erased_does_not_stay(thread, monkeypatch):
    from hearth.journey.contact import pictures
    from tests.journey.contact.test_views_door import picture

    photo = Photo.objects.create(message=Message.objects.get(thread=thread), number=1)
    photo.arrived.parent.mkdir(parents=True, exist_ok=True)
    photo.arrived.write_bytes(picture().read())
    drawn = pictures.rewrite_file

    def slowly(*files):
        made = drawn(*files)
        actions.erase(over(thread), by=cast.author(thread))
        return made

    monkeypatch.setattr(pictures, "rewrite_file", slowly)
    pictures.rewrite(Entry.objects.get(pk=photo.message_id))

    assert not photo.file.exists() and not photo.arrived.exists()


def test_a_legal_duty_keeps_the_words_but_not_the_number(thread, bai):
    actions.note_duty(over(thread), "court", by=bai)

    with cast.refused() as told:
        actions.erase(fresh(thread), by=cast.author(thread))
    actions.erase_contact(fresh(thread), by=cast.author(thread))

    assert "法院" in str(told.value.sentence)
    assert Message.objects.get().body == cast.COLD


def test_when_the_duty_has_ended_the_matter_can_be_erased(thread, bai):
    actions.note_duty(over(thread), "review", by=bai)
    actions.end_duty(fresh(thread), by=bai)

    actions.erase(fresh(thread), by=cast.author(thread))

    assert fresh(thread).state == "erased"
    told = [line.event for line in Entry.objects.about(thread)][-3:]
    assert told == [Happened.DUTY_NOTED, Happened.DUTY_ENDED, Happened.ERASED]


def test_erasing_destroys_no_evidence_of_who_looked(thread, zhao):
    actions.show_contact(thread, "回电", by=zhao)

    actions.erase(over(thread), by=cast.author(thread))

    assert Sighting.objects.get().reason == "回电"
    assert Entry.objects.about(thread).filter(event=Happened.CONTACT_SHOWN).exists()


@pytest.mark.parametrize(
    "verb",
    [
        lambda thread, by: actions.erase(thread, by=by),
        lambda thread, by: actions.mask(thread, "老人", by=by),
        lambda thread, by: actions.correct(thread, name="李", by=by),
        lambda thread, by: actions.erase_contact(thread, by=by),
        lambda thread, by: actions.withdraw_consent(thread, by=by),
    ],
)
def test_nothing_more_can_be_done_to_an_erased_matter(thread, verb):
    actions.erase(over(thread), by=cast.author(thread))

    with cast.refused():
        verb(fresh(thread), cast.author(thread))


def test_a_form_sent_again_after_its_matter_was_erased_brings_no_word_back(code):
    from hearth.core.actors import Visitor
    from hearth.journey.contact import tracking
    from hearth.journey.contact.actions.submitting import Words

    key = tracking.submission_key(tracking.new_submission())
    thread = actions.submit(code, Words(cast.COLD), key, by=Visitor())
    actions.deliver(thread, by=System("filter"))
    actions.erase(over(thread), by=cast.author(thread))

    with cast.refused():
        actions.submit(code, Words(cast.COLD), key, by=Visitor())

    assert set(Message.objects.values_list("body", flat=True)) == {""}
