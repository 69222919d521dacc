"""What the machine learnt: what people said of its proposals, counted by how sure it had been."""

import re

import pytest
from django.test import Client

from hearth.core.actors import System
from hearth.journey.demands import actions, learnt
from hearth.journey.demands.models import Decision, Demand, Gathering
from tests import cast

pytestmark = pytest.mark.django_db
MACHINE = System("machine")
PAGE = "/yuhe/demands/learnt/"


@pytest.fixture
def offered(second, demand):
    """The machine offers the neighbour's message, with seventy in a hundred."""
    actions.gather(second, demand, 0.7, {"words": ["暖气"]}, by=MACHINE, joins=False)
    return Gathering.objects.offered().get()


@pytest.fixture
def joined(second, demand):
    """The machine joins it, with ninety-five in a hundred."""
    actions.gather(second, demand, 0.95, {"words": ["暖气"]}, by=MACHINE, joins=True)
    return Gathering.objects.joined().get(thread=second)


def told(rows):
    return [(row.low, row.high, row.all, row.yes, row.no, row.silent) for row in rows]


def test_where_nobody_has_spoken_it_is_told_so(offered):
    assert told(learnt.told().offered) == [(60, 80, 1, 0, 0, 1)]


def test_accepted_is_a_yes_and_refused_a_no(offered, demand, code, zhao):
    actions.accept(offered, by=zhao)
    other = cast.delivered(code, "九号楼暖气不热。", network=b"network nine")
    actions.gather(other, Demand.objects.get(pk=demand.pk), 0.75, {}, by=MACHINE, joins=False)
    actions.refuse(Gathering.objects.offered().get(), by=zhao)

    assert told(learnt.told().offered) == [(60, 80, 2, 1, 1, 0)]


def test_what_was_accepted_and_taken_out_later_is_a_no(offered, zhao):
    actions.accept(offered, by=zhao)
    actions.take_out(Gathering.objects.joined().get(thread=offered.thread), by=zhao)

    assert told(learnt.told().offered) == [(60, 80, 1, 0, 1, 0)]


def test_what_joined_by_itself_is_silent_until_somebody_takes_it_out(joined, bai):
    assert told(learnt.told().joined) == [(90, 100, 1, 0, 0, 1)]

    actions.take_out(joined, by=bai)

    assert told(learnt.told().joined) == [(90, 100, 1, 0, 1, 0)]


def test_a_decision_that_was_taken_back_is_not_counted(joined, bai):
    actions.take_out(joined, by=bai)
    actions.undo(Decision.objects.latest("made_at", "id"), by=bai)

    assert told(learnt.told().joined) == [(90, 100, 1, 0, 0, 1)]
    assert "take_out" not in dict(learnt.told().corrections)


def test_what_a_merger_carries_over_is_counted_once(joined, elsewhere, bai, sun):
    other = actions.begin(elsewhere, "停暖", by=sun)
    actions.merge(Demand.objects.get(pk=joined.demand_id), other, by=bai)

    assert sum(row.all for row in learnt.told().joined + learnt.told().offered) == 1


def test_what_a_person_put_there_says_nothing_of_the_machine(demand, second, zhao):
    actions.join(second, demand, by=zhao)

    assert learnt.told().joined == learnt.told().offered == []
    assert dict(learnt.told().corrections) == {"join": 1}


def test_a_message_that_was_withdrawn_is_nobodys_no(joined):
    actions.leave(joined.thread, by=System("clock"))

    assert told(learnt.told().joined) == [(90, 100, 1, 0, 0, 1)]


def test_of_fewer_than_ten_no_share_is_told():
    assert learnt.Row(60, 80, 9, 8, 1).share is None
    assert learnt.Row(60, 80, 12, 8, 2).share == 80
    assert learnt.Row(60, 80, 9, 0, 1).gone is None
    assert learnt.Row(60, 80, 20, 0, 1).gone == 5


def test_what_pinned_words_offered_stands_by_itself(demand, code, bai, zhao):
    actions.pin(demand, ["换热站"], by=bai)
    actions.offer(cast.delivered(code, "换热站整夜轰鸣。"), demand, ["换热站"], by=MACHINE)
    actions.refuse(Gathering.objects.offered().get(), by=zhao)

    found = learnt.told()

    assert (found.pins, found.by_pins.all, found.by_pins.no) == (1, 1, 1)
    assert found.offered == []


def test_the_message_with_which_the_machine_began_a_demand_was_offered_by_nothing(thread, bai):
    actions.propose(thread, "锦苑 · 暖气", by=MACHINE)

    found = learnt.told()

    assert (found.by_pins.all, found.offered, found.joined) == (0, [], [])


def test_staff_and_chair_read_the_page_and_deputies_do_not(offered, zhao, bai):
    leader = cast.staff("孟主任", "Meng Wei", "leader")
    for who, status in ((bai, 200), (leader, 200), (zhao, 404)):
        assert cast.signed_in(Client(), who).get(PAGE).status_code == status


def test_the_page_counts_messages_and_names_nobody(offered, bai, zhao):
    actions.refuse(offered, by=zhao)

    page = cast.signed_in(Client(), bai).get(PAGE).text
    main = re.search(r"<main.*</main>", page, re.S)[0]

    assert re.search(r"60–80</th><td>1</td><td>0</td><td>1</td>", main)
    assert "太少，不算比例" in main
    assert "赵敏" not in main


def test_it_is_reached_from_the_list_of_demands_and_from_the_catalogue(demand, bai):
    desk = cast.signed_in(Client(), bai)

    assert PAGE in desk.get("/yuhe/demands/").text
    assert PAGE in desk.get("/yuhe/referrals/routes/learning/").text
    assert "/yuhe/referrals/routes/learning/" in desk.get("/yuhe/referrals/routes/").text
