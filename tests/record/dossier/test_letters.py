"""Whoever else writes into a file, its deputy hears of it; and staff hear what is disputed."""

from __future__ import annotations

import pytest

from hearth.ground.accounts.models import User
from hearth.ground.audit.models import Entry
from hearth.ground.courier.models import Dispatch
from hearth.record.dossier import actions, letters
from tests import cast, filing
from tests.ground.congress.importing.sheets import imported
from tests.record.dossier.test_importing import row, sheet

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_once")]


@pytest.fixture(autouse=True)
def _reachable(zhao, sun, bai, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    for who in (zhao, sun, bai):
        User.objects.filter(pk=who.id).update(email=f"{who.id.hex[-6:]}@example.org")


def told() -> set[tuple[str, str]]:
    """Which letters went to whom."""
    names = {f"user {user.pk}": user.name for user in User.objects.all()}
    sent = Dispatch.objects.filter(channel="email").values_list("letter", "recipient")
    found = [(letter, names[recipient]) for letter, recipient in sent]
    assert len(found) == len(set(found))  # nobody hears of the same twice
    return set(found)


def test_of_an_activity_everybody_who_was_entered_hears_and_later_only_who_is_new(zhao, sun, bai):
    held = filing.registered(bai, zhao.deputy)
    assert told() == {("duty_registered", zhao.name)}

    actions.enrol(held, [sun.deputy], by=bai)
    assert told() == {("duty_registered", zhao.name), ("duty_registered", sun.name)}


def test_of_records_that_were_taken_over_each_deputy_hears_once(zhao, sun, bai):
    imported("duties", sheet(row("D001"), row("D001", "又一次。"), row("D002")), bai)

    assert told() == {("duty_taken_over", zhao.name), ("duty_taken_over", sun.name)}


def test_each_letter_leads_to_where_it_stands(zhao, bai):
    held = filing.registered(bai, zhao.deputy)
    line = filing.noted(zhao, "去了。")
    actions.send_back(line, "请写明地点", by=bai)
    report = filing.appraised(zhao, bai)
    actions.feed_back(report, "选民总体满意。", by=bai)
    imported("duties", sheet(row("D001")), bai)

    entries = Entry.objects.in_bulk(Dispatch.objects.values_list("entry", flat=True))
    ways = {letters.facts(entry, "")["way"].partition("/yuhe/")[2] for entry in entries.values()}
    assert ways == {
        f"duties/activities/{held.code}/", f"duties/{line.code}/", f"reports/{report.code}/", "file/",
    }  # fmt: skip


def test_of_another_sheet_nobody_hears(zhao, bai):
    imported("areas", [["名称", "类型"], ["柳林镇", "镇"]], bai)

    assert told() == set()


def test_a_deputy_hears_what_came_back_and_what_was_decided_and_staff_what_is_disputed(zhao, bai):
    lin = cast.staff("林芳", "Lin Fang", "clerk")
    User.objects.filter(pk=lin.id).update(email="lin@example.org")
    actions.send_back(filing.noted(zhao, "去了。"), "请写明地点", by=bai)
    assert told() == {("duty_back", zhao.name)}

    line = filing.disputed(zhao, bai)
    staff = {("duty_disputed", bai.name), ("duty_disputed", lin.name)}
    assert told() == {("duty_back", zhao.name), *staff}

    actions.settle(line, "uphold", "有签到。", by=lin)
    assert told() == {("duty_back", zhao.name), *staff, ("duty_settled", zhao.name)}


def test_what_a_deputy_enters_or_puts_right_alone_is_no_letter(zhao, bai):
    line = filing.verified(zhao, bai)
    actions.correct(line, filing.told("测了七户。"), by=zhao)
    actions.withdraw(filing.as_it_is(line), by=zhao)

    assert told() == set()


def test_a_deputy_hears_what_voters_said_of_the_report(zhao, bai):
    actions.feed_back(filing.appraised(zhao, bai), "选民总体满意。", by=bai)

    assert told() == {("report_answered", zhao.name)}


def test_of_questions_the_deputy_hears_once_until_they_are_dealt_with(zhao, bai):
    report = filing.online(zhao)
    questions = [filing.asked(report, f"问题{n}？") for n in range(3)]
    assert told() == {("report_asked", zhao.name)}

    for question in questions:
        actions.answer_question(question, "周五。", by=zhao)
    filing.asked(report, "又一个问题？")
    assert Dispatch.objects.filter(channel="email", letter="report_asked").count() == 2


def test_of_held_words_staff_hear_and_the_deputy_once_they_are_passed_on(zhao, bai):
    report = filing.online(zhao)
    question, *_more = [filing.asked(report, f"你们这帮王八蛋{n}") for n in range(2)]
    assert told() == {("report_asked", bai.name)}

    actions.pass_on(question, by=bai)
    assert told() == {("report_asked", bai.name), ("report_asked", zhao.name)}


def test_the_letter_leads_to_what_was_asked_and_says_no_word_of_it(zhao):
    report = filing.online(zhao)
    filing.asked(report, "管网什么时候改造？")

    entry = Entry.objects.get(event="dossier.asked")
    assert letters.facts(entry, "")["way"].endswith(f"/yuhe/reports/{report.code}/questions/")
    assert "管网" not in str(entry.facts)
