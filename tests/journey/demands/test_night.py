"""By day each message comes by itself; the night looks at all of them together, and staff decide what comes of it."""

from __future__ import annotations

from datetime import timedelta
from itertools import combinations

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from hearth.core import clock, tenancy
from hearth.core.actors import System
from hearth.core.lifecycle import Stale
from hearth.core.refusals import NotAllowed, Refused
from hearth.ground.audit.models import Entry
from hearth.journey.contact import actions as contact
from hearth.journey.contact.models import Thread
from hearth.journey.demands import actions, bridging, tasks
from hearth.journey.demands.events import Happened
from hearth.journey.demands.machine import look_at
from hearth.journey.demands.models import Apart, Decision, Demand, Gathering, Link, Proposal, TextReading
from hearth.journey.demands.night import look_again
from hearth.journey.demands.reading import read_anew
from hearth.journey.demands.store import keep_links
from tests import cast
from tests.journey.demands.test_undoing import picture, take

MACHINE = System("machine")
PUMP = "锦苑小区七号楼暖气不热，换热站循环泵坏了好几天，家里只有十四度。"
VALVE = "锦苑小区三单元楼道阀门漏水，地面结冰，老人出门怕摔，希望物业来修。"
BOTH = "锦苑小区七号楼暖气不热，换热站循环泵坏了，三单元楼道阀门漏水结冰，老人怕摔。"


@pytest.fixture
def threads(code):
    """Six messages that the machine has read, each from somebody else; nothing is known of what they are like."""
    made = [cast.delivered(code, f"七号楼第{n}户。", network=f"network {n:>4}".encode()) for n in range(6)]
    for thread in made:
        read_anew(thread)
    return made


def alike(one, other, probability=0.9):
    keep_links(str(one.pk), [(str(other.pk), probability)], "test")


def joined(demand, *threads):
    """The machine put them there."""
    for thread in threads:
        actions.gather(thread, demand, 0.9, {}, by=MACHINE, joins=True)


def begun(*threads):
    """A demand that the machine alone has made."""
    demand = actions.propose(threads[0], "供暖", by=MACHINE)
    joined(demand, *threads[1:])
    return demand


def look_beside_all():
    """What the clock does every ten minutes."""
    tasks.look_beside.work(clock.now())


def moved(proposal):
    return set(proposal.threads)


def test_a_message_that_bridges_two_demands_has_them_proposed_as_one_within_minutes(threads):
    one, other = begun(*threads[:2]), begun(*threads[2:4])
    bridge = threads[4]
    joined(one, bridge)
    look_beside_all()
    assert not Proposal.objects.exists()
    for thread in threads[2:4]:
        alike(bridge, thread, 0.95)
        alike(threads[0], thread, 0.7)

    look_beside_all()

    proposal = Proposal.objects.get()
    assert (proposal.kind, {proposal.demand_id, proposal.other_id}) == ("merge", {one.pk, other.pk})
    assert Gathering.objects.joined().filter(demand=other).count() == 2, "nothing happens by itself"
    assert Entry.objects.filter(event=Happened.REGATHERED).count() == 1


def test_the_night_finds_the_same_and_proposes_it_no_second_time(threads):
    begun(*threads[:2])
    begun(*threads[2:4])
    for thread in threads[:2]:
        for there in threads[2:4]:
            alike(thread, there)
    look_beside_all()
    by_day = Proposal.objects.get()

    look_again()
    look_beside_all()

    assert [*Proposal.objects.all()] == [by_day]
    assert Proposal.objects.open().count() == 1


def test_once_more_belongs_there_the_earlier_proposal_gives_way(threads):
    begun(*threads[:2])
    other = begun(*threads[2:4])
    for thread in threads[:2]:
        for there in threads[2:5]:
            alike(thread, there)
    look_beside_all()
    earlier = set(Proposal.objects.open().values_list("pk", flat=True))
    joined(other, threads[4])
    for there in threads[2:4]:
        alike(threads[4], there)

    look_beside_all()

    proposal = Proposal.objects.open().get(kind="merge")
    assert proposal.pk not in earlier
    assert not Proposal.objects.filter(pk__in=earlier, kind="merge").exclude(state="lapsed").exists()


def test_a_lone_message_beside_a_demand_is_proposed_by_day_too(threads):
    demand = begun(*threads[:2])
    for thread in threads[:2]:
        alike(thread, threads[2])

    look_beside_all()

    proposal = Proposal.objects.get()
    assert (proposal.kind, proposal.demand_id, proposal.threads) == ("move", demand.pk, [threads[2].pk])


