"""The first look holds what a person must see first, and lets ordinary anger pass."""

import json
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.journey.contact.screening import Finding, screen

REPOSITORY = Path(__file__).resolve().parents[3]
REAL_MESSAGES = Path(os.environ.get("HEARTH_REAL_MESSAGES", REPOSITORY.parent / "shared" / "data" / "text"))
TODAY = date(2026, 11, 22)


def identity_number(born: str) -> str:
    """A well-formed number of a place that does not exist."""
    digits = f"000000{born}000"
    weighted = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(digits))
    return digits + "10x98765432"[weighted % 11]


@pytest.mark.parametrize(
    "text",
    [
        "暖气不热，家里冷死了，孩子都冻哭了",
        "物业不管，真是气死人",
        "夏天热死，冬天冷死，急死我了",
        "妈妈，想死你了",
        "楼下喇叭天天喊跳楼价、跳楼大甩卖，吵死了",
        "通知一出，业主群里炸了锅，吓死人了",
        "我们老人不想活受罪，只想暖和一点",
        "小区没有活动室，老人不想活动",
        "楼下的店说要跳楼甩卖，喊了三年",
        "孩子想去跳楼机，机器没有检验标志",
        "物业就自杀式涨价，谁受得了",
        "暖气不热，不如冷死了算了",
        "这条路车太快，早晚撞死人",
        "打死我也不信这是最后一次停水",
        "他妈的暖气又停了",
        "物业威胁说要搞死我，有录音",
        "邻居扬言要弄死他们全家",
        "那人边打边喊要拿刀子砍死医生",
        "菜市场杀鸡杀鱼的污水流到路上",
        "我想带菜刀去磨，小区里没有磨刀的师傅",
        "生意不好，我们快活不下去了",
        "按商务部SB/T10720标准建设分拣中心",
        "墙上到处贴着代开发票、无抵押贷款的小广告",
        "好！！！！！！！！！！！！！！！！！！！！",
        "We are freezing to death in this flat and the bill is killing me",
        "The kids are dying to know when the pool opens",
        "I cut myself on the broken railing",
        "The landlord threatened that he is going to kill them",
        "We are going to die of cold in here",
    ],
)
def test_ordinary_anger_reaches_the_deputy_at_once(text):
    assert screen(text) == Finding()


@pytest.mark.parametrize(
    "text",
    [
        "我不想活了",
        "活不下去了，准备跳楼",
        "我真的活不下去",
        "逼得我只能喝农药",
        "再不解决我就死给你们看",
        "不如死了算了",
        "我担心爸妈做出极端行为",
        "我 不 想 活 了",
        "我不\u200b想*活\u200b了",
        "冷死了，我不想活了",
        "I want to die",
        "I don’t want to live any more",
        "Sometimes I think of killing myself",
    ],
)
def test_a_life_in_danger_calls_somebody_at_once(text):
    finding = screen(text)

    assert finding.is_held and finding.urgent
    assert finding.reasons == ("self_harm",)


@pytest.mark.parametrize(
    "text",
    [
        "要弄死他",
        "明天拿刀去局里",
        "我要砍了他全家",
        "我要炸了你们办公楼，烧了供热公司",
        "大不了同归于尽",
        "你们等着收尸",
        "别逼我杀人",
        "老子 弄*死 你",
        "I will kill you",
        "I'm going to burn down your office",
    ],
)
def test_a_threat_to_somebodys_life_calls_somebody_at_once(text):
    finding = screen(text)

    assert finding.is_held and finding.urgent
    assert finding.reasons == ("threat",)


@pytest.mark.parametrize("text", ["操你妈", "你们这帮王八蛋", "ＳＢ", "傻 逼 代表", "Fuck you", "you stupid bastards"])
def test_abuse_waits_for_a_person_but_wakes_nobody(text):
    assert screen(text) == Finding(reasons=("abuse",))


@pytest.mark.parametrize(
    "text",
    [
        "小额贷款秒到账，加微信 dk000000",
        "代开发票，详情 https://example.org/fp",
        "看 https://example.org/1 https://example.org/2 https://example.org/3",
        "啊" * 15,
        "热线办理" * 10,
        "Casino bonus, click here",
    ],
)
def test_advertising_waits_for_a_person(text):
    assert screen(text) == Finding(reasons=("spam",))


