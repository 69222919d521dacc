"""What a headline is about by name: the estate, school, company or project that most people name before the matter.

No list of names is needed, and the dictionary may cut a name to pieces. It begins behind an area (B3区, 松江街道), or
where the headline begins once “I complain of” is taken away, or stands in quotation marks; it ends where the matter
begins. It need not be exact: two messages are compared by how much of one's name stands in the other.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import dropwhile

from hearth.core.text import dictionary
from hearth.core.text.places import COMMUNITY, ESTATE, HOUSE, LETTERED, places
from hearth.core.text.stop_words import STOP_WORDS
from hearth.core.text.subjects import SUBJECTS_OF

LONGEST, LOOKED_AT, SHORTEST_FIRST = 8, 24, 3
QUOTED = re.compile(r"[“\"「『《]([^”\"」』》]{2,12})[”\"」』》]")
PROVINCE = re.compile(r"[\u4e00-\u9fff]{2}(?<!节)省")
SIGNS = re.compile(r"[\W_]+")
AREAS = ("街道", "镇", "乡", "新区", "开发区", "经开区", "高新区", "省")
OF_NAMES = "绿地 狗 湖 电信 移动 广场 公园 历史 体育 文化 旅游"  # subjects that names are made of, too
MATTERS = """
小区 业主 物业 楼盘 项目 期 开发商 附近 旁边 周边 旁 业委会 居民 居民楼 房屋 房产证 公司 集团 学校 一期 二期 三期
东门 西门 南门 北门 门口 商铺 门面 底层 栋 号 路段 段 站 村民 员工 职工 老师 教师 学生 家长 什么 何时 为什么 是否
能否 的 在 有 把 被 将 拖欠 违法 违规 严重 强制 捆绑 非法 规划 交房 老板 企业 存在 涉嫌 欺骗 扰民
"""
IN_NAMES = frozenset(("之", *AREAS, *OF_NAMES.split()))
ENDS = frozenset(MATTERS.split()) | (STOP_WORDS - IN_NAMES) | (SUBJECTS_OF.keys() - IN_NAMES)
NEVER_OF_NAMES = frozenset("v d p c uj ul r y zg x q vd ad".split())  # noqa: SIM905 - parts of speech


def about(headline: str) -> list[str]:
    """The names of a plain headline, each once; those that nothing announces only where no others are."""
    names = [SIGNS.sub("", name) for name in QUOTED.findall(headline)]
    starts = [found.end() for pattern in (LETTERED, PROVINCE) for found in pattern.finditer(headline)]
    names += [_name(dictionary.tag(LETTERED.split(headline[start:])[0][:LOOKED_AT])) for start in starts]
    named = [name for name in names if len(name) > 1]
    return list(dict.fromkeys(named or _by_ending(headline) or _first(headline)))


def _by_ending(headline: str) -> list[str]:
    return [place.key for place in places(headline) if place.kind in (COMMUNITY, ESTATE, HOUSE)]


def _first(headline: str) -> Iterator[str]:
    tagged = dictionary.tag(LETTERED.sub(" ", headline)[:LOOKED_AT])
    name = _name(dropwhile(lambda word: word[0] in STOP_WORDS or SIGNS.fullmatch(word[0]), tagged))
    return iter([name] if len(name) >= SHORTEST_FIRST else [])


def _name(tagged: Iterable[tuple[str, str]]) -> str:
    """Word after word, until one cannot be of a name; what ends an area is followed by the name that is meant."""
    name = ""
    for word, tag in tagged:
        if word in ENDS or word.isdigit() or SIGNS.fullmatch(word):
            break
        if tag in NEVER_OF_NAMES and len(word) > 1 and len(name) > 1:
            break
        name += word
        if name.endswith(AREAS):
            name = ""
        if len(name) >= LONGEST:
            break
    return name[:LONGEST]
