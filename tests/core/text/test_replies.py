"""What a reply says and what it leaves open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.core.text.replies import RULES, checked

MESSAGE = "三号楼的暖气一直不热，请供热公司来修。"
GOOD = (
    "您好！10月12日，区供热公司到三号楼现场检查，更换了阀门，暖气已恢复。"
    "其余楼层计划于10月底前完成。如有问题请拨打电话 0431-5550100。2026年10月13日"
)


def holds(name, message=MESSAGE, reply=GOOD):
    return {point.name: point.holds for point in checked(message, reply)}[name]


def test_a_full_reply_leaves_nothing_open():
    assert not [point.name for point in checked(MESSAGE, GOOD) if point.holds is False]


def test_each_line_says_what_it_asks_for():
    assert all(point.sentence.endswith(".") for point in checked(MESSAGE, GOOD))


@pytest.mark.parametrize(
    ("message", "reply", "answered"),
    [
        ("请问：1、何时供暖？2、如何收费？", "1、10月25日。2、按面积。", True),
        ("请问：1、何时供暖？2、如何收费？", "10月25日供暖。", False),
        ("请问：一、何时供暖？二、如何收费？", "您好：1.本月底。2.按面积。", True),
        ("第一，暖气不热；第二，水管漏了。", "（1）已修好。（2）已更换。", True),
        ("何时供暖？", "10月25日。", None),
        ("请问：1、何时供暖？", "10月25日。", None),
        ("面积 2.5 平方米，3.1 元", "已核实。", None),
    ],
)
def test_numbered_questions_want_as_many_answers(message, reply, answered):
    assert holds("every_question", message, reply) is answered


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        ("10月12日，供热公司已更换阀门。", True),
        ("供热公司已更换阀门。", False),
        ("您好，10月12日收到您的留言。", False),
        ("供热公司已更换阀门。2026年10月13日", False),
        ("On 12 October the heating company replaced the valve.", True),
    ],
)
def test_what_was_done_is_said_with_who_and_when(reply, says):
    assert holds("what_was_done", reply=reply) is says


@pytest.mark.parametrize(
    ("reply", "names"),
    [
        ("您的申请不符合《供热条例》第九条。", True),
        ("您的申请不予批准。", False),
        ("阀门已更换。", None),
        ("We are unable to pay: article 9 of the heating act.", True),
    ],
)
def test_a_refusal_names_its_ground(reply, names):
    assert holds("ground_of_refusal", reply=reply) is names


@pytest.mark.parametrize(
    ("reply", "gives"),
    [("我们将于10月底前更换。", True), ("我们正在研究，尽快答复。", False), ("阀门换好了。", None)],
)
def test_what_remains_has_a_date(reply, gives):
    assert holds("date_for_the_rest", reply=reply) is gives


@pytest.mark.parametrize(("reply", "says"), [(GOOD, True), ("请拨打12345。", True), ("谢谢您的来信。", False)])
def test_somebody_can_be_reached(reply, says):
    assert holds("contact", reply=reply) is says


@pytest.mark.parametrize(
    ("reply", "more"),
    [
        ("您好，您的留言已收悉，已转区住建局处理。感谢您的关注！2026年10月13日", False),
        ("Thank you. Your message has been forwarded to the office.", False),
        (GOOD, True),
        (GOOD + "另外，楼道灯的问题已转交社区处理。", True),
    ],
)
def test_a_bare_referral_is_no_answer(reply, more):
    assert holds("more_than_a_referral", reply=reply) is more


@pytest.mark.parametrize(("reply", "speaks"), [(GOOD, True), ("感谢来信，祝您生活愉快。", False)])
def test_a_reply_speaks_of_what_was_asked(reply, speaks):
    assert holds("same_words", reply=reply) is speaks


@given(st.text(), st.text())
def test_any_two_texts_get_the_whole_list(message, reply):
    assert [point.name for point in checked(message, reply)] == list(RULES)
