"""The rules of a congress: read, changed by one, tried, put in force by another."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client

from hearth.core import clock
from hearth.core.addresses import address
from hearth.core.jobs import JOBS
from hearth.doors.rules import labels
from hearth.ground.accounts.models import SignIn
from hearth.ground.audit.models import Entry
from hearth.ground.rulebook import actions, clocks, versions
from hearth.ground.rulebook.choices import Dimension, ResultCode, Withdrawal
from hearth.ground.rulebook.events import Happened
from hearth.ground.rulebook.models import Clock, ProfileVersion, Trial
from hearth.ground.rulebook.profile import Profile, shipped
from hearth.journey.contact.models import Thread
from tests import cast
from tests.house.screens import form_on, send, words_on

SHIPPED = shipped()
ORDINARY = "referral.result_ordinary"
SLOWER = {ORDINARY: {"amount": 3, "cite": "主任会议2026年第9次会议决定"}}


@pytest.fixture
def shi(yuhe):
    """An administrator."""
    return cast.staff("施宇", "Shi Yu", "admin")


@pytest.fixture
def clerk(client, bai):
    """A browser with Bai signed in."""
    return cast.signed_in(client, bai)


@pytest.fixture
def admin(shi):
    """Another browser, with the administrator."""
    return cast.signed_in(Client(), shi)


@pytest.fixture
def draft(yuhe, bai):
    """Bai has drafted shorter time for ordinary matters."""
    return actions.draft_profile(yuhe, "cn-base-2025", SLOWER, by=bai, note="提速")


@pytest.fixture
def referral(thread, bai, heating):
    """Granny Li's matter, an ordinary one, sent to the heating company."""
    return cast.referred(thread, bai, heating, tier="ordinary")


def class_row(number, letter, code, english, chinese):
    """What is typed into one row of the result classes."""
    key = f"suggestion_result_classes__{number}__"
    names = ("letter", "code", "en", "zh__hans")
    return {f"{key}{name}": value for name, value in zip(names, (letter, code, english, chinese), strict=True)}


def page(name, *args):
    return address(f"rules:{name}", *args)


def filled(client, **typed):
    form = form_on(client.get(page("draft_profile")), page("draft_profile"))
    return send(client, form, **{name.replace("__", "-"): value for name, value in typed.items()})


def tried(version, by):
    """The draft was tried to the end."""
    trial = actions.try_rules(version, by=by)
    JOBS["rulebook.try_rules"].work(Entry.objects.get(event=Happened.TRIAL_ASKED, thing_id=trial.pk))
    return Trial.objects.get(pk=trial.pk)


def done_after(referral, days):
    """The unit's clock has run so long, and was stopped."""
    running = clocks.running(referral, "result")
    Clock.objects.filter(pk=running.pk).update(started_at=clock.now() - timedelta(days=days + 1))
    running = Clock.objects.get(pk=running.pk)
    clocks.stop(running, "done", at=running.started_at + timedelta(days=days))


def test_every_rule_in_force_is_said_in_words_with_its_source(clerk):
    words = words_on(clerk.get(page("rules")))

    assert "办理一般事项" in words and "7天" in words and "参照北京市12345分级办理时限" in words
    assert "2025年基本规则" in words
    assert "到期后再过时限的10%，至少30分钟" in words
    assert "30天，最多2次" in words


def test_how_suggestions_are_handled_stands_there_with_numbers_choices_and_letters(clerk):
    words = words_on(clerk.get(page("rules")))

    assert "代表建议" in words
    assert "答复代表" in words and "3个月" in words and "《代表法》（2025年修正）第五十一条" in words
    assert "撤回建议" in words and "随时可以撤回" in words
    assert "A：已经解决或者采纳；B：正在解决，有方案和时限" in words


def test_the_same_reads_well_in_english(clerk):
    words = words_on(clerk.get(page("rules"), headers={"Accept-Language": "en"}))

    assert "Suggestions of deputies" in words
    assert "Who may take a suggestion back" in words and "at any time" in words
    assert "A: solved or adopted; B: being solved, by a plan with a date" in words


def test_a_rule_that_was_changed_says_since_when(clerk, draft, shi):
    actions.put_in_force(draft, by=shi)

    words = words_on(clerk.get(page("rules")))

    assert "起如此" in words and "3天" in words
    assert "白洁起草" in words and "施宇于" in words


