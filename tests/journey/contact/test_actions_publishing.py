"""A question and its answer become public only in the words their author saw, and go when the author says so."""

from __future__ import annotations

import pytest

from hearth.core.lifecycle import Stale
from hearth.ground.audit.models import Entry
from hearth.ground.courier.models import Dispatch
from hearth.journey.contact import actions, publications
from hearth.journey.contact.actions import publishing
from hearth.journey.contact.events import Happened
from hearth.journey.contact.masking import HIDDEN
from hearth.journey.contact.models import Edition, Message, Publication, Thread
from tests import cast

pytestmark = pytest.mark.django_db

ANSWER = "阀门已经换好，王师傅周五再来看。"
COVERED = cast.COLD.replace("7号楼", HIDDEN)
SHORT = "阀门已经换好，▇▇▇师傅周五再来看。"


@pytest.fixture
def answered(thread, zhao):
    actions.reply(thread, ANSWER, "solved", by=zhao)
    return thread


@pytest.fixture
def li(answered):
    return cast.author(answered)


@pytest.fixture
def asked(answered, zhao):
    """Zhao has covered the words; Granny Li is asked."""
    actions.propose(answered, by=zhao)
    actions.redact(answered, COVERED, SHORT, by=zhao)
    return answered


@pytest.fixture
def public(asked, li, bai):
    actions.consent(asked, 1, by=li)
    actions.publish(asked, 1, by=bai)
    return asked


def told(thread):
    return Publication.objects.get(thread=thread)


def last_line(thread):
    return Entry.objects.about(thread).last()


def found(words):
    return [each.question for each in publications.answers(words, None, None).rows]


def test_question_and_answer_become_public_in_the_words_that_were_agreed_to(public):
    (shown,) = publications.newest()

    assert (shown.question, shown.answer, shown.state) == (COVERED, SHORT, "published")
    assert shown.area.name_zh == "安和街道" and shown.asked_on.day == 1
    assert found("阀门") == [COVERED] and found("王师傅") == []
    assert (last_line(public).event, last_line(public).facts) == (Happened.PUBLISHED, {"version": 1, "alone": False})


def test_consent_is_kept_with_its_notice_and_stands_as_the_choice_of_the_author(asked, li):
    actions.consent(asked, 1, by=li)

    assert told(asked).notice == "2026-11" and told(asked).consented_at
    assert Thread.objects.get(pk=asked.pk).privacy == "public"
    assert last_line(asked).facts == {"version": 1, "notice": "2026-11"}


def test_nothing_is_public_before_the_author_agreed(asked, bai):
    with cast.refused(Stale):
        actions.publish(asked, 1, by=bai)

    assert publications.newest() == [] and found("阀门") == []


def test_who_covered_the_words_does_not_publish_them_while_there_is_a_colleague(answered, li, bai):
    cast.staff("冯雪", "Feng Xue", "clerk")
    actions.propose(answered, by=bai)
    actions.redact(answered, COVERED, SHORT, by=bai)
    actions.consent(answered, 1, by=li)

    with cast.refused() as refusal:
        actions.publish(answered, 1, by=bai)

    assert refusal.value.sentence == publishing.SECOND_PERSON and not told(answered).is_public


def test_a_clerk_alone_publishes_and_the_ledger_says_that_they_were_alone(answered, li, bai):
    actions.propose(answered, by=bai)
    actions.redact(answered, COVERED, SHORT, by=bai)
    actions.consent(answered, 1, by=li)

    actions.publish(answered, 1, by=bai)

    assert last_line(answered).facts["alone"] is True


def test_words_that_were_not_written_are_never_published(answered, zhao):
    actions.propose(answered, by=zhao)

    with cast.refused() as refusal:
        actions.redact(answered, COVERED, "阀门还没有换。", by=zhao)

    assert refusal.value.sentence == publishing.NOT_THEIRS


def test_something_is_left_to_read(answered, zhao):
    actions.propose(answered, by=zhao)

    with cast.refused() as refusal:
        actions.redact(answered, HIDDEN, SHORT, by=zhao)

    assert refusal.value.sentence == publishing.NOTHING_LEFT


