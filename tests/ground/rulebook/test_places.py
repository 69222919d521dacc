"""What seven places have settled about suggestions: whole calendars and every choice, worked out by hand.

The dates follow from the regulations named in the profiles and from the days off the State Council announced for 2026:
15 to 23 February, 4 to 6 April, 1 to 5 May, 19 to 21 June, 25 to 27 September, 1 to 7 October; worked in exchange were
14 and 28 February, 9 May, 20 September, 10 October.
"""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.ground.rulebook.calendar import WorkingDays
from hearth.ground.rulebook.choices import KINDS, Dimension
from hearth.ground.rulebook.deadlines import due
from hearth.ground.rulebook.profile import Profile, Rule, shipped
from tests.ground.rulebook.calendars import CALENDARS, MOMENTS, at

CHINA = WorkingDays()
BASE = Profile.named("cn-base-2025")
PLACES = {
    "cn-beijing-2014": ("Beijing's regulation", "北京市"),
    "cn-shanghai-2015": ("Shanghai's provisions", "上海市"),
    "cn-shandong-2017": ("Shandong's regulation", "山东省"),
    "cn-qingdao-2021": ("Qingdao's regulation", "青岛市"),
    "cn-henan-2017": ("Henan's measures", "河南省"),
    "cn-zhejiang-2016": ("Zhejiang's provisions", "浙江省"),
    "cn-chongqing-2018": ("Chongqing's regulation", "重庆市"),
}
# each step, and from which one it is counted; the others from the day on which the suggestion came and was assigned
STEPS = {
    "assign": "",
    "decline": "",
    "decline_ruling": "decline",
    "reassign": "decline",
    "contact": "",
    "co_opinion": "",
    "co_redo": "co_opinion",
    "answer": "",
    "extension_request": "",
    "answer_long": "",
    "evaluate": "answer",
    "redo": "evaluate",
    "report": "answer",
}
# from Friday 13 February 2026 on: one more day is worked, then offices close for nine
BEFORE_SPRING_FESTIVAL = """
                   assign decline ruling reassign contact opinion  anew  answer    ask  long   rate   redo report
cn-base-2025        02-27   02-27  03-05    03-05   03-19   03-13 03-20   05-13  04-29 08-13  06-10  07-10  06-13
cn-beijing-2014     02-27   02-27  03-05    03-05   03-19   03-13 03-20   05-13  04-29 08-13  06-03  08-03  06-13
cn-shanghai-2015    03-02   03-02  03-09    03-09   03-19   03-13 03-20   05-13  04-29 08-13  06-10  07-10  06-13
cn-shandong-2017    02-18   02-18  02-28    02-28   03-19   03-13 03-20   05-13  04-29 08-13  06-10  07-10  06-13
cn-qingdao-2021     02-27   02-27  03-05    03-05   03-19   03-13 03-20   05-13  04-29 08-13  06-10  07-10  06-13
cn-henan-2017       02-27   03-05  03-12    03-19   03-19   04-13 04-20   05-13  04-29 08-13  05-27  06-27  06-13
cn-zhejiang-2016    02-27   02-23  02-28    02-28   03-19   04-13 04-20   05-13  04-29 08-13  06-10  07-10  06-13
cn-chongqing-2018   03-05   03-05  03-12    03-19   03-19   04-02 04-10   05-13  04-29 08-13  06-10  08-10  06-13
"""
# from Monday 31 August 2026 on: the months ahead are shorter, and the longer time ends in February of the next year
ON_THE_LAST_OF_AUGUST = """
                   assign decline ruling reassign contact opinion  anew  answer    ask  long   rate   redo report
cn-base-2025        09-07   09-07  09-14    09-14   09-28   09-30 10-13   11-30  11-14 02-28  12-28  01-28  12-30
cn-beijing-2014     09-07   09-07  09-14    09-14   09-28   09-30 10-13   11-30  11-14 02-28  12-21  02-21  12-30
cn-shanghai-2015    09-09   09-09  09-16    09-16   09-28   09-30 10-13   11-30  11-14 02-28  12-28  01-28  12-30
cn-shandong-2017    09-05   09-05  09-11    09-11   09-28   09-30 10-13   11-30  11-14 02-28  12-28  01-28  12-30
cn-qingdao-2021     09-07   09-07  09-14    09-14   09-28   09-30 10-13   11-30  11-14 02-28  12-28  01-28  12-30
cn-henan-2017       09-07   09-14  09-20    09-28   09-28   10-31 11-06   11-30  11-14 02-28  12-14  01-14  12-30
cn-zhejiang-2016    09-07   09-10  09-17    09-17   09-28   10-31 11-06   11-30  11-14 02-28  12-28  01-28  12-30
cn-chongqing-2018   09-14   09-14  09-20    09-28   09-28   10-16 10-23   11-30  11-14 02-28  12-28  02-28  12-30
"""
STARTS = [
    pytest.param(at(2026, 2, 13, 10, 0), BEFORE_SPRING_FESTIVAL, id="before Spring Festival"),
    pytest.param(at(2026, 8, 31, 10, 0), ON_THE_LAST_OF_AUGUST, id="on the last of August"),
]
CHOICES = """
                  withdrawal        cosigner_reply    extension_by                 publication       after_redo
cn-base-2025      any_time          each              deputies_body                full_after_review joint_meeting
cn-beijing-2014   before_assignment each              assigning_organ              report_only       joint_meeting
cn-shanghai-2015  unanimous         each              deputies_body_and_government report_only       joint_meeting
cn-shandong-2017  any_time          lead_with_consent assigning_organ              full_after_review joint_meeting
cn-qingdao-2021   any_time          lead_only         deputies_body                full_after_review joint_meeting
cn-henan-2017     any_time          each              unit                         full_after_review expert_review
cn-zhejiang-2016  any_time          each              assigning_organ              report_only       joint_meeting
cn-chongqing-2018 any_time          each              deputies_body                full_after_review joint_meeting
"""
EVERYWHERE = "A RESOLVED, B IN_PROGRESS, C PLANNED, D REFERENCE"
LETTERS = {
    "cn-shanghai-2015": "1 RESOLVED, 2 IN_PROGRESS, 3 PLANNED, 4 REFERENCE",
    "cn-chongqing-2018": "1 RESOLVED, 2 IN_PROGRESS, 3 DEFERRED, 4 REFERRED_UP",
}
RATED = {"cn-shanghai-2015": "attitude result", "cn-shandong-2017": "attitude result", "cn-chongqing-2018": "reply"}
AT_MOST = {"cn-henan-2017": 1, "cn-chongqing-2018": 1}
# what the comparison of places has a line for; where a place says nothing, the base stands there and says so
COMPARED = [
    *("withdrawal", "assign", "decline", "reassign", "contact", "co_opinion", "answer", "answer_long", "extension_by"),
    *("cosigner_reply", "publication", "evaluate", "redo", "second_evaluation"),
]


