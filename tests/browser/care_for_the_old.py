"""What happens in the district in the story of care for the old, step by step, as people click and type."""

from __future__ import annotations

import re
from datetime import timedelta

from playwright.sync_api import expect

from hearth.core import clock, tenancy
from hearth.journey.demands import actions as demands
from hearth.journey.demands.models import Demand
from hearth.journey.outcomes.models import Commitment, Outcome
from hearth.journey.outcomes.tasks import SETTLES, tell_everybody
from hearth.journey.suggestions.models import Suggestion
from tests import cast

WORDS = "楼里{}位老人独居，腿脚不便，中午没处吃热饭，社区食堂太远，盼着能送餐上门。"
TITLE = "办好居家养老助餐"
ASKS = "行动不便的老人，中午送餐上门。\n助餐卡在各社区食堂通用。"
FACTS = "多个小区独居老人反映中午吃不上热饭，社区食堂太远，办的卡又只能在一家用。"
RULES = "居家养老助餐服务办法"


def _opens(page, words):
    page.locator("summary").filter(has_text=re.compile(f"^\\s*{words}")).first.click()


def _many_wrote(code, zhao, bai):
    threads = [
        cast.delivered(code, WORDS.format(n), place="锦苑小区", network=f"network {n:>4}".encode()) for n in range(6)
    ]
    demand = Demand.objects.first() or demands.begin(threads[0], "老人中午没处吃饭", by=bai)
    for thread in threads:
        if not demand.threads.filter(pk=thread.pk).exists():
            demands.join(thread, Demand.objects.get(pk=demand.pk), by=bai)
    demands.confirm(Demand.objects.get(pk=demand.pk), zhao.deputy, "老人中午没处吃饭", by=bai)
    demands.publish(Demand.objects.get(pk=demand.pk), "独居老人中午吃不上热饭，盼着送餐上门。", by=bai)
    return threads[0], Demand.objects.get(pk=demand.pk)


def _is_written_and_signed(deputy, other, demand):
    deputy.goto(f"/yuhe/suggestions/new/?demand={demand.code}")
    deputy.locator("[name=title]").fill(TITLE)
    deputy.locator("[name=facts]").fill(FACTS)
    deputy.locator("[name=asks]").fill(ASKS)
    deputy.get_by_role("button", name="保存").click()
    page = deputy.url
    _opens(deputy, "邀请联名")
    deputy.locator("[name=deputies]").fill("D002")
    deputy.get_by_role("button", name="邀请联名").click()
    other.goto(page)
    other.get_by_role("button", name="联名", exact=True).click()
    expect(other.locator("main")).to_contain_text("您已署名")
    deputy.goto(page)
    deputy.get_by_role("button", name="提交").click()
    return page


def _is_registered_and_handed_over(clerk, page):
    clerk.goto(page)
    _opens(clerk, "登记编号")
    clerk.locator("#register_category").select_option("social")
    clerk.get_by_role("button", name="登记编号").click()
    clerk.get_by_role("button", name="转交政府办").click()
    expect(clerk.get_by_role("status")).to_contain_text("政府办")


def _is_supervised(clerk, chair, page):
    _opens(clerk, "提议列入重点督办")
    clerk.locator("#propose_supervision_reason").fill("群众关注，多次提出。")
    clerk.get_by_role("button", name="提议列入重点督办").click()
    chair.goto(page)
    _opens(chair, "列入重点督办")
    chair.locator("#approve_supervision_head").fill("方副主任")
    chair.get_by_role("button", name="列入重点督办").first.click()
    expect(chair.locator("main")).to_contain_text("方副主任")


def _is_assigned(office, page, heating):
    office.goto("/yuhe/suggestions/")
    office.get_by_role("link", name=re.compile(TITLE)).click()
    _opens(office, "交办给单位")
    office.locator("#assign_first").select_option(str(heating.pk))
    office.get_by_role("button", name="交办给单位").click()
    expect(office.locator("main")).to_contain_text(heating.name_zh)


