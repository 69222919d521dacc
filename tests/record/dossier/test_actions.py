"""Lines entered by hand: verified by staff, put right, disputed before somebody else, closed with their year."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hearth.core import clock
from hearth.core.lifecycle import Stale
from hearth.core.refusals import NotAllowed
from hearth.ground.congress.models import Mandate
from hearth.record.dossier import actions, counting
from hearth.record.dossier.models import Activity, DutyCount, DutyRecord, DutyYear
from tests import cast, filing

pytestmark = pytest.mark.django_db


@pytest.fixture
def lin(yuhe):
    """Another clerk."""
    return cast.staff("林芳", "Lin Fang", "clerk")


def counted(deputy, year=None) -> dict[str, int]:
    return counting.by_kind(deputy.deputy.pk, year or clock.today().year)


def test_what_a_deputy_enters_counts_once_staff_have_verified_it(zhao, bai):
    line = filing.noted(zhao)
    assert (line.state, counted(zhao)) == ("pending", {})

    actions.verify(line, by=bai)

    assert (line.state, line.verified_name, counted(zhao)) == ("verified", bai.name, {"visit": 1})


def test_an_aide_enters_it_in_the_deputys_file_under_their_own_name(zhao, aide):
    line = actions.note(zhao.deputy, filing.told(), by=aide)

    assert (line.deputy, line.name, line.role) == (zhao.deputy, aide.name, "aide")


@pytest.mark.parametrize("who", ["sun", "bai"])
def test_nobody_else_enters_anything_there(zhao, request, who):
    with pytest.raises(NotAllowed):
        actions.note(zhao.deputy, filing.told(), by=request.getfixturevalue(who))


def test_a_day_to_come_is_refused(zhao):
    with cast.refused() as told:
        actions.note(zhao.deputy, filing.told(days_ago=-1), by=zhao)

    assert "还没到" in str(told.value.sentence)


def test_a_day_before_the_mandate_is_refused_by_its_name(zhao):
    Mandate.objects.update(began_on=clock.today() - timedelta(days=10))

    with cast.refused() as told:
        actions.note(zhao.deputy, filing.told(days_ago=11), by=zhao)

    assert "赵敏还不在任" in str(told.value.sentence)
    actions.note(zhao.deputy, filing.told(days_ago=10), by=zhao)


def test_a_deputy_who_ended_mid_year_keeps_what_was_before(zhao):
    Mandate.objects.update(state="ended", ended_on=clock.today() - timedelta(days=30))

    actions.note(zhao.deputy, filing.told(days_ago=30), by=zhao)
    with cast.refused():
        actions.note(zhao.deputy, filing.told(days_ago=29), by=zhao)


def test_the_same_words_on_the_same_day_are_refused(zhao):
    filing.noted(zhao)

    with cast.refused() as told:
        filing.noted(zhao)

    assert "已有同一天" in str(told.value.sentence)


def test_the_same_visit_stands_in_the_files_of_all_three_who_made_it(zhao, sun, yuhe):
    wu = cast.deputy("D003", "吴桐", "Wu Tong")

    for deputy in (zhao, sun, wu):
        filing.noted(deputy)

    assert DutyRecord.objects.count() == 3


def test_what_is_sent_back_says_why_and_is_put_right(zhao, bai):
    line = filing.noted(zhao)
    actions.send_back(line, "请写明是哪六户。", by=bai)
    assert (line.state, line.reason) == ("returned", "请写明是哪六户。")

    actions.correct(line, filing.told("到7号楼六户测了室温。"), by=zhao)

    assert (line.state, line.reason) == ("pending", "")
    assert line.corrections.get().was["words"] == "到六户家里测了室温。"


def test_what_was_verified_is_verified_again_after_it_was_changed(zhao, bai):
    line = filing.verified(zhao, bai)

    actions.correct(line, filing.told("测了七户。"), by=zhao)

    assert (line.state, line.verified_by, counted(zhao)) == ("pending", None, {})


def test_forty_corrections_are_all_kept(zhao):
    line = filing.noted(zhao)

    for number in range(40):
        actions.correct(line, filing.told(f"测了{number}户。"), by=zhao)

    assert line.corrections.count() == 40
    assert filing.as_it_is(line).words == "测了39户。"


def test_a_correction_that_changes_nothing_is_refused(zhao):
    line = filing.noted(zhao)

    with cast.refused():
        actions.correct(line, filing.told(), by=zhao)


def test_a_line_moved_to_another_year_is_counted_there(zhao, bai):
    line = filing.verified(zhao, bai)
    last = clock.today().year - 1

    actions.correct(line, filing.told()._replace(done_on=date(last, 12, 30)), by=zhao)
    actions.verify(line, by=bai)

    assert (counted(zhao), counted(zhao, last)) == ({}, {"visit": 1})


def test_whoever_entered_it_does_not_verify_it(yuhe):
    both = cast.deputy("D009", "钱多", "Qian Duo")
    clerk = cast.staff("钱多", "Qian Duo Two", "clerk")
    line = filing.noted(both)
    DutyRecord.objects.filter(pk=line.pk).update(entered_by=clerk.id)

    with pytest.raises(NotAllowed):
        actions.verify(filing.as_it_is(line), by=clerk)


def test_a_disputed_line_counts_for_nothing_until_somebody_else_decides(zhao, bai, lin):
    line = filing.disputed(zhao, bai)
    assert counted(zhao) == {}
    with pytest.raises(NotAllowed):
        actions.settle(line, "uphold", "属实。", by=bai)

    actions.settle(line, "uphold", "有签到记录。", by=lin)

    assert (line.state, counted(zhao)) == ("verified", {"visit": 1})
    objection = line.objections.get()
    assert (objection.verdict, objection.answer, objection.decided_name) == ("uphold", "有签到记录。", lin.name)


def test_a_line_that_is_not_so_goes(zhao, bai, lin):
    line = filing.disputed(zhao, bai)

    actions.settle(line, "strike", "确实不是。", by=lin)

    assert (line.state, counted(zhao)) == ("struck", {})


def test_a_line_is_disputed_within_ten_working_days(zhao, bai):
    line = filing.verified(zhao, bai)
    DutyRecord.objects.filter(pk=line.pk).update(verified_at=clock.now() - timedelta(days=30))

    with cast.refused() as told:
        actions.dispute(filing.as_it_is(line), "不是我。", by=zhao)

    assert "异议期" in str(told.value.sentence)


def test_two_who_decide_at_once_decide_once(zhao, bai, lin):
    line = filing.disputed(zhao, bai)
    twin = filing.as_it_is(line)
    actions.settle(line, "strike", "确实不是。", by=lin)

    with pytest.raises(Stale):
        actions.settle(twin, "uphold", "属实。", by=lin)


def test_an_activity_stands_in_the_file_of_each_who_took_part(zhao, sun, bai):
    activity = filing.registered(bai, zhao.deputy, sun.deputy, half_days=2)

    assert [line.half_days for line in activity.records.all()] == [2, 2]
    assert (counted(zhao), counted(sun)) == ({"inspection": 1}, {"inspection": 1})


def test_it_is_registered_once(zhao, sun, bai):
    filing.registered(bai, zhao.deputy)

    with cast.refused():
        filing.registered(bai, sun.deputy)

    assert Activity.objects.count() == 1


def test_who_was_not_in_office_that_day_is_named_and_nothing_is_written(zhao, sun, bai):
    Mandate.objects.filter(deputy=sun.deputy).update(began_on=clock.today())

    with cast.refused() as told:
        filing.registered(bai, zhao.deputy, sun.deputy)

    assert "孙建国" in str(told.value.sentence)
    assert not Activity.objects.exists() and not DutyRecord.objects.exists()


def test_who_was_not_there_is_struck_off_and_can_be_put_back(zhao, sun, bai):
    activity = filing.registered(bai, zhao.deputy)
    actions.strike_off(filing.line_of(activity, zhao), by=bai)
    assert counted(zhao) == {}

    assert actions.enrol(activity, [zhao.deputy, sun.deputy], by=bai) == 2

    assert (counted(zhao), counted(sun)) == ({"inspection": 1}, {"inspection": 1})
    with cast.refused():
        actions.enrol(activity, [zhao.deputy], by=bai)


def test_what_follows_from_work_is_neither_corrected_nor_withdrawn_by_hand(zhao):
    line = DutyRecord(deputy=zhao.deputy, origin="derived", state="verified", done_on=clock.today(), kind="reply")

    for act in (lambda: actions.correct(line, filing.told(), by=zhao), lambda: actions.withdraw(line, by=zhao)):
        with pytest.raises(NotAllowed):
            act()


def test_a_year_is_closed_once_nothing_in_it_waits(yuhe, zhao, bai):
    last = clock.today().year - 1
    line = actions.note(zhao.deputy, filing.told()._replace(done_on=date(last, 5, 4)), by=zhao)
    with cast.refused() as told:
        actions.lock_year(yuhe, last, by=bai)
    assert "还有1条" in str(told.value.sentence)

    actions.verify(line, by=bai)
    made = actions.lock_year(yuhe, last, by=bai)

    assert (made.lines, filing.as_it_is(line).state) == (1, "locked")
    assert counted(zhao, last) == {"visit": 1}
    for act in (
        lambda: actions.lock_year(yuhe, last, by=bai),
        lambda: actions.note(zhao.deputy, filing.told("又一条。")._replace(done_on=date(last, 5, 5)), by=zhao),
        lambda: actions.dispute(filing.as_it_is(line), "不是我。", by=zhao),
    ):
        with cast.refused():
            act()


def test_this_year_is_not_closed(yuhe, bai):
    with cast.refused():
        actions.lock_year(yuhe, clock.today().year, by=bai)

    assert not DutyYear.objects.exists()


def test_a_congress_names_a_kind_of_its_own(yuhe, zhao, bai):
    kind = actions.set_kind(yuhe, "fieldwork", "巡河", by=bai)
    line = actions.note(zhao.deputy, filing.told("巡了三公里。", kind=kind.code), by=zhao)
    actions.verify(line, by=bai)

    assert counting.by_duty(counted(zhao)) == {"fieldwork": 1}
    actions.drop_kind(kind, by=bai)
    assert actions.set_kind(yuhe, "fieldwork", "巡河", by=bai).pk == kind.pk


def test_counts_follow_a_line_out_of_the_file(zhao, bai):
    line = filing.verified(zhao, bai)

    actions.withdraw(line, by=zhao)

    assert not DutyCount.objects.exists()
