"""Invented letters about invented places."""

from hearth.core.text.memory import MemoryStore
from hearth.core.text.portrait import Portrait
from hearth.core.text.rarity import Rarity
from hearth.core.text.reading import read

COLD = "锦苑小区暖气不热，家里只有14度，老人孩子都受不了，锅炉房说压力不够。"
COLD_TOO = "锦苑小区供暖温度太低，屋里14度，找锅炉房没人管，老人冻病了。"
COLD_ELSEWHERE = "柳林家园暖气不热，家里只有14度，老人孩子都受不了，热力站说没办法。"
LAMPS = "滨河大道的路灯坏了两个星期，晚上黑漆漆的，学生放学不安全。"
LAMPS_TOO = "滨河大道路灯不亮，天一黑什么都看不见，请派人修一修路灯。"
DOGS = "早上公园里遛狗的人不牵绳，差点咬到我家孩子。"
LETTERS = [COLD, COLD_TOO, COLD_ELSEWHERE, LAMPS, LAMPS_TOO, DOGS]


def reading(text, **known):
    return read(text, **{"sender": text[:6], **known})


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
