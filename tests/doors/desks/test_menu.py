import pytest

from hearth.core.actors import Actor
from hearth.doors.desks.menu import amount, menu_for
from tests import cast

pytestmark = pytest.mark.django_db


def labels(rf, actor, path="/yuhe/desk/"):
    """What the menu of this person offers."""
    request = rf.get(path)
    request.actor = actor
    return [str(item.label) for item in menu_for(request)]


def test_staff_reach_codes_setting_up_and_the_page_for_people_who_telephone(rf, bai):
    assert labels(rf, bai) == [
        "收件箱",
        "查找",
        "转办",
        "共性诉求",
        "代表建议",
        "承诺",
        "办成的事",
        "履职档案",
        "联络站",
        "代填留言",
        "常用语",
        "公开问答",
        "代表码",
        "管理员查看",
        "登录验证卡",
        "未送达的通知",
        "设置",
        "规则",
        "人员",
        "代表名录",
    ]


def test_a_deputy_reaches_their_own_page_but_not_the_codes_of_all(rf, zhao):
    assert labels(rf, zhao) == [
        "收件箱",
        "查找",
        "转办",
        "共性诉求",
        "代表建议",
        "承诺",
        "办成的事",
        "我的履职档案",
        "我的主页",
        "常用语",
        "代表名录",
    ]


def test_the_public_has_no_menu(rf):
    assert labels(rf, None) == []


def test_the_page_one_is_on_is_marked(rf, zhao):
    request = rf.get("/yuhe/desk/")
    request.actor = zhao

    assert [item.address for item in menu_for(request) if item.is_current] == ["/yuhe/desk/"]


def test_the_inbox_says_how_much_waits(client, zhao, thread):
    page = cast.signed_in(client, zhao).get("/yuhe/desk/").content.decode()

    assert '<span class="count count--new">1</span>' in page


@pytest.mark.parametrize(("count", "said"), [(0, ""), (99, "99"), (100, "99+")])
def test_a_number_is_not_counted_beyond_ninety_nine(count, said):
    assert amount(count) == said


def test_a_guest_is_led_to_what_everybody_may_see(rf, zhao):
    guest = Actor(user_id=zhao.user_id, name="客", roles=frozenset())

    assert labels(rf, guest) == ["收件箱", "代表名录"]
