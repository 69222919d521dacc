"""How a promise ends: kept or not, in the unit's words; deputy or staff have the last word."""

from datetime import timedelta

import pytest

from hearth.core import clock
from hearth.core.lifecycle import Stale
from hearth.core.refusals import NotAllowed
from hearth.ground.audit.models import Entry
from hearth.ground.rulebook import clocks
from hearth.journey.contact import actions as contact
from hearth.journey.contact.models import Message, Thread
from hearth.journey.outcomes import actions
from hearth.journey.outcomes.events import Happened
from hearth.journey.outcomes.models import Commitment
from tests import cast

pytestmark = pytest.mark.django_db
DONE = "二号泵换好了，测温21度。"


@pytest.fixture
def promise(referral, he):
    """The heating company promised to change a pump within thirty days."""
    return cast.promised(referral, he)


@pytest.fixture
def days_pass(monkeypatch):
    def pass_by(days):
        later = clock.now() + timedelta(days=days)
        monkeypatch.setattr(clock, "now", lambda: later)

    return pass_by


def again(promise):
    return Commitment.objects.select_related("unit", "clock", "thread__deputy").get(pk=promise.pk)


def test_what_was_done_stands_in_the_thread_for_the_resident(promise, he):
    actions.fulfil(promise, DONE, by=he, document_no="榆热〔2026〕12号")

    assert (promise.state, promise.result, promise.document_no) == ("fulfilled", DONE, "榆热〔2026〕12号")
    assert Message.objects.get(kind="done").body == DONE


def test_while_others_look_at_it_the_clock_stands_still(promise, he, zhao, days_pass):
    actions.fulfil(promise, DONE, by=he)
    days_pass(40)

    actions.dispute(again(promise), "三单元还是冷。", by=zhao)

    disputed = again(promise)
    assert (disputed.state, disputed.objection) == ("open", "三单元还是冷。")
    assert not disputed.is_late(clock.now())
    assert disputed.clock.due_at > clock.now() + timedelta(days=28)


def test_confirmed_in_time_it_was_kept_in_time_however_long_the_confirmation_took(promise, he, bai, days_pass):
    actions.fulfil(promise, DONE, by=he)
    days_pass(60)

    actions.confirm(again(promise), by=bai)

    assert again(promise).state == "kept"
    assert again(promise).clock.outcome == "kept"


def test_kept_after_its_day_it_was_kept_late(promise, he, zhao, days_pass):
    days_pass(31)
    actions.fulfil(again(promise), DONE, by=he)

    actions.confirm(again(promise), by=zhao)

    assert again(promise).clock.outcome == "late"


def test_what_cannot_be_kept_is_explained_and_signed(promise, he, zhao):
    actions.give_up(promise, "楼内主管道归业主共有，须业主大会表决。", "高经理", by=he)
    actions.confirm(again(promise), by=zhao)

    ended = again(promise)
    assert (ended.state, ended.signed_by, ended.clock.outcome) == ("given_up", "高经理", "cancelled")


def test_a_new_word_of_the_unit_ends_the_old_objection(promise, he, zhao):
    actions.fulfil(promise, DONE, by=he)
    actions.dispute(again(promise), "还是冷", by=zhao)

    actions.fulfil(again(promise), "三单元也换了。", by=he)

    assert again(promise).objection == ""


def test_nobody_confirms_their_own_word(promise, bai, zhao):
    actions.fulfil(promise, DONE, by=bai)

    for verb in (lambda: actions.confirm(again(promise), by=bai), lambda: actions.dispute(again(promise), "?", by=bai)):
        with pytest.raises(NotAllowed):
            verb()
    actions.confirm(again(promise), by=zhao)
    assert again(promise).state == "kept"


def test_unit_and_stranger_have_no_last_word(promise, he, chief, sun):
    actions.fulfil(promise, DONE, by=he)

    for who in (he, chief, sun):
        with pytest.raises(NotAllowed):
            actions.confirm(again(promise), by=who)


def test_the_deputy_does_not_keep_the_units_promises(promise, zhao):
    with pytest.raises(NotAllowed):
        actions.fulfil(promise, DONE, by=zhao)


def test_what_is_over_stays_over(promise, he, bai):
    actions.fulfil(promise, DONE, by=he)
    actions.confirm(again(promise), by=bai)

    for verb in (
        lambda: actions.fulfil(again(promise), DONE, by=he),
        lambda: actions.dispute(again(promise), "?", by=bai),
    ):
        with cast.refused(Stale):
            verb()


def test_something_kept_again_and_again_ends_the_same_way(referral, he, zhao):
    promise = cast.quick(referral, he)

    actions.fulfil(promise, "供暖季结束，热线照常。", by=he)
    actions.confirm(again(promise), by=zhao)

    assert again(promise).state == "kept"
    assert clocks.of(promise) == []


def test_with_the_residents_words_goes_every_word_about_the_promise(promise, he, zhao, at_once):
    actions.fulfil(promise, DONE, by=he)
    actions.dispute(again(promise), "三单元还是冷。", by=zhao)
    actions.revise(again(promise), _later(promise), "等配件", by=he)
    thread = Thread.objects.get(pk=promise.thread.pk)
    contact.withdraw(thread, by=cast.author(thread))
    contact.erase(Thread.objects.get(pk=thread.pk), by=cast.author(thread))

    told = again(promise)
    assert (told.words, told.result, told.explanation, told.objection) == ("", "", "", "")
    assert promise.revisions.get().reason == ""
    assert told.due_on is not None
    assert Entry.objects.filter(event=Happened.FORGOTTEN).count() == 1


def _later(promise):
    from hearth.journey.outcomes.actions.promising import Terms

    return Terms(due_on=promise.due_on + timedelta(days=9))
