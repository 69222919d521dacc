"""Invented letters about invented places."""

from hearth.core.text.memory import MemoryStore
from hearth.core.text.places import ESTATE, ROAD, Gazetteer, Place
from hearth.core.text.portrait import Portrait
from hearth.core.text.rarity import Rarity
from hearth.core.text.reading import read

COLD = "锦苑小区暖气不热，家里只有14度，老人孩子都受不了，锅炉房说压力不够。"
COLD_TOO = "锦苑小区暖气不热，屋里只有14度，找锅炉房没人管，老人冻病了。"
COLD_ELSEWHERE = "柳林家园暖气不热，家里只有14度，老人孩子都受不了，热力站说没办法。"
LAMPS = "滨河大道的路灯坏了两个星期，晚上黑漆漆的，学生放学不安全。"
LAMPS_TOO = "滨河大道的路灯坏了好久，晚上一片漆黑，孩子放学害怕。"
DOGS = "早上公园里遛狗的人不牵绳，差点咬到我家孩子。"
LETTERS = [COLD, COLD_TOO, COLD_ELSEWHERE, LAMPS, LAMPS_TOO, DOGS]


GAZETTEER = Gazetteer(
    {"锦苑": Place(ESTATE, "jinyuan"), "柳林": Place(ESTATE, "liulin"), "滨河大道": Place(ROAD, "binhe")}
)


def reading(text, **known):
    return read(text, **{"sender": text, "gazetteer": GAZETTEER, **known})


def portrait(text, **known):
    return Portrait(reading(text, **known), Rarity(0, {}))


def store_of(**groups):
    """A store holding these letters: group="text" or group=["text", …]; messages are called m0, m1, …"""
    store, number = MemoryStore(), 0
    for group, texts in groups.items():
        for text in [texts] if isinstance(texts, str) else texts:
            store.add(f"m{number}", reading(text), group)
            number += 1
    return store
