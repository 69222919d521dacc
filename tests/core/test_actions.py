"""An action asks the policy first, and what it calls for happens only once it was written."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.db import connection, transaction

from hearth.core import actions
from hearth.core.actors import System, Visitor
from hearth.core.refusals import NotAllowed, Refused
from hearth.core.rules import Rule, has_role
from hearth.ground.congress.models import Unit

THING = SimpleNamespace(pk=None)
HOUSE = System("test")


@pytest.fixture
def verb(monkeypatch):
    """A verb of no app, which only the house itself may take."""
    monkeypatch.setitem(actions.policy(), "test.paint", has_role("system"))
    monkeypatch.setattr(actions, "ACTIONS", {})

    def register(paint):
        return actions.action("test.paint")(paint)

    return register


def test_nobody_acts_whom_the_policy_does_not_let(verb):
    painted = []
    paint = verb(lambda thing, *, by: painted.append(thing))

    with pytest.raises(NotAllowed):
        paint(THING, by=Visitor())

    assert painted == []


def test_whoever_may_acts_and_gets_the_answer(verb, db):
    paint = verb(lambda thing, colour, *, by: (thing, colour, by))

    assert paint(THING, "green", by=HOUSE) == (THING, "green", HOUSE)


def test_the_policy_is_asked_about_this_actor_and_this_thing(verb, db, monkeypatch):
    asked = []
    monkeypatch.setitem(actions.policy(), "test.paint", Rule("asking", lambda by, thing: not asked.append((by, thing))))

    verb(lambda thing, *, by: None)(THING, by=HOUSE)

    assert asked == [(HOUSE, THING)]


def test_an_action_without_a_line_in_the_policy_cannot_be_taken():
    with pytest.raises(KeyError):
        actions.may("test.unheard_of", HOUSE, THING)


def test_a_verb_is_known_by_its_name(verb):
    paint = verb(lambda thing, *, by: None)

    assert {"test.paint": paint} == actions.ACTIONS
    assert paint.action_name == "test.paint"


@pytest.mark.django_db(transaction=True)
def test_a_refusal_in_the_middle_undoes_what_came_before(verb, yuhe):
    def paint(thing, *, by):
        Unit.objects.create(name_zh="供热公司", name_en="Heating", kind="company")
        raise Refused("No more paint.")

    with pytest.raises(Refused, match=r"No more paint\."):
        verb(paint)(THING, by=HOUSE)

    assert not Unit.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_what_was_called_for_follows_once_everything_is_written(verb):
    within = []
    paint = verb(lambda thing, *, by: actions.once_written(lambda: within.append(connection.in_atomic_block)))

    paint(THING, by=HOUSE)

    assert within == [False]


@pytest.mark.django_db(transaction=True)
def test_an_action_within_an_action_waits_for_the_outer_one(verb):
    order = []

    def paint(thing, *, by):
        if thing is THING:
            again(None, by=by)
        actions.once_written(lambda: order.append(thing))
        order.append("written")

    again = verb(paint)
    again(THING, by=HOUSE)

    assert order == ["written", "written", None, THING]


@pytest.mark.django_db(transaction=True)
def test_nothing_follows_where_nothing_was_written(verb):
    followed = []

    def paint(thing, *, by):
        actions.once_written(lambda: followed.append(thing))
        raise Refused()

    with pytest.raises(Refused):
        verb(paint)(THING, by=HOUSE)

    assert followed == []


def test_an_action_joins_a_transaction_that_is_open(verb, db, django_assert_num_queries):
    with transaction.atomic(), django_assert_num_queries(0):
        verb(lambda thing, *, by: None)(THING, by=HOUSE)


def test_outside_an_action_there_is_nothing_to_wait_for():
    followed = []

    actions.once_written(lambda: followed.append("at once"))

    assert followed == ["at once"]
