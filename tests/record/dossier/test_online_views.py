"""What a voter, the deputy and staff are answered on the pages of a report that is open online."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from hearth.core import clock
from hearth.journey.contact import tracking
from hearth.record.dossier import actions, slip_codes
from hearth.record.dossier.models import Slip, VoterQuestion, VoterReport
from tests import cast, filing

pytestmark = pytest.mark.django_db


def page(report: VoterReport, more: str = "") -> str:
    return f"/yuhe/reports/{report.code}/{more}"


def read(report: VoterReport, more: str = "", by: Client | None = None) -> str:
    answer = (by or Client()).get(page(report, more))
    assert answer.status_code == 200
    return answer.content.decode()


def ask(report: VoterReport, words: str, **more: str) -> tuple[int, str]:
    sent = {"words": words, "submission": tracking.new_submission()} | more
    answer = Client().post(page(report, "questions/new/"), sent)
    return answer.status_code, answer.content.decode()


def give(report: VoterReport, code: str, mark: str = "1", **more: str) -> tuple[int, str]:
    answer = Client().post(page(report, "slip/"), {"code": code, "mark": mark} | more)
    return answer.status_code, answer.content.decode()


def test_announcing_and_opening_are_one_press(zhao):
    report = filing.drafted(zhao)
    browser = cast.signed_in(Client(), zhao)
    when = {"held_on": clock.today().isoformat(), "begins": "14:30", "place": "联络站", "is_online": "on"}

    assert browser.post(page(report, "announcement/"), when).status_code == 303

    assert filing.report_now(report).is_open
    assert "网上提问和评议" in read(report)


def test_a_voter_asks_and_reads_the_answer_without_any_name(zhao):
    report = filing.online(zhao)

    status, _body = ask(report, "管网什么时候改造？")

    assert status == 303 and "管网什么时候改造" not in read(report) and "1个提问等待答复" in read(report)
    actions.answer_question(VoterQuestion.objects.get(), "明年三月动工。", by=zhao)
    assert "管网什么时候改造？" in read(report) and "明年三月动工。" in read(report)


@pytest.mark.parametrize("words", ["", "   ", "😀😀😀", "？！……", "长" * 501, "长" * 10_000])
def test_what_is_no_question_comes_back_with_what_was_typed(words, zhao):
    report = filing.online(zhao)

    status, body = ask(report, words)

    assert status == 422 and words.strip() in body
    assert not VoterQuestion.objects.exists()


def test_words_are_not_lost_when_the_form_is_old_foreign_or_the_report_closed(zhao):
    report = filing.online(zhao)
    words = "管网什么时候改造？"

    assert ask(report, words, submission="made up")[0] == 422
    foreign = Client(headers={"sec-fetch-site": "cross-site"}).post(page(report, "questions/new/"), {"words": words})
    assert foreign.status_code == 403 and words in foreign.content.decode()
    actions.call_off_report(filing.report_now(report), by=zhao)
    status, body = ask(report, words)
    assert status == 422 and words in body and "暂时取消" in body
    assert not VoterQuestion.objects.exists()


def test_before_a_report_was_ever_announced_nobody_learns_of_it(zhao):
    report = filing.drafted(zhao)

    for more in ("questions/new/", "slip/", "questions/"):
        assert Client().get(page(report, more)).status_code == 404
    assert ask(report, "几点？")[0] == 404 and give(report, "1" * 12)[0] == 404


def test_a_slip_is_given_once_without_signing_in(zhao, bai):
    report = filing.online(zhao)
    (code, *_others) = filing.slips_of(report, bai)

    assert give(report, slip_codes.in_groups(code), "2")[0] == 303
    status, body = give(report, code, "1")

    assert status == 422 and "已经投过" in body
    assert Slip.objects.count() == 11


@pytest.mark.parametrize(
    ("code", "mark", "told"),
    [
        ("", "1", "请输入评议票上的12位数字"),
        ("12345", "1", "号码是12位数字"),
        ("😀" * 12, "1", "号码是12位数字"),
        ("1" * 10_000, "1", "号码是12位数字"),
        ("<script>", "1", "号码是12位数字"),
        ("{good}", "", "请从三项中选择一项"),
        ("{good}", "4", "请从三项中选择一项"),
        ("{good}", "satisfied", "请从三项中选择一项"),
    ],
)
def test_a_slip_that_cannot_be_taken_is_told_why_and_none_is_lost(code, mark, told, zhao, bai):
    report = filing.online(zhao)
    (good, *_others) = filing.slips_of(report, bai)

    status, body = give(report, code.format(good=good), mark)

    assert status == 422 and told in body
    assert Slip.objects.count() == 12


def test_a_slip_after_closing_or_calling_off_is_told_so(zhao, bai):
    report = filing.online(zhao)
    (code, *_others) = filing.slips_of(report, bai)
    with clock.standing_at(filing.report_now(report).closes_at):
        status, body = give(report, code)
        assert status == 422 and "截止" in body
    actions.call_off_report(filing.report_now(report), by=zhao)

    status, body = give(report, code)
    assert status == 422 and "已领的评议票仍然有效" in body
    assert "已领的评议票仍然有效" in read(report, "slip/")


def test_whoever_guesses_is_slowed_down_and_a_full_hall_is_not(zhao, bai):
    report = filing.online(zhao)
    codes = filing.slips_of(report, bai, 60)
    for code in codes[:40]:
        assert give(report, code)[0] == 303

    for n in range(slip_codes.MISSES):
        assert give(report, f"{n:012d}")[0] == 422
    status, body = give(report, codes[41])
    assert status == 429 and "几分钟" in body
    assert Slip.objects.count() == 20


def test_nobody_is_shown_how_many_slips_came_in_before_it_is_closed(zhao, bai):
    report = filing.online(zhao)
    before = [_looked_at(report, who) for who in (None, zhao, bai)]
    filing.given_slips(report, filing.slips_of(report, bai), *["not_satisfied"] * 12)

    after = [_looked_at(report, who) for who in (None, zhao, bai)]
    assert after == before


def test_results_are_told_with_how_many_were_handed_out_and_each_source_by_itself(zhao, bai):
    report = filing.online(zhao)
    filing.given_slips(report, filing.slips_of(report, bai, 20), *["satisfied"] * 9, *["basically"] * 3)
    actions.hold_report(filing.report_now(report), 30, by=bai)
    filing.closed_online(report)
    shown = read(report)
    assert "9票 (75%)" in shown and "打印带码评议票20张，网上收回12张" in shown

    actions.appraise_report(filing.report_now(report), filing.TWENTY, 15, by=bai)
    shown = read(report)
    assert "发出带码评议票15张，网上收回12张" in shown and "12票 (63%)" in shown and "现场纸质票评议" in shown


def test_of_fewer_than_ten_everybody_reads_just_that(zhao, bai):
    report = filing.online(zhao)
    filing.given_slips(report, filing.slips_of(report, bai), *["satisfied"] * 9)
    filing.closed_online(report)

    shown = read(report)
    assert "不足十张" in shown and "9票" not in shown


def test_staff_print_slips_as_a_pdf_that_no_cache_keeps(zhao, bai):
    report = filing.online(zhao)
    browser = cast.signed_in(Client(), bai)

    answer = browser.post(page(report, "slips/"), {"amount": "15"})

    assert answer.status_code == 200 and answer.content.startswith(b"%PDF")
    assert answer["Cache-Control"] == "no-store" and Slip.objects.count() == 15


@pytest.mark.parametrize("amount", ["0", "-3", "201", "", "many", "1e9"])
def test_a_strange_number_of_slips_is_refused_in_words(amount, zhao, bai):
    report = filing.online(zhao)

    answer = cast.signed_in(Client(), bai).post(page(report, "slips/"), {"amount": amount})

    assert answer.status_code == 422 and "请填写1到200之间的张数" in answer.content.decode()
    assert not Slip.objects.exists()


def test_the_deputy_answers_on_a_page_and_staff_set_aside_with_a_reason(zhao, bai):
    report = filing.online(zhao)
    first, second = filing.asked(report, "管网什么时候改造？"), filing.asked(report, "隔壁老王家吵架")
    deputy, clerk = cast.signed_in(Client(), zhao), cast.signed_in(Client(), bai)
    assert "管网什么时候改造？" in read(report, "questions/", deputy)

    empty = deputy.post(page(report, f"questions/{first.code}/answer/"), {"words": ""})
    assert empty.status_code == 422 and "请填写答复" in empty.content.decode()
    answered = deputy.post(page(report, f"questions/{first.code}/answer/"), {"words": "明年三月。"})
    none = clerk.post(page(report, f"questions/{second.code}/end/"), {"reason": "because"})
    aside = clerk.post(page(report, f"questions/{second.code}/end/"), {"reason": "private"})

    assert (answered.status_code, none.status_code, aside.status_code) == (303, 422, 303)
    assert "有1个提问经工作人员注明理由后不予答复" in read(report)
    assert "涉及他人隐私" in read(report, "questions/?pile=set_aside", clerk)
    assert "吵架" not in read(report, "questions/?pile=set_aside", Client())


def test_what_was_typed_as_an_answer_comes_back_with_what_is_wrong(zhao):
    report = filing.online(zhao)
    question = filing.asked(report)
    browser = cast.signed_in(Client(), zhao)

    answer = browser.post(page(report, f"questions/{question.code}/answer/"), {"words": "电话13800002046。"})

    assert answer.status_code == 422 and "电话13800002046。" in answer.content.decode()


def _looked_at(report: VoterReport, who: object) -> str:
    shown = read(report, by=cast.signed_in(Client(), who) if who else None)
    return re.sub(r'value="[^"]*"|\?v=\w+|\d\d:\d\d', "", shown)