def written(table):
    """The rows of a table written by hand, by the profile they begin with."""
    head, *rows = [line.split() for line in table.strip().splitlines()]
    return {place: dict(zip(head, cells, strict=True)) for place, *cells in rows}


def calendar_of(profile, start):
    """Every step of a suggestion taken on its last day."""
    days = {"": start}
    for step, since in STEPS.items():
        days[step] = due(profile.rule(f"suggestion.{step}"), days[since], CHINA).moment
    return {step: days[step] for step in STEPS}


def on(start, day):
    """The day of the year that is meant, at the hour of the start."""
    month, number = map(int, day.split("-"))
    return start.replace(year=start.year + (month < start.month), month=month, day=number)


@pytest.mark.parametrize("name", ["cn-base-2025", *PLACES])
@pytest.mark.parametrize(("start", "table"), STARTS)
def test_the_calendar_of_a_suggestion_is_the_one_worked_out_by_hand(name, start, table):
    by_hand = [on(start, day) for day in written(table)[name].values()]

    assert calendar_of(Profile.named(name), start) == dict(zip(STEPS, by_hand, strict=True))


@pytest.mark.parametrize("name", ["cn-base-2025", *PLACES])
def test_each_place_chooses_as_its_regulation_says(name):
    profile = Profile.named(name)

    told = {each.name.partition(".")[2]: each.brief for each in profile.choices.values()}
    assert told == written(CHOICES)[name] | {
        "restart": "no",
        "evaluation": RATED.get(name, "attitude reply result").replace(" ", ", "),
        "second_evaluation": "yes" if name == "cn-chongqing-2018" else "no",
    }
    assert profile.all_chosen(Dimension) == tuple(map(Dimension, told["evaluation"].split(", ")))
    assert profile.rule("suggestion.redo").at_most == AT_MOST.get(name, 2)


