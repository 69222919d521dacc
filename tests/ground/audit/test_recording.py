"""One line for each thing that happened, without a word of what a citizen wrote."""

from __future__ import annotations

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearth.core import clock
from hearth.core.actors import System, Visitor
from hearth.core.ids import uuid7
from hearth.ground.audit.models import Entry, Sighting
from hearth.ground.audit.recording import record, sight
from hearth.ground.congress.models import Unit
from hearth.journey.contact import actions, tracking
from hearth.journey.contact.actions.submitting import Words
from hearth.journey.contact.events import Happened
from tests import cast

HOUSE = System("test")
SECRET = st.text("甲乙丙丁戊己庚辛壬癸", min_size=6, max_size=30)  # words that occur nowhere else


def test_a_line_says_what_happened_to_what_when_and_by_whom(thread, zhao):
    actions.acknowledge(thread, by=zhao)

    line = Entry.objects.about(thread).last()

    assert (line.event, line.kind, line.thing_id, line.code) == (
        "contact.acknowledged",
        "contact.thread",
        thread.pk,
        thread.code,
    )
    assert (line.role, line.who, line.name) == ("deputy", zhao.id, "赵敏")
    assert abs((clock.now() - line.at).total_seconds()) < 5


def test_a_citizen_stands_in_the_ledger_without_a_name(thread):
    actions.add(thread, "还是冷", by=cast.author(thread))

    line = Entry.objects.about(thread).last()

    assert (line.role, line.who, line.name) == ("citizen", None, "")


def test_an_aide_stands_in_the_ledger_as_an_aide(thread, aide):
    actions.acknowledge(thread, by=aide)

    line = Entry.objects.about(thread).last()

    assert (line.role, line.name) == ("aide", "小周")


def test_what_happened_is_told_in_the_order_it_happened(thread, zhao):
    actions.acknowledge(thread, by=zhao)
    actions.reply(thread, "已修好", "solved", by=zhao)

    assert [line.event for line in Entry.objects.about(thread)] == [
        Happened.SUBMITTED,
        Happened.DELIVERED,
        Happened.ACKNOWLEDGED,
        Happened.REPLIED,
    ]


def test_new_rows_and_their_line_are_written_together(yuhe, django_assert_num_queries):
    unit = Unit(name_zh="供热公司", name_en="Heating", kind="company")

    with django_assert_num_queries(1):
        line = record("test.happened", yuhe.ref, by=HOUSE, new=[unit])

    assert Entry.objects.get(pk=line.pk).event == "test.happened"
    assert Unit.objects.get(pk=unit.pk)


def test_what_exists_already_leaves_no_line(yuhe):
    Unit.objects.create(name_zh="供热公司", name_en="Heating", kind="company")
    again = Unit(name_zh="供热公司", name_en="Heating", kind="company")

    line = record("test.happened", yuhe.ref, by=HOUSE, new=[again], unless_taken=True)

    assert line is None
    assert not Entry.objects.exists()


def test_a_message_shares_its_key_with_the_line_that_tells_of_it(yuhe):
    key = uuid7()

    assert record("test.happened", yuhe.ref, by=HOUSE, id=key).pk == key


def test_looking_is_written_down_with_its_reason(thread, zhao):
    sight(thread, by=zhao, reason="回电核实")

    seen = Sighting.objects.get()
    assert (seen.thing_id, seen.role, seen.name, seen.reason) == (thread.pk, "deputy", "赵敏", "回电核实")


def whole_ledger() -> str:
    rows = Entry.objects.values("event", "kind", "code", "role", "name", "facts")
    return json.dumps(list(rows), ensure_ascii=False)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=SECRET, place=SECRET, name=SECRET, more=SECRET)
def test_the_ledger_holds_no_word_of_the_citizen(code, zhao, bai, body, place, name, more):
    words = Words(body, place=place, name=name, phone="13800002046", email="li@example.org")
    key = tracking.submission_key(tracking.new_submission())
    thread = actions.submit(code, words, key, by=Visitor())
    li = cast.author(thread)

    actions.deliver(thread, by=HOUSE)
    actions.show_contact(thread, more, by=zhao)
    actions.ask(thread, more, by=zhao)
    actions.add(thread, more, by=li)
    actions.note(thread, more, by=zhao)
    actions.reply(thread, more, "measure", by=zhao, passed_to=more)
    actions.reopen(thread, more, by=li)
    actions.withdraw(thread, by=li)

    ledger = whole_ledger()
    assert thread.code in ledger
    assert not any(secret in ledger for secret in (body, place, name, more, "13800002046", "li@example.org"))
