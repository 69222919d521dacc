"""What a headline names is found without a list of names, behind an area or where the headline begins."""

import pytest

from hearth.core.text import trace
from hearth.core.text.headline import about
from hearth.core.text.plain import plain


@pytest.mark.parametrize(
    ("headline", "name"),
    [
        ("B3区星河之城小区一楼油烟扰民", "星河之城"),
        ("投诉B市柳林国际物业乱收费", "柳林国际"),
        ("B3区松江街道石桥村五组何时拆迁", "石桥村五组"),
        ("举报“云上快借”拖欠退款", "云上快借"),
        ("请问东山省云步科技是否涉嫌传销", "云步科技"),
        ("柳林家园停水了", "柳林"),
    ],
)
def test_a_name_is_found_where_it_stands(headline, name):
    assert name in about(plain(headline))


@pytest.mark.parametrize("headline", ["", "！？", "B3区停水了", "停水三天没人管", "\ud800"])
def test_a_headline_may_name_nothing(headline):
    assert about(plain(headline)) == []


def test_what_announces_itself_stands_before_how_the_headline_begins():
    assert about(plain("新来的B3区柳林家园业主停水")) == ["柳林家园"]


def test_a_name_is_known_again_in_a_text_that_is_not_kept():
    found = trace.from_kept(trace.kept(trace.bits("我们星河之城的一楼全是烧烤摊")))

    assert trace.share("星河之城", found) == 1
    assert trace.share("柳林国际", found) < 0.5


def test_half_a_name_is_half_known():
    assert trace.share("星河之城", trace.bits("星河之夜")) == pytest.approx(2 / 3)


@pytest.mark.parametrize("nothing", ["", "星"])
def test_a_text_without_pairs_leaves_no_trace(nothing):
    assert trace.bits(nothing) == 0
    assert trace.from_kept(trace.kept(0)) == 0
