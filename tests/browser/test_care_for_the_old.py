"""Care for the old, over three years and two congresses: a promise falls due, a document is issued, what the district
cannot decide goes up to the city, and what the city issued comes back to everybody who wrote."""

from __future__ import annotations

import re
from collections import Counter
from contextvars import ContextVar
from datetime import timedelta

import pytest
from django.test import Client
from playwright.sync_api import expect

from hearth.core import clock, tenancy
from hearth.core.jobs import JOBS
from hearth.journey.outcomes.models import Commitment, Outcome
from hearth.journey.suggestions.models import Suggestion, Told
from tests import cast, filing
from tests.browser import care_for_the_old as district
from tests.browser.conftest import TABLE

pytestmark = pytest.mark.django_db(transaction=True)

WHY = "助餐卡跨区结算属市级事权，请市人大代表研究提出。"
CITY_RULES = "全市居家养老助餐服务办法"
CLOCKED = ("rulebook.strike_notices", "suggestions.mind_the_clock", "outcomes.tell_everybody")
LED = ("suggestion", "evaluation", "verification", "outcome")
SOLVED = ("助餐卡全市通用。", "resolved", 0)


@pytest.fixture
def years(monkeypatch, carry):
    """Time passes for everybody, the server included: the clock does its work, and whoever comes back signs in anew."""
    began = clock.now()

    def pass_by(days, at, people, phone, granny):
        moment = began + timedelta(days=days)
        monkeypatch.setattr(clock, "_standing", ContextVar("standing_clock", default=moment))
        for name in CLOCKED:
            JOBS[name].round(moment)
        for name, who in people.items():
            carry(at[name], cast.signed_in(Client(), who))
        carry(phone, cast.holding(Client(), granny))

    return pass_by


def test_what_the_district_cannot_decide_is_issued_by_the_city_and_whoever_wrote_reads_of_it(
    device, carry, years, code, jinchuan, wei, zhao, sun, bai, he, chief, heating
):
    granny, demand = district._many_wrote(code, zhao, bai)
    office, chair = cast.staff("齐明", "Qi Ming", "office"), cast.staff("孟主任", "Meng", "leader")
    people = {"zhao": zhao, "sun": sun, "bai": bai, "he": he, "chief": chief, "office": office, "chair": chair}
    people["admin"] = cast.staff("管宁", "Guan Ning", "admin")
    people |= (city := _people_of_the_city(jinchuan)) | {"wei": wei}
    at = {name: device(TABLE, java_script_enabled=False) for name in people}
    phone = device(java_script_enabled=False)

    years(0, at, people, phone, granny)
    _stands_above(at["admin"], jinchuan)
    page = district._is_written_and_signed(at["zhao"], at["sun"], demand)
    district._is_registered_and_handed_over(at["bai"], page)
    district._is_supervised(at["bai"], at["chair"], page)
    district._is_assigned(at["office"], page, heating)
    district._is_answered(at["he"], at["chief"], page)
    district._is_judged_and_followed(at["zhao"], at["bai"], page)

    years(61, at, people, phone, granny)
    _falls_due(at["bai"])
    district._is_kept(at["he"], at["zhao"], page)

    years(300, at, people, phone, granny)
    district._becomes_a_document(at["zhao"], at["bai"], page, heating)

    years(500, at, people, phone, granny)
    _goes_up(at["bai"], page)
    there = _is_taken_on(at["tao"], at["wei"])
    _is_registered_and_assigned(at["tao"], there, city["shu"].unit)
    district._is_answered(at["shu"], at["ge"], there, SOLVED)
    _is_judged(at["wei"], there)

    years(900, at, people, phone, granny)
    _is_issued(at["wei"], at["tao"], there, jinchuan)

    years(901, at, people, phone, granny)
    district._is_concluded_and_public(at["tao"], there, jinchuan)

    years(1096, at, people, phone, granny)
    _came_back(at["zhao"], page)
    district._is_concluded_and_public(at["bai"], page)
    _reads_of_both(phone, device(), page)
    _each_step_was_told_once(granny)
    _stands_in_the_files({zhao: [*LED, "demand", "follow_up"], sun: ["cosignature"]})
    with tenancy.inside(jinchuan):
        _stands_in_the_files({wei: LED})


def _stands_in_the_files(files):
    """Everything deputies did follows from the ledger, nothing of it twice, and read anew it is the same."""
    live = filing.everything()
    assert filing.is_derived() >= 0.9
    assert filing.read_anew() == live
    for deputy, kinds in files.items():
        assert filing.kinds_of(deputy) == Counter(kinds)


