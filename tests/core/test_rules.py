"""Rules combine as sentences do, and a refusal can name the one that said no."""

from __future__ import annotations

from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from hearth.core.actors import ROLES, Actor, System, Visitor
from hearth.core.rules import Rule, has_role, rule

SOMEBODY = Actor(uuid4(), "赵敏", frozenset({"deputy"}))


def saying(answer: bool) -> Rule:
    return Rule(str(answer), lambda actor, thing: answer)


@given(st.booleans(), st.booleans())
def test_rules_combine_like_truths(left, right):
    one, other = saying(left), saying(right)

    assert (one & other)(SOMEBODY, None) is (left and right)
    assert (one | other)(SOMEBODY, None) is (left or right)
    assert (~one)(SOMEBODY, None) is (not left)


@given(st.booleans(), st.booleans())
def test_neither_is_the_same_as_not_one_and_not_the_other(left, right):
    one, other = saying(left), saying(right)

    assert (~(one | other))(SOMEBODY, None) == (~one & ~other)(SOMEBODY, None)


def test_a_rule_is_named_after_what_it_asks():
    @rule
    def is_lead(actor, thing):
        return True

    assert (is_lead & ~has_role("unit-leader")).name == "(is_lead & ~is_unit_leader)"


def test_the_second_rule_is_asked_only_where_it_matters():
    def never(actor, thing):
        raise AssertionError("nobody needed to ask")

    assert not (saying(False) & Rule("never", never))(SOMEBODY, None)
    assert (saying(True) | Rule("never", never))(SOMEBODY, None)


def test_a_role_is_held_by_whoever_has_the_post():
    assert has_role("deputy")(SOMEBODY, None)
    assert not has_role("clerk")(SOMEBODY, None)
    assert has_role("citizen")(Visitor(), None)
    assert has_role("system")(System("clock"), None)


def test_somebody_with_several_posts_is_named_by_the_first_of_them():
    both = Actor(uuid4(), "白洁", frozenset({"auditor", "clerk"}))

    assert both.role == "clerk" == next(role for role in ROLES if role in both.roles)
    assert Actor(uuid4(), "客人").role == "guest"


@given(st.sampled_from(["id", "name", "role", "roles", "deputy", "acts_for", "unit", "thread"]))
def test_whoever_acts_answers_the_same_questions(question):
    for actor in (SOMEBODY, Visitor(), System("clock")):
        assert hasattr(actor, question)