def test_other_words_need_another_consent(asked, li, zhao, bai):
    actions.consent(asked, 1, by=li)
    actions.redact(asked, COVERED.replace("老人冻得睡不着", HIDDEN), SHORT, by=zhao)

    with cast.refused(Stale):
        actions.publish(asked, 2, by=bai)
    with cast.refused(Stale):
        actions.consent(asked, 1, by=li)  # the page of this version was still open

    assert told(asked).consented_at is None


def test_whoever_said_no_is_not_asked_again(asked, li, zhao):
    actions.decline(asked, by=li)

    with cast.refused() as refusal:
        actions.propose(asked, by=zhao)

    assert refusal.value.sentence == publishing.ASKED_ALREADY
    assert (told(asked).state, told(asked).question) == ("declined", "")


def test_a_wish_goes_back_to_those_who_cover_the_words(asked, li):
    actions.wish(asked, 1, "请不要写小区的名字。", by=li)

    assert (told(asked).state, told(asked).wish) == ("proposed", "请不要写小区的名字。")
    assert "小区" not in str(last_line(asked).facts)


def test_what_is_not_answered_or_was_written_by_a_child_is_not_proposed(thread, zhao):
    with cast.refused() as early:
        actions.propose(thread, by=zhao)
    actions.reply(thread, ANSWER, "solved", by=zhao)
    Thread.objects.filter(pk=thread.pk).update(is_minor=True)
    with cast.refused() as young:
        actions.propose(thread, by=zhao)

    assert (early.value.sentence, young.value.sentence) == (publishing.NOT_ANSWERED, publishing.OF_A_CHILD)


def test_consent_taken_back_takes_it_down_at_once_in_every_wording(public, li):
    actions.withdraw_consent(public, by=li)

    assert publications.newest() == [] and found("阀门") == []
    assert (told(public).state, told(public).question, told(public).answer) == ("taken_down", "", "")
    assert not Edition.objects.exists()
    assert last_line(public).facts == {"was_public": True}


def test_an_erased_matter_is_not_public_either(public, li):
    actions.rate(public, "yes", 3, by=li)
    actions.erase(public, by=li)

    assert publications.newest() == [] and not Edition.objects.exists()
    assert told(public).question == ""


def test_a_passage_the_author_hides_is_covered_in_public_too(public, li):
    actions.mask(public, "老人冻得睡不着", by=li)

    assert told(public).is_public and "老人" not in told(public).question + Edition.objects.get().question
    assert found("老人冻得") == [] and len(found("客服电话")) == 1


def test_where_half_a_passage_would_stay_readable_all_of_it_is_taken_down(public, li):
    actions.mask(public, "锦苑小区7号楼", by=li)

    assert told(public).state == "taken_down" and told(public).question == ""


def test_a_correction_covers_more_and_keeps_what_stood_there(public, bai):
    actions.correct_publication(public, ["客服电话"], "电话与此事无关", by=bai)

    assert told(public).state == "corrected" and "客服电话" not in told(public).question
    assert [each.version for each in Edition.objects.order_by("version")] == [1, 2]
    assert Edition.objects.get(version=1).question == COVERED and found("客服电话") == []


def test_a_correction_of_words_that_do_not_stand_there_is_refused(public, bai):
    with cast.refused() as refusal:
        actions.correct_publication(public, ["没有这些字"], "原因", by=bai)

    assert refusal.value.sentence == publishing.NOT_COVERED


def test_what_is_taken_down_is_gone_and_says_why(public, zhao):
    actions.take_down(public, "答复有误", by=zhao)

    assert publications.newest() == [] and told(public).reason == "答复有误"


def test_the_author_is_told_by_letter_and_staff_too(thread, zhao, bai, at_once):
    told_by = {"propose": [], "redact": [COVERED, SHORT]}
    actions.reply(thread, ANSWER, "solved", by=zhao)
    for verb, words in told_by.items():
        getattr(actions, verb)(thread, *words, by=zhao)

    letters = set(Dispatch.objects.filter(recipient="citizen").values_list("letter", flat=True))

    assert "asked_to_publish" in letters
    assert Message.objects.filter(thread=thread).count() == 2
