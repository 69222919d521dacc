"""Two people at the same referral: who was slower loses no word, and is told what happened meanwhile."""

import pytest
from django.test import Client

from hearth.journey.casework import actions
from hearth.journey.casework.models import Referral, Remark
from hearth.journey.contact import actions as contact
from hearth.journey.contact.models import Thread
from tests import cast
from tests.house.screens import form_on, send

WORDS = "今晚入户检查，请再等一等。"
MEANWHILE = "您写的时候，这里有了新情况"

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(bai):
    return cast.signed_in(Client(), bai)


@pytest.fixture
def unit(he):
    return cast.signed_in(Client(), he)


@pytest.fixture
def other(yuhe):
    """Another clerk."""
    return cast.staff("文静", "Wen Jing", "clerk")


def again(thing):
    return type(thing).objects.get(pk=thing.pk)


def of(referral, what=""):
    return f"/yuhe/referrals/{referral.code}/{what}"


def asked_for_time(referral, he):
    actions.request(referral, "extension", "等配件", by=he, hours=24)


def given_back(referral, he):
    actions.give_back(referral, "remit", "不归我们", by=he)


def reported(referral, he):
    actions.report(referral, "换了循环泵", "done", by=he)


# what stands behind the form, who types, what besides the words
RULINGS = {
    "remarks/": (None, {}),
    "keeping/": (given_back, {}),
    "grant/": (asked_for_time, {}),
    "denial/": (asked_for_time, {}),
    "confirmation/": (reported, {}),
    "objection/": (reported, {}),
}


@pytest.mark.parametrize("what", RULINGS)
def test_a_clerks_words_are_kept_where_the_unit_remarked_something_meanwhile(what, clerk, referral, he):
    before, more = RULINGS[what]
    if before:
        before(referral, he)
    form = form_on(clerk.get(of(referral)), of(referral, what))
    actions.remark(again(referral), "泵房在地下室", by=he)

    answer = send(clerk, form, words=WORDS, **more)

    assert answer.status_code == 422
    assert MEANWHILE in answer.text
    assert WORDS in answer.text
    assert send(clerk, form_on(answer, of(referral, what)), words=WORDS, **more).status_code == 303


@pytest.mark.parametrize("what", ["report/", "return/", "questions/", "requests/"])
def test_a_units_words_are_kept_where_staff_did_something_meanwhile(what, unit, referral, other):
    form = form_on(unit.get(of(referral)), of(referral, what))
    actions.urge(again(referral), by=other)

    answer = send(unit, form, words=WORDS, outcome="done", kind="extension", amount="2", per="24", reason="remit")

    assert answer.status_code == 422
    assert MEANWHILE in answer.text
    assert WORDS in answer.text
    assert again(referral).state == "sent"


def test_what_colleagues_of_the_unit_say_among_themselves_overtakes_no_clerk(clerk, referral, he):
    form = form_on(clerk.get(of(referral)), of(referral, "remarks/"))
    actions.remark(again(referral), "先去三单元", by=he, is_inside=True)

    assert send(clerk, form, words=WORDS).status_code == 303
    assert Remark.objects.filter(words=WORDS).exists()


def test_two_clerks_refer_at_once_and_the_second_is_told_to_whom_it_went(clerk, other, thread, heating):
    page = f"/yuhe/threads/{thread.code}/referrals/new/"
    form = form_on(clerk.get(page), page, "words")
    cast.referred(thread, other, heating)

    answer = send(clerk, form, unit=heating.pk, tier="hard", words=WORDS)
    once_more = send(clerk, form_on(answer, page, "words"), unit=heating.pk, tier="hard", words=WORDS)

    assert answer.status_code == 422
    assert "榆河热力有限公司" in answer.text and MEANWHILE in answer.text
    assert WORDS in answer.text
    assert once_more.status_code == 422
    assert "榆河热力有限公司已在办理" in once_more.text
    assert Referral.objects.count() == 1


def test_a_unit_that_reports_after_it_was_taken_back_keeps_its_report_to_be_copied(unit, referral, bai):
    form = form_on(unit.get(of(referral)), of(referral, "report/"))
    actions.withdraw(again(referral), by=bai)

    answer = send(unit, form, words=WORDS, outcome="done")

    assert answer.status_code == 422
    assert WORDS in answer.text
    assert again(referral).state == "withdrawn"


def test_a_return_after_its_time_is_refused_in_words(unit, referral):
    from datetime import timedelta

    from hearth.core import clock
    from hearth.ground.rulebook.models import Clock

    Clock.objects.filter(thing_id=referral.pk, name="return").update(due_at=clock.now() - timedelta(minutes=1))

    answer = unit.post(of(referral, "return/"), {"reason": "remit", "words": WORDS})

    assert answer.status_code == 422
    assert "退回的时限已过" in answer.text
    assert WORDS in answer.text


def test_a_talk_noted_meanwhile_is_shown_before_the_next_one_is_kept(clerk, referral, thread, zhao):
    page = f"/yuhe/threads/{thread.code}/referrals/"
    form = form_on(clerk.get(page), f"/yuhe/threads/{thread.code}/talks/", "agreed")
    actions.note_talk(again(thread), "visit", "室温14度", again(referral).sent_at.date(), by=zhao)

    answer = send(clerk, form, kind="visit", agreed=WORDS, held_on="2026-11-20")

    assert answer.status_code == 422
    assert WORDS in answer.text
    assert thread.talks.count() == 1


def test_an_answer_to_a_message_that_was_joined_goes_to_that_message_only(clerk, zhao, referral, thread, code, bai):
    second = cast.delivered(code, "还是冷。")
    actions.join(second, again(thread), by=bai)

    contact.reply(again(second), "今晚加压。", "measure", by=zhao, promised_on=again(referral).sent_at.date())

    assert Thread.objects.get(pk=second.pk).state == "replied"
    assert Thread.objects.get(pk=thread.pk).state == "coordinating"
    page = clerk.get(f"/yuhe/threads/{second.code}/referrals/").text
    assert thread.code in page
    assert "答复只送给写在下面的那一条" in page
