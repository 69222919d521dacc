"""A unit takes it on, gives it back once, asks, reports; staff rule."""

from datetime import timedelta

import pytest

from hearth.core import clock
from hearth.core.actors import System
from hearth.core.lifecycle import Stale
from hearth.core.refusals import NotAllowed
from hearth.ground.rulebook import clocks
from hearth.journey.casework import actions
from hearth.journey.casework.models import Referral, Return
from hearth.journey.contact import actions as contact
from hearth.journey.contact.models import Message
from tests import cast

pytestmark = pytest.mark.django_db
CLOCK = System("clock")


def again(thing):
    return type(thing).objects.get(pk=thing.pk)


@pytest.fixture
def water(yuhe):
    return cast.unit("榆河自来水公司", "Yuhe Water")


def test_taking_it_on_does_not_begin_the_clock_anew(referral, he):
    before = clocks.running(referral, "result").due_at

    actions.accept(referral, by=he)

    assert again(referral).state == "accepted"
    assert again(referral).holder_id == he.id
    assert clocks.running(referral, "result").due_at == before
    assert clocks.running(referral, "return") is None


def test_another_unit_has_no_part_in_it(referral, water):
    somebody = cast.staff("水工", "Shui Gong", "unit", unit=water)

    with pytest.raises(NotAllowed):
        actions.accept(referral, by=somebody)


def test_a_team_of_the_unit_reports_and_does_not_give_back(referral, he, heating):
    team = cast.unit("网格一组", "Grid team 1", parent=heating)
    grid = cast.staff("小格", "Xiao Ge", "unit", unit=team)
    actions.accept(referral, by=he)

    actions.assign(referral, team, by=he)
    with pytest.raises(NotAllowed):
        actions.give_back(referral, "remit", "不归我们", by=grid)
    actions.report(again(referral), "换了循环泵。", "done", by=grid)

    assert again(referral).state == "reported"


def test_it_is_given_back_with_a_reason_and_staff_have_a_working_day(referral, thread, he, water):
    actions.give_back(referral, "remit", "这是供水问题", by=he, proposed=water)

    assert again(referral).state == "returned"
    assert clocks.running(referral, "ruling") is not None
    assert clocks.running(referral, "result") is not None, "the unit's clock runs on while staff rule"
    assert again(thread).turn == "staff"


def test_after_its_window_it_cannot_be_given_back(referral, he, monkeypatch):
    later = clock.now() + timedelta(days=12)
    monkeypatch.setattr(clock, "now", lambda: later)

    with cast.refused():
        actions.give_back(referral, "remit", "不归我们", by=he)


def test_what_staff_ruled_is_ruled(referral, bai, he):
    actions.give_back(referral, "facts", "信息不足", by=he)
    actions.keep(again(referral), "请先上门查看", by=bai)

    with cast.refused():
        actions.give_back(again(referral), "facts", "还是不足", by=he)

    assert again(referral).state == "accepted"
    assert Return.objects.get().ruling == "kept"


def test_passing_on_ends_one_clock_and_begins_another(referral, bai, he, water):
    actions.give_back(referral, "remit", "这是供水问题", by=he, proposed=water)

    second = actions.pass_on(again(referral), water, "按职责分工", by=bai)

    assert again(referral).state == "passed_on"
    assert clocks.running(referral, "result") is None
    assert second.before == referral
    assert clocks.running(second, "result").owner == water
    assert Return.objects.get().ruling == "passed_on"


def test_two_clerks_ruling_at_once_rule_once(referral, bai, he, water):
    actions.give_back(referral, "remit", "这是供水问题", by=he)
    seen_by_both = [again(referral), again(referral)]
    actions.keep(seen_by_both[0], "请处理", by=bai)

    with cast.refused(Stale):
        actions.pass_on(seen_by_both[1], water, "转供水", by=bai)

    assert Referral.objects.count() == 1


@pytest.mark.usefixtures("at_once")
def test_while_the_resident_is_asked_the_units_clock_stands_still(referral, thread, he):
    actions.accept(referral, by=he)
    due = clocks.running(referral, "result").due_at
    actions.ask(again(referral), "几单元？哪天方便上门？", by=he)

    asked = again(thread)
    assert asked.state == "need_info"
    assert clocks.running(referral, "result").paused_since is not None
    assert Message.objects.filter(thread=thread, kind="ask").count() == 1

    contact.add(asked, "三单元，随时都行。", by=cast.author(thread))

    assert again(referral).state == "accepted"
    assert (again(thread).state, again(thread).turn) == ("coordinating", "unit")
    assert clocks.running(referral, "result").paused_since is None
    assert clocks.running(referral, "result").due_at >= due


