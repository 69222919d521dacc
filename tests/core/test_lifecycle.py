"""Things move by a table, and whoever is slower is told."""

from __future__ import annotations

import pytest
from django.apps import apps
from hypothesis import given
from hypothesis import strategies as st

from hearth.core.lifecycle import Lifecycle, Moving, Stale
from hearth.journey.contact.lifecycle import CODE, THREAD, TURN
from hearth.journey.contact.models import DeputyCode, Thread

names = st.text("abcdef_", min_size=1, max_size=8)
tables = st.dictionaries(names, st.dictionaries(names, names, max_size=4), min_size=1, max_size=6)
MOVING = [model for model in apps.get_models() if issubclass(model, Moving)]


@given(tables, names)
def test_a_move_is_possible_exactly_before_it(table, move):
    lifecycle = Lifecycle(next(iter(table)), table)

    possible = {state for state in lifecycle.states if move in lifecycle.moves(state)}

    assert set(lifecycle.before(move)) == possible


@given(tables, names)
def test_a_state_nobody_named_knows_no_moves(table, state):
    lifecycle = Lifecycle(next(iter(table)), table)

    assert state in table or lifecycle.moves(state) == {}


@pytest.mark.parametrize("model", MOVING, ids=lambda model: model.__name__)
def test_every_move_leads_to_a_state_of_the_table_that_fits_its_column(model):
    lifecycle, column = model.lifecycle, model._meta.get_field("state")

    assert {to for moves in lifecycle.table.values() for to in moves.values()} <= set(lifecycle.states)
    assert max(map(len, lifecycle.states)) <= column.max_length
    assert column.default == lifecycle.initial


@pytest.mark.parametrize("model", MOVING, ids=lambda model: model.__name__)
def test_every_state_can_be_reached(model):
    lifecycle = model.lifecycle
    reached = {lifecycle.initial}

    for _ in lifecycle.states:
        reached |= {to for state in reached for to in lifecycle.moves(state).values()}

    assert reached == set(lifecycle.states)


def test_every_state_of_a_thread_says_whose_turn_it_is():
    assert set(TURN) == set(THREAD.states)


def test_nothing_brings_back_what_a_citizen_withdrew_or_a_code_that_ended():
    assert set(THREAD.moves("withdrawn").values()) == {"erased"}
    assert THREAD.moves("erased") == CODE.moves("retired") == CODE.moves("rotated") == {}


def test_a_move_writes_the_row_and_the_thing_at_hand(code):
    code.move("pause", label="嘉禾苑")

    kept = DeputyCode.objects.get(pk=code.pk)
    assert (code.state, code.label) == (kept.state, kept.label) == ("paused", "嘉禾苑")


def test_whoever_is_slower_is_told_and_changes_nothing(thread):
    mine, theirs = Thread.objects.get(pk=thread.pk), Thread.objects.get(pk=thread.pk)
    theirs.move("acknowledge")

    with pytest.raises(Stale):
        mine.move("hold", held_for="abuse")

    assert (mine.state, mine.held_for) == ("delivered", "")
    assert Thread.objects.get(pk=thread.pk).state == "acknowledged"


def test_a_move_the_table_does_not_know_is_stale_without_asking_the_database(thread, django_assert_num_queries):
    with django_assert_num_queries(0), pytest.raises(Stale):
        thread.move("reopen")


def test_a_thing_knows_what_can_happen_to_it(thread):
    assert thread.can("acknowledge")
    assert not thread.can("rate")
    assert not thread.can("fly")