def _people_of_the_city(city):
    """A clerk, and the bureau that sees to old people."""
    with tenancy.inside(city):
        bureau = cast.unit("晋河市民政局", "Civil Affairs")
        return {
            "tao": cast.staff("陶静", "Tao Jing", "clerk"),
            "shu": cast.staff("舒敏", "Shu Min", "unit", unit=bureau),
            "ge": cast.staff("葛长江", "Ge Changjiang", "unit-leader", unit=bureau),
        }


def _stands_above(admin, city):
    admin.goto("/yuhe/setup/congress/")
    admin.locator("[name=above]").select_option(str(city.pk))
    admin.get_by_role("button", name="选定").click()
    expect(admin.get_by_role("status")).to_contain_text("上级人大")


def _falls_due(clerk):
    promise = Commitment.objects.get()
    clerk.goto("/yuhe/commitments/?tray=late")
    expect(clerk.locator("main")).to_contain_text(promise.words)


def _goes_up(clerk, page):
    clerk.goto(page)
    district._opens(clerk, "报送上级人大")
    clerk.locator("#send_up_reason").fill(WHY)
    clerk.get_by_role("button", name="报送上级人大").click()
    expect(clerk.locator("main")).to_contain_text("已报送")


def _is_taken_on(clerk, deputy):
    clerk.goto("/jinchuan/suggestions/")
    clerk.get_by_role("link", name=re.compile("下级报送")).click()
    clerk.get_by_role("link", name=re.compile(district.TITLE)).click()
    expect(clerk.locator("main")).to_contain_text(WHY)
    deputy.goto(clerk.url)
    expect(deputy.locator("main")).to_contain_text("赵敏")
    deputy.get_by_role("button", name="由我领衔提出").click()
    there = deputy.url
    deputy.get_by_role("button", name="提交").click()
    return there


def _is_registered_and_assigned(clerk, there, bureau):
    clerk.goto(there)
    district._opens(clerk, "登记编号")
    clerk.locator("#register_category").select_option("social")
    clerk.get_by_role("button", name="登记编号").click()
    district._opens(clerk, "交办给单位")
    clerk.locator("#assign_first").select_option(str(bureau.pk))
    clerk.get_by_role("button", name="交办给单位").click()
    expect(clerk.locator("main")).to_contain_text(bureau.name_zh)


def _is_judged(deputy, there):
    deputy.goto(there)
    for name in ("result", "reply", "attitude"):
        deputy.locator(f"[name={name}][value=satisfied]").check(force=True)
    deputy.get_by_role("button", name="提交评价").click()


def _is_issued(deputy, clerk, there, city):
    deputy.goto(there)
    deputy.get_by_role("link", name="登记措施或文件").click()
    deputy.locator("[name=kind][value=document]").check(force=True)
    told = {
        "title": CITY_RULES,
        "words": "助餐卡全市通用。",
        "number": "晋政办发〔2029〕18号",
        "issuer": "晋河市政府办",
    }
    told |= {
        "since": f"{clock.today():%Y-%m-%d}",
        "link": "https://www.example.org/city.html",
        "proof": "门户网站已公布。",
    }
    for name, words in told.items():
        deputy.locator(f"[name={name}]").fill(words)
    deputy.get_by_role("button", name="登记", exact=True).click()
    with tenancy.inside(city):
        issued = Outcome.objects.get()
    for each in (deputy, clerk):
        each.goto(f"/jinchuan/outcomes/ledger/{issued.code}/")
        each.get_by_role("button", name=re.compile("情况属实")).click()
    clerk.get_by_role("button", name=re.compile("^公开")).click()


def _came_back(deputy, page):
    """On the district's page stands what became of it in the city, step by step."""
    deputy.goto(page)
    for words in ("魏岚", "已登记编号", "得到答复", "已办结", CITY_RULES, "晋政办发〔2029〕18号", "晋河市政府办"):
        expect(deputy.locator("main")).to_contain_text(words)


def _reads_of_both(phone, anybody, page):
    phone.goto("/t/")
    for words in (district.RULES, CITY_RULES, "已办结"):
        expect(phone.locator("main")).to_contain_text(words)
    anybody.goto(f"{page}?public")
    for words in (district.RULES, CITY_RULES, "得到答复"):
        expect(anybody.locator("main")).to_contain_text(words)
    anybody.get_by_role("link", name=re.compile(CITY_RULES)).click()
    expect(anybody).to_have_url(re.compile("/jinchuan/outcomes/"))
    expect(anybody.locator("main")).to_contain_text("晋政办发〔2029〕18号")


def _each_step_was_told_once(granny):
    suggestion = Suggestion.objects.get()
    steps = list(Told.objects.filter(suggestion=suggestion, thread=granny).values_list("step", flat=True))

    assert len(steps) == len(set(steps))
    assert sum(step.startswith("above") for step in steps) == 5  # taken on, registered, answered, issued, concluded