def test_a_change_is_drafted_with_its_source_and_changes_nothing_yet(clerk):
    answer = filled(clerk, referral_result_ordinary__amount="3", source="主任会议决定")

    draft = ProfileVersion.objects.get()
    assert answer.url == page("version", draft.number)
    assert draft.changes == {ORDINARY: {"amount": 3, "cite": "主任会议决定"}}
    assert versions.in_force().rule(ORDINARY).amount == 7


def test_a_change_without_a_source_is_sent_back_with_what_was_typed(clerk):
    answer = filled(clerk, referral_result_ordinary__amount="3")

    assert answer.status_code == 422 and "请写明修改的依据" in answer.text
    assert form_on(answer, page("draft_profile"))["referral_result_ordinary-amount"] == "3"


@pytest.mark.parametrize("typed", ["0", "-1", "x", "", "99999999999999999999"])
def test_a_number_that_is_none_is_said_with_its_rule(clerk, typed):
    answer = filled(clerk, referral_result_ordinary__amount=typed, source="决定")

    assert answer.status_code == 422 and "办理一般事项：请写整数" in answer.text


def test_what_was_changed_before_keeps_its_own_source(clerk, draft, shi):
    actions.put_in_force(draft, by=shi)

    filled(clerk, message_enquiry__amount="2", source="另一个决定")

    changes = ProfileVersion.objects.get(state="draft").changes
    assert changes == SLOWER | {"message.enquiry": {"amount": 2, "cite": "另一个决定"}}


def test_a_number_put_back_to_the_shipped_one_is_no_change_any_more(clerk, draft):
    filled(clerk, referral_result_ordinary__amount="7", source="决定")

    assert ProfileVersion.objects.get().changes == {}


def test_a_choice_is_drafted_like_a_number_and_put_in_force_by_a_second_person(clerk, admin):
    filled(clerk, suggestion_withdrawal__value="unanimous", source="主任会议决定")
    draft = ProfileVersion.objects.get()
    assert draft.changes == {"suggestion.withdrawal": {"value": "unanimous", "cite": "主任会议决定"}}
    words = words_on(clerk.get(page("version", draft.number)))
    assert "撤回建议" in words and "随时可以撤回，联名的须全体同意" in words
    assert versions.in_force().chosen(Withdrawal) is Withdrawal.ANY_TIME

    send(admin, form_on(admin.get(page("version", 1)), page("put_in_force", 1)), sure="on")

    assert versions.in_force().chosen(Withdrawal) is Withdrawal.UNANIMOUS
    assert re.search("撤回建议主任会议决定 · .{5,15}起如此", words_on(clerk.get(page("rules"))))


def test_a_choice_put_back_to_the_shipped_one_is_no_change_any_more(clerk):
    filled(clerk, suggestion_withdrawal__value="unanimous", source="决定")

    filled(clerk, suggestion_withdrawal__value="any_time", source="决定")

    assert ProfileVersion.objects.get().changes == {}


def test_several_ways_are_ticked(clerk):
    filled(clerk, suggestion_evaluation__value=["result", "attitude"], source="决定")

    assert ProfileVersion.objects.get().profile.all_chosen(Dimension) == (Dimension.ATTITUDE, Dimension.RESULT)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"suggestion_withdrawal__value": "whenever"}, "没有这个选项"),
        ({"suggestion_withdrawal__value": "unanimous", "source": ""}, "请写明修改的依据"),
        ({"suggestion_evaluation__value": []}, "请至少选择一项"),
        ({"suggestion_evaluation__value": ["attitude", "shoes"]}, "没有这个选项"),
        ({"suggestion_answer__amount": "4"}, "答复代表：请写1到3的整数，法律不允许更长"),
        ({"suggestion_answer_long__amount": "7"}, "请写1到6的整数"),
        (class_row(4, "E", "DEFERRED", "", ""), "请用中英文写明每一类的含义"),
        (class_row(4, "E", "", "not now", "暂缓"), "请选择这个代号的含义"),
        (class_row(4, "E", "FORGOTTEN", "not now", "暂缓"), "没有这个选项"),
        (class_row(4, "A", "DEFERRED", "not now", "暂缓"), "每一类要有自己的代号"),
        (class_row(4, "", "DEFERRED", "not now", "暂缓"), "每一类要有自己的代号"),
        (class_row(4, "E F", "DEFERRED", "not now", "暂缓"), "每一类要有自己的代号"),
        (class_row(4, "EFGHI", "DEFERRED", "not now", "暂缓"), "最多4"),
        ({k: v for n in (1, 2, 3) for k, v in class_row(n, "", "", "", "").items()}, "类别应为二到九个"),
    ],
)
def test_a_bad_choice_is_sent_back_in_words(clerk, typed, why):
    answer = filled(clerk, **{"source": "决定"} | typed)

    assert answer.status_code == 422 and why in answer.text
    assert not ProfileVersion.objects.exists()


