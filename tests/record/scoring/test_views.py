"""Pages of scoring: off means that there are none; on, each reads what is theirs, and every number is explained."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from hearth.core import clock, tenancy
from hearth.ground.audit.models import Sighting
from hearth.record.scoring import actions, queries
from hearth.record.scoring.models import ScoreObjection, ScoreRule, ScoreSheet
from tests import cast, scoring

pytestmark = pytest.mark.django_db
PAGE = "/yuhe/duties/scoring/"
SHEET = "/yuhe/deputies/D001/file/score/"
FROM_NOW_ON = {"kind": "training", "counts_by": "day", "points": "2", "cap": "4", "legal_basis": "代表法第八条"}


@pytest.fixture
def admin(yuhe):
    return cast.staff("施宇", "Shi Yu", "admin")


@pytest.fixture
def lin(yuhe):
    return cast.staff("林芳", "Lin Fang", "clerk")


@pytest.fixture
def sheet(yuhe, admin, bai, zhao):
    return scoring.reckoned(admin, bai, zhao)[0]


def page(client, who, address: str) -> str:
    answer = cast.signed_in(client, who).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_off_means_that_nobody_but_an_administrator_finds_anything(client, yuhe, admin, bai, zhao, aide, sheet):
    actions.turn_off(yuhe, "停用", by=admin)
    chair = cast.staff("梁主任", "Liang Zhu", "leader")
    year, objection = sheet.year, "00000000-0000-7000-8000-000000000000"
    pages = [PAGE, f"{PAGE}{year}/", SHEET, f"{SHEET}?year={year}", f"/yuhe/file/score/?year={year}"]
    forms = [f"{PAGE}{year}/reckoning/", f"{SHEET}{year}/objection/", f"{SHEET}{year}/objection/{objection}/"]

    for who in (bai, zhao, aide, chair):
        browser = cast.signed_in(client, who)
        assert {browser.get(each).status_code for each in pages} == {404}
        assert {browser.post(each).status_code for each in forms} == {404}
        file = browser.get(f"/yuhe/deputies/D001/file/?year={year}").content.decode()
        statistics = browser.get(f"/yuhe/duties/statistics/?year={year}").content.decode()
        assert "积分" not in file + statistics
    browser = cast.signed_in(client, admin)
    assert [browser.get(each).status_code for each in pages] == [200, 404, 404, 404, 404]


def test_an_administrator_reads_why_not_before_anything_can_be_turned_on(client, admin):
    shown = page(client, admin, PAGE)

    for said in ("国办函〔2026〕12号", "2023年的意见、2024年的规定", "点赞", "留言是可以自己写给自己的", "花钱买分"):
        assert said in shown
    assert f'href="{PAGE}"' in page(client, admin, "/yuhe/setup/")


@pytest.mark.parametrize(
    ("typed", "said"),
    [({"reason": "试行"}, "请阅读上面的说明"), ({"has_read": "on"}, "请简单说明理由")],
)
def test_turning_it_on_takes_a_tick_and_a_reason_and_keeps_what_was_typed(client, admin, typed, said):
    answer = cast.signed_in(client, admin).post(f"{PAGE}start/", typed)

    shown = answer.content.decode()
    assert answer.status_code == 422 and said in shown and not queries.is_on()
    assert ("试行" in shown) == ("reason" in typed) and (" checked" in shown) == ("has_read" in typed)


def test_it_is_turned_on_and_off_on_the_page(client, admin, bai):
    browser = cast.signed_in(client, admin)
    browser.post(f"{PAGE}start/", {"has_read": "on", "reason": "试行"})
    assert queries.is_on() and "试行" in page(client, bai, PAGE)

    cast.signed_in(client, admin).post(f"{PAGE}end/", {"reason": "到期"})

    assert not queries.is_on()


def test_clerk_and_deputy_read_the_same_page_without_forms(client, admin, bai, zhao):
    scoring.turned_on(admin)
    scoring.rule(admin)

    for who in (bai, zhao):
        shown = page(client, who, PAGE)
        assert "走访" in shown and scoring.BASIS in shown and "每年最多12分" in shown
        assert PAGE not in re.findall(r'action="([^"]*)"', shown) and "新增规则" not in shown


def test_a_rule_is_added_and_ended(client, admin):
    browser = cast.signed_in(client, admin)
    browser.post(f"{PAGE}rules/", FROM_NOW_ON | {"valid_from_on": clock.today().isoformat()})
    rule = ScoreRule.objects.get()
    assert (rule.kind, rule.points, rule.cap, rule.is_open) == ("training", 2, 4, True)

    browser.post(f"{PAGE}rules/{rule.code}/end/", {"last_on": clock.today().isoformat()})

    assert ScoreRule.objects.get().valid_to_on == clock.today()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"kind": "reply"}, "从不计分"),
        ({"kind": ""}, "请选择计分的类别"),
        ({"points": "0"}, "从不扣分"),
        ({"points": "一"}, "从不扣分"),
        ({"cap": "1"}, "必须设年度上限"),
        ({"cap": ""}, "必须设年度上限"),
        ({"counts_by": "line"}, "不能这样计量"),
        ({"legal_basis": ""}, "依据哪部法律"),
        ({"legal_basis": "长" * 201}, "不超过200字"),
        ({"valid_from_on": "2020-01-01"}, "事先知道"),
        ({"valid_from_on": "明天"}, "2026-12-31"),
        ({"points": "99999999999"}, ""),
    ],
)
def test_what_is_wrong_about_a_rule_is_said_and_what_was_typed_is_kept(client, admin, wrong, said):
    typed = FROM_NOW_ON | {"valid_from_on": clock.today().isoformat()} | wrong

    answer = cast.signed_in(client, admin).post(f"{PAGE}rules/", typed)

    shown = answer.content.decode()
    assert answer.status_code == 422 and said in shown and not ScoreRule.objects.exists()
    assert all(value in shown for name, value in typed.items() if name in ("legal_basis", "points", "cap"))


def test_a_rule_never_ends_in_the_past_and_the_page_says_so(client, admin):
    rule = scoring.rule(admin)

    answer = cast.signed_in(client, admin).post(f"{PAGE}rules/{rule.code}/end/", {"last_on": "2020-01-01"})

    assert answer.status_code == 422 and "事先知道" in answer.content.decode()
    assert cast.signed_in(client, admin).post(f"{PAGE}rules/NOTHERE1/end/").status_code == 404


def test_the_example_set_is_shown_before_it_is_taken_over(client, admin):
    shown = page(client, admin, PAGE)
    assert "每半天2分" in shown and "缺席扣分" in shown

    cast.signed_in(client, admin).post(f"{PAGE}examples/", {"valid_from_on": clock.today().isoformat()})

    assert ScoreRule.objects.count() == len(actions.setting.EXAMPLES)


def test_a_year_is_reckoned_on_its_page_and_shows_names_and_states_and_no_points(client, admin, bai, zhao, sun):
    scoring.begun(admin)
    scoring.done(zhao, bai)
    scoring.closed(bai)
    address = f"{PAGE}{scoring.last_year()}/"
    browser = cast.signed_in(client, bai)

    assert browser.post(f"{address}reckoning/").status_code == 303
    shown = page(client, bai, address)

    main = shown.partition("<main")[2]
    assert main.index("孙建国") < main.index("赵敏")  # by sound: sun, zhao
    assert "已核算" in main and not re.search(r"\d分", main)


def test_a_year_that_is_open_or_had_no_rule_says_so(client, admin, bai):
    scoring.turned_on(admin)
    address = f"{PAGE}{scoring.last_year()}/"
    assert "还没有锁定" in page(client, bai, address)
    scoring.closed(bai)
    assert "规则不溯及以往" in page(client, bai, address)

    answer = cast.signed_in(client, bai).post(f"{address}reckoning/")

    assert answer.status_code == 422 and "没有有效的规则" in answer.content.decode()


def test_a_long_year_goes_on_after_the_last_name(client, admin, bai):
    scoring.begun(admin)
    for number in range(27):
        cast.deputy(f"D1{number:02}", f"代{number:02}", f"Deputy {number:02}")
    scoring.closed(bai)
    actions.reckon(tenancy.current(), scoring.last_year(), by=bai)
    address = f"{PAGE}{scoring.last_year()}/"

    first = page(client, bai, address)
    (more,) = re.findall(r'href="([^"]*after=[^"]*)"', first)
    second = page(client, bai, more)

    names = [re.findall(r"代\d\d", shown.partition("<main")[2]) for shown in (first, second)]
    assert [len(set(each)) for each in names] == [25, 2] and not set(names[0]) & set(names[1])


def test_the_deputy_reads_line_by_line_what_counts_what_does_not_and_why(client, zhao, sheet):
    shown = page(client, zhao, SHEET)

    assert "9分" in shown and "2天 × 3 = 6" in shown and scoring.BASIS in shown
    assert re.search(r"1条记录不计：为什么", shown) and "在同一天" in shown
    assert f"/yuhe/deputies/D001/file/lines/?year={sheet.year}&amp;kind=visit" in shown
    assert "刚刚根据锁定的档案重新核算：结果一致" in shown


def test_a_sheet_somebody_tampered_with_says_so(client, zhao, sheet):
    ScoreSheet.objects.update(total=8)

    assert "结果不一致" in page(client, zhao, SHEET)


def test_staff_who_open_a_sheet_leave_a_trace_that_its_deputy_reads(client, bai, zhao, sheet):
    page(client, bai, SHEET)
    page(client, bai, SHEET)
    page(client, zhao, SHEET)

    seen = Sighting.objects.get(kind="sheet")
    assert (seen.name, seen.thing_id, seen.code) == (bai.name, sheet.pk, sheet.code)
    assert bai.name in page(client, zhao, SHEET).partition("哪些工作人员打开过")[2]


def test_an_auditor_reads_who_opened_a_sheet_and_not_what_stands_on_it(client, bai, auditor, sheet):
    page(client, bai, SHEET)

    assert "打开了积分单" in page(client, auditor, "/yuhe/audit/sightings/?looked_at=sheet")
    assert cast.signed_in(client, auditor).get(SHEET).status_code == 404


def test_neither_aide_nor_other_deputies_nor_units_nor_anybody_reads_it(client, aide, sun, he, chief, auditor, sheet):
    for who in (aide, sun, he, chief, auditor):
        assert cast.signed_in(client, who).get(SHEET).status_code == 404
    client.cookies.clear()
    assert client.get(SHEET).status_code == 303


def test_the_way_to_the_sheet_stands_in_the_file_for_those_who_may_read_it(client, zhao, bai, aide, sun, sheet):
    file = f"/yuhe/deputies/D001/file/?year={sheet.year}"

    assert [SHEET in page(client, who, file) for who in (zhao, bai, aide, sun)] == [True, True, False, False]
    assert f"{PAGE}{sheet.year}/" in page(client, bai, f"/yuhe/duties/statistics/?year={sheet.year}")


def test_a_deputy_is_led_to_their_own_sheet(client, zhao, sheet):
    answer = cast.signed_in(client, zhao).get(f"/yuhe/file/score/?year={sheet.year}")

    assert answer["Location"] == f"{SHEET}?year={sheet.year}"


@pytest.mark.parametrize("year", ["", "1999", "abcd", "２０２５", "99999"])
def test_a_year_without_a_sheet_is_said_and_no_fault(client, zhao, admin, year):
    scoring.turned_on(admin)

    assert "这一年还没有核算" in page(client, zhao, f"{SHEET}?year={year}")


def test_a_line_is_disputed_and_decided_on_the_sheet(client, bai, lin, zhao, sheet):
    told = {"rule": scoring.rule_of().code, "words": "六月我去了两天。"}
    answer = cast.signed_in(client, zhao).post(f"{SHEET}{sheet.year}/objection/", told)
    assert answer.status_code == 303
    objection = ScoreObjection.objects.get()
    decision = f"{SHEET}{sheet.year}/objection/{objection.pk}/"
    assert decision not in page(client, bai, SHEET)  # who had it reckoned does not decide
    assert decision in page(client, lin, SHEET)

    cast.signed_in(client, lin).post(decision, {"verdict": "put_right", "count": "3", "answer": "当天分两处。"})

    shown = page(client, zhao, SHEET)
    assert "12分" in shown and "当天分两处。" in shown and "原来计2" in shown and "结果一致" in shown


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"verdict": "put_right", "answer": "更正"}, "请写明改按多少计"),
        ({"verdict": "put_right", "count": "2", "answer": "更正"}, "请选维持"),
        ({"verdict": "put_right", "count": "-1", "answer": "更正"}, ""),
        ({"verdict": "uphold"}, "请写明理由"),
        ({"answer": "更正"}, ""),
    ],
)
def test_a_decision_that_lacks_something_is_said_and_kept(client, lin, zhao, sheet, typed, said):
    objection = scoring.contested(zhao)

    answer = cast.signed_in(client, lin).post(f"{SHEET}{sheet.year}/objection/{objection.pk}/", typed)

    assert answer.status_code == 422 and said in answer.content.decode()
    assert ScoreObjection.objects.get().verdict == "" and typed.get("answer", "") in answer.content.decode()


@pytest.mark.parametrize("typed", [{"rule": "NOTHERE1", "words": "不对"}, {"rule": "", "words": ""}])
def test_an_objection_that_lacks_something_is_said_and_kept(client, zhao, sheet, typed):
    answer = cast.signed_in(client, zhao).post(f"{SHEET}{sheet.year}/objection/", typed)

    assert answer.status_code == 422 and typed["words"] in answer.content.decode()
    assert not ScoreObjection.objects.exists()


def test_once_the_days_have_passed_there_is_no_form_and_sending_one_says_until_when(client, zhao, sheet):
    ScoreSheet.objects.update(reckoned_at=clock.now() - timedelta(days=60))
    told = {"rule": scoring.rule_of().code, "words": "不对"}

    assert "objection/" not in page(client, zhao, SHEET)
    answer = cast.signed_in(client, zhao).post(f"{SHEET}{sheet.year}/objection/", told)

    assert answer.status_code == 422 and "异议期到" in answer.content.decode()
