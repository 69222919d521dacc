"""The words of letters: gaps are filled from a list and from nothing else."""

from __future__ import annotations

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from hearth.ground.courier import actions, words
from hearth.ground.courier.kinds import GROUPS, letters
from hearth.journey.contact import own_data

NAMES = sorted(letters())


@pytest.mark.parametrize("letter", NAMES)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_letter_can_be_shown_with_invented_facts(letter, language):
    with translation.override(language):
        shown = words.original(letter).filled(words.samples(letter))

    assert shown.subject and shown.text.strip()
    assert not {"{", "}", "%"} & set(shown.subject + shown.text)


@pytest.mark.parametrize("letter", NAMES)
def test_every_gap_of_a_letter_is_one_it_declares(letter):
    assert words.unknown_gaps(letter, " ".join(words.original(letter))) == []


@pytest.mark.parametrize("letter", NAMES)
def test_every_letter_belongs_to_a_group(letter):
    assert letters()[letter].group in GROUPS


@pytest.mark.parametrize("letter", [name for name, kind in letters().items() if kind.group in ("progress", "receipt")])
def test_a_resident_reads_in_words_which_letters_they_got(letter):
    assert str(own_data.LETTERS[letter]) != letter


@pytest.mark.parametrize("letter", [name for name in NAMES if name.startswith("citizen_")])
def test_a_subject_on_a_locked_screen_does_not_tell_whom_a_resident_waits_for(letter):
    assert "unit" not in words.GAP.findall(words.original(letter).subject)
    assert "unit" not in str(words.original(letter).subject)


@given(st.text(max_size=200), st.text(max_size=30))
def test_whatever_stands_in_a_text_nothing_is_carried_out(text, name):
    filled = words.Words("", text).filled({"deputy": name})

    assert filled.text == words.GAP.sub(lambda gap: name if gap[1].strip() == "deputy" else "", text)


@pytest.mark.parametrize(
    "trick", ["{deputy.__class__}", "{{ 7*7 }}", "{deputy!r}", "{0}", "{% if %}", "{deputy:>9999}"]
)
def test_tricks_are_gaps_nobody_knows(trick):
    assert words.unknown_gaps("new", trick) or words.is_torn(trick)


def test_the_congress_says_it_in_its_own_words_and_back_again(yuhe, bai):
    actions.reword(yuhe, "new", "en", "News for {deputy}", "Look at {matter}.", by=bai)
    own = words.current("new", "en")
    actions.restore_wording(yuhe, "new", "en", by=bai)

    assert own == ("News for {deputy}", "Look at {matter}.")
    assert words.current("new", "en") != own
    assert words.current("new", "zh-hans") == words.original("new")
