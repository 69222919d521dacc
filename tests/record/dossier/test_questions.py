"""Voters ask about a report without an account; nobody reads it before it is answered, and no name stands there."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.test import Client

from hearth.core.actors import Visitor
from hearth.core.lifecycle import Stale
from hearth.core.refusals import NotAllowed
from hearth.journey.contact import tracking
from hearth.journey.contact.actions.submitting import SentBefore
from hearth.record.dossier import actions
from hearth.record.dossier.actions.asking import PER_NETWORK
from hearth.record.dossier.models import VoterQuestion
from tests import cast, filing

pytestmark = pytest.mark.django_db


def read_by(who: object) -> list[str]:
    return sorted(VoterQuestion.objects.visible_to(who).values_list("words", flat=True))


def answered(question: VoterQuestion, by: object, words: str = "明年三月动工。") -> VoterQuestion:
    actions.answer_question(question, words, by=by)
    return VoterQuestion.objects.get(pk=question.pk)


def test_a_question_waits_for_the_deputy_and_is_read_by_nobody_else(zhao, sun, bai, aide):
    filing.asked(filing.online(zhao), "管网什么时候改造？")

    assert read_by(zhao) == read_by(aide) == read_by(bai) == ["管网什么时候改造？"]
    assert read_by(None) == read_by(Visitor()) == read_by(sun) == []


def test_once_answered_everybody_reads_it_unless_the_report_was_called_off(zhao, sun):
    report = filing.online(zhao)
    answered(filing.asked(report), zhao)
    assert len(read_by(None)) == len(read_by(sun)) == 1

    actions.call_off_report(filing.report_now(report), by=zhao)
    assert read_by(None) == []


def test_what_could_tell_who_asks_is_covered(zhao):
    question = filing.asked(filing.online(zhao), "我住7号楼3单元501，电话13800002046，赵敏代表什么时候来看看？")

    actions.answer_question(question, "周五。", ["501"], by=zhao)

    assert VoterQuestion.objects.get().shown == "我住▇▇▇，电话▇▇▇，赵敏代表什么时候来看看？"


def test_an_answer_tells_no_more_than_that(zhao):
    question = filing.asked(filing.online(zhao))

    with cast.refused() as told:
        answered(question, zhao, "请打13800002046。")
    assert "13800002046" in str(told.value.sentence)


def test_an_answer_is_put_right_and_keeps_its_first_day(zhao):
    question = answered(filing.asked(filing.online(zhao)), zhao)
    first = question.answered_at

    assert answered(question, zhao, "改在四月。").answered_at == first


@pytest.mark.parametrize("words", ["你们这帮王八蛋", "加微信abc12345，贷款当天放款，包过！加微信abc12345"])
def test_held_words_wait_for_staff_and_the_deputy_does_not_read_them(words, zhao, bai):
    question = filing.asked(filing.online(zhao), words)

    assert question.state == "held" and read_by(zhao) == [] and read_by(bai) == [words]
    with pytest.raises(Stale), transaction.atomic():
        actions.answer_question(question, "……", by=zhao)
    actions.pass_on(question, by=bai)
    assert read_by(zhao) == [words]


def test_too_many_from_one_network_are_taken_and_wait_for_staff(zhao):
    report = filing.online(zhao)

    states = [filing.asked(report, f"问题{n}？", network=b"hall").state for n in range(PER_NETWORK + 2)]

    assert states == ["waiting"] * PER_NETWORK + ["held"] * 2


def test_staff_set_a_question_aside_for_a_reason_and_can_take_that_back(zhao, bai):
    question = filing.asked(filing.online(zhao))

    with pytest.raises(NotAllowed):
        actions.set_aside(question, "elsewhere", by=zhao)
    actions.set_aside(question, "elsewhere", by=bai)
    assert read_by(zhao) == []
    actions.pass_on(question, by=bai)
    assert VoterQuestion.objects.get().reason == "" and len(read_by(zhao)) == 1


def test_the_same_form_sent_twice_is_one_question(zhao):
    report = filing.online(zhao)
    key = tracking.submission_key(tracking.new_submission())

    first, second = (actions.ask(report, "几点开始？", key, by=Visitor()) for _ in range(2))
    assert first.pk == second.pk
    with pytest.raises(SentBefore):
        actions.ask(report, "在哪里？", key, by=Visitor())


def test_nobody_asks_before_it_is_open_or_after(zhao):
    report = filing.announced(zhao)
    with cast.refused():
        filing.asked(report)

    actions.open_online(report, filing.clock.today(), by=zhao)
    with filing.clock.standing_at(filing.report_now(report).closes_at), cast.refused():
        filing.asked(report)
    assert not VoterQuestion.objects.exists()


def test_by_the_rules_an_answer_is_due_in_ten_working_days(zhao):
    question = filing.asked(filing.online(zhao))

    assert 13 <= (question.due_at - question.asked_at).days <= 30


def test_lists_of_reports_say_where_questions_wait_to_those_who_answer(client, zhao, sun, bai):
    filing.verified(zhao, bai)
    report = filing.online(zhao)
    filing.asked(report)
    filing.asked(report, "公交末班车能不能晚半小时？")

    pages = ["/yuhe/reports/", f"/yuhe/deputies/{zhao.deputy.code}/file/"]
    for who in (zhao, bai):
        browser = cast.signed_in(Client(), who)
        assert ["2个提问待回答" in browser.get(page).text for page in pages] == [True, True]
    assert "待回答" not in client.get(pages[0]).text
    assert "待回答" not in cast.signed_in(Client(), sun).get(pages[0]).text

    answered(VoterQuestion.objects.first(), zhao)
    assert "1个提问待回答" in cast.signed_in(Client(), zhao).get(pages[0]).text
