"""Invented messages about three topics, of which a small classifier can learn in a blink."""

from hearth.core.text.grams import words_of
from hearth.core.text.training import Example

SAID = {
    "heating": [
        "暖气不热，家里只有十二度",
        "锅炉房坏了，暖气一直是凉的",
        "老人家里暖气片不热，请修一修",
        "供热公司说管道漏水，暖气停了三天",
        "楼上暖气热，楼下暖气不热",
        "暖气费交了，家里还是冷",
    ],
    "roads": [
        "公交车站太远，老人走不动",
        "路口没有红绿灯，过马路危险",
        "公交车半小时不来一趟",
        "路面有大坑，骑车摔了一跤",
        "请在学校门口的路口装红绿灯",
        "这条路的路灯坏了，公交车也不停",
    ],
    "noise": [
        "楼下烧烤店半夜还很吵，睡不着",
        "工地夜里施工，噪音很大",
        "广场舞的音响太吵，孩子写不了作业",
        "隔壁装修噪音从早到晚",
        "烧烤店的油烟和噪音每天都有",
        "夜里工地噪音吵得睡不着",
    ],
}
EXAMPLES = [Example(words_of(text), topic) for topic, texts in SAID.items() for text in texts]
