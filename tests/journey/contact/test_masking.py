"""What tells who somebody is, is found; what only looks like it, is left alone."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearth.journey.contact.masking import BLOCKS, HIDDEN, hidden, is_card, is_identity, passages

DIGITS = "0123456789"


def found(text: str, names: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return [(each.kind, each.words) for each in passages(text, names)]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("请打138 0000 2046找我", "phone", "138 0000 2046"),
        ("手机１３８００００２０４６随时可接", "phone", "１３８００００２０４６"),
        ("家里0354-3021234没人接", "phone", "0354-3021234"),
        ("电话：3021234，晚上在家", "phone", "3021234"),
        ("身份证11010519491231002X", "identity", "11010519491231002X"),
        ("卡号4111 1111 1111 1111", "card", "4111 1111 1111 1111"),
        ("车牌晋KA1234堵在门口", "plate", "晋KA1234"),
        ("绿牌京A·D12345", "plate", "京A·D12345"),
        ("发到li.lan@example.org吧", "email", "li.lan@example.org"),
        ("微信号：lanlan_1956", "chat", "lanlan_1956"),
        ("加QQ 123456789", "chat", "123456789"),
        ("锦苑小区7号楼二单元301室没有暖气", "home", "7号楼二单元301室"),
        ("我家在3栋502", "home", "3栋502"),
        ("我住7号楼3单元501，一直冷", "home", "7号楼3单元501"),
        ("3单元 1204没有暖气", "home", "3单元 1204"),
        ("3栋2026年冬天就冷", "home", "3栋"),
        ("3号楼150多家都冷", "home", "3号楼"),
        ("7号楼10000元", "home", "7号楼"),
        ("住5-2-301", "home", "5-2-301"),
        ("望月巷甲19号漏水", "home", "甲19号"),
        ("二单元的灯坏了", "home", "二单元"),
        ("Please come to Building 7", "home", "Building 7"),
        ("找过王主任三次", "name", "王主任"),
        ("物业的李建国经理不接电话", "name", "李建国经理"),
        ("直接找网格员小赵就行", "name", "小赵"),
        ("My name is Zhang Wei", "name", "Zhang Wei"),
    ],
)
def test_what_tells_who_somebody_is_is_found(text, kind, words):
    assert (kind, words) in found(text)


def test_the_name_that_was_left_is_found_wherever_it_stands():
    assert ("name", "欧阳兰芝") in found("欧阳兰芝的邻居也冷", ("欧阳兰芝",))


@pytest.mark.parametrize("name", [".*", "兰(", "[a-z]+", "兰|冷", "\\d", "^", "a{9999}"])
def test_signs_in_a_name_are_that_name_and_no_pattern(name):
    assert [words for kind, words in found(f"邻居{name}也冷", (name, "兰芝")) if kind == "name"] == [name][
        : len(name) - 1
    ]


@pytest.mark.parametrize(
    "text",
    [
        "室温只有14度，最低降到8.5度。",
        "从2026年11月3号等到12月15日，早上7:30到晚上18:00都没有热水。",
        "物业费每平方米1.85元，去年交了2160元，今年涨到2880元。",
        "公交3路、105路和12路早高峰要等40分钟。",
        "一共三室一厅，89平方米，六层楼没有电梯。",
        "热线12345和110、119、120都打过。",
        "按照第28条第3款，每年供暖120天，从11月15日到次年3月15日。",
        "小区有1200户居民，2300多人，只有3个门。",
        "学校有36个班、1580名学生，门口的路只有4米宽。",
        "室内温度16℃，室外零下12℃，暖气片只有30度。",
        "网上说10000到15000步对膝盖不好，公园只有一条800米的步道。",
        "这件事谢谢赵代表。",
        "老人小孩走小马路，周末两小时也修不好小区的老旧电梯。",
        "The bus comes at 7.45, it costs 2 yuan, and I waited 40 minutes on 3 November 2026.",
    ],
)
def test_ordinary_sentences_with_figures_are_left_alone(text):
    assert found(text) == []


MEASURES = st.sampled_from(
    ["度", "元", "天", "分钟", "米", "个", "人", "次", "公里", "块", "平方米", "%", "点", "岁", "户居民", "台"]
)
SUBJECTS = st.sampled_from(["暖气", "水费", "路灯", "公交", "停车位", "食堂", "电梯", "噪音"])


@given(SUBJECTS, st.integers(0, 99_999), MEASURES, st.integers(1, 12), st.integers(1, 28))
@settings(max_examples=300)
def test_no_amount_with_its_measure_and_no_date_is_covered(subject, amount, measure, month, day):
    text = f"{subject}的事：{amount}{measure}，{month}月{day}日到现在还没解决，2026-{month:02}-{day:02}问过。"

    assert found(text) == []


@given(st.sampled_from("3456789"), st.text(DIGITS, min_size=9, max_size=9), st.sampled_from(["", " ", "-"]))
def test_every_mobile_number_is_found_however_it_is_parted(second, rest, gap):
    number = f"1{second}{rest[0]}{gap}{rest[1:5]}{gap}{rest[5:]}"

    assert ("phone", number) in found(f"回电{number}，谢谢") or is_card(re.sub(r"\D", "", number))


@given(st.dates(date(1920, 1, 1), date(2100, 1, 1)), st.text(DIGITS, min_size=3, max_size=3))
def test_an_identity_number_is_one_only_with_its_last_sign(born, rest):
    body = f"140702{born:%Y%m%d}{rest}"
    right = [sign for sign in "0123456789X" if is_identity(body + sign)]

    assert len(right) == 1
    assert ("identity", body + right[0]) in found(f"证号{body + right[0]}。")


@given(st.text("暖气7号楼138 0000 2046。王主任", max_size=40))
def test_what_is_found_lies_apart_and_stands_there(text):
    spans = passages(text)

    assert all(text[each.start : each.end] == each.words for each in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert not any(each.words in hidden(text, [each.words]) for each in spans if not BLOCKS.search(each.words))


def test_neighbouring_passages_are_covered_as_one():
    assert hidden("7号楼王主任", ["7号楼", "王主任"]) == HIDDEN
