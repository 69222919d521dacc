"""Whatever stands in a thread is found, by any piece of it two characters long."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearth.core import tenancy
from hearth.journey.contact import actions, indexing
from hearth.journey.contact.models import Thread
from tests import cast

han = st.text("暖气不热老人冷物业没人管锦苑小区七号楼电话忙音，。 A1", min_size=2, max_size=40)
with_fixtures = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
IS_HAN = "暖气不热老人冷物业没人管锦苑小区七号楼电话忙音"


def found(words: str) -> list[Thread]:
    return list(Thread.objects.saying(words))


def pieces(text: str) -> list[str]:
    """Every run of two or more Han characters within the text."""
    return [
        text[start:end]
        for start in range(len(text))
        for end in range(start + 2, min(start + 7, len(text) + 1))
        if all(mark in IS_HAN for mark in text[start:end])
    ]


@with_fixtures
@given(han, st.data())
def test_any_two_characters_that_stand_together_are_found(code, text, data):
    if not (standing := pieces(text)):
        return
    thread = cast.delivered(code, text)
    indexing.index(thread)

    assert thread in found(data.draw(st.sampled_from(standing)))


@with_fixtures
@given(han, st.text(IS_HAN, min_size=2, max_size=4))
def test_what_is_found_really_stands_there(code, text, sought):
    thread = cast.delivered(code, text, place="")
    indexing.index(thread)

    assert (thread in found(sought)) == (sought in text)


@pytest.mark.parametrize("words", ["室温", "电话一直占线", "锦苑", "14", "7号楼 室温", "客服 老人"])
def test_words_are_found_in_what_was_written_and_in_the_place(thread, words):
    indexing.index(thread)

    assert found(words) == [thread]


@pytest.mark.parametrize("words", ["电梯", "温室", "室温 电梯", "", "。", "'; DROP TABLE", "&|!():*<->"])
def test_what_does_not_stand_there_finds_nothing(thread, words):
    indexing.index(thread)

    assert found(words) == []


def test_answers_and_notes_are_found_too(thread, zhao):
    actions.note(thread, "问过热力公司", by=zhao)
    actions.reply(thread, "换了阀门", "solved", by=zhao)
    indexing.index(thread)

    assert found("热力公司") == found("阀门") == [thread]


def test_nothing_is_found_across_the_wall(thread, jinchuan):
    indexing.index(thread)

    with tenancy.inside(jinchuan):
        assert found("室温") == []


def test_what_a_person_finds_they_may_also_see(thread, sun):
    indexing.index(thread)

    assert list(Thread.objects.visible_to(sun).saying("室温")) == []


@pytest.mark.parametrize("text", ["冷" * 70_000, "x" * 70_000, "a " * 40_000])
def test_very_long_words_can_be_kept(code, text):
    thread = cast.delivered(code, text)

    indexing.index(thread)

    assert Thread.objects.get(pk=thread.pk).words is not None
