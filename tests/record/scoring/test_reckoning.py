"""The arithmetic of a sheet: the same from the same, in whatever order; more lines of one thing are no more points."""

from __future__ import annotations

import json
from datetime import date, timedelta
from types import SimpleNamespace

from hypothesis import given, settings
from hypothesis import strategies as st

from hearth.record.dossier.kinds import KINDS
from hearth.record.scoring.guards import GUARDS, guard_of, is_scorable
from hearth.record.scoring.keeping import as_read, kept
from hearth.record.scoring.reckoning import Left, Line, Outside, Rule, Span, reckon

YEAR = (Span(date(2025, 1, 1), date(2025, 12, 31)),)
CASES = settings(max_examples=600, deadline=None)


def day(number: int) -> date:
    return date(2025, 1, 1) + timedelta(days=number)


def rule(kind: str = "visit", counts_by: str = "day", points: int = 3, cap: int = 12, **more) -> Rule:
    return Rule(**{"code": f"R{kind}"[:8], "days": YEAR} | more, kind=kind, counts_by=counts_by, points=points, cap=cap)


def visit(code: str, on: int = 5, **more) -> Line:
    return Line(code, "visit", day(on), **more)


def suggestion(code: str, *demands: str, on: int = 5, kind: str = "suggestion") -> Line:
    return Line(code, kind, day(on), matters=frozenset(demands))


def test_each_day_counts_once_and_it_is_said_which_line_does():
    sheet = reckon([visit("A"), visit("B"), visit("C", on=6)], [rule()])

    assert (sheet.total, sheet.rules[0].counted) == (6, 2)
    assert sheet.rules[0].left == (Left("B", "same_day", "A"),)


def test_a_cap_holds_whatever_is_done():
    sheet = reckon([visit(f"V{n:03}", on=n) for n in range(100)], [rule(cap=10)])

    assert (sheet.rules[0].before, sheet.rules[0].kept, sheet.total) == (300, 10, 10)


def test_what_nobody_else_has_seen_does_not_count():
    assert reckon([visit("A", has_word=False)], [rule()]).rules[0].left == (Left("A", "no_word"),)


def test_suggestions_from_the_same_demand_are_one_matter_also_by_a_third_between_them():
    lines = [suggestion("A", "heat"), suggestion("B", "lifts"), suggestion("C", "heat", "lifts"), suggestion("D")]

    counted = reckon(lines, [rule("suggestion", "line", 4, 80)]).rules[0]

    assert counted.counted == 2
    assert counted.left == (Left("B", "same_matter", "A"), Left("C", "same_matter", "A"))


def test_a_day_has_two_half_days_unless_one_line_tells_of_more():
    half = rule("session", "half_day", 2, 100)

    def session(code: str, half_days: int | None, on: int = 1) -> Line:
        return Line(code, "session", day(on), half_days)

    assert reckon([session("A", 1), session("B", 1), session("C", 1)], [half]).rules[0].counted == 2
    assert reckon([session("A", 6), session("B", 1)], [half]).rules[0].counted == 6
    assert reckon([session("A", None), session("B", None)], [half]).rules[0].counted == 1
    assert reckon([session("A", None), session("B", 1)], [half]).rules[0].counted == 1


def test_only_days_on_which_a_rule_was_in_force_count():
    since_july = rule(days=(Span(date(2025, 7, 1), date(2025, 12, 31)),))

    sheet = reckon([visit("A", on=5), visit("B", on=200)], [since_july])

    assert sheet.total == 3
    assert sheet.outside == (Outside("visit", "no_rule", 1),)


def test_rules_that_follow_each_other_share_the_year_its_matters_and_what_is_left_below_the_cap():
    first = rule("suggestion", "line", 4, 8, code="R1", days=(Span(date(2025, 1, 1), date(2025, 6, 30)),))
    second = rule("suggestion", "line", 6, 10, code="R2", days=(Span(date(2025, 7, 1), date(2025, 12, 31)),))
    lines = [suggestion("A", "heat", on=3), suggestion("B", on=4), suggestion("C", "heat", on=300)]
    lines += [suggestion("D", on=301)]

    early, late = reckon(lines, [second, first]).rules

    assert (early.kept, late.counted, late.before, late.kept) == (8, 1, 6, 2)
    assert late.left == (Left("C", "same_matter", "A"),)


def test_what_came_after_the_year_was_closed_does_not_count():
    assert reckon([visit("A", is_late=True)], [rule()]).outside == (Outside("visit", "late", 1),)


def test_a_promise_about_a_message_does_not_count():
    line = Line("A", "follow_up", day(1), is_of_suggestion=False)

    assert reckon([line], [rule("follow_up", "line")]).rules[0].left == (Left("A", "of_message"),)


def test_a_decision_says_how_many_count_and_the_cap_holds_all_the_same():
    lines, rules = [visit("A")], [rule(cap=12)]

    assert reckon(lines, rules, {"Rvisit": 3}).total == 9
    assert reckon(lines, rules, {"Rvisit": 30}).total == 12
    assert reckon(lines, rules, {"Rvisit": 0}).total == 0


def test_every_kind_of_the_platform_has_a_guard_with_a_reason():
    assert set(GUARDS) == set(KINDS)
    assert all(str(guard.why) for guard in GUARDS.values())