def test_what_somebody_kept_apart_is_not_proposed_by_day_either(threads, bai):
    begun(*threads[:2])
    begun(*threads[2:4])
    for thread in threads[:2]:
        for there in threads[2:4]:
            alike(thread, there)
    look_beside_all()
    actions.decline(Proposal.objects.get(), by=bai)

    look_beside_all()

    assert not Proposal.objects.open().exists()


def test_what_would_part_a_demand_waits_for_the_night(threads):
    begun(*threads[:4])
    alike(threads[0], threads[1])
    alike(threads[2], threads[3])
    alike(threads[1], threads[2], 0.15)
    alike(threads[0], threads[5], 0.2)

    look_beside_all()
    assert not Proposal.objects.exists()

    look_again()
    assert Proposal.objects.get().kind == "split"


def test_a_demand_that_is_too_large_waits_for_the_night(threads, monkeypatch):
    begun(*threads[:2])
    begun(*threads[2:4])
    for thread in threads[:2]:
        for there in threads[2:4]:
            alike(thread, there)
    monkeypatch.setattr(bridging, "LARGEST", 1)

    look_beside_all()
    assert not Proposal.objects.exists()

    look_again()
    assert Proposal.objects.exists()


def test_what_the_order_of_arrival_parted_is_found_by_the_night(code):
    first, third, second = (
        cast.delivered(code, text, network=text[6:10].encode()[:12], place="锦苑小区") for text in (PUMP, VALVE, BOTH)
    )
    for thread in (first, third, second):
        look_at(thread)
    assert not Gathering.objects.joined().filter(thread__in=[third.pk]).exists()

    look_again()

    proposal = Proposal.objects.get()
    assert third.pk in moved(proposal)
    assert proposal.why["places"] == ["锦苑"]
    assert not Gathering.objects.joined().filter(thread=third.pk).exists(), "nothing happens by itself"


def test_a_lone_message_that_is_like_a_demand_seems_to_belong_to_it(threads):
    demand = begun(*threads[:2])
    alike(threads[0], threads[1])
    alike(threads[1], threads[2], 0.8)
    alike(threads[0], threads[2], 0.7)

    look_again()

    proposal = Proposal.objects.get()
    assert (proposal.kind, proposal.demand, proposal.other, moved(proposal)) == ("move", demand, None, {threads[2].pk})
    assert proposal.score == pytest.approx(0.75)


def test_two_demands_that_are_alike_seem_to_be_one_and_the_owned_one_is_kept(threads, bai, zhao):
    one, other = begun(*threads[:3]), begun(*threads[3:5])
    for first, second in combinations(threads[:5], 2):
        alike(first, second)
    actions.confirm(other, zhao.deputy, "供暖", by=bai)

    look_again()

    proposal = Proposal.objects.get()
    assert (proposal.kind, proposal.demand, proposal.other) == ("merge", other, one)


def test_two_matters_in_one_demand_seem_to_be_two(threads):
    demand = begun(*threads[:5])
    for first, second in [*combinations(threads[:3], 2), *combinations(threads[3:5], 2)]:
        alike(first, second, 0.95)

    look_again()

    proposal = Proposal.objects.get()
    assert (proposal.kind, proposal.demand, moved(proposal)) == ("split", demand, {threads[3].pk, threads[4].pk})


def test_lone_messages_that_are_alike_would_begin_a_demand(threads):
    alike(threads[0], threads[1])

    look_again()

    proposal = Proposal.objects.get()
    assert (proposal.kind, proposal.demand, len(proposal.threads)) == ("merge", None, 2)


def test_part_of_a_demand_seems_to_belong_to_another(threads):
    one, other = begun(*threads[:3]), begun(*threads[3:])
    for first, second in [*combinations(threads[:2], 2), *combinations(threads[2:], 2)]:
        alike(first, second, 0.95)

    look_again()

    proposal = Proposal.objects.get()
    assert (proposal.kind, proposal.demand, proposal.other) == ("move", other, one)
    assert moved(proposal) == {threads[2].pk}


def test_what_nobody_compared_stays_where_it_is(threads):
    begun(*threads[:3])
    alike(threads[0], threads[1])

    look_again()

    assert not Proposal.objects.exists()


def test_what_is_offered_already_is_not_proposed_as_well(threads):
    demand = begun(threads[0])
    actions.gather(threads[1], demand, 0.6, {}, by=MACHINE, joins=False)
    alike(threads[0], threads[1])

    look_again()

    assert not Proposal.objects.exists()


