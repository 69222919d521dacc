"""What follows where a message leaves, a demand moves, everybody is answered, or words are erased."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import chain
from uuid import UUID

from django.db.models import Q

from hearth.core.actors import System
from hearth.core.jobs import job
from hearth.core.rows import among
from hearth.core.tenancy import known_id
from hearth.ground.accounts.models import User
from hearth.ground.audit.models import Entry
from hearth.ground.congress.actors import actor_for
from hearth.journey.contact.models import Thread
from hearth.journey.demands import (
    actions,
    bridging,
    encoding,
    letters,
    machine,
    measuring,
    night,
    pinning,
    reading,
    weighing,
)
from hearth.journey.demands.models import Broadcast, Demand, Gathering, TextReading

CLOCK = System("clock")
SETTLES = timedelta(minutes=10)  # a decision taken back within it tells nobody anything
AT_ONCE = 500
LATELY = timedelta(minutes=30)  # a message is looked at some minutes after it has come, in a storm still later
READ_AGAIN = 20_000  # messages of one night; each takes some milliseconds
LATER = -10  # in a storm, first every message is delivered and can be found; who else said so is asked afterwards


@job("demands.look_at", queue="words", priority=LATER)
def look_at(entry: Entry) -> None:
    """A message has been delivered: who else says so, and does it say a word that staff pinned?"""
    thread = Thread.objects.get(pk=entry.thing_id)
    machine.look_at(thread)
    offer_by_pins(thread.pk)
    encoding.expect(thread)


def offer_by_pins(key: UUID) -> None:
    """To each open demand of which it says a pinned word."""
    said = pinning.pins_in(key)
    thread = Thread.objects.defer("words").get(pk=key) if said else None
    for demand in Demand.objects.filter(pk__in=said).order_by("pk"):
        actions.offer(thread, demand, said[demand.pk], by=machine.MACHINE)


@job("demands.offer_pinned", queue="words", priority=LATER)
def offer_pinned(entry: Entry) -> None:
    """Words were pinned: which of the newest messages say one of them?"""
    demand = Demand.objects.get(pk=entry.thing_id)
    words = [pin.word for pin in pinning.pins_of(demand)]
    said = pinning.saying(words)
    threads = {key: [word for word in words if key in said[word]] for key in chain.from_iterable(said.values())}
    offered = 0
    for thread in Thread.objects.filter(pk__in=among(threads)).defer("words").order_by("-began_at"):
        offered += actions.offer(thread, demand, threads[thread.pk], by=machine.MACHINE)
        if offered == pinning.OFFERED_AT_ONCE:
            break


@job("demands.let_go", queue="intake")
def let_go(entry: Entry) -> None:
    """It was withdrawn, sealed, refused or sent elsewhere: it is in no demand any more."""
    actions.leave(Thread.objects.get(pk=entry.thing_id), by=CLOCK)


@job("demands.forget_words", queue="intake")
def forget_words(entry: Entry) -> None:
    """The resident's words are erased: the reasons that quoted them go as well."""
    kept = Gathering.objects.exclude(why={}, source=b"").values("thread")
    telling = Q(pk__in=kept) | Q(pk__in=TextReading.objects.values("thread"))
    emptied = Thread.objects.filter(telling, messages__kind="first", messages__body="", is_sealed=False)
    mine = Thread.objects.filter(pk=entry.thing_id) if entry.kind == "contact.thread" else emptied.distinct()
    for thread in mine:
        actions.forget(thread, by=CLOCK)


@job("demands.answer_everybody", queue="post")
def answer_everybody(entry: Entry) -> None:
    """Each thread gets the answer, in the name of whoever gave it; what was begun is finished by a second run."""
    broadcast = Broadcast.objects.select_related("demand").get(pk=known_id(entry.facts["broadcast"]))
    author = actor_for(User.objects.get(pk=broadcast.by))
    while author and actions.deliver(broadcast, by=author):
        pass


@job("demands.tell_everybody", queue="clock", cron="* * * * *")
def tell_everybody(now: datetime) -> None:
    """A step that has stood for ten minutes is told to everybody whose message is in it, once."""
    settled = now - SETTLES
    waiting = Gathering.objects.filter(is_to_tell=True, since__lt=settled, demand__moved_at__lt=settled)
    for gathering in waiting.select_related("demand", "thread").order_by("since")[:AT_ONCE]:
        actions.tell(gathering, by=CLOCK)


@job("demands.measure", queue="clock", cron="13 * * * *")
def measure(now: datetime) -> None:
    """Time passes where nobody writes, too: how warm each open demand is, and whether it grows."""
    measuring.measure_all()


@job("demands.measure_anew", queue="words")
def measure_anew(entry: Entry) -> None:
    """Other thresholds are in force."""
    measuring.measure_all()


@job("demands.encode", queue="clock", cron="* * * * * 20")
def encode(now: datetime) -> None:
    """What messages owe in vectors, where the congress has turned an encoder on; after a failure, later."""
    encoding.catch_up(now)


@job("demands.weigh_meaning", queue="clock", cron="41 3 * * *")
def weigh_meaning(now: datetime) -> None:
    """Nightly: what nearness in meaning is worth here; and all there is will be gone through once more."""
    for standing in encoding.in_use():
        weighing.weigh(standing)
        encoding.go_through_again(standing)


@job("demands.read_again", queue="clock", cron="31 1 * * *")
def read_again(now: datetime) -> None:
    """Nightly, after an upgrade: what an earlier version read is read as this one reads."""
    reading.read_again(READ_AGAIN)


@job("demands.look_beside", queue="clock", cron="*/10 * * * *")
def look_beside(now: datetime) -> None:
    """What has come lately may show that two demands are one; what no run saw, the night sees."""
    for demand in bridging.joined_since(now - LATELY):
        bridging.look_beside(demand)


@job("demands.look_again", queue="clock", cron="11 2 * * *")
def look_again(now: datetime) -> None:
    """Nightly: all that is open, together; what comes of it are proposals."""
    night.look_again()


@job("demands.post_letters", queue="post")
def post_letters(entry: Entry) -> None:
    """The resident hears how their demand stands."""
    letters.post(entry)
