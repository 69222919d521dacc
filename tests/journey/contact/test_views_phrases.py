import pytest
from django.utils.timezone import localdate

from hearth.core import clock, tenancy
from hearth.ground.audit.models import Entry
from hearth.ground.congress.models import Focus
from hearth.journey.contact import actions
from hearth.journey.contact.models import Phrase
from tests import cast

PHRASES = "/yuhe/phrases/"
PROFILE = "/yuhe/profile/"


@pytest.fixture
def desk(client, zhao):
    """Zhao at her desk, reading English."""
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return cast.signed_in(client, zhao)


@pytest.fixture
def phrase(yuhe, zhao):
    """Words Zhao uses often."""
    return actions.save_phrase(yuhe, "走访", "我会到您家看看。", by=zhao)


@pytest.fixture
def focus(zhao):
    """A line of Zhao's work."""
    return actions.set_focus(zhao.deputy, "锦苑小区供暖", "已约热力公司", by=zhao)


def test_a_phrase_is_kept(desk, zhao):
    desk.post(PHRASES, {"title": "走访", "body": "我会到您家看看。"})

    kept = Phrase.objects.get()
    assert (kept.user_id, kept.title, kept.body) == (zhao.id, "走访", "我会到您家看看。")
    assert "我会到您家看看。" in desk.get(PHRASES).text


def test_a_phrase_is_changed_and_renamed(desk, phrase):
    page = desk.get(f"{PHRASES}{phrase.pk}/").text
    desk.post(f"{PHRASES}{phrase.pk}/", {"title": "上门", "body": "周五上门。"})

    assert 'value="走访"' in page
    assert list(Phrase.objects.values_list("title", "body")) == [("上门", "周五上门。")]


def test_a_phrase_is_deleted(desk, phrase):
    desk.post(f"{PHRASES}{phrase.pk}/removal/")

    assert not Phrase.objects.exists()


def test_nobody_sees_or_touches_the_phrases_of_others(client, sun, phrase):
    colleague = cast.signed_in(client, sun)

    assert phrase.body not in colleague.get(PHRASES).text
    assert colleague.get(f"{PHRASES}{phrase.pk}/").status_code == 404
    assert colleague.post(f"{PHRASES}{phrase.pk}/removal/").status_code == 404


def test_a_phrase_without_words_comes_back_with_its_title(desk, zhao):
    answer = desk.post(PHRASES, {"title": "走访", "body": "\x00 "})

    assert answer.status_code == 422
    assert 'value="走访"' in answer.text


def test_the_ledger_does_not_repeat_the_words(yuhe, phrase):
    entry = Entry.objects.get(event="contact.phrase_saved")

    assert phrase.body not in str(entry.facts)


def test_a_line_of_work_is_added_finished_and_removed(desk, zhao):
    desk.post(f"{PROFILE}D001/focuses/", {"name": "锦苑小区供暖", "note": "已约热力公司"})
    focus = Focus.objects.get()
    desk.post(f"{PROFILE}D001/focuses/{focus.pk}/completion/")
    done_on = Focus.objects.get().done_on
    desk.post(f"{PROFILE}D001/focuses/{focus.pk}/removal/")

    assert done_on == localdate(clock.now())
    assert not Focus.objects.exists()


def test_a_line_without_a_name_comes_back_with_its_note(desk, zhao):
    answer = desk.post(f"{PROFILE}D001/focuses/", {"name": "", "note": "已约热力公司"})

    assert answer.status_code == 422
    assert "已约热力公司" in answer.text


def test_finishing_twice_keeps_the_first_day(zhao, focus):
    actions.finish_focus(zhao.deputy, focus, by=zhao)
    Focus.objects.update(done_on="2026-01-02")

    actions.finish_focus(zhao.deputy, focus, by=zhao)

    assert str(Focus.objects.get().done_on) == "2026-01-02"


def test_the_page_shows_the_codes_in_use_to_be_scanned(desk, zhao, code, bai):
    retired = cast.code_of(zhao)
    actions.retire_code(retired, by=bai)

    page = desk.get(PROFILE).text

    assert code.number in page
    assert retired.number not in page


def test_an_aide_tends_the_page_of_their_deputy(client, aide, focus):
    helper = cast.signed_in(client, aide)

    helper.post(f"{PROFILE}D001/focuses/{focus.pk}/completion/")

    assert Focus.objects.get().done_on is not None


def test_nobody_writes_on_another_deputys_page(client, sun, focus):
    colleague = cast.signed_in(client, sun)

    assert colleague.post(f"{PROFILE}D001/focuses/", {"name": "x"}).status_code == 404
    assert colleague.post(f"{PROFILE}D002/focuses/{focus.pk}/removal/").status_code == 404
    assert Focus.objects.count() == 1


def test_staff_without_a_deputy_have_no_such_page(client, bai):
    assert cast.signed_in(client, bai).get(PROFILE).status_code == 404


def test_a_deputy_of_the_other_congress_is_a_stranger_here(client, yuhe, jinchuan, wei, phrase):
    with tenancy.inside(jinchuan):
        neighbour = cast.signed_in(client, wei)

    assert neighbour.get(PHRASES).status_code == 303
