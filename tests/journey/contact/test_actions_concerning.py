"""Whom a message is about stays out of it, whoever they are and however they come."""

from __future__ import annotations

import os
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearth.core import clock, tenancy
from hearth.core.actions import may
from hearth.core.actors import Visitor
from hearth.core.refusals import NotAllowed
from hearth.doors.desks import queries as desks
from hearth.ground.audit.models import Entry
from hearth.ground.congress.actors import actor_for
from hearth.ground.congress.models import Post, Station, Unit
from hearth.journey.contact import actions, letters, tracking
from hearth.journey.contact.actions.submitting import Words
from hearth.journey.contact.events import Happened
from hearth.journey.contact.models import Message, Subject, Thread
from hearth.policy import POLICY
from tests import cast

pytestmark = pytest.mark.django_db
ON_A_THREAD = [
    name for name in POLICY if name.startswith("contact.") and name not in ("contact.submit", "contact.rate")
]
CITIZENS = ("add", "rate", "reopen", "withdraw", "appeal", "correct", "mask", "withdraw_consent", "erase")


@pytest.fixture
def feng(yuhe):
    """A second clerk."""
    return cast.staff("冯雪", "Feng Xue", "clerk")


@pytest.fixture
def unit(yuhe):
    return Unit.objects.create(name_zh="热力公司", name_en="Heating company")


def sees(actor: Any, thread: Thread) -> set[str]:
    """In which ways this person comes upon the thread."""
    now, browser = clock.now(), cast.signed_in(Client(), actor)
    ways = {
        "list": Thread.objects.visible_to(actor).filter(pk=thread.pk).exists(),
        "search": desks.found(actor, "暖气").threads().filter(pk=thread.pk).exists(),
        "page": browser.get(f"/yuhe/threads/{thread.code}/").status_code == 200,
        "typed number": browser.get(f"/yuhe/desk/?q={thread.code}").status_code == 303,
    }
    if desks.has_desk(actor):
        rows = [row.pk for name in desks.trays_of(actor, now) for row in _tray(actor, name, now)]
        ways["desk"] = thread.pk in rows
        ways["count"] = sum(desks.counts(actor, now).values()) > 0
    return {way for way, is_so in ways.items() if is_so}


def _tray(actor: Any, name: str, now: Any) -> list[Thread]:
    return desks.first_page(desks.trays_of(actor, now)[name], actor, now).threads


def test_a_clerk_whom_it_is_about_comes_upon_it_in_no_way(thread, bai, feng):
    assert "page" in sees(feng, thread)

    actions.name_subject(thread, "user", _user(feng), by=bai)

    assert sees(feng, thread) == set()
    assert "page" in sees(bai, thread)


def test_a_deputy_whom_it_is_about_and_their_aide_come_upon_it_in_no_way(thread, zhao, aide, bai):
    actions.name_subject(thread, "deputy", zhao.deputy, by=bai)

    assert sees(zhao, thread) == sees(aide, thread) == set()
    assert Thread.objects.get(pk=thread.pk).turn == "staff"


def test_members_of_a_unit_and_of_its_parts_stay_out(thread, bai, feng, unit):
    part = Unit.objects.create(name_zh="锦苑换热站", name_en="Jinyuan substation", parent=unit)
    Post.objects.filter(user=feng.id).update(unit=part)

    actions.name_subject(thread, "unit", unit, by=bai)

    assert sees(actor_for(_user(feng)), thread) == set()


def test_a_whole_office_stays_out(thread, bai, feng):
    actions.name_subject(thread, "office", "clerk", by=bai)

    assert sees(bai, thread) == sees(feng, thread) == set()


@pytest.mark.parametrize("action", [name for name in ON_A_THREAD if name.partition(".")[2] not in CITIZENS])
def test_no_action_on_it_is_theirs(action, thread, bai, feng, zhao, aide):
    for person in (bai, feng, zhao, aide):
        Subject.objects.create(thread=thread, user_id=person.id)

    assert not any(may(action, person, thread) for person in (bai, feng, zhao, aide))


def test_who_loses_it_is_refused_even_with_the_page_open(thread, bai, feng):
    Subject.objects.create(thread=thread, user_id=feng.id)

    with cast.refused(NotAllowed):
        actions.reply(thread, "已经解决了", "solved", by=feng)


def test_a_resident_still_follows_what_is_about_a_person_of_their_congress(thread, bai, feng):
    actions.name_subject(thread, "user", _user(feng), by=bai)

    assert Thread.objects.visible_to(cast.author(thread)).get() == thread


def test_who_was_taken_back_sees_it_again_and_the_ledger_keeps_both(thread, bai, feng):
    subject = actions.name_subject(thread, "user", _user(feng), by=bai)

    actions.drop_subject(thread, subject, by=bai)

    assert "page" in sees(feng, thread)
    told = Entry.objects.about(thread).values_list("event", flat=True)
    assert {Happened.SUBJECT_NAMED, Happened.SUBJECT_DROPPED} <= set(told)