def _is_answered(unit, head, page, second=None):
    unit.goto(page)
    _opens(unit, "记录与代表的沟通")
    unit.locator("[name=way]").select_option("visit")
    unit.locator("[name=words]").first.fill("到代表联络站当面沟通。")
    unit.get_by_role("button", name=re.compile("记录与代表的沟通")).click()
    unit.get_by_role("link", name="起草答复").click()
    for number, (words, result, days) in enumerate((("送餐点已经开到楼下。", "resolved", 0), second or DUE), 1):
        unit.locator(f"[name=words_{number}]").fill(words)
        unit.locator(f"[name=class_{number}]").select_option(result)
        if days:
            unit.locator(f"[name=due_{number}]").fill(f"{clock.today() + timedelta(days=days):%Y-%m-%d}")
    unit.locator("[name=words]").fill("您提出的建议收悉，答复如下。")
    unit.locator("main button.btn--primary").click()
    head.goto(page)
    _opens(head, "签发答复")
    head.locator("[name=document_no]").fill("榆民〔2026〕12号")
    head.get_by_role("button", name=re.compile("签发答复")).click()
    expect(head.locator("main")).to_contain_text("榆民〔2026〕12号")


DUE = ("助餐卡系统正在打通，年内通用。", "in_progress", 60)


def _is_judged_and_followed(deputy, clerk, page):
    deputy.goto(page)
    expect(deputy.locator("main")).to_contain_text("答复中的承诺")
    for name in ("result", "reply", "attitude"):
        deputy.locator(f"[name={name}][value=satisfied]").check(force=True)
    deputy.get_by_role("button", name="提交评价").click()
    clerk.goto(page)
    clerk.get_by_role("button", name="列入跟踪办理").click()
    _opens(clerk, "办结")
    clerk.locator("#close_remark").fill("办完了。")
    clerk.get_by_role("button", name="办结").click()
    expect(clerk.locator("main")).to_contain_text("还有承诺")


def _is_kept(unit, deputy, page):
    promise = Commitment.objects.get()
    unit.goto(f"/yuhe/commitments/{promise.code}/")
    _opens(unit, "报告已兑现")
    unit.locator("#fulfil_words").fill("助餐卡全区通用了。")
    unit.get_by_role("button", name="报告已兑现").click()
    deputy.goto(f"/yuhe/commitments/{promise.code}/")
    deputy.get_by_role("button", name="确认单位的说明").click()
    expect(deputy.locator("main")).to_contain_text("已兑现")


def _becomes_a_document(deputy, clerk, page, heating):
    deputy.goto(page)
    deputy.get_by_role("link", name="登记措施或文件").click()
    deputy.locator("[name=kind][value=document]").check(force=True)
    told = {"title": RULES, "words": "行动不便的老人中午送餐上门，助餐卡全区通用。", "number": "榆政办发〔2026〕9号"}
    told |= {
        "since": f"{clock.today():%Y-%m-%d}",
        "link": "https://www.example.org/meals.html",
        "proof": "门户网站已公布。",
    }
    for name, words in told.items():
        deputy.locator(f"[name={name}]").fill(words)
    deputy.locator("[name=unit]").select_option(str(heating.pk))
    deputy.get_by_role("button", name="登记", exact=True).click()
    for each in (deputy, clerk):
        each.goto(f"/yuhe/outcomes/ledger/{Outcome.objects.get().code}/")
        each.get_by_role("button", name=re.compile("情况属实")).click()
    clerk.get_by_role("button", name=re.compile("^公开")).click()
    Outcome.objects.update(moved_at=clock.now() - SETTLES - timedelta(minutes=1))
    tell_everybody.work(clock.now())


def _is_concluded_and_public(clerk, page, congress=None):
    clerk.goto(page)
    _opens(clerk, "办结")
    clerk.locator("#close_remark").fill("送餐点开到楼下，助餐卡全区通用，办法已经印发。")
    clerk.locator("#close_result_class").select_option("resolved")
    clerk.get_by_role("button", name="办结").click()
    _opens(clerk, "对外公开")
    clerk.get_by_role("button", name="对外公开").click()
    with tenancy.inside(congress or tenancy.current()):
        assert Suggestion.objects.get().is_public


def _reads_of_it(phone, anybody):
    phone.goto("/t/")
    expect(phone.locator("main")).to_contain_text("代表建议")
    expect(phone.locator("main")).to_contain_text(RULES)
    anybody.goto("/yuhe/suggestions/?public")
    anybody.get_by_role("link", name=re.compile(TITLE)).click()
    for words in ("重点督办", "送餐点已经开到楼下。", "助餐卡全区通用了。", RULES):
        expect(anybody.locator("main")).to_contain_text(words)
    anybody.get_by_role("link", name=re.compile(RULES)).click()
    for words in ("提出建议", "得到答复", "人反映"):
        expect(anybody.locator("main")).to_contain_text(words)
