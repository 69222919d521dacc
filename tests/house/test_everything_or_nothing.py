"""Whatever fails, and wherever: an action writes everything it means, or leaves no trace."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from django.db import OperationalError, connection

from hearth.core.actions import ACTIONS
from hearth.core.actors import System, Visitor
from hearth.ground.accounts.models import User
from hearth.ground.congress.models import Focus
from hearth.journey.contact import actions, pictures, tracking
from hearth.journey.contact.actions.submitting import Words
from hearth.journey.contact.models import DeputyCode, Photo, Phrase, Thread
from tests import cast

pytestmark = pytest.mark.django_db(transaction=True)

CLOCK = System("clock")
ELSEWHERE = {"accounts.sign_out", "accounts.sign_out_elsewhere", "accounts.change_password", "accounts.set_single_keys"}


@pytest.fixture
def stage(zhao, sun, bai, code, thread):
    """Everybody who acts, and what they act upon."""
    code = DeputyCode.objects.select_related("deputy").get(pk=code.pk)
    return SimpleNamespace(zhao=zhao, sun=sun, bai=bai, code=code, thread=thread, li=cast.author(thread))


def words() -> Words:
    return Words(cast.COLD, name="李奶奶", phone="138 0000 2046", photos=(uuid4(),))


def a_key() -> bytes:
    return tracking.submission_key(tracking.new_submission())


def held(s: Any) -> Thread:
    actions.hold(s.thread, ("abuse",), by=s.bai)
    return s.thread


def refused(s: Any) -> Thread:
    actions.refuse(s.thread, "说明理由", by=s.bai)
    return s.thread


def replied(s: Any) -> Thread:
    actions.reply(s.thread, "已经修好", "solved", by=s.zhao)
    return s.thread


def asked(s: Any) -> Thread:
    actions.ask(s.thread, "几号楼", by=s.zhao)
    return s.thread


def with_staff(s: Any) -> Thread:
    actions.hand_over(s.thread, "请协调", by=s.zhao)
    return s.thread


def just_written(s: Any) -> Thread:
    return cast.written(s.code)


def paused(s: Any) -> DeputyCode:
    actions.pause_code(s.code, by=s.bai)
    return s.code


def with_photo(s: Any) -> Photo:
    return Photo.objects.create(message=s.thread.messages.get(), number=1)


def with_phrase(s: Any) -> Phrase:
    return actions.save_phrase(s.thread.congress, "谢谢", "谢谢您", by=s.bai)


def with_focus(s: Any) -> Focus:
    return actions.set_focus(s.zhao.deputy, "供暖", "", by=s.zhao)


def account(s: Any) -> User:
    return User.objects.get(pk=s.zhao.id)


Preparing = Callable[[Any], Any]
# each action: what must have happened before, and how it is taken
TAKEN: dict[str, tuple[Preparing, Callable[[Any, Any], object]]] = {
    "accounts.sign_in": (account, lambda s, user: enter(s, user)),
    "contact.submit": (lambda s: a_key(), lambda s, key: actions.submit(s.code, words(), key, by=Visitor())),
    "contact.submit_for": (lambda s: a_key(), lambda s, key: actions.submit_for(s.code, words(), key, by=s.bai)),
    "contact.add": (asked, lambda s, thread: actions.add(thread, "三号楼", by=s.li, photos=(uuid4(),))),
    "contact.rate": (replied, lambda s, thread: actions.rate(thread, "yes", 3, by=s.li)),
    "contact.reopen": (replied, lambda s, thread: actions.reopen(thread, "又冷了", by=s.li)),
    "contact.withdraw": (lambda s: s.thread, lambda s, thread: actions.withdraw(thread, by=s.li)),
    "contact.appeal": (refused, lambda s, thread: actions.appeal(thread, "请再看看", by=s.li)),
    "contact.acknowledge": (lambda s: s.thread, lambda s, thread: actions.acknowledge(thread, by=s.zhao)),
    "contact.reply": (lambda s: s.thread, lambda s, thread: actions.reply(thread, "已修好", "solved", by=s.zhao)),
    "contact.ask": (lambda s: s.thread, lambda s, thread: actions.ask(thread, "几号楼", by=s.zhao)),
    "contact.note": (lambda s: s.thread, lambda s, thread: actions.note(thread, "问过物业", by=s.zhao)),
    "contact.hand_over": (lambda s: s.thread, lambda s, thread: actions.hand_over(thread, "请协调", by=s.zhao)),
    "contact.hand_back": (with_staff, lambda s, thread: actions.hand_back(thread, "已协调", by=s.bai)),
    "contact.take_over": (lambda s: s.thread, lambda s, thread: actions.take_over(thread, by=s.bai)),
    "contact.reassign": (lambda s: s.thread, lambda s, thread: actions.reassign(thread, s.sun.deputy, by=s.bai)),
    "contact.show_contact": (lambda s: s.thread, lambda s, thread: actions.show_contact(thread, "回电", by=s.zhao)),
    "contact.save_phrase": (
        with_phrase,
        lambda s, phrase: actions.save_phrase(phrase.congress, "再谢", "多谢", by=s.bai, instead_of=phrase),
    ),
    "contact.drop_phrase": (with_phrase, lambda s, phrase: actions.drop_phrase(phrase, by=s.bai)),
    "contact.set_focus": (lambda s: s.zhao.deputy, lambda s, deputy: actions.set_focus(deputy, "养老", "", by=s.zhao)),
    "contact.finish_focus": (with_focus, lambda s, focus: actions.finish_focus(s.zhao.deputy, focus, by=s.zhao)),
    "contact.drop_focus": (with_focus, lambda s, focus: actions.drop_focus(s.zhao.deputy, focus, by=s.zhao)),
    "contact.deliver": (just_written, lambda s, thread: actions.deliver(thread, by=CLOCK)),
    "contact.hold": (lambda s: s.thread, lambda s, thread: actions.hold(thread, ("abuse",), by=s.bai)),
    "contact.release": (held, lambda s, thread: actions.release(thread, by=s.bai)),
    "contact.refuse": (held, lambda s, thread: actions.refuse(thread, "说明理由", by=s.bai)),
    "contact.redirect": (held, lambda s, thread: actions.redirect(thread, "12345", "请拨打", by=s.bai)),
    "contact.issue_code": (lambda s: s.sun.deputy, lambda s, deputy: actions.issue_code(deputy, by=s.bai)),
    "contact.pause_code": (lambda s: s.code, lambda s, code: actions.pause_code(code, by=s.bai)),
    "contact.resume_code": (paused, lambda s, code: actions.resume_code(code, by=s.bai)),
    "contact.rotate_code": (lambda s: s.code, lambda s, code: actions.rotate_code(code, by=s.bai)),
    "contact.retire_code": (lambda s: s.code, lambda s, code: actions.retire_code(code, by=s.bai)),
    "contact.order_sheet": (
        lambda s: s.thread.congress,
        lambda s, congress: actions.order_sheet(congress, "poster", "en", "http://x", by=s.bai, code=s.code),
    ),
    "contact.give_up_photo": (with_photo, lambda s, photo: pictures.give_up(photo, by=CLOCK, thread=s.thread)),
    "contact.escalate": (lambda s: s.thread, lambda s, thread: actions.escalate(thread, by=CLOCK)),
    "contact.close": (replied, lambda s, thread: actions.close(thread, by=CLOCK)),
    "contact.lapse": (asked, lambda s, thread: actions.lapse(thread, by=CLOCK)),
}


def enter(s: Any, user: User) -> object:
    verb = ACTIONS["accounts.sign_in"]
    return verb(s.thread.congress.ref, user.sign_in_name, "a long enough password", by=Visitor(), device="")


def everything() -> tuple[Any, ...]:
    """What stands in the database, table by table."""
    tables = [name for name in connection.introspection.table_names() if name != "django_migrations"]
    parts = (f"SELECT '{name}', md5(string_agg(r::text, '|' ORDER BY r::text)) FROM {name} r" for name in tables)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts))
        return tuple(cursor.fetchall())


class FailsAt:
    """The database goes away at the n-th statement."""

    def __init__(self, place: int) -> None:
        self.left = place

    def __call__(self, execute: Any, *rest: Any) -> Any:
        self.left -= 1
        if self.left == 0:
            raise OperationalError("the database went away")
        return execute(*rest)


@pytest.mark.parametrize("name", TAKEN)
def test_an_action_that_fails_anywhere_leaves_no_trace(name, stage):
    prepare, take = TAKEN[name]
    thing = prepare(stage)
    before, kept = everything(), dict(vars(thing)) if hasattr(thing, "__dict__") else {}

    for place in count(1):
        failing = FailsAt(place)
        try:
            with connection.execute_wrapper(failing):
                take(stage, thing)
        except OperationalError:
            assert everything() == before, f"half of it was left behind at statement {place}"
            vars(thing).update(kept) if kept else None
        else:
            break

    assert place > 1, "it asked the database nothing"
    assert everything() != before, "nothing was written in the end, so nothing was proven"


def test_every_action_is_tried_here():
    assert set(TAKEN) == {name for name in ACTIONS if name.startswith(("contact.", "accounts."))} - ELSEWHERE