@pytest.mark.parametrize("name", ["cn-base-2025", *PLACES])
def test_each_place_files_results_under_its_own_letters(name):
    classes = Profile.named(name).result_classes.values()

    assert ", ".join(f"{each.letter} {each.code}" for each in classes) == LETTERS.get(name, EVERYWHERE)
    assert all(set(each.label.texts) == {"en", "zh-hans"} for each in classes)


@pytest.mark.parametrize("name", PLACES)
@pytest.mark.parametrize("line", COMPARED)
def test_whatever_is_compared_names_the_regulation_of_the_place(name, line):
    provision, (english, chinese) = Profile.named(name).provisions[f"suggestion.{line}"], PLACES[name]

    assert english in provision.cite.texts["en"] and f"《{chinese}" in provision.cite.texts["zh-hans"]


@pytest.mark.parametrize("name", PLACES)
def test_a_source_names_its_article_or_says_that_the_base_stands(name):
    for provision in Profile.named(name).provisions.values():
        english, chinese = provision.cite.texts["en"], provision.cite.texts["zh-hans"]
        if provision.chapter == "suggestion":
            assert "art. " in english or "arts. " in english or "efault" in english, provision.name
            assert ("第" in chinese and "条" in chinese) or "平台默认" in chinese, provision.name
            assert ("efault" in english) is ("默认" in chinese), provision.name


@pytest.mark.parametrize("name", PLACES)
def test_a_place_changes_nothing_beside_suggestions(name):
    changed = {each.chapter for key, each in Profile.named(name).provisions.items() if each is not BASE.provisions[key]}

    assert changed == {"suggestion"}


@pytest.mark.parametrize(
    ("name", "since"),
    [
        ("cn-beijing-2014", date(2014, 1, 22)),
        ("cn-shanghai-2015", date(2015, 3, 1)),
        ("cn-shandong-2017", date(2017, 5, 19)),
        ("cn-qingdao-2021", date(2021, 9, 1)),
        ("cn-henan-2017", date(2017, 8, 1)),
        ("cn-zhejiang-2016", date(2016, 5, 27)),
        ("cn-chongqing-2018", date(2018, 1, 1)),
    ],
)
def test_the_rules_of_a_place_hold_since_its_regulation_does(name, since):
    assert Profile.named(name).valid_from == since


def test_every_place_that_is_shipped_is_worked_out_here():
    assert {*shipped()} == {"cn-base-2025", "cn-swift-2025", *PLACES}


@given(name=st.sampled_from(shipped()), start=MOMENTS)
def test_wherever_it_is_things_come_in_their_order(name, start):
    def by(step: str, since: datetime = start) -> datetime:
        return due(Profile.named(name).rule(f"suggestion.{step}"), since, CHINA).moment

    assert by("decline") < by("extension_request") < by("answer") < by("answer_long")
    assert by("reassign", by("decline")) < by("answer")
    assert by("co_redo", by("co_opinion")) < by("answer")


@given(name=st.sampled_from(shipped()), start=MOMENTS, calendar=CALENDARS)
def test_nowhere_and_by_no_calendar_an_answer_comes_later_than_the_law_allows(name, start, calendar):
    for rule in ("suggestion.answer", "suggestion.answer_long"):
        longest = {"suggestion.answer": 3, "suggestion.answer_long": 6}[rule]
        law = Rule(rule, BASE.rule(rule).title, BASE.rule(rule).cite, longest, "mo")

        assert due(Profile.named(name).rule(rule), start, calendar).moment <= due(law, start, calendar).moment


def test_all_kinds_of_choices_are_compared():
    assert {name.partition(".")[2] for name in KINDS} == {
        *written(CHOICES)["cn-base-2025"],
        *("restart", "evaluation", "second_evaluation"),
    }
