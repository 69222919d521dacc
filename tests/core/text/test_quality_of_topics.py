"""What comes with the product is as good as it is said to be, on the texts of people where they are at hand.

The models have learnt from these very texts, so the figures here only show that nothing broke on the way from learning
to answering; `./hearth bench fit_topics` says how good they are on texts that are new to them.
"""

import json
import os
from pathlib import Path

import pytest

from hearth.core.bigrams import folded
from hearth.core.text.grams import words_of
from hearth.core.text.judging import f1_of
from hearth.core.text.topics import INTENTS, MODELS, PETITIONS, classify, shipped
from hearth.ops.places import ROOT

DATA = Path(os.environ.get("HEARTH_TEXT_DATA") or ROOT.parent / "shared" / "data" / "text")
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the texts of people are not here: HEARTH_TEXT_DATA")


def rows(name, every):
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()[::every]
    return [json.loads(line) for line in lines]


def macro_f1(told):
    f1 = f1_of(told)
    return sum(f1.values()) / len(f1)


@pytest.mark.parametrize("name", [PETITIONS, INTENTS])
def test_a_shipped_model_is_small(name):
    assert (MODELS / f"{name}.model").stat().st_size <= 3_000_000


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("小区旁边违章建筑没人拆，路灯也坏了", "城乡建设"),
        ("公司拖欠农民工工资三个月", "劳动和社会保障"),
        ("学校补课乱收费，学生负担太重", "教育文体"),
        ("化工厂夜里排放废气，污水流进河里", "环境保护"),
        ("医院看病太贵，医生态度差", "卫生计生"),
        ("出租车拒载，客运班车不按时", "交通运输"),
    ],
)
def test_a_message_is_about_its_topic(text, topic):
    assert classify(text)[0].label == topic


def test_an_intent_is_known_in_english():
    assert classify("My new card has not arrived yet", shipped(INTENTS))[0].label == "card_arrival"


@needs_data
def test_segmented_messages_are_known_again():
    told = [
        (shipped().guess(folded(row["words"]).split())[0].label, row["label"])
        for row in rows("topics_words_train.jsonl", 20)
    ]

    assert macro_f1(told) > 0.96


@needs_data
def test_messages_as_written_are_known_again():
    told = [
        (shipped().guess(words_of(f"{row['title']}\n{row['body']}"))[0].label, row["label"])
        for row in rows("topics_raw_train.jsonl", 8)
    ]

    assert macro_f1(told) > 0.96


@needs_data
def test_intents_are_known_again():
    told = [
        (shipped(INTENTS).guess(words_of(row["text"]))[0].label, row["label"])
        for row in rows("en_banking77_train.jsonl", 20)
    ]

    assert macro_f1(told) > 0.96