def test_demands_that_are_over_and_messages_of_long_ago_are_left_alone(threads, bai, zhao):
    over = begun(threads[0])
    actions.confirm(over, zhao.deputy, "供暖", by=bai)
    actions.close(over, "不再办。", by=bai)
    alike(threads[0], threads[1])
    alike(threads[2], threads[3])

    with clock.standing_at(clock.now() + timedelta(days=181)):
        look_again()

    assert not Proposal.objects.exists()


def test_a_second_night_finds_nothing_new_and_writes_nothing(threads):
    alike(threads[0], threads[1])
    look_again()
    before = list(Proposal.objects.values()), Entry.objects.count()

    look_again()

    assert (list(Proposal.objects.values()), Entry.objects.count()) == before


def test_a_night_that_found_something_is_one_line_with_numbers(threads):
    alike(threads[0], threads[1])
    alike(threads[2], threads[3])

    look_again()

    told = Entry.objects.get(event=Happened.REGATHERED)
    assert told.facts == {"merge": 2, "lapsed": 0}


def test_a_night_that_found_nothing_says_nothing(threads):
    look_again()

    assert not Entry.objects.filter(event=Happened.REGATHERED).exists()


def test_what_is_true_no_longer_lapses_the_next_night(threads, zhao):
    alike(threads[0], threads[1])
    look_again()
    demand = actions.begin(threads[0], "供暖", by=zhao)
    actions.join(threads[1], demand, by=zhao)

    look_again()

    proposal = Proposal.objects.get()
    assert (proposal.state, proposal.why, proposal.quoted) == ("lapsed", {}, [])


def test_what_was_refused_stays_refused_until_its_messages_change(threads, bai):
    alike(threads[0], threads[1])
    look_again()
    actions.decline(Proposal.objects.get(), by=bai)

    look_again()
    assert not Proposal.objects.open().exists()

    alike(threads[1], threads[2])
    alike(threads[0], threads[2])
    look_again()
    assert moved(Proposal.objects.open().get()) == {thread.pk for thread in threads[:3]}


def test_demands_that_staff_left_two_are_kept_apart_whoever_writes_next(threads, bai):
    one, other = begun(*threads[:2]), begun(*threads[2:4])
    for first, second in combinations(threads[:5], 2):
        alike(first, second)
    look_again()
    actions.decline(Proposal.objects.get(kind="merge"), by=bai)
    joined(one, threads[4])

    look_again()

    assert not Proposal.objects.open().exists()
    assert set(Apart.objects.values_list("demand", flat=True)) == {one.pk, other.pk}


def test_a_split_that_staff_refused_is_not_proposed_in_other_words(threads, bai):
    begun(*threads[:4])
    for first, second in [*combinations(threads[:2], 2), *combinations(threads[2:4], 2)]:
        alike(first, second, 0.95)
    look_again()
    actions.decline(Proposal.objects.get(kind="split"), by=bai)
    alike(threads[2], threads[4], 0.95)
    alike(threads[3], threads[4], 0.95)

    look_again()

    assert not any({threads[2].pk, threads[3].pk} & moved(each) for each in Proposal.objects.open())


def test_what_staff_confirmed_as_one_matter_is_not_proposed_to_be_two(threads, bai, zhao):
    demand = begun(*threads[:5])
    for first, second in [*combinations(threads[:3], 2), *combinations(threads[3:5], 2)]:
        alike(first, second, 0.95)
    actions.confirm(demand, zhao.deputy, "供暖", by=bai)

    look_again()

    assert not Proposal.objects.exists()


@pytest.mark.parametrize(
    "step",
    [
        lambda demand, by: actions.consult(demand, "周六在安和站。", by=by),
        lambda demand, by: actions.convert(demand, "topic", "列为监督议题。", by=by),
        lambda demand, by: actions.watch(demand, "正在换泵。", by=by),
    ],
    ids=["consult", "convert", "watch"],
)
def test_what_had_joined_before_staff_took_the_next_step_is_not_proposed_to_be_two(threads, bai, zhao, step):
    demand = begun(*threads[:3])
    actions.confirm(demand, zhao.deputy, "供暖", by=bai)
    joined(demand, *threads[3:5])
    for first, second in [*combinations(threads[:3], 2), *combinations(threads[3:5], 2)]:
        alike(first, second, 0.95)
    step(demand, bai)

    look_again()

    assert not Proposal.objects.exists()


def test_what_staff_dissolved_does_not_come_together_again(threads, bai):
    demand = begun(*threads[:2])
    alike(threads[0], threads[1])
    actions.dissolve(demand, by=bai)

    look_again()

    assert not Proposal.objects.exists()


