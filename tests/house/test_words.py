"""How the house speaks: calmly, plainly, and never like an office."""

from __future__ import annotations

import polib
import pytest

from hearth.ops import wording

CATALOGUES = [app / wording.CATALOGUE for app in wording.apps()]
ENTRIES = [(file.parents[3].name, entry) for file in CATALOGUES for entry in polib.pofile(str(file))]
OFFICE = ("提交诉求", "提交成功", "内容不能为空", "查询失败", "网络异常", "暂无数据", "予以", "切实", "亲，", "亲爱的")
SAID = [(app, text) for app, entry in ENTRIES for text in (entry.msgstr, *entry.msgstr_plural.values()) if text]


def test_there_are_words_to_look_at():
    assert len(SAID) > 100


@pytest.mark.parametrize("mark", ["!", "！"])
def test_nobody_is_shouted_at(mark):
    shouted = [text for text in [saying.text for saying in wording.sayings()] if mark in text]
    shouted += [text for _app, text in SAID if mark in text]

    assert shouted == []


@pytest.mark.parametrize("phrase", OFFICE)
def test_chinese_does_not_speak_like_an_office(phrase):
    assert [text for _app, text in SAID if phrase in text] == []


def test_people_are_addressed_politely():
    assert [text for _app, text in SAID if "你" in text] == []


def test_english_is_british_and_begs_for_nothing():
    english = [saying.text for saying in wording.sayings()]
    american = ("color", "center", "canceled", "organize", "behavior")

    assert [text for text in english if any(word in text.lower() for word in american)] == []
    assert [text for text in english if text.lower().startswith("please")] == []


def test_chinese_sentences_end_in_chinese_marks():
    wrong = [
        text for _app, text in SAID if text.rstrip().endswith((".", ",", "?", ";")) and any(m >= "\u4e00" for m in text)
    ]

    assert wrong == []


def test_no_number_of_days_is_added_or_lost_in_translation():
    wrong = [
        entry.msgid
        for _app, entry in ENTRIES
        if "天" in entry.msgstr and has_digits(entry.msgstr) != has_digits(entry.msgid)
    ]

    assert wrong == []


def has_digits(text: str) -> bool:
    return any(mark.isdigit() for mark in text)
