"""What is sought is found again by the eye as it was by the index."""

from __future__ import annotations

import re
from importlib import import_module

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from hearth.core.bigrams import vector, words_to_stem
from hearth.core.sought import LONGEST, MOST_WORDS, Sought
from hearth.core.stems import stems_of

pytestmark = pytest.mark.django_db

HAN = "暖气不热老人冷楼道灯坏"
texts = st.text(st.sampled_from(HAN + "，。 3Ab-"), max_size=60)
typed = st.text(st.sampled_from(HAN + "， 3Ab-"), min_size=1, max_size=6)


def marked(words: str, text: str) -> list[str]:
    return [piece.words for piece in Sought(words).pieces(text) if piece.is_sought]


def matches(text: str, query: str, part: str = "") -> bool:
    kept = vector([(text, part)], stems_of(words_to_stem([text])))
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::tsvector @@ %s::tsquery", [kept, query])
        return bool(cursor.fetchone()[0])


@pytest.mark.parametrize(
    ("words", "text", "seen"),
    [
        ("暖气", "暖气片不热，暖气片漏水", ["暖气", "暖气"]),
        ("暖气 漏水", "暖气片不热，一直漏水", ["暖气", "漏水"]),
        ("３号楼", "3 号楼的灯坏了", ["3 号楼"]),
        ("NOT hot", "Still not HOT. Nothing is hotter.", ["not HOT", "hotter"]),
        ("leaks", "The pipe is leaking and leaks; a leaklet.", ["leaking", "leaks", "leaklet"]),
        ("暖气", "煤气", []),
        ("<b>", "a <b> b", ["b", "b"]),
    ],
)
def test_where_the_words_stand_is_marked(words, text, seen):
    assert marked(words, text) == seen


@given(texts, typed)
def test_the_pieces_are_the_text(text, words):
    assert "".join(piece.words for piece in Sought(words).pieces(text)) == text


@given(text=texts, words=typed)
def test_what_the_index_finds_the_eye_finds_too(text, words):
    sought = Sought(words)

    if sought and matches(text, sought.anyhow()):
        assert any(piece.is_sought for piece in sought.pieces(text))


@given(text=texts, words=st.text(st.sampled_from(HAN), min_size=2, max_size=4))
def test_a_word_is_found_exactly_where_it_stands(text, words):
    assert matches(text, Sought(words).anyhow()) == (words in text)


@given(text=texts, words=typed)
def test_words_found_as_they_were_typed_are_found_anyhow(text, words):
    sought = Sought(words)
    han_only = not re.search("[a-z0-9-]", sought.said, re.IGNORECASE)

    if sought and han_only and matches(text, sought.exactly()):
        assert matches(text, sought.anyhow()) or " " in sought.said


@pytest.mark.parametrize("form", ["leak", "leaks", "leaked", "Leaking", "LEAK"])
def test_english_words_are_found_in_every_form(form):
    assert matches("A leaking pipe in the hall", Sought(form).anyhow())
    assert not matches("A lean pipe in the hall", Sought(form).anyhow())


def test_words_can_be_sought_in_one_part_alone():
    sought = Sought("热力公司")

    assert matches("问过热力公司", sought.anyhow("C"), "C")
    assert not matches("问过热力公司", sought.anyhow("C"), "B")
    assert matches("问过热力公司", sought.anyhow(), "C")


def test_a_piece_of_a_long_text_shows_the_words_with_a_little_before_and_after():
    around = Sought("阀门").around("一" * 200 + "换了阀门" + "二" * 200)

    said = "".join(piece.words for piece in around)
    assert said.startswith("…") and said.endswith("…") and "换了阀门" in said
    assert len(said) < 110
    assert Sought("水泵").around("换了阀门") == []


def test_eight_words_are_sought_and_the_rest_is_named():
    sought = Sought("一一 二二 三三 四四 五五 六六 七七 八八 九九")

    assert len(sought.words) == MOST_WORDS and sought.left_out == ["九九"]
    assert len(Sought("长" * 500).said) == LONGEST


@pytest.mark.parametrize("words", ["", " ", "，。！", "\x00", "\u202e", "'\"&|!<->:*()"])
def test_signs_alone_seek_nothing(words):
    assert not Sought(words)
    assert Sought(words).anyhow() == Sought(words).exactly() == ""


@pytest.mark.parametrize(
    ("words", "is_short"), [("暖", True), ("a", True), ("暖气", False), ("a b", False), ("3", True)]
)
def test_one_sign_is_too_short(words, is_short):
    assert Sought(words).is_short == is_short


@given(texts)
def test_what_was_kept_before_is_found_with_its_numbers_too(text):
    beside = import_module("hearth.journey.contact.migrations.0005_numbers_with_what_they_count").BESIDE
    before = " ".join(each for each in vector([(text, "B")]).split() if not re.match(r"'[0-9]+[^a-z0-9']'", each))
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE IF NOT EXISTS kept_before (id int, words tsvector)")
        cursor.execute("TRUNCATE kept_before")
        cursor.execute("INSERT INTO kept_before VALUES (1, %s), (2, '')", [before])
        cursor.execute(beside.replace("{table}", "kept_before"))
        cursor.execute("SELECT words = %s::tsvector FROM kept_before WHERE id = 1", [vector([(text, "B")])])

        assert cursor.fetchone() == (True,)