def test_what_was_taken_out_stays_out_where_its_demand_went_into_another(threads, bai):
    one, other = begun(*threads[:3]), begun(*threads[3:5])
    actions.take_out(Gathering.objects.joined().get(thread=threads[2].pk), by=bai)
    actions.merge(one, other, by=bai)
    for first, second in combinations(threads[:5], 2):
        alike(first, second)

    look_again()

    assert not Proposal.objects.exists()


def test_a_refusal_that_is_taken_back_lets_it_be_proposed_again(threads, bai):
    begun(*threads[:2])
    alike(threads[0], threads[1])
    alike(threads[0], threads[2])
    alike(threads[1], threads[2])
    look_again()
    actions.decline(Proposal.objects.get(), by=bai)

    actions.undo(Decision.objects.get(), by=bai)
    look_again()

    assert Proposal.objects.open().count() == 1


@pytest.mark.parametrize("kind", ["merge", "begin", "move", "over", "split"])
def test_what_staff_carry_out_is_their_decision_and_can_be_taken_back(threads, bai, kind):
    if kind == "split":
        begun(*threads[:4])
        linked = [*combinations(threads[:2], 2), *combinations(threads[2:5], 2)]
    elif kind == "over":
        begun(*threads[:3])
        begun(*threads[3:])
        linked = [*combinations(threads[:2], 2), *combinations(threads[2:], 2)]
    else:
        for pair in {"merge": (threads[:2], threads[2:4]), "move": (threads[:2],), "begin": ()}[kind]:
            begun(*pair)
        linked = combinations(threads[:4], 2)
    for first, second in linked:
        alike(first, second, 0.95)
    look_again()
    before, proposal = picture(), Proposal.objects.get()

    problem = actions.follow(proposal, by=bai)

    assert (problem, proposal.state) == ("", "accepted")
    assert len({demand for demand, thread in picture()[1] if thread in moved(proposal)}) == 1
    assert picture() != before
    assert set(Decision.objects.values_list("name", flat=True)) == {bai.name}
    for decision in Decision.objects.order_by("-id"):
        actions.undo(decision, by=bai)
    assert picture() == before

    look_again()
    assert not Proposal.objects.open().exists(), "what staff took back is not proposed again"


@pytest.mark.parametrize("since", ["joined elsewhere", "kept apart", "withdrawn"])
def test_what_is_not_possible_any_more_lapses_and_says_so(threads, bai, zhao, since):
    demand = begun(*threads[:2])
    for first, second in combinations(threads[:3], 2):
        alike(first, second)
    look_again()
    proposal = Proposal.objects.get()
    if since == "joined elsewhere":
        actions.begin(threads[2], "另一件", by=zhao)
    elif since == "kept apart":
        actions.take_out(actions.join(threads[2], demand, by=zhao), by=zhao)
    else:
        Thread.objects.filter(pk=threads[2].pk).update(state="withdrawn")
    before = picture()

    with transaction.atomic():
        problem = actions.follow(proposal, by=bai)

    assert str(problem)
    assert (proposal.state, proposal.why) == ("lapsed", {})
    assert picture() == before


def test_who_decides_second_is_told_that_it_is_decided(threads, bai):
    alike(threads[0], threads[1])
    look_again()
    seen_by_two = Proposal.objects.get(), Proposal.objects.get()
    actions.follow(seen_by_two[0], by=bai)

    for act in (actions.follow, actions.decline):
        with pytest.raises(Stale), transaction.atomic():
            act(seen_by_two[1], by=bai)


def test_only_staff_decide(threads, zhao, bai):
    alike(threads[0], threads[1])
    look_again()

    for act in (actions.follow, actions.decline):
        with pytest.raises(NotAllowed):
            act(Proposal.objects.get(), by=zhao)


@pytest.mark.usefixtures("at_once")
def test_links_and_grounds_go_with_the_reading(code, zhao):
    first, third, second = (
        cast.written(code, text, network=text[6:10].encode()[:12], place="锦苑小区") for text in (PUMP, VALVE, BOTH)
    )
    look_again()
    assert Proposal.objects.get().why and Link.objects.count() == 2

    contact.withdraw(Thread.objects.get(pk=second.pk), by=cast.author(second))

    assert not Link.objects.exists()
    assert Proposal.objects.get().state == "lapsed"
    assert Proposal.objects.get().why == {}
    assert {first.pk, third.pk} == set(TextReading.objects.values_list("thread", flat=True))