def test_the_letters_of_results_are_the_places_own(clerk, admin):
    rows = [
        ("甲", "RESOLVED", "done", "办成"),
        ("乙", "PLANNED", "planned", "列入计划"),
        ("", "RESOLVED", "", ""),
        ("丙", "REFERENCE", "for reference", "参考"),
    ]
    typed = {key: value for number, row in enumerate(rows) for key, value in class_row(number, *row).items()}

    filled(clerk, source="常委会决定", **typed)
    send(admin, form_on(admin.get(page("version", 1)), page("put_in_force", 1)), sure="on")

    classes = versions.in_force().result_classes
    assert list(classes) == ["甲", "乙", "丙"] and classes["乙"].code is ResultCode.PLANNED
    assert "甲：办成；乙：列入计划；丙：参考" in words_on(clerk.get(page("rules")))
    form = form_on(clerk.get(page("draft_profile")), page("draft_profile"))
    assert form["suggestion_result_classes-2-letter"] == "丙" and form["suggestion_result_classes-3-letter"] == ""


def test_what_the_law_bounds_is_counted_in_the_unit_of_the_law(clerk):
    form = form_on(clerk.get(page("draft_profile")), page("draft_profile"))

    assert "suggestion_answer-unit" not in form.names and "suggestion_contact-unit" in form.names


def test_the_rules_of_a_place_may_be_the_base_and_every_one_of_them_says_where_it_is_written(clerk):
    chongqing = clerk.get(page("draft_profile") + "?base=cn-chongqing-2018")
    assert "改用其他规则起草" in words_on(chongqing) and "浙江省代表建议规则（2016年）" in words_on(chongqing)

    send(clerk, form_on(chongqing, page("draft_profile")))

    words = words_on(clerk.get(page("version", 1)))
    assert "《重庆市人民代表大会代表建议批评和意见工作条例》（2018年施行）第二十条" in words and "30个工作日" in words
    assert "是，每年一次" in words and "4：涉及上级国家机关职权，已向上级反映" in words


def test_dates_that_run_do_not_move_with_a_choice(clerk, yuhe, bai, referral):
    told = {"suggestion.withdrawal": {"value": "unanimous", "cite": "决定"}}
    draft = actions.draft_profile(yuhe, "cn-base-2025", told, by=bai)

    assert "0项会提前，0项会推后" in words_on(clerk.get(page("version", draft.number)))


def test_every_chapter_of_every_shipped_profile_can_be_changed():
    chapters = {rule.chapter for name in SHIPPED for rule in Profile.named(name).rules.values()}

    assert chapters == set(labels.CHAPTERS)


def test_another_profile_may_be_the_base(clerk):
    swift = clerk.get(page("draft_profile") + "?base=cn-swift-2025")

    send(clerk, form_on(swift, page("draft_profile")))

    words = words_on(clerk.get(page("version", 1)))
    assert ProfileVersion.objects.get().base == "cn-swift-2025"
    assert "答复咨询" in words and "5个工作日" in words and "1个工作日" in words


def test_the_draft_says_what_is_different_in_words(clerk, draft):
    words = words_on(clerk.get(page("version", draft.number)))

    assert "办理一般事项" in words and "7天" in words and "3天" in words
    assert "主任会议2026年第9次会议决定" in words


def test_before_anything_is_confirmed_the_page_says_how_many_dates_move(clerk, draft, referral):
    words = words_on(clerk.get(page("version", draft.number)))

    assert "1项会提前，0项会推后" in words
    assert "已结束的都保持原来的期限" in words


def test_a_date_that_would_be_over_at_once_is_warned_of(clerk, draft, referral):
    running = clocks.running(referral, "result")
    began = clock.now() - timedelta(days=5)
    Clock.objects.filter(pk=running.pk).update(started_at=began, due_at=began + timedelta(days=7))

    assert "其中1项会立即逾期" in words_on(clerk.get(page("version", draft.number)))


def test_whoever_drafted_it_is_told_that_somebody_else_decides(clerk, draft):
    answer = clerk.get(page("version", draft.number))

    assert "须由另一人使其生效" in answer.text
    clerk.post(page("put_in_force", draft.number), {"sure": "on"})
    assert ProfileVersion.objects.get().state == "draft"


