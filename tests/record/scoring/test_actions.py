"""Scoring is set up by an administrator, reckoned by staff from what is closed, and decided about by somebody else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import InternalError, ProgrammingError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearth.core import clock, tenancy
from hearth.core.refusals import NotAllowed, Refused
from hearth.ground.congress.models import Mandate, Post
from hearth.journey.demands import actions as demands
from hearth.journey.demands.models import Demand
from hearth.record.dossier import actions as dossier
from hearth.record.dossier import deriving
from hearth.record.dossier.kinds import KINDS
from hearth.record.dossier.models import DutyRecord
from hearth.record.scoring import actions, keeping, queries, reading
from hearth.record.scoring.examples import EXAMPLES
from hearth.record.scoring.guards import GUARDS
from hearth.record.scoring.models import ScoreRule, ScoreSheet, Scoring
from hearth.record.scoring.reckoning import Line, Span
from tests import cast, filing, scoring, suggesting
from tests.house.furnished import undone

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(yuhe):
    return cast.staff("施宇", "Shi Yu", "admin")


@pytest.fixture
def lin(yuhe):
    return cast.staff("林芳", "Lin Fang", "clerk")


def of(sheet: ScoreSheet, kind: str = "visit"):
    """What came of the rule for this kind."""
    rule = scoring.rule_of(kind).code
    return next(each for each in keeping.as_read(sheet).rules if each.rule == rule)


# turning on and off


def test_it_is_off_until_somebody_who_read_the_notice_turns_it_on_and_says_why(yuhe, admin):
    assert not queries.is_on()
    for has_read, reason in ((False, scoring.WHY), (True, "  ")):
        with cast.refused():
            actions.turn_on(yuhe, reason, has_read, by=admin)
    assert not queries.is_on()

    actions.turn_on(yuhe, scoring.WHY, True, by=admin)

    assert queries.is_on()


def test_who_turned_it_on_and_off_and_why_stays(yuhe, admin):
    scoring.turned_on(admin)
    actions.turn_off(yuhe, "不再需要。", by=admin)

    assert not queries.is_on()
    assert list(Scoring.objects.order_by("set_at").values_list("is_on", "reason")) == [
        (True, scoring.WHY),
        (False, "不再需要。"),
    ]
    with pytest.raises((ProgrammingError, InternalError)), transaction.atomic():
        Scoring.objects.update(reason="别的理由")


def test_it_is_not_turned_on_twice(yuhe, admin):
    scoring.turned_on(admin)

    with cast.refused():
        scoring.turned_on(admin)


# rules


def test_a_rule_never_begins_in_the_past(yuhe, admin):
    with cast.refused() as said:
        scoring.rule(admin, begins=clock.today() - timedelta(days=1))

    assert "事先知道" in str(said.value.sentence)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if not GUARDS[kind].counts])
def test_what_is_never_scored_is_refused_with_its_reason(yuhe, admin, kind):
    with cast.refused() as said:
        scoring.rule(admin, kind, "line")

    assert str(GUARDS[kind].why) in str(said.value.sentence)


@pytest.mark.parametrize(
    "told",
    [
        {"counts_by": "line"},
        {"counts_by": "half_day"},
        {"points": 0},
        {"points": -3},
        {"cap": 2},
        {"basis": " "},
        {"kind": "NOSUCH00"},
    ],
)
def test_what_a_rule_lacks_is_said(yuhe, admin, told):
    with cast.refused():
        scoring.rule(admin, **told)

    assert not ScoreRule.objects.exists()


def test_a_kind_named_for_donations_is_not_scored(yuhe, admin, bai):
    code = dossier.set_kind(yuhe, "contact", "捐款助学", by=bai).code

    with cast.refused():
        scoring.rule(admin, code)


def test_two_rules_for_one_kind_never_hold_on_the_same_day(yuhe, admin):
    first = scoring.rule(admin)
    with cast.refused():
        scoring.rule(admin, begins=clock.today() + timedelta(days=30))
    actions.end_rule(first, clock.today() + timedelta(days=29), by=admin)

    scoring.rule(admin, points=2, begins=clock.today() + timedelta(days=30))

    assert ScoreRule.objects.count() == 2


def test_a_rule_that_is_to_begin_keeps_an_earlier_one_from_running_into_it(yuhe, admin):
    scoring.rule(admin, begins=clock.today() + timedelta(days=30))

    with cast.refused():
        scoring.rule(admin)


def test_a_rule_ended_before_it_began_stands_in_nobodys_way(yuhe, admin):
    actions.end_rule(scoring.rule(admin, begins=clock.today() + timedelta(days=30)), clock.today(), by=admin)

    scoring.rule(admin)

    assert [each.valid_to_on for each in queries.rules()] == [None]


def test_a_rule_is_ended_from_today_on_once_and_the_database_changes_nothing_else_of_it(yuhe, admin):
    rule = scoring.rule(admin)
    with cast.refused():
        actions.end_rule(rule, clock.today() - timedelta(days=1), by=admin)
    actions.end_rule(rule, clock.today(), by=admin)

    with cast.refused():
        actions.end_rule(rule, clock.today() + timedelta(days=9), by=admin)
    for change in ({"points": 9}, {"valid_to_on": None}, {"kind": "training"}):
        with pytest.raises((ProgrammingError, InternalError)), transaction.atomic():
            ScoreRule.objects.filter(pk=rule.pk).update(**change)


def test_the_example_set_is_what_the_guards_allow_and_leaves_alone_what_has_a_rule(yuhe, admin):
    scoring.rule(admin, "training")

    made = actions.take_examples(yuhe, clock.today(), by=admin)

    assert made == len(EXAMPLES) - 1
    assert all(rule.legal_basis and rule.counts_by in GUARDS[rule.kind].counts for rule in ScoreRule.objects.all())
    with cast.refused():
        actions.take_examples(yuhe, clock.today(), by=admin)


# reckoning


def test_a_year_that_is_not_closed_is_not_reckoned(yuhe, admin, bai, zhao):
    scoring.begun(admin)

    with cast.refused() as said:
        actions.reckon(yuhe, scoring.last_year(), by=bai)

    assert "还没有锁定" in str(said.value.sentence)


def test_a_year_without_rules_and_a_congress_that_does_not_score_reckon_nothing(yuhe, admin, bai, zhao):
    scoring.closed(bai)
    with cast.refused():
        actions.reckon(yuhe, scoring.last_year(), by=bai)
    scoring.turned_on(admin)
    scoring.rule(admin)

    with cast.refused() as said:
        actions.reckon(yuhe, scoring.last_year(), by=bai)

    assert "没有有效的规则" in str(said.value.sentence)


def test_a_sheet_says_what_counts_what_does_not_and_why(yuhe, admin, bai, zhao):
    (sheet,) = scoring.reckoned(admin, bai, zhao)

    visits = of(sheet)
    first, second = DutyRecord.objects.filter(kind="visit", done_on__month=6).order_by("code")
    assert (visits.counted, visits.kept, of(sheet, "inspection").kept, sheet.total) == (2, 6, 3, 9)
    assert visits.left == ((second.code, "same_day", first.code),)


def test_everybody_who_served_in_the_year_has_a_sheet_and_nobody_else(yuhe, admin, bai, zhao, sun):
    Mandate.objects.filter(deputy=sun.deputy).update(state="ended", ended_on=f"{scoring.last_year() - 1}-12-31")
    wu = cast.deputy("D003", "吴桐", "Wu Tong")
    Mandate.objects.filter(deputy=wu.deputy).update(state="ended", ended_on=f"{scoring.last_year()}-03-01")

    scoring.reckoned(admin, bai, zhao)

    assert set(ScoreSheet.objects.values_list("deputy__code", flat=True)) == {"D001", "D003"}


def test_reckoning_again_doubles_and_changes_nothing(yuhe, admin, bai, zhao, sun):
    scoring.reckoned(admin, bai, zhao, sun)
    before = list(ScoreSheet.objects.order_by("code").values())

    again = actions.reckon(yuhe, scoring.last_year(), by=bai)

    assert again == 0
    assert list(ScoreSheet.objects.order_by("code").values()) == before


def test_what_was_done_while_scoring_was_off_does_not_count(yuhe, admin, bai, zhao):
    with scoring.last(1, 2):
        scoring.rule(admin)
    with scoring.last(7, 1):
        scoring.turned_on(admin)
    scoring.done(zhao, bai)
    scoring.closed(bai)
    actions.reckon(yuhe, scoring.last_year(), by=bai)

    assert (of(scoring.sheet_of(zhao)).counted, scoring.sheet_of(zhao).total) == (1, 3)


def test_the_days_on_which_it_was_used_are_told_from_what_was_decided(yuhe, admin):
    for month, act in ((2, True), (4, False), (9, True)):
        with scoring.last(month):
            scoring.turned_on(admin) if act else actions.turn_off(yuhe, "暂停", by=admin)

    spans = reading.used_on()

    assert [(span.first.month, span.last.month) for span in spans] == [(2, 4), (9, 12)]
    assert spans[1] == Span(spans[1].first, spans[1].last.max)


def test_nobody_registers_their_own_visit_as_staff(yuhe, admin, bai, zhao):
    scoring.begun(admin)
    Post.objects.create(user_id=bai.id, role="deputy", deputy=zhao.deputy, since="2021-09-01")
    with scoring.last(6):
        filing.registered(bai, zhao.deputy)
        filing.verified(zhao, bai)
    scoring.closed(bai)
    actions.reckon(yuhe, scoring.last_year(), by=bai)

    sheet = scoring.sheet_of(zhao)
    assert sheet.total == 0
    assert [left.why for kind in ("visit", "inspection") for left in of(sheet, kind).left] == ["no_word", "no_word"]


def test_suggestions_from_one_demand_are_one_matter_also_once_it_is_put_together_with_another(
    yuhe, admin, bai, zhao, code
):
    scoring.begun(admin)
    heat, lifts = (demands.begin(cast.delivered(code), title, by=bai) for title in ("早晚暖气不热", "电梯坏了"))
    for demand in (heat, lifts):
        demands.confirm(demand, zhao.deputy, demand.title, by=bai)
    with scoring.last(6):
        for demand in (heat, heat, lifts, None):
            suggesting.registered(zhao, bai, demand)
        deriving.replay()
    scoring.closed(bai)
    actions.reckon(yuhe, scoring.last_year(), by=bai)
    sheet = scoring.sheet_of(zhao)

    assert (of(sheet, "suggestion").counted, [left.why for left in of(sheet, "suggestion").left]) == (
        3,
        ["same_matter"],
    )
    Demand.objects.filter(pk=lifts.pk).update(into=heat)
    assert keeping.is_as_stored(sheet)


# saying that it is not so


@pytest.fixture
def sheet(yuhe, admin, bai, zhao):
    return scoring.reckoned(admin, bai, zhao)[0]


def test_somebody_else_than_who_reckoned_it_decides(sheet, bai, lin, zhao):
    objection = scoring.contested(zhao)
    assert scoring.sheet_of(zhao).state == "disputed"

    with pytest.raises(NotAllowed):
        actions.decide(scoring.sheet_of(zhao), objection, "uphold", "有签到。", by=bai)
    actions.decide(scoring.sheet_of(zhao), objection, "uphold", "有签到。", by=lin)

    now = scoring.sheet_of(zhao)
    assert (now.state, now.total) == ("reckoned", sheet.total)
    assert keeping.is_as_stored(now)


def test_what_is_put_right_counts_and_comes_out_again(sheet, lin, zhao):
    objection = scoring.contested(zhao)

    actions.decide(scoring.sheet_of(zhao), objection, "put_right", "当天分两处。", 3, by=lin)

    now = scoring.sheet_of(zhao)
    assert (of(now).counted, of(now).ruled, now.total) == (2, 3, 12)
    assert keeping.is_as_stored(now)


def test_a_number_is_needed_to_put_it_right_and_another_one_than_stands(sheet, lin, zhao):
    objection = scoring.contested(zhao)

    for count in (None, 2):
        with cast.refused():
            actions.decide(scoring.sheet_of(zhao), objection, "put_right", "更正。", count, by=lin)


def test_two_lines_can_be_disputed_and_the_sheet_waits_for_both(sheet, lin, zhao):
    first = scoring.contested(zhao)
    with cast.refused():
        scoring.contested(zhao)
    second = actions.contest(scoring.sheet_of(zhao), scoring.rule_of("inspection"), "去了两天。", by=zhao)

    actions.decide(scoring.sheet_of(zhao), first, "uphold", "有签到。", by=lin)
    assert scoring.sheet_of(zhao).state == "disputed"
    actions.decide(scoring.sheet_of(zhao), second, "put_right", "确实两天。", 2, by=lin)

    assert (scoring.sheet_of(zhao).state, scoring.sheet_of(zhao).total) == ("reckoned", 12)
    with cast.refused():
        actions.decide(scoring.sheet_of(zhao), second, "uphold", "再看。", by=lin)


def test_a_sheet_can_be_disputed_for_ten_working_days(sheet, zhao):
    until = actions.objecting.disputable_until(sheet)

    with clock.standing_at(until + timedelta(minutes=1)), cast.refused() as said:
        scoring.contested(zhao)

    assert "异议期" in str(said.value.sentence)
    with clock.standing_at(until - timedelta(minutes=1)):
        scoring.contested(zhao)


def test_a_rule_that_is_not_on_the_sheet_cannot_be_disputed(sheet, admin, zhao):
    code = dossier.set_kind(tenancy.current(), "fieldwork", "巡河", by=cast.staff("林芳", "Lin", "clerk")).code
    later = scoring.rule(admin, code)

    with cast.refused():
        actions.contest(sheet, later, "漏了。", by=zhao)


def test_nothing_goes_on_while_scoring_is_off(sheet, yuhe, admin, lin, zhao):
    objection = scoring.contested(zhao)
    actions.turn_off(yuhe, "暂停", by=admin)

    with cast.refused():
        actions.contest(scoring.sheet_of(zhao), scoring.rule_of("inspection"), "漏了。", by=zhao)
    with cast.refused():
        actions.decide(scoring.sheet_of(zhao), objection, "uphold", "有签到。", by=lin)


# recomputed equals stored


def test_a_sheet_somebody_tampered_with_does_not_come_out_the_same(sheet, zhao):
    assert keeping.is_as_stored(sheet)

    ScoreSheet.objects.filter(pk=sheet.pk).update(total=sheet.total + 1)
    assert not keeping.is_as_stored(scoring.sheet_of(zhao))

    ScoreSheet.objects.filter(pk=sheet.pk).update(total=sheet.total)
    DutyRecord.objects.filter(kind="visit", done_on__month=7).update(done_on=f"{scoring.last_year()}-06-09")
    assert not keeping.is_as_stored(scoring.sheet_of(zhao))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    done=st.lists(
        st.tuples(st.sampled_from(("visit", "reception", "training", "study")), st.integers(2, 11)), max_size=8
    ),
    ruled=st.none() | st.integers(0, 9),
)
def test_whatever_was_done_recomputed_equals_stored(yuhe, admin, bai, lin, zhao, done, ruled):
    with undone():
        scoring.begun(admin)
        for number, (kind, month) in enumerate(done):
            with scoring.last(month):
                filing.verified(zhao, bai, words=f"第{number}次。", kind=kind)
        scoring.closed(bai)
        actions.reckon(yuhe, scoring.last_year(), by=bai)
        assert keeping.is_as_stored(scoring.sheet_of(zhao))
        if ruled not in (None, of(scoring.sheet_of(zhao)).counted):
            objection = scoring.contested(zhao)
            actions.decide(scoring.sheet_of(zhao), objection, "put_right", "更正", ruled, by=lin)

        assert actions.reckon(yuhe, scoring.last_year(), by=bai) == 0
        assert keeping.is_as_stored(scoring.sheet_of(zhao))


def test_a_line_is_read_without_words_photos_or_voices():
    assert {"words", "photos", "voice", "place", "people"} & {*Line._fields, *reading.LOOKED_AT} == set()


def test_only_an_administrator_sets_it_up(yuhe, bai, zhao):
    for who in (bai, zhao):
        with pytest.raises(Refused):
            scoring.turned_on(who)
