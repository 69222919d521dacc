"""Who may do what, written out; and that nobody else may."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest

from hearth.core.actions import ACTIONS, may
from hearth.core.actors import Actor, System, Visitor
from hearth.ground.accounts.models import User
from hearth.journey.contact.models import Phrase
from hearth.policy import POLICY
from tests import cast

WHO = ("zhao", "sun", "aide", "bai", "station", "auditor", "author", "visitor", "system", "guest", "wei")
ANYBODY = set(WHO)
ANSWERING = {"zhao", "aide"}
THREAD, CODE, DEPUTY, OWN, ACCOUNT, CONGRESS = "thread", "code", "deputy", "own", "account", "congress"

# action: the thing it is done to, and everybody in this room who may
MATRIX: dict[str, tuple[str, set[str]]] = {
    "accounts.sign_in": (CONGRESS, ANYBODY),
    "accounts.sign_out": (OWN, {"zhao"}),
    "accounts.sign_out_elsewhere": (OWN, {"zhao"}),
    "accounts.change_password": (ACCOUNT, {"zhao"}),
    "accounts.set_single_keys": (ACCOUNT, {"zhao"}),
    "contact.submit": (CODE, ANYBODY),
    "contact.submit_for": (CODE, {"bai", "aide", "station"}),
    "contact.add": (THREAD, {"author", "bai"}),
    "contact.rate": (THREAD, {"author"}),
    "contact.reopen": (THREAD, {"author"}),
    "contact.withdraw": (THREAD, {"author"}),
    "contact.appeal": (THREAD, {"author"}),
    "contact.acknowledge": (THREAD, ANSWERING),
    "contact.reply": (THREAD, ANSWERING | {"bai"}),
    "contact.ask": (THREAD, ANSWERING | {"bai"}),
    "contact.note": (THREAD, ANSWERING | {"bai"}),
    "contact.hand_over": (THREAD, ANSWERING),
    "contact.hand_back": (THREAD, {"bai"}),
    "contact.take_over": (THREAD, {"bai"}),
    "contact.reassign": (THREAD, {"bai"}),
    "contact.show_contact": (THREAD, ANSWERING | {"bai"}),
    "contact.save_phrase": (CONGRESS, {"zhao", "sun", "aide", "bai", "station", "auditor", "wei"}),
    "contact.drop_phrase": (OWN, {"zhao"}),
    "contact.set_focus": (DEPUTY, ANSWERING | {"bai"}),
    "contact.finish_focus": (DEPUTY, ANSWERING | {"bai"}),
    "contact.drop_focus": (DEPUTY, ANSWERING | {"bai"}),
    "contact.deliver": (THREAD, {"system"}),
    "contact.hold": (THREAD, {"system", "bai"}),
    "contact.release": (THREAD, {"bai"}),
    "contact.refuse": (THREAD, {"bai"}),
    "contact.redirect": (THREAD, {"bai"}),
    "contact.issue_code": (DEPUTY, {"bai", "system"}),
    "contact.pause_code": (CODE, {"bai"}),
    "contact.resume_code": (CODE, {"bai"}),
    "contact.rotate_code": (CODE, {"bai"}),
    "contact.retire_code": (CODE, {"bai"}),
    "contact.order_sheet": (CONGRESS, {"bai"}),
    "contact.give_up_photo": (THREAD, {"system"}),
    "contact.escalate": (THREAD, {"system"}),
    "contact.close": (THREAD, {"system"}),
    "contact.lapse": (THREAD, {"system"}),
}


@pytest.fixture
def room(zhao, sun, aide, bai, wei, code, thread) -> SimpleNamespace:
    """Everybody, and everything one could act upon."""
    actors = {
        "zhao": zhao,
        "sun": sun,
        "aide": aide,
        "bai": bai,
        "wei": wei,
        "station": cast.staff("何平", "He Ping", "station"),
        "auditor": cast.staff("纪明", "Ji Ming", "auditor"),
        "author": cast.author(thread),
        "visitor": cast.author(cast.delivered(code)),
        "system": System("clock"),
        "guest": Actor(uuid4(), "客人"),
    }
    things: dict[str, Any] = {
        THREAD: thread,
        CODE: code,
        DEPUTY: zhao.deputy,
        OWN: Phrase(user_id=zhao.id, title="谢谢"),
        ACCOUNT: User.objects.get(pk=zhao.id),
        CONGRESS: thread.congress,
    }
    return SimpleNamespace(actors=actors, things=things)


@pytest.mark.parametrize("action", MATRIX)
def test_those_may_who_should_and_nobody_else(action, room):
    thing, allowed = MATRIX[action]

    found = {who for who in WHO if may(action, room.actors[who], room.things[thing])}

    assert found == allowed


def test_the_matrix_knows_every_line_of_the_policy():
    assert set(MATRIX) == set(POLICY)


def test_every_action_has_a_line_in_the_policy_and_every_line_an_action():
    assert set(POLICY) == {name for name in ACTIONS if not name.startswith("test.")}


def test_an_action_belongs_to_the_app_whose_name_it_carries():
    for name, verb in ACTIONS.items():
        assert name.split(".")[0] in verb.__module__.split("."), name


@pytest.mark.parametrize("action", [name for name, (thing, _) in MATRIX.items() if thing == THREAD])
def test_what_was_not_delivered_the_deputy_cannot_touch(action, zhao, aide, code):
    held = cast.written(code)

    assert not any(may(action, who, held) for who in (zhao, aide))


@pytest.mark.parametrize("action", POLICY)
def test_every_rule_has_a_name_to_be_read_in_the_reference(action):
    assert POLICY[action].name
    assert "<lambda>" not in POLICY[action].name


def test_a_citizen_without_a_code_may_only_write():
    may_do = {name for name in POLICY if name.startswith("contact.") and POLICY[name](Visitor(), stranger())}

    assert may_do == {"contact.submit"}


def stranger() -> Any:
    """A thread, code or account of somebody else."""
    return SimpleNamespace(pk=uuid4(), deputy_id=uuid4(), user_id=uuid4(), was_delivered=True)
