"""Places that a text names: those a congress knows under all their names, and what looks like one to anybody.

A place of two names is one place: a gazetteer leads both to the same key. What no gazetteer knows is its own key.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from hearth.core.text import dictionary
from hearth.core.text.lexicon import Lexicon
from hearth.core.text.stop_words import STOP_WORDS

CITY, AREA, COMMUNITY, ESTATE, ROAD, HOUSE = "city", "area", "community", "estate", "road", "house"
ENDINGS = {
    AREA: "自治州 自治县 新区 街道 开发区 区 县 镇 乡",
    COMMUNITY: "社区 居委会 村委会 村",
    ESTATE: """小区 花园 家园 公寓 公馆 庄园 山庄 新村 新城 华府 府邸 华庭 雅苑 佳苑 花苑 嘉园 名苑 豪庭 名邸 宿舍
        苑 庭 邸 府 湾 城 郡 园 墅""",
    ROAD: "大道 高速 公路 路口 路 街 巷 胡同 大桥 立交桥 桥 隧道",
    HOUSE: """幼儿园 小学 中学 学校 大学 学院 医院 公司 集团 银行 超市 酒店 宾馆 饭店 市场 广场 大厦 公园 车站 地铁站
        工厂 厂 俱乐部 健身房 中心""",
}
KIND_OF = {ending: kind for kind, endings in ENDINGS.items() for ending in endings.split()}
LETTERED = re.compile(r"(?<![a-z0-9])[a-z]\d{0,2}[市区县]")  # places whose names were covered
NAMING = frozenset({"n", "nr", "ns", "nt", "nz", "nrt", "nrfg", "ng", "j", "b", "t", "m", "a", "zg", "f", "s", "vn"})
NOT_OF_NAMES = """
的 在 从 到 了 是 和 与 及 我 本 该 各 某 市 区 县 有 对 住 往 至 向 去 位于 座落 一条 一个 号 号线 期 栋
"""
CHINESE = re.compile(r"[\u4e00-\u9fff]")
NAMES, RARE = frozenset({"nr", "ns", "nz", "nt", "nrt", "nrfg"}), 20  # of sixty million words
OF_NO_PLACE = ("公司", "有限", "政", "附近", "十字")
BEFORE_NAMES = frozenset(NOT_OF_NAMES.split())
LONGEST_NAME, LONGEST_ENDING = 8, max(map(len, KIND_OF))


class Place(NamedTuple):
    """Somewhere, of one kind; the same key is the same place."""

    kind: str
    key: str


class Gazetteer:
    """The places a congress knows, under all their names."""

    def __init__(self, places: Mapping[str, Place]) -> None:
        self._places = dict(places)
        self._names = Lexicon(self._places)

    def places_in(self, text: str) -> list[Place]:
        """The known places of a plain text, each once."""
        return list(dict.fromkeys(self._places[name] for name in self._names.found_in(text)))


NOWHERE = Gazetteer({})


def places(text: str) -> list[Place]:
    """What a plain text names, as anybody would recognise it: covered places first, then what ends like a place."""
    lettered = (Place(CITY if name[-1] == "市" else AREA, name) for name in LETTERED.findall(text))
    return list(dict.fromkeys([*lettered, *_by_ending(LETTERED.sub(" ", text))]))


def _by_ending(text: str) -> Iterator[Place]:
    tagged = dictionary.tag(text)
    for place, (word, _) in enumerate(tagged):
        ending = _ending(word)
        name = word[: len(word) - len(ending)]
        if ending and len(name) < 2:
            name = _before(tagged[max(0, place - 3) : place]) + name
        if ending and len(name) > 1 and name not in STOP_WORDS:
            yield Place(KIND_OF[ending], name[-LONGEST_NAME:])


def _ending(word: str) -> str:
    ends = (word[-length:] for length in range(min(LONGEST_ENDING, len(word)), 0, -1))
    return next((end for end in ends if end in KIND_OF), "")


def _before(tagged: list[tuple[str, str]]) -> str:
    """The last words before an ending that can belong to a name."""
    name = ""
    for word, tag in reversed(tagged):
        if len(name) > 3 or tag not in NAMING or word in BEFORE_NAMES or word in STOP_WORDS or word in KIND_OF:
            break
        name = word + name
    return name


@lru_cache(10_000)
def is_name(key: str) -> bool:
    """Whether it is certainly the name of somewhere, so that people can be told of it; 有限 before 公司 is none.

    A name that is an everyday word as well is not told of as a place; it is told of as a word.
    """
    if not CHINESE.search(key) or LETTERED.search(key):
        return True
    if any(part in key for part in OF_NO_PLACE):
        return False
    tagged = dictionary.tag(key)
    rare = RARE if len(tagged) == 1 else 1
    return any(tag in NAMES or (tag != "m" and dictionary.count(word) < rare) for word, tag in tagged)


def alike(one: str, other: str) -> bool:
    """Two names of perhaps the same place: one holds the other, or half of the shorter one's character pairs."""
    if one in other or other in one:
        return True
    pairs, others = _pairs(one), _pairs(other)
    return 2 * len(pairs & others) >= min(len(pairs), len(others)) > 0


def _pairs(name: str) -> set[str]:
    return {name[place : place + 2] for place in range(len(name) - 1)}
