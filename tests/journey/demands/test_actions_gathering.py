import pytest
from django.db import transaction

from hearth.core.actors import System
from hearth.core.lifecycle import Stale
from hearth.core.refusals import NotAllowed, Refused
from hearth.ground.audit.models import Entry
from hearth.journey.contact import actions as contact
from hearth.journey.contact.models import Thread
from hearth.journey.demands import actions
from hearth.journey.demands.events import Happened
from hearth.journey.demands.models import Apart, Demand, Gathering
from tests import cast

CLOCK = System("clock")
WHY = {"words": ["暖气", "七号楼"], "places": ["锦苑小区"], "days": 2}


def inside(demand):
    return set(Gathering.objects.joined().filter(demand=demand).values_list("thread", flat=True))


def offer(thread, demand, score=0.6):
    actions.gather(thread, demand, score, WHY, by=CLOCK, joins=False)
    return Gathering.objects.offered().get(thread=thread, demand=demand)


def happened(thing):
    return [line.event for line in Entry.objects.about(thing) if line.event.startswith("demands.")]


def test_a_demand_begins_with_one_message_and_waits_for_staff(demand, thread):
    assert demand.state == "candidate"
    assert inside(demand) == {thread.pk}
    assert (demand.people, demand.voices) == (1, 1)
    assert happened(demand) == [Happened.BEGUN]
    assert happened(thread) == [Happened.JOINED]


def test_a_message_is_in_one_demand_at_a_time(demand, second, zhao):
    other = actions.begin(second, "电梯", by=zhao)

    with pytest.raises(Refused, match="另一个共性诉求"), transaction.atomic():
        actions.join(second, demand, by=zhao)

    assert inside(other) == {second.pk}


def test_who_wrote_twice_is_counted_once(demand, code, zhao):
    for _ in range(3):
        actions.join(cast.delivered(code, "还是冷。", phone="13800002046"), demand, by=zhao)

    demand.refresh_from_db()
    assert (demand.people, demand.voices) == (2, 4)


def test_the_same_telephone_number_is_the_same_person_however_it_is_written(demand, code, zhao):
    actions.join(cast.delivered(code, "还是冷。", phone="138 0000 2046"), demand, by=zhao)

    demand.refresh_from_db()
    assert demand.people == 1


def test_the_machine_joins_what_it_is_sure_of_and_says_why(demand, second):
    actions.gather(second, demand, 0.93, WHY, by=CLOCK, joins=True)

    joined = Gathering.objects.joined().get(thread=second)
    assert (joined.how, joined.score, joined.why) == ("machine", 0.93, WHY)


def test_what_the_machine_offers_is_joined_only_when_somebody_says_so(demand, second, zhao):
    offered = offer(second, demand)

    actions.accept(offered, by=zhao)

    assert inside(demand) == {demand.gatherings.earliest("since").thread_id, second.pk}
    assert Gathering.objects.get(thread=second).how == "machine"


def test_what_somebody_refused_is_never_offered_again(demand, second, zhao):
    actions.refuse(offer(second, demand), by=zhao)

    actions.gather(second, demand, 0.99, WHY, by=CLOCK, joins=True)

    assert second.pk not in inside(demand)
    assert Apart.objects.filter(thread=second, demand=demand).exists()


def test_what_somebody_took_out_the_machine_does_not_put_back(demand, second, zhao):
    gathering = actions.join(second, demand, by=zhao)

    actions.take_out(gathering, by=zhao)
    actions.gather(second, demand, 0.99, WHY, by=CLOCK, joins=True)

    assert second.pk not in inside(demand)


def test_gathering_the_same_message_twice_changes_nothing(demand, second):
    for _ in range(2):
        actions.gather(second, demand, 0.93, WHY, by=CLOCK, joins=True)

    assert happened(second) == [Happened.JOINED]


def test_of_two_people_who_decide_about_one_offer_the_second_is_told(demand, second, zhao, bai):
    first, same = offer(second, demand), Gathering.objects.select_related("demand", "thread").get(thread=second)
    actions.accept(first, by=zhao)

    with pytest.raises(Stale):
        actions.accept(same, by=bai)


def test_a_deputy_says_nothing_about_messages_to_others(demand, elsewhere, zhao):
    with pytest.raises(NotAllowed):
        actions.join(elsewhere, demand, by=zhao)


def test_a_sealed_message_joins_nothing(demand, code, bai):
    sealed = cast.sealed(code, bai)

    with pytest.raises(Refused, match="单独保管"), transaction.atomic():
        actions.join(sealed, demand, by=bai)


@pytest.mark.usefixtures("at_once")
def test_a_message_that_is_withdrawn_leaves_its_demand_and_the_count_says_so(demand, second, zhao):
    actions.join(second, demand, by=zhao)

    contact.withdraw(Thread.objects.get(pk=second.pk), by=cast.author(second))

    demand.refresh_from_db()
    assert (demand.people, demand.voices) == (1, 1)
    assert happened(second) == [Happened.JOINED, Happened.LEFT]


@pytest.mark.usefixtures("at_once")
def test_a_demand_whose_last_message_is_withdrawn_stands_empty_and_can_be_dissolved(demand, thread, bai):
    contact.withdraw(Thread.objects.get(pk=thread.pk), by=cast.author(thread))

    demand = Demand.objects.get(pk=demand.pk)
    assert demand.voices == 0
    actions.dissolve(demand, by=bai)
    assert demand.state == "dissolved"


@pytest.mark.usefixtures("at_once")
def test_what_a_resident_erases_is_forgotten_here_too(demand, second, bai):
    actions.gather(second, demand, 0.93, WHY, by=CLOCK, joins=True)
    contact.reply(Thread.objects.get(pk=second.pk), "好了。", "solved", by=bai)
    contact.rate(Thread.objects.get(pk=second.pk), "yes", None, by=cast.author(second))

    contact.erase(Thread.objects.get(pk=second.pk), by=cast.author(second))

    kept = Gathering.objects.get(thread=second)
    assert (kept.state, kept.why, bytes(kept.source)) == ("ended", {}, b"")
