"""A deputy reports to the voters: from the file to the slips, and nothing leads from a slip to a voter."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from django.test import Client

from hearth.core import clock
from hearth.core.lifecycle import Stale
from hearth.core.refusals import NotAllowed
from hearth.journey.contact import actions as contact
from hearth.record.dossier import actions, counting, deriving
from hearth.record.dossier.actions.reporting import Occasion, Slips
from hearth.record.dossier.models import Slip, Urn, VoterQuestion, VoterReport
from hearth.record.dossier.models.report import MARKS
from tests import cast, filing

pytestmark = pytest.mark.django_db


def fresh(report: VoterReport) -> VoterReport:
    return VoterReport.objects.select_related("deputy").get(pk=report.pk)


def test_the_draft_says_what_the_file_holds_with_what_shares_are_out_of(code, zhao, bai):
    for n in range(12):
        thread = cast.delivered(code, f"第{n}家冷。", phone=f"1380000{n:04d}")
        contact.reply(thread, "修好了。", "solved", by=zhao)
    filing.verified(zhao, bai)
    cast.in_force(thread, bai, zhao, title="两小时热线")
    deriving.replay()

    words = filing.drafted(zhao).words

    assert "我是赵敏" in words and "安和街道第3选区" in words
    assert "在已经答复或答复已到期的12人中，12人得到答复（100%）" in words
    assert "- 到六户家里测了室温。" in words and "- 两小时热线" in words
    assert "（请写哪些事还没办好，打算怎么办。）" in words


def test_of_a_few_no_share_is_drafted(thread, zhao):
    contact.reply(thread, "修好了。", "solved", by=zhao)

    words = filing.drafted(zhao).words

    assert "不足10件" in words and "%" not in words


def test_what_is_not_verified_is_not_reported(zhao):
    filing.noted(zhao)

    assert "测了室温" not in filing.drafted(zhao).words


def test_there_is_one_report_a_year_unless_it_was_dropped(zhao):
    report = filing.drafted(zhao)
    with cast.refused():
        filing.drafted(zhao)

    actions.drop_report(report, by=zhao)

    assert filing.drafted(zhao).pk != report.pk


def test_nobody_reports_on_a_year_to_come(zhao):
    with cast.refused():
        filing.drafted(zhao, clock.today().year + 1)


def test_voters_read_it_once_it_is_announced_and_no_longer_when_it_is_called_off(zhao):
    report = filing.drafted(zhao)
    address = f"/yuhe/reports/{report.code}/"
    assert Client().get(address).status_code == 404

    actions.announce_report(report, Occasion(clock.today(), time(14, 30), "联络站"), by=zhao)
    shown = Client().get(address).content.decode()
    assert "我是赵敏" in shown and "14:30" in shown and "联络站" in shown

    actions.call_off_report(report, by=zhao)
    assert Client().get(address).status_code == 404


def test_it_is_announced_for_a_day_to_come_and_noted_once_that_is_over(zhao):
    report = filing.drafted(zhao)
    with cast.refused():
        actions.announce_report(report, Occasion(clock.today() - timedelta(days=1), time(9), "联络站"), by=zhao)
    actions.announce_report(report, Occasion(clock.today() + timedelta(days=3), time(9), "联络站"), by=zhao)

    with cast.refused():
        actions.hold_report(report, 20, by=zhao)


def test_once_given_it_stands_in_the_file(at_once, zhao, bai):
    report = filing.announced(zhao)
    actions.hold_report(fresh(report), 30, by=bai)

    assert counting.by_kind(zhao.deputy.pk, clock.today().year) == {"report": 1}


def test_the_deputy_does_not_enter_what_voters_said(zhao, aide):
    report = filing.given(zhao)

    for who in (zhao, aide):
        with pytest.raises(NotAllowed):
            actions.appraise_report(report, filing.TWENTY, by=who)


def test_there_are_no_more_slips_than_voters(zhao, bai):
    report = filing.given(zhao, voters=19)

    with cast.refused() as told:
        actions.appraise_report(report, filing.TWENTY, by=bai)
    assert "票数共20张" in str(told.value.sentence)
    with cast.refused():
        actions.appraise_report(report, Slips(0, 0, 0), by=bai)


def test_everybody_reads_how_many_said_what_out_of_how_many(zhao, bai):
    report = filing.appraised(zhao, bai)

    shown = Client().get(f"/yuhe/reports/{report.code}/").content.decode()

    assert "12票 (63%)" in shown and "有效票19张" in shown and "问：暖气什么时候修好" in shown


def test_what_a_few_slips_said_is_not_told(zhao, bai):
    report = filing.appraised(zhao, bai, Slips(5, 2, 1, 3))

    for reader in (Client(), cast.signed_in(Client(), zhao)):
        shown = reader.get(f"/yuhe/reports/{report.code}/").content.decode()
        assert "有效票不足十张" in shown
        assert "5票" not in shown and "%)" not in shown


def test_slips_are_counted_once(zhao, bai):
    report = filing.appraised(zhao, bai)

    with pytest.raises(Stale):
        actions.appraise_report(fresh(report), Slips(1, 1, 1), by=bai)


def test_the_deputy_is_told_in_writing_and_it_is_closed(zhao, bai):
    report = filing.appraised(zhao, bai)

    actions.feed_back(report, "选民希望多到小区走走。", by=bai)

    assert fresh(report).state == "archived"
    assert "多到小区走走" in Client().get(f"/yuhe/reports/{report.code}/").content.decode()


def test_no_row_holds_a_mark_or_a_voter():
    fields = VoterReport._meta.concrete_fields
    marks = [field for field in fields if field.name in MARKS]

    assert {field.get_internal_type() for field in marks} == {"PositiveIntegerField"} and len(marks) == len(MARKS)
    assert [field.name for field in fields if field.is_relation] == ["congress", "deputy"]
    assert {each.related_model for each in VoterReport._meta.related_objects} == {VoterQuestion, Slip, Urn}
    assert {field.name for field in Slip._meta.concrete_fields} == {"id", "congress", "report", "hash"}
    assert {field.name for field in Urn._meta.concrete_fields} == {"id", "congress", "report", "marks"}


def test_what_could_tell_who_somebody_is_is_read_by_nobody(zhao, bai):
    report = filing.drafted(zhao)
    actions.edit_report(report, "李奶奶（13800002046）家的暖气修好了。", by=zhao)

    with cast.refused() as told:
        actions.announce_report(report, Occasion(clock.today(), time(14, 30), "联络站"), by=zhao)

    assert "13800002046" in str(told.value.sentence)
    actions.edit_report(report, "李奶奶家的暖气修好了。", by=zhao)


def test_once_it_is_public_nothing_telling_is_written_into_it_and_what_was_typed_is_kept(zhao):
    report = filing.announced(zhao)
    browser = cast.signed_in(Client(), zhao)

    answer = browser.post(f"/yuhe/reports/{report.code}/text/", {"words": "电话13800002046。"})
    asked = browser.post(
        f"/yuhe/reports/{report.code}/minutes/", {"voters": "20", "questions": "问：我住7号楼3单元501。"}
    )

    assert answer.status_code == 422 and "电话13800002046。" in answer.content.decode()
    assert asked.status_code == 422 and "我住7号楼3单元501。" in asked.content.decode()
    assert fresh(report).state == "announced"


@pytest.mark.parametrize("year", ["1000", "2019"])
def test_nobody_reports_on_a_year_of_which_there_is_no_file(zhao, year):
    answer = cast.signed_in(Client(), zhao).post("/yuhe/deputies/D001/reports/", {"year": year})

    assert answer.status_code == 404
    assert not VoterReport.objects.exists()