@pytest.mark.usefixtures("at_once")
def test_a_resident_who_does_not_answer_holds_nobody_up(referral, thread, he):
    actions.accept(referral, by=he)
    actions.ask(again(referral), "几单元？", by=he)

    contact.lapse(again(thread), by=CLOCK)

    assert again(referral).state == "accepted"
    assert again(thread).turn == "unit"


def test_more_time_is_asked_for_with_a_reason_and_ruled_upon(referral, bai, he):
    actions.accept(referral, by=he)
    due = clocks.running(referral, "result").due_at
    asked = actions.request(again(referral), "extension", "要换的泵明天才到", by=he, hours=24)
    assert clocks.running(referral, "result").due_at == due, "until it is ruled upon the clock runs on"

    actions.grant(asked, "可以，最晚后天", by=bai)

    assert clocks.running(referral, "result").due_at == due + timedelta(hours=24)
    assert clocks.running(referral, "request") is None


def test_what_is_not_granted_changes_no_moment(referral, bai, he):
    due = clocks.running(referral, "result").due_at
    asked = actions.request(referral, "extension", "人手不够", by=he, hours=240)

    actions.deny(asked, "老人受冻，不能等", by=bai)

    assert clocks.running(referral, "result").due_at == due
    assert again(asked).state == "denied"


def test_one_thing_is_asked_for_at_a_time(referral, he):
    actions.request(referral, "extension", "人手不够", by=he, hours=24)

    with cast.refused():
        actions.request(referral, "suspension", "等零件", by=he)


def test_a_clock_that_stands_still_runs_again_with_what_was_left(referral, bai, he, monkeypatch):
    actions.accept(referral, by=he)
    asked = actions.request(again(referral), "suspension", "法院封存了泵房", by=he)
    actions.grant(asked, "同意中止", by=bai)
    due = referral.clock.due_at
    later = clock.now() + timedelta(hours=5)
    monkeypatch.setattr(clock, "now", lambda: later)

    actions.resume(again(referral), by=he)

    moved = clocks.running(referral, "result").due_at - due
    assert again(referral).state == "accepted"
    assert round(moved / timedelta(minutes=1)) == 300


def test_a_report_goes_to_the_deputy_and_stops_the_clock(referral, thread, he):
    actions.accept(referral, by=he)

    actions.report(again(referral), "换了循环泵，室温21度。", "done", by=he)

    assert again(referral).state == "reported"
    assert clocks.running(referral, "result") is None
    assert clocks.running(referral, "confirm") is not None
    assert again(thread).turn == "deputy"
    assert Message.objects.get(thread=thread, kind="result").body.startswith("换了循环泵")


def test_the_deputy_confirms_and_the_answer_is_theirs(referral, thread, he, zhao):
    actions.report(referral, "换了循环泵。", "done", by=he)

    actions.confirm(again(referral), "热力公司换了循环泵。", by=zhao)

    assert again(referral).state == "confirmed"
    assert (again(thread).state, again(thread).turn) == ("acknowledged", "deputy")
    assert not again(thread).is_referred
    assert Message.objects.get(thread=thread, kind="done").body == "热力公司换了循环泵。"


def test_while_another_unit_is_at_it_the_matter_goes_on(referral, thread, he, zhao, bai, water):
    cast.referred(thread, bai, water, role="co")
    actions.report(referral, "换了循环泵。", "done", by=he)

    actions.confirm(again(referral), by=zhao)

    assert again(thread).state == "coordinating"
    assert again(referral.issue).state == "open"


def test_a_report_goes_back_once_with_a_reason(referral, thread, he, zhao):
    actions.report(referral, "已处理。", "done", by=he)
    actions.send_back(again(referral), "怎么处理的？室温多少？", by=zhao)

    assert again(referral).state == "accepted"
    assert clocks.running(referral, "result") is not None
    assert again(thread).turn == "unit"

    actions.report(again(referral), "换了循环泵，室温21度。", "done", by=he)
    with cast.refused():
        actions.send_back(again(referral), "再说清楚些", by=zhao)


def test_nothing_is_reported_on_what_was_taken_back(referral, bai, he):
    seen = again(referral)
    actions.withdraw(referral, by=bai)

    with cast.refused(Stale):
        actions.report(seen, "换了循环泵。", "done", by=he)


def test_words_among_colleagues_are_marked_so(referral, he):
    said = actions.remark(referral, "先去三单元", by=he, is_inside=True)

    assert said.is_inside
    assert said.name == "贺工"