def test_it_is_given_to_no_deputy_whom_it_is_about(thread, bai, sun):
    actions.name_subject(thread, "deputy", sun.deputy, by=bai)

    with cast.refused():
        actions.reassign(thread, sun.deputy, by=bai)


@pytest.mark.parametrize("move", ["release", "hand_back"])
def test_nothing_goes_back_to_the_deputy_it_is_about(move, zhao, bai, code, thread):
    actions.name_subject(thread, "deputy", zhao.deputy, by=bai)

    assert not thread.can(move)


def test_a_complaint_about_the_deputy_goes_to_staff_and_never_to_the_deputy(code, zhao, aide, bai, at_once):
    thread = complaint(code, about="deputy", whom="赵代表")

    assert (thread.state, thread.turn, thread.is_sealed) == ("held", "staff", False)
    assert sees(zhao, thread) == sees(aide, thread) == set()
    assert "page" in sees(bai, thread)
    assert Subject.objects.get().told == "赵代表"


def test_a_reopened_complaint_waits_for_staff_not_for_the_deputy(code, bai, at_once):
    thread = complaint(code, about="deputy")
    actions.take_over(thread, by=bai)
    actions.reply(thread, "已核实", "solved", by=bai)

    actions.reopen(thread, "没有", by=Visitor(thread=thread))

    assert (thread.state, thread.turn) == ("reopened", "staff")


def test_letters_reach_nobody_whom_it_is_about(thread, bai, feng):
    for person in (bai, feng):
        _user(person).__class__.objects.filter(pk=person.id).update(email=f"{person.id}@example.org")
    Subject.objects.create(thread=thread, user_id=feng.id)
    actions.hold(thread, ("abuse",), by=cast.HOUSE)

    told = {each.recipient for each in letters._letters(Entry.objects.get(event=Happened.HELD), thread)}

    assert told == {f"user {bai.id}"}


KINDS = ("nobody", "user", "deputy", "unit", "station", "office")


@settings(
    max_examples=int(os.environ.get("HEARTH_WALKS", "8")),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
)
@given(named=st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 5)), min_size=1, max_size=3))
def test_whoever_is_among_the_subjects_comes_upon_it_in_no_way(named, zhao, sun, aide, bai, feng, unit, code):
    station = Station.objects.get()
    Post.objects.filter(user__in=[feng.id]).update(unit=unit, station=station)
    people = [zhao, sun, aide, bai, actor_for(_user(feng))]
    thread = cast.delivered(code)
    before = {person.id: sees(person, thread) - {"count"} for person in people}
    for kind, number in named:
        whom = _one(kind, people[number % 5], (zhao, sun)[number % 2], unit, station)
        if kind != "nobody":
            Subject.objects.create(thread=thread, **{kind: whom})

    for person in people:
        is_subject = any(_is_meant(subject, person) for subject in Subject.objects.filter(thread=thread))
        assert sees(person, thread) - {"count"} == (set() if is_subject else before[person.id])
    Thread.objects.filter(pk=thread.pk).update(state="withdrawn", turn="nobody")


def _one(kind: str, person: Any, seat: Any, unit: Any, station: Any) -> Any:
    known = {"user": _user(person), "deputy": seat.deputy, "unit": unit, "station": station, "office": "clerk"}
    return known.get(kind)


def _is_meant(subject: Subject, person: Any) -> bool:
    """Said a second time, in Python and from the actor alone."""
    seats = {deputy.pk for deputy in (person.deputy, *person.acts_for) if deputy}
    belongs = {getattr(person.unit, "pk", 1), getattr(person.station, "pk", 1)}
    is_person = subject.user_id == person.id or subject.deputy_id in seats
    return is_person or subject.unit_id in belongs or subject.station_id in belongs or subject.office in person.roles


def complaint(code: Any, **about: Any) -> Thread:
    key = tracking.submission_key(tracking.new_submission())
    made = actions.submit(code, Words("代表在暖气改造中收了好处。", place="锦苑小区", **about), key, by=Visitor())
    return Thread.objects.get(pk=made.pk)


def _user(actor: Any) -> Any:
    return Post.objects.select_related("user").filter(user=actor.id).first().user


def test_the_congress_in_scope_is_the_only_one_a_subject_counts_in(thread, bai, jinchuan):
    with tenancy.inside(jinchuan):
        assert not Subject.objects.exists()

    actions.name_subject(thread, "office", "leader", by=bai)

    with tenancy.inside(jinchuan):
        assert not Subject.objects.exists()
    assert Message.objects.filter(thread=thread).exists()
