"""A message that arrives is compared with what came before, at once, with the grounds in words."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hearth.core import clock, tenancy
from hearth.ground.audit.models import Entry
from hearth.journey.contact import actions as contact
from hearth.journey.contact.models import Message, Thread
from hearth.journey.demands import actions
from hearth.journey.demands.machine import look_at, title_of
from hearth.journey.demands.models import Demand, Gathering, Term, TextReading
from hearth.journey.demands.store import KeptStore
from hearth.journey.demands.tasks import forget_words, read_again
from tests import cast

COLD = (
    "锦苑小区七号楼暖气不热，换热站循环泵坏了好几天，家里只有十四度。",
    "锦苑小区九号楼暖气不热，听说换热站的循环泵坏了，家里只有十三度。",
    "锦苑小区三号楼也是暖气不热，换热站循环泵一直没修好，老人受不了。",
)
LAMPS = "新明路的路灯半个月不亮了，晚上学生放学看不见路。"


@pytest.fixture
def voices(code):
    """Three cold flats of one estate and a dark road, each from somebody else."""
    return [
        cast.delivered(code, text, network=f"network {n}".encode(), place=place)
        for n, (text, place) in enumerate([*((text, "锦苑小区") for text in COLD), (LAMPS, "新明路")])
    ]


def looked_at(threads):
    for thread in threads:
        look_at(thread)


def test_who_says_the_same_is_gathered_and_who_does_not_stands_alone(voices):
    looked_at(voices)

    demand = Demand.objects.get()
    standing = Gathering.objects.filter(demand=demand, state__in=("joined", "offered"))
    inside = set(standing.values_list("thread", flat=True))
    assert {voices[0].pk, voices[1].pk} <= inside
    assert voices[3].pk not in inside
    assert demand.state == "candidate"


def test_what_an_earlier_version_read_is_read_again_at_night(voices):
    looked_at(voices)
    counted = set(Term.objects.values_list("term", "amount"))
    TextReading.objects.update(version=0, told={})
    TextReading.objects.filter(thread=voices[3].pk).update(terms=["路灯", "旧词"])
    assert KeptStore().readings([str(voices[0].pk)]) == {}

    read_again.work(clock.now())

    assert not TextReading.objects.filter(version=0).exists()
    assert "循环泵" in KeptStore().readings([str(voices[0].pk)])[str(voices[0].pk)].words
    lamps = set(TextReading.objects.get(thread=voices[3].pk).terms)
    changed = {term for term, _amount in counted ^ set(Term.objects.values_list("term", "amount"))}
    assert changed <= lamps - {"路灯"}


def test_each_place_has_its_grounds(voices):
    looked_at(voices)

    why = Gathering.objects.filter(score__isnull=False).first().why
    assert why["places"] == ["锦苑"]
    assert "循环泵" in why["words"] or "换热站" in why["words"]
    assert why["days"] == 0


def test_until_staff_name_it_it_is_called_by_place_and_rare_words(voices):
    looked_at(voices)

    assert Demand.objects.get().title.startswith("锦苑 · 换热站 · 循环泵")


def test_looking_twice_changes_nothing(voices):
    looked_at(voices)
    before = [list(rows.order_by("id").values()) for rows in (Gathering.objects.all(), Term.objects.all())]

    looked_at(voices)

    assert [list(rows.order_by("id").values()) for rows in (Gathering.objects.all(), Term.objects.all())] == before


def test_what_a_person_gathered_is_read_so_that_others_are_compared_with_it(voices, zhao):
    demand = actions.begin(voices[0], "供暖", by=zhao)

    looked_at(voices[:2])

    assert Gathering.objects.get(thread=voices[1].pk).demand == demand


def test_the_machine_leaves_alone_what_a_person_parted(voices, zhao):
    looked_at(voices[:1])
    demand = actions.begin(voices[0], "供暖", by=zhao)
    gathering = actions.join(voices[1], demand, by=zhao)
    actions.take_out(gathering, by=zhao)
    Gathering.objects.filter(thread=voices[1].pk).delete()

    look_at(voices[1])

    assert not Gathering.objects.joined().filter(thread=voices[1].pk).exists()


def test_sealed_words_are_not_read(code, bai):
    sealed = cast.sealed(code, bai)

    assert look_at(sealed) is None
    assert not TextReading.objects.exists()


def test_words_are_counted_so_that_rare_ones_tell_the_most(voices):
    looked_at(voices)

    assert Term.objects.get(term="暖气").amount < 4
    assert KeptStore().frequencies(["路灯", "暖气", "没有这个词"]).keys() == {"路灯", "暖气"}


def test_how_many_demands_there_are_is_known_without_counting_rows(voices, django_assert_num_queries):
    looked_at(voices)

    with django_assert_num_queries(1):
        assert 2 <= KeptStore().demands() <= 4


def test_a_message_is_looked_at_with_as_many_questions_whatever_lies_there(voices, code, django_assert_max_num_queries):
    looked_at(voices)
    late = cast.delivered(code, LAMPS, place="新明路", network=b"late", phone="13900001111")

    with django_assert_max_num_queries(55):
        look_at(late)


def test_what_is_long_ago_is_not_compared(voices, code):
    looked_at(voices[:1])

    with clock.standing_at(clock.now() + timedelta(days=400)):
        look_at(cast.delivered(code, COLD[1], place="锦苑小区"))

    assert not Demand.objects.exists()


def test_another_congress_is_never_compared(voices, jinchuan):
    looked_at(voices)

    with tenancy.inside(jinchuan):
        assert list(KeptStore().sharing({"暖气": 3.0, "循环泵": 5.0}, 200, 400)) == []


@pytest.mark.parametrize("odd", ["冷", "😀😀😀", "x" * 9_000, "\u0301 . ,", "the and of", "1234567890"])
def test_whatever_somebody_writes_it_is_looked_at(code, odd):
    for _ in range(2):
        look_at(cast.delivered(code, odd))

    assert TextReading.objects.count() == 2


@pytest.mark.usefixtures("at_once")
def test_it_is_looked_at_as_soon_as_it_is_delivered_and_forgotten_when_it_is_withdrawn(code, zhao):
    first, second = (cast.written(code, text, place="锦苑小区", network=text[:12].encode()[:12]) for text in COLD[:2])

    assert TextReading.objects.count() == 2
    assert Gathering.objects.filter(thread=second.pk).exists()

    contact.withdraw(Thread.objects.get(pk=second.pk), by=cast.author(second))

    assert not TextReading.objects.filter(thread=second.pk).exists()
    assert first.pk in set(TextReading.objects.values_list("thread", flat=True))


def test_five_hundred_copies_from_one_telephone_are_one_person(code, zhao):
    copies = [cast.delivered(code, COLD[0], network=b"one and same", place="锦苑小区") for _ in range(12)]
    looked_at(copies)

    demand = Demand.objects.first()
    assert demand is None or demand.people == 1


@pytest.mark.usefixtures("at_once")
def test_no_word_of_a_lone_message_is_kept_beyond_its_time(yuhe, thread, zhao):
    contact.reply(Thread.objects.get(pk=thread.pk), "好了。", "solved", by=zhao)
    Message.objects.filter(thread=thread).update(body="")
    entry = Entry.objects.about(thread).first()
    entry.kind = "congress.congress"  # as where the words of many matters end with their time

    forget_words.work(entry)

    assert not TextReading.objects.filter(thread=thread.pk).exists()
    assert not Term.objects.exclude(term="").exists()


@pytest.mark.usefixtures("at_once")
def test_what_was_held_and_released_is_looked_at_again(code, bai):
    first, second = (cast.written(code, text, place="锦苑小区", network=text[:4].encode()) for text in COLD[:2])
    contact.hold(Thread.objects.get(pk=second.pk), ("spam",), by=bai)
    assert not Gathering.objects.joined().filter(thread=second.pk).exists()

    contact.release(Thread.objects.get(pk=second.pk), by=bai)

    assert Gathering.objects.filter(thread=second.pk, state__in=("joined", "offered")).exists()
    assert Gathering.objects.joined().filter(thread=first.pk).exists()


def test_a_demand_is_never_without_a_name():
    assert title_of({"places": [], "words": []}, "4T7K2M9Q") == "4T7K2M9Q"