def test_somebody_who_names_many_sources_is_no_advertiser():
    sentence = "规划里写明二〇二〇年前建成这所学校，到现在还没有立项，详见当时的公开报道："

    assert screen("\n".join(f"{sentence}https://example.org/{year}" for year in range(2017, 2023))) == Finding()


@pytest.mark.parametrize("written", ["{}", "学籍号G{}", "号码：{}。"])
def test_a_childs_identity_number_waits_for_a_person(written):
    text = written.format(identity_number("20150307"))

    assert screen(text, today=TODAY) == Finding(reasons=("child_data",))


def test_a_childs_number_is_seen_through_spaces():
    number = identity_number("20150307")

    finding = screen(f"{number[:6]} {number[6:14]} {number[14:]}", today=TODAY)

    assert finding.reasons == ("child_data",)


@pytest.mark.parametrize(
    "number",
    [
        identity_number("20081122"),
        identity_number("19780512"),
        identity_number("20151332"),
        identity_number("20150307")[:-1] + "*",
        "1" + identity_number("20150307"),
        "202611220000000001",
    ],
    ids=["eighteen-today", "grown-up", "no-such-day", "masked", "longer", "order-number"],
)
def test_other_numbers_do_not_hold_a_message(number):
    assert screen(f"工单号{number}", today=TODAY) == Finding()


def test_a_childhood_ends_with_the_eighteenth_birthday():
    number = identity_number("20081123")

    assert screen(number, today=TODAY).is_held
    assert not screen(number, today=date(2026, 11, 23)).is_held


@pytest.mark.parametrize(
    "text",
    ["楼上着火了！", "楼道里有很浓的煤气味", "老人现在被困在电梯里", "有人拿着刀追人", "I can smell gas on the stairs"],
)
def test_an_emergency_is_shown_the_number_to_call_and_is_not_held(text):
    finding = screen(text)

    assert finding.is_emergency
    assert not finding.is_held and not finding.urgent


@pytest.mark.parametrize("text", ["去年楼里着火，消防栓没有水", "电线老化，容易着火", "要求安装燃气报警器"])
def test_yesterdays_danger_is_an_ordinary_matter(text):
    assert screen(text) == Finding()


@pytest.mark.parametrize(
    ("text", "door"),
    [
        ("法院已判决，物业不执行", "court"),
        ("信访局答复说三十天内办结", "petition"),
        ("打了12345，没有人来", "hotline"),
        ("村主任收受贿赂，吃回扣", "discipline"),
    ],
)
def test_another_door_is_only_a_hint(text, door):
    assert screen(text) == Finding(redirects=(door,))


def test_several_reasons_are_all_told():
    finding = screen("我不想活了，操你妈，我要杀了他，楼上着火了！")

    assert finding.reasons == ("self_harm", "threat", "abuse", "emergency")


@given(st.text(st.characters(exclude_categories=[])))
def test_any_text_can_be_looked_through(text):
    assert isinstance(screen(text), Finding)


@pytest.mark.timeout(5)
@pytest.mark.parametrize("piece", ["我要", "0 ", "拿刀", "你们等着", "ab", "a1", "暖气不热", "http://"])
def test_no_text_takes_long(piece):
    text = "".join(f"{piece}{place % 7}" for place in range(10_000 // len(piece)))

    assert isinstance(screen(text), Finding)


@pytest.mark.parametrize("name", ["topics_raw_train.jsonl", "demands_dev.jsonl"])
def test_of_real_messages_fewer_than_one_in_a_hundred_is_held(name):
    if not (REAL_MESSAGES / name).exists():
        pytest.skip(f"no real messages here: set HEARTH_REAL_MESSAGES to a folder with {name}")
    with (REAL_MESSAGES / name).open(encoding="utf-8") as lines:
        messages = [json.loads(line) for line in lines]

    held = [message["id"] for message in messages if screen(f"{message['title']}\n{message['body']}").is_held]

    assert len(held) < len(messages) / 100