def test_what_people_enter_themselves_counts_by_time_and_by_somebody_elses_word():
    entered = [kind for kind, told in KINDS.items() if told.is_by_hand and GUARDS[kind].counts and kind != "report"]

    assert all("line" not in GUARDS[kind].counts and GUARDS[kind].needs_word for kind in entered)


def test_what_follows_messages_is_not_scored_whatever_rules_say():
    never = ("reply", "coordination", "talk", "demand", "answer_all", "solved", "verification", "study")
    lines = [Line(f"{kind[:4]}{n:04}", kind, day(n % 300)) for kind in never for n in range(50)]
    rules = [rule(kind, counts_by, 5, 500) for kind in never for counts_by in ("line", "day", "half_day")]

    assert reckon(lines, rules) == reckon(lines, [])
    assert reckon(lines, rules).total == 0 and not any(is_scorable(kind) for kind in never)


def test_a_kind_of_the_congresss_own_is_not_scored_under_another_name():
    names = {
        "OWN00001": ("捐款助学", ""),
        "OWN00002": ("巡河", "Walking the river"),
        "OWN00003": ("值班", "Online time"),
    }

    assert [kind for kind in names if is_scorable(kind, names)] == ["OWN00002"]


# few kinds and few days, so that lines fall on the same day, under the same rule and into the same matter
KIND = st.sampled_from(("visit", "suggestion", "session", "follow_up", "reply", "OWN00002"))
DAYS = 12
LINES = st.lists(
    st.builds(
        Line,
        code=st.integers(0, 9999).map("L{:04}".format),
        kind=KIND,
        done_on=st.integers(0, DAYS).map(day),
        half_days=st.none() | st.integers(1, 4),
        has_word=st.sampled_from((True, True, False)),
        is_of_suggestion=st.sampled_from((True, True, False)),
        matters=st.frozensets(st.sampled_from("abcdef"), max_size=3),
        is_late=st.sampled_from((False, False, False, True)),
    ),
    max_size=40,
    unique_by=lambda line: line.code,
)


@st.composite
def rule_sets(draw) -> list[Rule]:
    """Rules of which no two for one kind hold on the same day, sound ones and others."""
    found = []
    for kind in draw(st.lists(KIND, min_size=1, max_size=6, unique=True)):
        cut = draw(st.integers(1, DAYS))
        for number, span in enumerate((Span(day(0), day(cut - 1)), Span(day(cut), day(364)))):
            points = draw(st.integers(1, 9))
            how = draw(st.sampled_from((*guard_of(kind).counts, *guard_of(kind).counts, "line", "day", "half_day")))
            cap = points + draw(st.integers(0, 30))
            found.append(Rule(f"{kind[:6]}{number}", kind, how, points, cap, (span,)))
    return found


RULINGS = st.dictionaries(KIND.map(lambda kind: f"{kind[:6]}0"), st.integers(0, 40), max_size=3)


@CASES
@given(LINES, rule_sets(), RULINGS, st.randoms(use_true_random=False))
def test_the_same_comes_out_in_whatever_order_it_is_read_and_again_from_what_was_written_down(
    lines, rules, rulings, luck
):
    sheet = reckon(lines, rules, rulings)
    shuffled, other_way = list(lines), list(rules)
    luck.shuffle(shuffled)
    luck.shuffle(other_way)

    assert reckon(shuffled, other_way, rulings) == sheet
    written = json.loads(json.dumps(kept(sheet)))
    assert as_read(SimpleNamespace(total=sheet.total, lines=written)) == sheet


@CASES
@given(LINES, rule_sets(), RULINGS)
def test_every_line_is_accounted_for_once_and_no_kind_passes_its_cap(lines, rules, rulings):
    sheet = reckon(lines, rules, rulings)

    left = [each.line for counted in sheet.rules for each in counted.left]
    by_line = [counted for counted in sheet.rules if "day" not in _how(rules, counted.rule)]
    outside = sum(each.lines for each in sheet.outside)
    looked_at = len(lines) - outside
    assert len(left) == len(set(left)) <= looked_at
    assert sheet.total == sum(counted.kept for counted in sheet.rules)
    assert all(0 <= counted.kept <= counted.cap for counted in sheet.rules)
    assert sum(counted.counted for counted in by_line) <= looked_at - len(left)
    for kind in {each.kind for each in rules}:
        those = [counted for counted in sheet.rules if counted.rule.startswith(kind[:6])]
        assert sum(counted.kept for counted in those) <= max((counted.cap for counted in those), default=0)


def _how(rules: list[Rule], code: str) -> str:
    return next(each.counts_by for each in rules if each.code == code)


@CASES
@given(LINES, rule_sets(), st.integers(1, 5))
def test_entering_the_same_day_or_matter_again_moves_nothing(lines, rules, times):
    again = [
        line._replace(code=f"Z{n}{line.code}", half_days=None)
        for line in lines
        for n in range(times)
        if line.kind not in GUARDS or GUARDS[line.kind].counts != ("line",) or line.matters
    ]

    assert reckon([*lines, *again], rules).total == reckon(lines, rules).total


@CASES
@given(LINES, rule_sets(), st.lists(st.sampled_from([k for k in KINDS if not GUARDS[k].counts]), max_size=30))
def test_any_number_of_answers_talks_and_demands_moves_nothing(lines, rules, kinds):
    more = [Line(f"M{n:05}", kind, day(n)) for n, kind in enumerate(kinds)]

    assert reckon([*lines, *more], rules).rules == reckon(lines, rules).rules
