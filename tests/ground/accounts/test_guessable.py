"""What is long and guessed all the same is no password: the commonest of leaks, and words everybody here knows."""

from __future__ import annotations

import gzip

import pytest

from hearth.core import tenancy
from hearth.ground.accounts import guessable, passwords
from hearth.ground.accounts.profiles import profile
from hearth.ops.places import ROOT

SENTENCE = "snow falls on the old bridge"


def kept():
    return gzip.decompress(guessable.LEAKED.read_bytes()).decode().splitlines()


def test_far_more_than_three_thousand_leaked_passwords_are_known_that_would_be_long_enough():
    known = kept()

    assert len(set(known)) == len(known) > 40_000
    assert {word for word in known if len(word) < profile().shortest or word != word.lower()} == set()


@pytest.mark.parametrize("leaked", ["123qweasdzxc", "Qwerty123456", "polniypizdec0211", "unbelievable"])
def test_a_leaked_password_is_none_whatever_its_capitals(leaked):
    assert passwords.fault(leaked, "zhao.min")


def test_a_sentence_that_only_one_would_say_is_taken(yuhe):
    assert not passwords.fault(SENTENCE, "zhao.min")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "known",
    [
        "Hearth-2026-!!",
        "lianxinlianxin",
        "连心连心连心连心连心连心",
        "yuhe-deputy-12",
        "congress admin",
        "zhaozhao12121212",
    ],
)
def test_words_everybody_here_knows_make_no_password(yuhe, known):
    assert passwords.fault(known, "zhao.min")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "own", ["my hearth smells of smoke", "连心桥上的雪落了又落谁还记得", "seven deputies in a boat"]
)
def test_such_a_word_may_stand_within_a_sentence(yuhe, own):
    assert not passwords.fault(own, "zhao.min")


def test_outside_every_congress_the_words_of_the_house_still_count():
    with tenancy.inside(None):
        assert guessable.is_of_known_words("hearthhearth12", "wei")


def test_signs_are_not_counted_where_no_such_word_stands(yuhe):
    assert not guessable.is_of_known_words("0101010101010101", "zhao.min")


@pytest.mark.parametrize("word", guessable.OF_THE_HOUSE)
def test_people_can_read_which_words_these_are(word):
    assert word in (ROOT / "docs/explanation/signing-in.md").read_text(encoding="utf-8")
