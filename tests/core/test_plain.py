"""Words come in as people type them and are kept in one plain spelling."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.core.plain import excerpt, plain

anything = st.text(st.characters(exclude_categories=[]))
troublesome = st.text(st.sampled_from("暖a \t\r\n\x00\x85\ud800\u202e\u2067\u0301\u3000e"), max_size=30)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("第一行\r\n第二行\r第三行", "第一行\n第二行\n第三行"),
        ("暖\x00气\x07不\x9b热", "暖气不热"),
        ("half \ud83d a character", "half  a character"),
        ("safe\u202eexe.gpj\u2066", "safeexe.gpj"),
        ("cafe\u0301", "caf\u00e9"),
        ("\u3000\u3000您好 \n", "您好"),
        ("上\n\n \n\t\n\n下", "上\n\n\n下"),
        ("上\n\n\n下\tand on", "上\n\n\n下\tand on"),
        ("family 👨‍👩‍👧 \u200f", "family 👨‍👩‍👧 \u200f".strip()),
    ],
)
def test_a_text_keeps_its_words_and_loses_its_traps(typed, kept):
    assert plain(typed) == kept


@given(anything | troublesome)
def test_a_plain_text_stays_as_it_is(typed):
    once = plain(typed)

    assert plain(once) == once


@given(anything | troublesome)
def test_a_plain_text_can_always_be_stored(typed):
    kept = plain(typed)

    kept.encode("utf-8")
    assert "\x00" not in kept and "\r" not in kept and "\n\n\n\n" not in kept
    assert unicodedata.is_normalized("NFC", kept)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("暖气不热。", "暖气不热。"),
        ("家里暖气一直不热，只有十四度。老人受不了，孩子也病了", "家里暖气一直不热，只有十四度。"),
        ("好。家里暖气从上周起一直都不热，打了几次电话没有人来看", "好。家里暖气从上周起一直都不热，打了几…"),
        ("The radiators have been cold since Sunday", "The radiators have…"),
        ("冷" * 18 + "👨‍👩‍👧在家里挨冻已经三天", "冷" * 18 + "…"),
        ("🇨🇳" * 12, "🇨🇳" * 9 + "…"),
        ("first line\n\nsecond", "first line second"),
    ],
)
def test_an_excerpt_ends_where_a_reader_would_pause(text, shown):
    assert excerpt(text, length=20) == shown


@given(anything, st.integers(10, 80))
def test_an_excerpt_never_grows_too_long(text, length):
    assert len(excerpt(text, length)) <= length