def test_a_link_to_what_was_forgotten_in_the_same_moment_goes_at_night(threads):
    alike(threads[0], threads[1])
    TextReading.objects.filter(thread=threads[1].pk).delete()

    look_again()

    assert not Link.objects.exists() and not Proposal.objects.exists()


def test_looking_twice_keeps_one_link_and_new_weights_overwrite_it(threads):
    alike(threads[0], threads[1], 0.9)
    alike(threads[1], threads[0], 0.4)
    assert Link.objects.get().probability == 0.9

    keep_links(str(threads[0].pk), [(str(threads[1].pk), 0.5)], "newer")

    assert Link.objects.get().probability == 0.5


def test_what_a_person_gathered_first_is_compared_for_the_night_as_well(code, zhao):
    first, second = (cast.delivered(code, text, network=text[6:9].encode(), place="锦苑小区") for text in (PUMP, BOTH))
    demand = actions.begin(second, "供暖", by=zhao)
    look_at(first)

    look_at(second)

    assert Link.objects.count() == 1
    assert Gathering.objects.joined().get(thread=second.pk).demand == demand


def test_the_night_asks_as_much_for_many_as_for_few(threads, django_assert_max_num_queries):
    for first, second in combinations(threads, 2):
        alike(first, second)

    with django_assert_max_num_queries(25):
        look_again()


def test_another_congress_sees_and_links_nothing_of_it(threads, jinchuan):
    alike(threads[0], threads[1])

    with tenancy.inside(jinchuan):
        look_again()
        assert not Proposal.objects.exists() and not Link.objects.exists()

    assert not Proposal.objects.exists() and Link.objects.count() == 1


NUMBER = st.integers(0, 5)
VERBS = ("begin", "join", "take_out", "confirm", "merge", "split", "dissolve", "machine", "machine", "propose")
STEPS = st.lists(st.tuples(st.sampled_from(VERBS), NUMBER, NUMBER), max_size=9)
PAIRS = st.lists(st.tuples(NUMBER, NUMBER, st.floats(0.3, 1)), max_size=12)


@given(STEPS, PAIRS)
@settings(
    max_examples=60,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_nothing_that_a_person_decided_is_ever_proposed_to_be_undone(threads, bai, sun, steps, pairs):
    with transaction.atomic():
        for step in steps:
            with_or_without(threads, bai, sun, *step)
        for one, other, probability in pairs:
            if one != other:
                alike(threads[one], threads[other], probability)
        look_again()
        for proposal in Proposal.objects.open():
            assert_nobody_is_contradicted(proposal)
        once = list(Proposal.objects.order_by("id").values())
        look_again()
        assert list(Proposal.objects.order_by("id").values()) == once
        transaction.set_rollback(True)


def with_or_without(threads, bai, sun, verb, one, other):
    """One step of a person or the machine; where it is not possible, nothing happens."""
    try:
        with transaction.atomic():
            if verb == "propose":
                actions.propose(threads[one], "供暖", by=MACHINE)
            elif verb == "machine":
                demands = list(Demand.objects.order_by("id"))
                joined(demands[other % len(demands)], threads[one]) if demands else None
            else:
                take({"threads": threads, "bai": bai, "sun": sun}, verb, one, other)
    except Refused:
        pass


def assert_nobody_is_contradicted(proposal):
    """Whoever a person put somewhere stays, and whom a person parted stays parted."""
    place = dict(Gathering.objects.joined().values_list("thread", "demand"))
    if proposal.kind == "split" or (proposal.other and proposal.kind == "move"):
        for gathering in Gathering.objects.joined().filter(thread__in=proposal.threads):
            assert gathering.how == "machine" and gathering.begun_by is None
            confirmed = Decision.objects.standing().filter(demand=gathering.demand, verb="confirm")
            assert not confirmed.filter(made_at__gte=gathering.since).exists()
    together = moved(proposal)
    if proposal.kind != "split" and proposal.demand:
        together |= {thread for thread, demand in place.items() if demand == proposal.demand_id}
    into = {demand.pk: demand.into_id for demand in Demand.objects.all()}
    for apart in Apart.objects.select_related("decision"):
        demand = apart.demand_id
        while into[demand]:
            demand = into[demand]
        if apart.thread_id in together and place.get(apart.thread_id) != demand:
            parted = {thread for thread in together if place.get(thread) == demand}
            if apart.decision.verb == "dissolve":
                parted |= set(Apart.objects.filter(decision=apart.decision).values_list("thread", flat=True)) & together
                parted -= {thread for thread in parted if place.get(thread, 0) == place.get(apart.thread_id, 1)}
            assert parted <= {apart.thread_id}