def test_a_second_person_puts_it_in_force(admin, draft):
    form = form_on(admin.get(page("version", draft.number)), page("put_in_force", draft.number))

    send(admin, form, sure="on")

    assert versions.in_force().rule(ORDINARY).amount == 3


def test_without_the_tick_nothing_comes_into_force(admin, draft):
    answer = admin.post(page("put_in_force", draft.number))

    assert answer.status_code == 422 and "请勾选后再使规则生效" in answer.text
    assert ProfileVersion.objects.get().state == "draft"


def test_whoever_signed_in_long_ago_proves_it_again_first(admin, draft, shi):
    long_ago = clock.now() - timedelta(hours=2)
    SignIn.objects.filter(user_id=shi.user_id).update(started_at=long_ago, proved_at=long_ago)

    answer = admin.post(page("put_in_force", draft.number), {"sure": "on"})

    assert answer.status_code == 422 and 'name="proof-typed"' in answer.text
    assert ProfileVersion.objects.get().state == "draft"


def test_a_draft_may_be_withdrawn(clerk, draft):
    send(clerk, form_on(clerk.get(page("version", draft.number)), page("withdraw_draft", draft.number)))

    assert ProfileVersion.objects.get().state == "withdrawn"
    assert "已撤回" in clerk.get(page("version", draft.number)).text


def test_a_trial_says_what_would_have_been_late_by_rule_and_unit(clerk, draft, referral, bai):
    done_after(referral, days=5)
    send(clerk, form_on(clerk.get(page("version", draft.number)), page("try_rules", draft.number)))
    trial = Trial.objects.get()
    JOBS["rulebook.try_rules"].work(Entry.objects.get(event=Happened.TRIAL_ASKED))

    words = words_on(clerk.get(page("version", draft.number)))

    assert trial.total == 1
    assert "榆河热力有限公司" in words and "0 → 1" in words


def test_each_number_leads_to_the_matters_behind_it(clerk, draft, referral, bai):
    done_after(referral, days=5)
    tried(draft, bai)

    answer = clerk.get(page("cases", draft.number) + f"?rule={ORDINARY}&unit={referral.unit_id.hex}&late=1")

    assert referral.code in words_on(answer)
    assert address("casework:referral", referral.code) in answer.text


def test_whoever_may_not_see_a_matter_sees_the_number_but_not_which(admin, draft, referral, bai):
    done_after(referral, days=5)
    tried(draft, bai)

    words = words_on(admin.get(page("cases", draft.number)))

    assert "您无权打开的事项" in words and referral.code not in words


def test_while_it_is_tried_the_page_shows_how_far_it_is(clerk, draft, bai):
    actions.try_rules(draft, by=bai)

    assert "正在重新计算上一年" in clerk.get(page("version", draft.number)).text
    part = clerk.get(page("version", draft.number), headers={"HX-Request": "true"})
    assert "hx-trigger" in part.text and "<html" not in part.text


def test_once_it_is_done_a_page_that_looks_again_is_told_to_reload(clerk, draft, bai):
    tried(draft, bai)

    assert clerk.get(page("version", draft.number), headers={"HX-Request": "true"})["HX-Refresh"] == "true"


def test_a_draft_that_was_changed_since_is_to_be_tried_again(clerk, draft, bai, yuhe):
    tried(draft, bai)
    actions.draft_profile(yuhe, "cn-base-2025", {ORDINARY: {"amount": 2, "cite": "决定"}}, by=bai)

    assert "试算之后草案又改过" in clerk.get(page("version", draft.number)).text


def test_rules_of_a_congress_are_nobody_elses(client, draft, jinchuan):
    from hearth.core import tenancy

    with tenancy.inside(jinchuan):
        feng = cast.staff("冯雪", "Feng Xue", "clerk")

    assert cast.signed_in(client, feng).get(f"/jinchuan/setup/rules/{draft.number}/").status_code == 404


def test_dates_of_open_threads_move_as_well(clerk, yuhe, bai, shi, thread):
    quicker = {"message.ack": {"amount": 2, "over_holidays": 2, "cite": "决定"}}
    draft = actions.draft_profile(yuhe, "cn-base-2025", quicker, by=bai)
    assert "1项会提前" in words_on(clerk.get(page("version", draft.number)))
    actions.put_in_force(draft, by=shi)

    JOBS["contact.recount_deadlines"].work(clock.now())

    moved = Thread.objects.get()
    assert moved.due_at == moved.due_from + timedelta(hours=2)
