"""What places decide differently and no number says; and what the law leaves no place to decide."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from hearth.core.refusals import Refused
from hearth.ground.audit.models import Entry
from hearth.ground.rulebook import actions, versions
from hearth.ground.rulebook.choices import (
    KINDS,
    ONE_OF,
    SOME_OF,
    AfterRedo,
    CosignerReply,
    Dimension,
    ExtensionBy,
    Publication,
    Restart,
    ResultCode,
    SecondEvaluation,
    Withdrawal,
)
from hearth.ground.rulebook.deadlines import due
from hearth.ground.rulebook.events import Happened
from hearth.ground.rulebook.models import ProfileVersion
from hearth.ground.rulebook.profile import BadProfile, Profile, UnknownRule
from hearth.ground.rulebook.saying import differences, said
from tests import cast
from tests.ground.rulebook.calendars import CALENDARS, MOMENTS, at
from tests.ground.rulebook.conftest import when

BASE = Profile.named("cn-base-2025")
CLASSES = "suggestion.result_classes"
WITHDRAWAL, EVALUATION, ANSWER = "suggestion.withdrawal", "suggestion.evaluation", "suggestion.answer"
JIA_YI = [
    {"letter": "甲", "code": "RESOLVED", "label": {"en": "solved", "zh-hans": "已解决"}},
    {"letter": "乙", "code": "PLANNED", "label": {"en": "planned", "zh-hans": "列入计划"}},
    {"letter": "丙", "code": "REFERENCE", "label": {"en": "for reference", "zh-hans": "留作参考"}},
]
WAYS = st.sampled_from(sorted(ONE_OF)).flatmap(
    lambda name: st.tuples(st.just(name), st.sampled_from(list(KINDS[name])).map(str))
)
DIMENSIONS = st.lists(st.sampled_from(list(Dimension)), min_size=1, max_size=5)


def numbers(*units, most):
    return st.fixed_dictionaries({"amount": st.integers(1, most), "unit": st.sampled_from(units)})


def changed(**told):
    changes = {name.replace("__", "."): {"cite": "决定", **each} for name, each in told.items()}
    return BASE.changed("here", date(2026, 1, 1), changes)


def adopted(congress, by, second, changes):
    version = actions.draft_profile(congress, "cn-base-2025", changes, by=by)
    actions.put_in_force(version, by=second)
    return version


def test_the_base_profile_chooses_these_ways():
    chosen = {type(each.values[0]): each.values for each in BASE.choices.values()}

    assert chosen == {
        Withdrawal: (Withdrawal.ANY_TIME,),
        CosignerReply: (CosignerReply.EACH,),
        ExtensionBy: (ExtensionBy.DEPUTIES_BODY,),
        Restart: (Restart.NO,),
        Publication: (Publication.FULL_AFTER_REVIEW,),
        SecondEvaluation: (SecondEvaluation.NO,),
        AfterRedo: (AfterRedo.JOINT_MEETING,),
        Dimension: (Dimension.ATTITUDE, Dimension.REPLY, Dimension.RESULT),
    }


def test_an_action_asks_for_a_choice_by_its_kind():
    assert BASE.chosen(Withdrawal) is Withdrawal.ANY_TIME
    assert BASE.all_chosen(Dimension) == tuple(Dimension)


def test_a_letter_leads_to_what_it_means_everywhere():
    classes = BASE.result_classes

    assert [(each.letter, each.code) for each in classes.values()] == [
        ("A", ResultCode.RESOLVED),
        ("B", ResultCode.IN_PROGRESS),
        ("C", ResultCode.PLANNED),
        ("D", ResultCode.REFERENCE),
    ]
    assert classes["A"].label.texts == {"en": "solved or adopted", "zh-hans": "已经解决或者采纳"}


@pytest.mark.parametrize("name", [*KINDS, CLASSES])
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_every_choice_and_every_way_speaks_both_languages(name, language):
    provision = BASE.provisions[name]
    with override(language):
        words = [str(provision.title), str(provision.cite), str(said(provision))]
        words += [str(way.label) for way in KINDS.get(name, ResultCode)]

    assert all(words)
    if language == "en":
        assert all(each.replace("’", "'").isascii() for each in words)
    else:
        assert not any(each.isascii() for each in words)


def test_choices_are_said_in_words():
    assert str(said(BASE.provisions[WITHDRAWAL])) == "随时可以撤回"
    assert str(said(BASE.provisions[EVALUATION])) == "办理态度、答复、办理结果"
    assert str(said(BASE.provisions[CLASSES])).startswith("A：已经解决或者采纳；B：正在解决")


def test_a_profile_without_a_chapter_on_suggestions_has_no_letters_and_no_choices():
    bare = Profile.from_toml('id = "bare"\nvalid_from = 2026-01-01\n')

    assert bare.result_classes == {}
    with pytest.raises(UnknownRule, match=r"suggestion\.withdrawal"):
        bare.chosen(Withdrawal)


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({WITHDRAWAL: {"value": "whenever"}}, "没有这个选项"),
        ({WITHDRAWAL: {"value": ["any_time"]}}, "没有这个选项"),
        ({WITHDRAWAL: {"value": None}}, "没有这个选项"),
        ({EVALUATION: {"value": "attitude"}}, "没有这个选项"),
        ({EVALUATION: {"value": ["attitude", "shoes"]}}, "没有这个选项"),
        ({EVALUATION: {"value": []}}, "请至少选择一项"),
        ({WITHDRAWAL: {"value": "any_time", "cite": " "}}, "没有写明依据"),
        ({WITHDRAWAL: {"amount": 3}}, "没有写明依据"),
        ({ANSWER: {"value": "any_time"}}, "没有写明依据"),
        ({ANSWER: {"amount": 4}}, "答复代表：不得超过法律规定的期限"),
        ({ANSWER: {"amount": 2, "unit": "d"}}, "答复代表：始终用同一种单位计算"),
        ({ANSWER: {"amount": 3, "longest": 9}}, "没有写明依据"),
        ({"suggestion.answer_long": {"amount": 7}}, "不得超过法律规定的期限"),
        ({CLASSES: {"classes": JIA_YI[:1]}}, "类别应为二到九个"),
        ({CLASSES: {"classes": JIA_YI * 4}}, "类别应为二到九个"),
        ({CLASSES: {"classes": "甲乙丙"}}, "类别应为二到九个"),
        ({CLASSES: {"classes": ["甲", "乙"]}}, "类别应为二到九个"),
        ({CLASSES: {"classes": [JIA_YI[0], JIA_YI[0]]}}, "自己的代号"),
        ({CLASSES: {"classes": [JIA_YI[0], JIA_YI[1] | {"letter": ""}]}}, "自己的代号"),
        ({CLASSES: {"classes": [JIA_YI[0], JIA_YI[1] | {"letter": "甲 乙"}]}}, "自己的代号"),
        ({CLASSES: {"classes": [JIA_YI[0], JIA_YI[1] | {"letter": "第二类办理"}]}}, "自己的代号"),
        ({CLASSES: {"classes": [JIA_YI[0], JIA_YI[1] | {"code": "FORGOTTEN"}]}}, "没有这个选项"),
        ({CLASSES: {"classes": [JIA_YI[0], JIA_YI[1] | {"label": {"en": "planned"}}]}}, "用中英文写明"),
        ({CLASSES: {"classes": [JIA_YI[0], JIA_YI[1] | {"label": "planned"}]}}, "用中英文写明"),
    ],
)
def test_a_bad_choice_is_refused_in_words(yuhe, bai, told, why):
    changes = {name: {"cite": "决定", **each} for name, each in told.items()}

    with cast.refused(Refused) as refused:
        actions.draft_profile(yuhe, "cn-base-2025", changes, by=bai)

    assert why in str(refused.value.sentence)
    assert not ProfileVersion.objects.exists()


@pytest.mark.parametrize(
    "line",
    ['value = "whenever"', 'value = ["any_time"]', 'value = "any_time"\ncolour = "red"', ""],
)
def test_a_shipped_profile_cannot_choose_what_nobody_knows(line):
    words = 'title = { en = "Who" }\ncite = { en = "custom" }'

    with pytest.raises(BadProfile, match=r"suggestion\.withdrawal"):
        Profile.from_toml(f'id = "here"\nvalid_from = 2026-01-01\n[suggestion.withdrawal]\n{line}\n{words}\n')


@pytest.mark.parametrize("line", ["amount = 4", "longest = 6\namount = 4", 'amount = 60\nunit = "d"'])
def test_a_shipped_profile_of_a_place_cannot_give_more_time_than_the_law(line):
    head = 'id = "here"\nvalid_from = 2026-01-01\notherwise = "cn-base-2025"\n'

    with pytest.raises(BadProfile, match=r"suggestion\.answer"):
        Profile.from_toml(f'{head}[suggestion.answer]\n{line}\ncite = {{ en = "custom" }}\n')


def test_a_place_may_be_quicker_than_the_law():
    assert changed(suggestion__answer={"amount": 2}).rule(ANSWER).amount == 2


def test_what_a_place_leaves_out_is_as_in_the_profile_it_builds_on():
    head = 'id = "here"\nvalid_from = 2026-01-01\notherwise = "cn-base-2025"\n'

    here = Profile.from_toml(f'{head}[suggestion.redo]\nat_most = 1\ncite = {{ en = "custom" }}\n')

    rule, base = here.rule("suggestion.redo"), BASE.rule("suggestion.redo")
    assert (rule.amount, rule.unit, rule.title, rule.at_most) == (base.amount, base.unit, base.title, 1)
    assert str(rule.cite) == "custom"


def test_even_what_is_left_as_it_was_names_its_own_source():
    head = 'id = "here"\nvalid_from = 2026-01-01\notherwise = "cn-base-2025"\n'

    with pytest.raises(BadProfile, match="cite"):
        Profile.from_toml(f"{head}[suggestion.redo]\namount = 1\n")


@given(
    told=st.one_of(numbers("mo", most=12), numbers("h", "wd", "d", most=400)),
    name=st.sampled_from([ANSWER, "suggestion.answer_long"]),
    start=MOMENTS,
    calendar=CALENDARS,
)
def test_whatever_a_place_may_put_in_force_nobody_waits_longer_than_by_law(told, name, start, calendar):
    try:
        here = BASE.changed("here", date(2026, 1, 1), {name: told | {"cite": "决定"}})
    except BadProfile:
        return

    assert due(here.rule(name), start, calendar).moment <= due(BASE.rule(name), start, calendar).moment


@given(way=WAYS)
def test_a_choice_changes_itself_and_nothing_else(way):
    name, value = way

    here = BASE.changed("here", date(2026, 1, 1), {name: {"value": value, "cite": "决定"}})

    assert here.chosen(KINDS[name]) == value
    assert {**here.provisions, name: None} == {**BASE.provisions, name: None}
    assert [each.rule.name for each in differences(BASE, here)] == [name]
    assert differences(BASE, here)[0].is_only_source is (value == BASE.chosen(KINDS[name]))


@given(ways=st.lists(WAYS, max_size=6))
def test_of_several_changes_of_the_same_choice_the_last_one_counts(ways):
    here = BASE
    for name, value in ways:
        here = here.changed("here", date(2026, 1, 1), {name: {"value": value, "cite": "决定"}})

    assert {name: here.chosen(KINDS[name]).value for name in dict(ways)} == dict(ways)


@given(first=DIMENSIONS, second=DIMENSIONS)
def test_what_is_rated_is_a_set_in_an_order_of_its_own(first, second):
    one, other = (
        changed(suggestion__evaluation={"value": [str(each) for each in told]}).all_chosen(Dimension)
        for told in (first, second)
    )

    assert (one == other) is (set(first) == set(second))
    assert one == tuple(each for each in Dimension if each in first)


def test_a_choice_is_put_in_force_with_the_edition_and_stays_in_it(yuhe, bai, shi):
    with when(2026, 11, 1):
        adopted(yuhe, bai, shi, {WITHDRAWAL: {"value": "unanimous", "cite": "决定一"}})
    with when(2026, 12, 1):
        adopted(yuhe, bai, shi, {WITHDRAWAL: {"value": "before_assignment", "cite": "决定二"}})

    chosen = [versions.in_force(at(2026, month, 15)).chosen(Withdrawal) for month in (10, 11, 12)]

    assert chosen == [Withdrawal.ANY_TIME, Withdrawal.UNANIMOUS, Withdrawal.BEFORE_ASSIGNMENT]


def test_letters_keep_their_order_in_the_database(yuhe, bai, shi):
    backwards = JIA_YI[::-1]

    adopted(yuhe, bai, shi, {CLASSES: {"classes": backwards, "cite": "决定"}})

    version = ProfileVersion.objects.get()
    assert list(version.profile.result_classes) == ["丙", "乙", "甲"]
    assert version.profile.result_classes["乙"].code is ResultCode.PLANNED


def test_the_ledger_says_what_was_chosen(yuhe, bai, shi):
    told = {
        WITHDRAWAL: {"value": "unanimous", "cite": "决定"},
        EVALUATION: {"value": ["result", "attitude"], "cite": "决定"},
        CLASSES: {"classes": JIA_YI, "cite": "决定"},
    }

    adopted(yuhe, bai, shi, told)

    assert Entry.objects.get(event=Happened.PUT_IN_FORCE).facts["rules"] == {
        EVALUATION: "attitude, result",
        CLASSES: "甲=RESOLVED, 乙=PLANNED, 丙=REFERENCE",
        WITHDRAWAL: "unanimous",
    }


def test_every_kind_of_choice_is_asked_for_by_one_name():
    assert len(set(KINDS.values())) == len(KINDS)
    assert ONE_OF.keys().isdisjoint(SOME_OF)
    assert BASE.choices.keys() == KINDS.keys()
